import { formatAddress } from "../address.ts";
import type { ChatAdapter } from "../chat/port.ts";
import type { Clock } from "../clock.ts";
import { attempt, needsOpening, placeOf, type Outcome } from "./attempt.ts";
import { createReadyLanes, isAnswer, type Held, type Lane } from "./lanes.ts";
import type { FilePort } from "./ports.ts";
import type { Cancel, Timers } from "./timers.ts";
import { createWindows, type Windows } from "./windows.ts";

export interface OutletDeps {
  readonly adapter: ChatAdapter;
  readonly files: FilePort;
  readonly concurrency: number;
  readonly timeoutMs: number;
  readonly clock: Clock;
  readonly timers: Timers;
  /** False when the first row is not to be sent now (expired, not ours any more); the lane is dealt with there. */
  readonly admit: (lane: Lane, held: Held) => boolean;
  /** Records the outcome, takes the row out of the lane when that is final, says how long the lane then waits. */
  readonly finished: (lane: Lane, held: Held, outcome: Outcome) => Promise<number>;
  /** The lane has no more rows. */
  readonly emptied: (lane: Lane) => void;
}

/** The way out to one platform: which lane may send when. A slow platform holds up nobody else's. */
export interface Outlet {
  /** The lane has something to send, or may have. */
  offer(lane: Lane): void;
  /** The lane is offered again in `ms`. */
  delay(lane: Lane, ms: number): void;
  /** The lane is no longer to be sent from. */
  withdraw(lane: Lane): void;
  /** Begins nothing more; resolves when no call to the platform is under way. */
  halt(): Promise<void>;
  /** Resolves when the outcomes of all calls are recorded too. */
  done(): Promise<void>;
}

interface Spot {
  readonly windows: Windows;
  /** Lanes that wait for a send of another lane to the same place: a person's lane and that conversation's. */
  readonly waiting: Set<Lane>;
}

/** Remembered places are looked through for idle ones when there are more than these. */
const manySpots = 1_000;
/**
 * A platform cannot recognise an answer that comes again, so each one that is sent and not yet recorded may be read twice
 * after a crash. One at a time keeps that to one; a queue of answers lets one more go for each of these that wait, because
 * people who wait a second for their answer are worse off than one who might read it twice.
 */
const waitingPerAnswer = 8;
/** While others of their kind are under way, changes look again after so long. */
const longestWait = 1_000;
/** For a platform that refuses without saying for how long. */
const defaultPause = 1_000;

