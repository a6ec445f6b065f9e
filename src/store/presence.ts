/**
 * Which running processes are alive. A lease says until when a process has its rows; when the process is killed, nobody
 * need wait for that: this says at once that it is gone.
 */
export interface Presence {
  /** From now on `owner` counts as alive, until this process closes the store or ends in whatever way. */
  enter(owner: string): Promise<void>;
  /**
   * Ends the leases of owners that had entered and are gone, so that their rows can be taken over now; returns how many.
   * To be called again and again. Owners that never entered keep their leases until they run out.
   */
  endLeasesOfGone(now: Date): Promise<number>;
}
