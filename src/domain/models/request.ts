import type { Day, Secrecy } from "./basic.ts";

/** One step of a request's way, as everybody concerned may read it. */
export interface RequestStep {
  /** `escalated` is the assistant's: it was raised to the leader or the coordinator for being late. */
  readonly kind: "assigned" | "accepted" | "answered" | "solved" | "extended" | "objected" | "escalated" | "reopened";
  /** Instant, ISO 8601 in UTC. */
  readonly at: string;
  readonly byId: number;
  /** The unit that has it after this step. */
  readonly unitId: number;
  readonly text: string | null;
}

export type RequestState = "open" | "accepted" | "answered" | "solved";

/** An enterprise request (企业诉求): something a company asks for, with clocks in working days. */
export interface EnterpriseRequest {
  /** `R5`, unique in the organisation. */
  readonly number: number;
  readonly company: string;
  readonly investor: number | null;
  readonly project: number | null;
  readonly text: string;
  readonly contact: string | null;
  /** Of its project when it was logged, at least L1: what a company complains of is never public. */
  readonly secrecy: Secrecy;
  /** The unit that is to solve it; the coordinator's office until it is assigned is 0. */
  readonly unitId: number;
  readonly ownerId: number | null;
  readonly reporterId: number;
  readonly reporterUnitId: number;
  readonly state: RequestState;
  /** Takes longer by the pack's rule: the complex clock. */
  readonly complex: boolean;
  /** Instant, ISO 8601 in UTC. */
  readonly loggedAt: string;
  /** From when its clocks run: the instant it came to the unit that has it, or was reopened. */
  readonly since: string;
  /** What was granted instead of the solve clock's own last day. */
  readonly extendedTo: Day | null;
  /** By their place in the order of coming: 1, 2, 3 … */
  readonly steps: Readonly<Record<string, RequestStep>>;
  /** How far the clock that runs was raised for being late: 0 nobody, 1 the unit's leader, 2 the coordinator. */
  readonly escalations: number;
  /** True once its creation was undone. */
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
  /** Instant, ISO 8601 in UTC. */
  readonly at: string;
}

/** The one-time link with which the enterprise rates: its token is kept nowhere. */
export interface RatingLink {
  /** SHA-256 of the token, hexadecimal. */
  readonly tokenHash: string;
  readonly request: number;
  readonly unitId: number;
  /** Instants, ISO 8601 in UTC. */
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly usedAt: string | null;
}
