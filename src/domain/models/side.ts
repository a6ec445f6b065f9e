import type { Day } from "./basic.ts";

/**
 * Off the main line, with its reason: 暂缓 paused, 停谈 lost, 培育 nurture, 退出 exited after signing. A project keeps its stage
 * while it is here, and comes back to it.
 */
export interface SideState {
  readonly state: "paused" | "lost" | "nurture" | "exited";
  /** Code of the pack's reason, `other` where it is in the words alone. */
  readonly reason: string;
  readonly words: string | null;
  readonly since: Day;
  /** Paused: the last day of the excuse. Lost and nurture: the day to call again. */
  readonly until: Day | null;
  /** An excuse holds the clocks only once the unit's leader or the coordinator has accepted it. */
  readonly accepted: boolean;
  /** Nurture: how often the day to call again was moved on. */
  readonly rounds: number;
}
