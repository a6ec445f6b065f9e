import type { Money } from "../../money.ts";
import type { PersonRef } from "../membership.ts";
import type { Day, NextStep } from "../model.ts";

/** What one row of a sheet says of a project. Words of the pack and of the record are still as written. */
export interface LeadRow {
  readonly name?: string;
  readonly company?: string;
  readonly creditCode?: string;
  readonly amount?: Money;
  readonly chain?: string;
  readonly chainRole?: string;
  /** A stage's name, or what has come of it in free words: then it goes into the note. */
  readonly stage?: string;
  readonly progress?: string;
  readonly unit?: string;
  readonly owner?: PersonRef;
  readonly contact?: string;
  readonly via?: string;
  readonly referrer?: string;
  readonly country?: string;
  readonly origin?: string;
  readonly kind?: string;
  readonly secrecy?: string;
  /** The day of the first word, where the sheet has it. */
  readonly loggedOn?: Day;
  readonly next?: NextStep;
  readonly needs?: string;
  readonly note?: string;
  /** What gates ask, by the pack's key. */
  readonly evidence?: Readonly<Record<string, string>>;
}
