import type { Day } from "./basic.ts";

/** An excuse with its days, both included. */
export interface Pause {
  /** Code of the pack's reason, `other` where it is in the words alone. */
  readonly reason: string;
  readonly words: string | null;
  readonly since: Day;
  readonly until: Day;
  /** Who asked for it. */
  readonly byId: number;
}

/**
 * Off the main line, with its reason: 暂缓 paused, 停谈 lost, 退出 exited after signing. A project keeps its stage while it is
 * here, and comes back to it. Lost with a day to call again is in the nurture pool (培育池).
 */
export interface SideState extends Omit<Pause, "until"> {
  readonly state: "paused" | "lost" | "exited";
  /** Paused: the last day of the excuse. Lost: the day to call again, null where nobody will. */
  readonly until: Day | null;
  /** An excuse holds the clocks only once the unit's leader or the coordinator has accepted it. */
  readonly accepted: boolean;
  /** Lost: how often the day to call again was moved on. */
  readonly rounds: number;
  /** Paused: accepted excuses that ended before this one: their days do not count as days without progress. */
  readonly past: readonly Pause[];
}
