import type { Locale } from "../command.ts";
import type { Aspect } from "./days.ts";
import type { ProgressAct, SentenceContext } from "./draft.ts";
import type { Said, Span } from "./span.ts";

/** A company as a sentence names it, and whom one met there. */
export interface Named {
  readonly company: string;
  readonly contact?: string;
  readonly span: Span;
}

/** What tells one meaning from another in a language. Expressions are for folded text. */
export interface Language {
  readonly locale: Locale;
  readonly aspect: Aspect;
  /** Before what is told: said to the assistant, or into a microphone. */
  readonly openers: RegExp;
  /** Something new: what follows is a lead. */
  readonly announcement: RegExp;
  /** What is wished, feared or an example is nobody's report. */
  readonly unreal: RegExp;
  /** Said to somebody who is to do it. */
  readonly asks: RegExp;
  /** Ends where what it denies begins. */
  readonly negation: RegExp;
  /** To come, or only wished: no money, no signature yet. */
  readonly notYet: RegExp;
  /** Wished or planned, before what would have been done. */
  readonly planned: RegExp;
  /** `#12`, as its first group that is there. */
  readonly numbers: RegExp;
  readonly funds: RegExp;
  /** Sums of many claims: not to be claimed once more. */
  readonly sums: RegExp;
  readonly proof: RegExp;
  readonly lost: RegExp;
  /** Before it: feared, almost. */
  readonly nearlyLost: RegExp;
  readonly because: RegExp;
  /** Stages by what is said when one is reached, in words that the packs know. */
  readonly stages: readonly (readonly [stage: string, words: RegExp])[];
  /** The stage whose gate asks for a contract. */
  readonly signed: string;
  /** Behind a stage's word: it is spoken of, not reached. */
  readonly aboutStage: RegExp;
  readonly reached: { readonly before: RegExp; readonly after: RegExp };
  readonly contractNumber: RegExp;
  readonly contractAmount: RegExp;
  /** Takes back half of what was said. */
  readonly but: RegExp;
  readonly request: RegExp;
  /** What was asked for is done. */
  readonly settled: RegExp;
  /** Kinds of progress, the most telling first: who talks on a visit has visited. */
  readonly kinds: readonly (readonly [act: ProgressAct, words: RegExp])[];
  /** Somebody has said or decided something, so it has happened. */
  readonly told: RegExp;
  readonly wish: RegExp;
  /** Elsewhere, or a goal of ours: no lead. */
  readonly noLead: RegExp;
  /** Of a company that wants nothing. */
  readonly unwilling: RegExp;
  /** A wish that makes a lead even without an amount, a plan or a day. */
  readonly strongWish: RegExp;
  readonly contact: RegExp;
  readonly needs: RegExp;
  readonly chain: RegExp;
  /** Whose plan the next step is, before its day: 他们 of 他们12月3日来考察. */
  readonly planner: RegExp;
  readonly findCompanies: (said: Said, at: SentenceContext) => readonly Named[];
  /** The company that stands alone behind an announcement: 新线索 歌尔股份. */
  readonly announced: (said: Said, at: SentenceContext) => Named | undefined;
  /** What is to be built. */
  readonly findPlan: (said: Said, company: Span) => string | undefined;
  readonly nameOf: (company: string, plan: string | undefined) => string;
  readonly cityOf: (said: Said, at: SentenceContext) => string | undefined;
}
