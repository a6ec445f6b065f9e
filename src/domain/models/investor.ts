import type { Money } from "../../money.ts";

export interface InvestorContact {
  readonly name: string;
  readonly title: string | null;
  readonly phone: string | null;
  /** The unit that knows this person: nobody else but the coordinator reads of them. */
  readonly unitId: number;
}

/** A company that may invest: a record of its own, whoever talks to it. */
export interface Investor {
  /** `I3`, unique in the organisation. */
  readonly number: number;
  /** As first written, or corrected. */
  readonly name: string;
  /** Other spellings under which it was logged, in the order of their coming. */
  readonly aliases: readonly string[];
  readonly creditCode: string | null;
  /** Name of its parent group. */
  readonly parent: string | null;
  /** Codes of the pack's classes with the year of the edition that lists it: the 500s change every year. */
  readonly classes: Readonly<Record<string, number>>;
  readonly country: string | null;
  readonly contacts: readonly InvestorContact[];
  /** Digits of the telephone numbers typed at its leads: it is found by them, and nobody is ever shown them. */
  readonly phones: readonly string[];
  /** Registered capital, where known. */
  readonly capital: Money | null;
  /** The unit that logged it first. */
  readonly unitId: number;
  /** Number of the record it was merged into: it counts nowhere, and comes back when the merging is undone. */
  readonly mergedInto: number | null;
  readonly loggedAt: string;
  /** True once its creation was undone. */
  readonly voided: boolean;
}

export interface InvestorRecord {
  readonly investor: Investor;
  readonly seq: number;
  readonly head: string;
}
