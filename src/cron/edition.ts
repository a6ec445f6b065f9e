import { makeIssue, type Issued, type IssueQuestion } from "../domain/boards/issue.ts";
import type { Channel } from "../domain/model.ts";
import type { Tx } from "../domain/ports.ts";
import type { DueSlot } from "../domain/schedule.ts";
import type { Scene } from "./job.ts";

/** The next issue of a channel for a slot, frozen in the transaction that posts it. */
export function nextIssue(
  tx: Tx,
  scene: Scene,
  channel: Channel,
  { slot, at }: DueSlot,
  what: Omit<IssueQuestion, "at" | "slot">,
): Promise<Issued> {
  return makeIssue({ tx, ...scene }, channel, { ...what, slot, at });
}
