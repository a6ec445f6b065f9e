import type { Message } from "../chat/message.ts";
import type { Target } from "../delivery/delivery.ts";
import type { Tx } from "../domain/ports.ts";
import type { DailySchedule, DueSlot, MissedPolicy } from "../domain/schedule.ts";
import type { Setting } from "../domain/setting.ts";

/** One organisation at one instant, for composing what is due. */
export interface Scene extends Setting {
  readonly now: Date;
  /** How long after its time a post is still worth sending; for ever where somebody asked for it by hand. */
  readonly worthMs: number | undefined;
}

/** A message and where it goes. */
export interface Owed {
  readonly target: Target;
  readonly message: Message;
}

/** Somebody or some place that a job has something for, at its own time. */
export interface JobTarget {
  /** `channel:3`, `person:7`: with job and day the name of the claim. */
  readonly name: string;
  readonly schedule: DailySchedule;
  /** Slots before this instant are not its business: it was not there yet. */
  readonly since: Date | undefined;
  /** What to send, to one or to several, or nothing: composed in the transaction that claims the slot. */
  compose(tx: Tx, slot: DueSlot): Promise<Owed | readonly Owed[] | undefined>;
}

/** Work that comes by itself, and what becomes of it when nobody was there at its time. */
export interface Job extends MissedPolicy {
  readonly name: string;
  targets(tx: Tx, scene: Scene): Promise<readonly JobTarget[]>;
}
