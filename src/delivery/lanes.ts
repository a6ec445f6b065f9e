import type { Place, Platform } from "../address.ts";
import type { PlatformErrorCode } from "../errors.ts";
import type { Delivery } from "./delivery.ts";
import type { OutboxRow } from "./ports.ts";
import type { Cancel } from "./timers.ts";

/** A row in our hands, and what we have learnt about it. */
export interface Held {
  readonly row: OutboxRow;
  readonly delivery: Delivery;
  /** Ours until then, in milliseconds; after that another process may have it. */
  leasedUntil: number;
  /** Failed tries by what they failed of. */
  readonly failures: Map<PlatformErrorCode, number>;
  /** An earlier try may have arrived. */
  mayRepeat: boolean;
  /** An answer whose address has expired: it goes to the person now. */
  fallen: boolean;
  /** The direct conversation, once it is open. */
  place: Place | undefined;
}

/** Rows of one lane go one after the other, by id. */
export interface Lane {
  readonly key: string;
  readonly platform: Platform;
  readonly rows: Held[];
  /** `free`: may be offered. `busy`: its first row is under way. `waiting`: for a retry or a rate window. */
  state: "free" | "ready" | "busy" | "waiting";
  /** Ends the waiting. */
  cancel: Cancel | undefined;
}

export function createLane(key: string, platform: Platform): Lane {
  return { key, platform, rows: [], state: "free", cancel: undefined };
}

/** Keeps the rows by id; never before a first row that is under way or has been tried. */
export function insert(lane: Lane, held: Held): void {
  const tried = lane.state === "busy" || (lane.rows[0]?.failures.size ?? 0) > 0;
  const started = tried ? 1 : 0;
  let at = lane.rows.length;
  while (at > started && (lane.rows[at - 1]?.row.id ?? 0) > held.row.id) at -= 1;
  lane.rows.splice(at, 0, held);
}

/** An answer that still goes to its own address, outside of what the app's rate windows count. */
export function isAnswer(held: Held): boolean {
  return held.row.kind === "answer" && !held.fallen;
}

/** The lanes that may send now. */
export interface ReadyLanes {
  add(lane: Lane): void;
  /** The next one of those that may go, no longer in the list. */
  take(may: { readonly answers: boolean; readonly others: boolean }): Lane | undefined;
  /** How many lanes wait whose next message is an answer, or is none. */
  count(what: "answers" | "others"): number;
  delete(lane: Lane): void;
}

/**
 * First come, first served, a lane at the end again after each message: a busy lane cannot keep others waiting. Answers go
 * first, because a person is waiting for one while boards go out; but one turn in four is for the others.
 */
export function createReadyLanes(): ReadyLanes {
  const answers = new Set<Lane>();
  const others = new Set<Lane>();
  let turn = 0;

  function first(lanes: Set<Lane>): Lane | undefined {
    const [lane] = lanes;
    if (lane !== undefined) lanes.delete(lane);
    return lane;
  }

  return {
    add(lane) {
      const [next] = lane.rows;
      if (next !== undefined && isAnswer(next)) answers.add(lane);
      else others.add(lane);
    },
    take(may) {
      turn = (turn + 1) % 4;
      const answer = () => (may.answers ? first(answers) : undefined);
      const other = () => (may.others ? first(others) : undefined);
      return turn === 0 ? (other() ?? answer()) : (answer() ?? other());
    },
    count: (what) => (what === "answers" ? answers : others).size,
    delete(lane) {
      answers.delete(lane);
      others.delete(lane);
    },
  };
}
