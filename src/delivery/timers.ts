export type Cancel = () => void;

/** Waiting, as delivery needs it: tests bring their own. */
export interface Timers {
  /** Runs once, `ms` milliseconds from now, unless cancelled. `run` must not throw. */
  after(ms: number, run: () => void): Cancel;
  /** The process stays until this is cancelled, although it may have nothing else to do than wait. */
  keepAlive(): Cancel;
}

/** Node's timers take at most a signed 32 bit number of milliseconds; more would fire at once. */
const longest = 2 ** 31 - 1;

/** Real timers. Unref'd: waiting for the next sweep keeps no process alive that has nothing else to do. */
export const systemTimers: Timers = {
  after(ms, run) {
    const timer = setTimeout(run, Math.min(Math.max(0, ms), longest));
    timer.unref();
    return () => clearTimeout(timer);
  },
  keepAlive() {
    const timer = setInterval(() => undefined, longest);
    return () => clearInterval(timer);
  },
};
