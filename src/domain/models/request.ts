import type { Day, Secrecy } from "./basic.ts";

/** One step of a request's way, as everybody concerned may read it. */
export interface RequestStep {
  readonly kind:
    | "accepted"
    | "answered"
    | "solved"
    | "extended"
    | "objected"
    | "assigned"
    | "escalated"
    | "reopened"
    | "closed";
  readonly at: string;
  readonly byId: number;
  readonly text: string | null;
}

/** An enterprise request (企业诉求): something a company asks for, with clocks in working days. */
export interface EnterpriseRequest {
  /** `R5`, unique in the organisation. */
  readonly number: number;
  readonly company: string;
  readonly investor: number | null;
  readonly project: number | null;
  readonly text: string;
  readonly contact: string | null;
  readonly secrecy: Secrecy;
  /** The unit that is to solve it; the coordinator's office until it is assigned is 0. */
  readonly unitId: number;
  readonly ownerId: number | null;
  readonly reporterId: number;
  readonly reporterUnitId: number;
  readonly state: "open" | "accepted" | "answered" | "solved" | "closed" | "declined";
  /** Takes longer by the pack's rule: the complex clock. */
  readonly complex: boolean;
  readonly loggedAt: string;
  /** The last day of the clock that runs now; null while none does. */
  readonly due: Day | null;
  readonly steps: readonly RequestStep[];
  /** How often it was raised to the coordinator for being late. */
  readonly escalations: number;
  readonly voided: boolean;
}

export interface RequestRecord {
  readonly request: EnterpriseRequest;
  readonly seq: number;
  readonly head: string;
}

/** What the enterprise said of a request: read by nobody until its unit has five of them. */
export interface Rating {
  readonly request: number;
  readonly unitId: number;
  /** 5 very satisfied … 1 very dissatisfied. */
  readonly stars: number;
  readonly comment: string | null;
  readonly at: string;
}
