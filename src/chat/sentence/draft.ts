import type { Money } from "../../money.ts";
import type { NextStep, ReadContext } from "../command.ts";

/** Kinds of progress, by the codes of `/progress`. */
export const progressActs = ["call", "visit", "reception", "site", "talk", "meeting", "errand", "note"] as const;
export type ProgressAct = (typeof progressActs)[number];

/** What a sentence would have been as a command. */
export type Act = "lead" | ProgressAct | "funds" | "stage" | "lost" | "request";

/** What was said and is not taken over, and why; `given` as it was said. */
export type Open =
  | {
      readonly field: "amount";
      /** 30 to 50, some 50: no sum that can be kept exactly. `several`: more than one, and not said which is meant. */
      readonly why: "range" | "about" | "several";
      readonly given: string;
    }
  | {
      readonly field: "date" | "next";
      /** `vague`: next week, soon: no day. `unclear`: it may mean one thing or another. */
      readonly why: "several" | "vague" | "unclear";
      readonly given: string;
    };

/**
 * What a sentence means, as far as that is certain. A field that could be read in two ways is left out and stands in
 * `open`. Which project is meant is a number, or a company that is looked up; where there is none of it yet, what was done
 * begins a lead of this `name`.
 */
export interface Draft {
  readonly act: Act;
  readonly number?: number;
  readonly company?: string;
  /** What a lead of it would be called. */
  readonly name?: string;
  readonly amount?: Money;
  /** When it happened. */
  readonly date?: string;
  readonly next?: NextStep;
  readonly city?: string;
  readonly contact?: string;
  readonly needs?: string;
  readonly chain?: string;
  /** A stage, and what was said for its gate: `合同号:HT-8 日期:2026-11-23`. */
  readonly stage?: string;
  readonly evidence?: readonly Evidence[];
  /** Of progress and requests: the sentence's own words. */
  readonly text?: string;
  readonly reason?: string;
  /** Of a lead: what else was said. */
  readonly note?: string;
  readonly open: readonly Open[];
}

/** A gate's evidence, or a proof of funds (`proof`). */
export interface Evidence {
  readonly key: "contract" | "date" | "amount" | "proof";
  readonly value: string;
}

/** What somebody who writes without a slash wants. */
export type Reading =
  | { readonly kind: "draft"; readonly draft: Draft }
  /** How a project stands: to be looked up, nothing is to be written. */
  | { readonly kind: "question"; readonly number?: number; readonly words?: string }
  | { readonly kind: "greeting" | "thanks" };

export interface SentenceContext extends ReadContext {
  /** How much of the beginning of a text is the name of a place; 0 where it begins with none. */
  readonly placeAt: (text: string) => number;
}

/** A longer text is a report and no sentence: it is not read. */
export const longestSentence = 400;