export function createOutlet(deps: OutletDeps): Outlet {
  const { adapter, clock, timers } = deps;
  const app = createWindows(adapter.limits.perApp);
  const { changes } = adapter.limits;
  const changesOfApp = createWindows(changes?.perApp ?? []);
  /** Answer addresses have an allowance of their own, so no window counts them; a refusal of the app stops them too. */
  const answers = createWindows([]);
  const spots = new Map<string, Spot>();
  const ready = createReadyLanes();
  const calls = new Set<Promise<Outcome>>();
  const works = new Set<Promise<void>>();
  /** Answers begun and not yet recorded. */
  let unrecorded = 0;
  let halted = false;
  let alarm: Cancel | undefined;
  let pruneAt = manySpots;
  /** The lane that was refused last, and until when it waits. */
  let refused: { readonly lane: Lane; readonly until: number } | undefined;

  const now = (): number => clock.now().getTime();

  function offer(lane: Lane): void {
    if (lane.state !== "free" || halted) return;
    if (lane.rows.length === 0) return deps.emptied(lane);
    lane.state = "ready";
    ready.add(lane);
    pump();
  }

  function delay(lane: Lane, ms: number): void {
    if (halted) return;
    lane.state = "waiting";
    lane.cancel = timers.after(ms, () => free(lane));
  }

  function free(lane: Lane): void {
    lane.cancel?.();
    lane.cancel = undefined;
    lane.state = "free";
    offer(lane);
  }

  function pump(): void {
    while (!halted && calls.size < deps.concurrency) {
      const at = now();
      const waits = { answers: answers.waitMs(at), others: app.waitMs(at) };
      const room = unrecorded < 1 + Math.floor(ready.count("answers") / waitingPerAnswer);
      const lane = ready.take({ answers: waits.answers === 0 && room, others: waits.others === 0 });
      if (lane === undefined) {
        const soonest = Math.min(
          ready.count("answers") > 0 && room ? waits.answers : Infinity,
          ready.count("others") > 0 ? waits.others : Infinity,
        );
        return wakeIn(soonest);
      }
      lane.state = "free";
      const held = lane.rows[0];
      if (held === undefined) deps.emptied(lane);
      else if (deps.admit(lane, held)) begin(lane, held);
    }
  }

  function wakeIn(ms: number): void {
    // Infinity: the end of a send under way pumps again.
    alarm?.();
    alarm = undefined;
    if (ms === Infinity) return;
    alarm = timers.after(ms, () => {
      alarm = undefined;
      pump();
    });
  }

  function begin(lane: Lane, held: Held): void {
    const opening = needsOpening(held);
    const spot = opening ? undefined : spotOf(held);
    const wait = Math.max(spot?.windows.waitMs(now()) ?? 0, isChange(held) ? changesOfApp.waitMs(now()) : 0);
    if (spot !== undefined && spot.windows.waitMs(now()) === Infinity) {
      lane.state = "waiting";
      lane.cancel = () => spot.waiting.delete(lane);
      spot.waiting.add(lane);
    } else if (wait > 0) {
      delay(lane, Math.min(wait, longestWait));
    } else {
      lane.state = "busy";
      const work = send(lane, held, spot, opening).finally(() => works.delete(work));
      works.add(work);
    }
  }

  async function send(lane: Lane, held: Held, spot: Spot | undefined, opening: boolean): Promise<void> {
    // Opening a conversation is no message: the windows do not count it.
    const answering = isAnswer(held);
    const counted = !opening && !answering;
    const windows = isChange(held) ? changesOfApp : app;
    if (answering) unrecorded += 1;
    if (counted) windows.begin();
    spot?.windows.begin();
    const call = attempt(deps, held);
    calls.add(call);
    const outcome = await call;
    calls.delete(call);
    if (counted) windows.end(now());
    spot?.windows.end(now());
    if (outcome.kind === "failed" && outcome.code === "rate_limited") {
      refuse(lane, outcome.retryAfterMs ?? defaultPause);
    }
    // A copy: one that must go on waiting puts itself into the set again.
    const waiting = Array.from(spot?.waiting ?? []);
    for (const other of waiting) free(other);
    // The room an answer leaves is there once it is recorded.
    if (!answering) pump();
    const ms = await deps.finished(lane, held, outcome);
    if (answering) {
      unrecorded -= 1;
      pump();
    }
    if (ms > 0) return delay(lane, ms);
    lane.state = "free";
    offer(lane);
  }

  /**
   * A refusal does not say whether the place or the whole app has sent too much. The lane alone waits; when a second lane
   * is refused while the first one waits, it is the app, and everything waits.
   */
  function refuse(lane: Lane, ms: number): void {
    const at = now();
    if (refused !== undefined && refused.lane !== lane && refused.until > at) {
      app.pause(at, ms);
      answers.pause(at, ms);
    }
    if (refused === undefined || refused.until < at + ms) refused = { lane, until: at + ms };
  }

  /** A change that the platform counts apart from messages. */
  function isChange({ delivery }: Held): boolean {
    return changes !== undefined && delivery.target.kind === "update";
  }

  function spotOf(held: Held): Spot | undefined {
    const place = placeOf(held);
    if (place === undefined) return undefined;
    const { target } = held.delivery;
    const apart = isChange(held) && target.kind === "update";
    const key = apart ? `${formatAddress(place)} ${target.posted.id}` : formatAddress(place);
    const known = spots.get(key);
    if (known !== undefined) return known;
    if (spots.size >= pruneAt) prune();
    const limits = apart ? (changes?.perMessage ?? []) : adapter.limits.perPlace;
    const spot = { windows: createWindows(limits), waiting: new Set<Lane>() };
    spots.set(key, spot);
    return spot;
  }

  function prune(): void {
    for (const [key, spot] of spots) if (spot.windows.idle(now())) spots.delete(key);
    pruneAt = Math.max(manySpots, 2 * spots.size);
  }

  return {
    offer,
    delay,
    withdraw(lane) {
      lane.cancel?.();
      lane.cancel = undefined;
      lane.state = "free";
      ready.delete(lane);
    },
    async halt() {
      halted = true;
      alarm?.();
      await Promise.all(calls);
    },
    async done() {
      await Promise.all(works);
    },
  };
}
