import type { Address } from "../address.ts";
import type {
  BoardIssue,
  Channel,
  Day,
  Entry,
  Member,
  Organization,
  ProjectRecord,
  Role,
  RollupCell,
  Scale,
  Target,
  Unit,
} from "./model.ts";

/**
 * What the domain asks of a store, inside one transaction. Every method is about one organisation; none reads more rows
 * than it returns (lists are paged, sums are kept).
 */
export interface Tx {
  readonly organizations: Organizations;
  readonly units: Units;
  readonly people: People;
  readonly channels: Channels;
  readonly projects: Projects;
  readonly ledger: Ledger;
  readonly rollups: Rollups;
  readonly targets: Targets;
  readonly issues: Issues;
}

export interface Organizations {
  byKey(key: string): Promise<Organization | undefined>;
  byWorkspace(platform: string, workspace: string): Promise<Organization | undefined>;
  /** Idempotent: two instances starting at once make one. */
  ensure(draft: Omit<Organization, "id">): Promise<Organization>;
  bindWorkspace(orgId: number, platform: string, workspace: string): Promise<void>;
  /** The next short number people type: 1, 2, 3 … per organisation, without gaps unless a transaction fails. */
  nextNumber(orgId: number): Promise<number>;
  all(): Promise<readonly Organization[]>;
}

export interface Units {
  list(orgId: number): Promise<readonly Unit[]>;
  byId(orgId: number, id: number): Promise<Unit | undefined>;
  create(orgId: number, draft: Omit<Unit, "id">): Promise<Unit>;
  save(orgId: number, unit: Unit): Promise<void>;
}

export interface People {
  byIdentity(orgId: number, identity: Address): Promise<Member | undefined>;
  byIds(orgId: number, ids: readonly number[]): Promise<readonly Member[]>;
  /** Active people of this exact name. */
  named(orgId: number, name: string): Promise<readonly Member[]>;
  create(
    orgId: number,
    draft: { readonly name: string; readonly unitId: number | undefined },
    identity: Address,
  ): Promise<Member>;
  /** Name, unit, active flag and the whole list of roles. */
  save(orgId: number, member: Member): Promise<void>;
  /** Where to reach people directly: every identity of these people. */
  identities(
    orgId: number,
    ids: readonly number[],
  ): Promise<readonly { readonly memberId: number; readonly identity: Address }[]>;
  /** Everybody holding the role, organisation-wide or in the unit. */
  holding(orgId: number, role: Role): Promise<readonly Member[]>;
  list(orgId: number, page: Page): Promise<readonly Member[]>;
}

export interface Channels {
  byAddress(orgId: number, address: Address): Promise<Channel | undefined>;
  byId(orgId: number, id: number): Promise<Channel | undefined>;
  list(orgId: number): Promise<readonly Channel[]>;
  /** Creates or replaces the binding of this address. */
  bind(orgId: number, draft: Omit<Channel, "id">): Promise<Channel>;
}

export interface Page {
  readonly offset: number;
  readonly limit: number;
}

export interface ProjectFilter {
  readonly unitId?: number;
  readonly ownerId?: number;
  readonly stage?: string;
  readonly chain?: string;
  /** Words that must all occur in name, code name or company (folded: case, width). */
  readonly words?: readonly string[];
  /**
   * Only those this person may see by name, so that a search cannot tell what a list would hide: L0; own; of the units
   * unless L2; of the units led. Undefined: all.
   */
  readonly visibleTo?: {
    readonly unitIds: readonly number[];
    readonly ledUnitIds: readonly number[];
    readonly memberId: number;
  };
}

export interface Projects {
  /** Rejects with ConcurrencyError when a project with this number exists in the organisation. */
  insert(orgId: number, record: ProjectRecord, derived: Derived): Promise<void>;
  /** Writes when the stored row is still at `expectedSeq`; false when somebody was faster. */
  update(orgId: number, record: ProjectRecord, derived: Derived, expectedSeq: number): Promise<boolean>;
  byNumber(orgId: number, number: number): Promise<ProjectRecord | undefined>;
  /** Those of the numbers that exist, voided ones included, in no order. */
  byNumbers(orgId: number, numbers: readonly number[]): Promise<readonly ProjectRecord[]>;
  /** Newest progress first; voided ones never. */
  list(
    orgId: number,
    filter: ProjectFilter,
    page: Page,
  ): Promise<{ readonly records: readonly ProjectRecord[]; readonly more: boolean }>;
  /** Open projects with `dueAt` in the past, the longest due first, at most `limit` for each owner or unit asked for. */
  due(
    orgId: number,
    by: { readonly ownerId: number } | { readonly unitId: number },
    now: Date,
    limit: number,
  ): Promise<readonly ProjectRecord[]>;
  /** Owners who have anything due. */
  dueOwners(orgId: number, now: Date): Promise<readonly number[]>;
}

/** What lists and clocks are found by; computed by the domain, stored beside the project. */
export interface Derived {
  /** When its clock runs out; null while none runs. */
  readonly dueAt: Date | null;
  /** Folded text that `words` is matched against. */
  readonly searchText: string;
}

export interface Ledger {
  /** Rejects with ConcurrencyError when the stream already has that sequence number. */
  append(orgId: number, entries: readonly Entry[]): Promise<void>;
  /** Newest first. */
  ofStream(orgId: number, stream: number, limit: number): Promise<readonly Entry[]>;
  /** The person's own entries since, newest first. */
  byActor(orgId: number, actorId: number, since: Date, limit: number): Promise<readonly Entry[]>;
  /** A unit's entries of some kinds in [from, to), oldest first. */
  ofUnit(
    orgId: number,
    unitId: number,
    kinds: readonly string[],
    from: Date,
    to: Date,
    limit: number,
  ): Promise<readonly Entry[]>;
  /** Head of the organisation's own stream. */
  head(orgId: number): Promise<{ readonly seq: number; readonly hash: string }>;
  /** For verification: entries by (stream, seq) after the cursor. */
  scan(
    orgId: number,
    after: { readonly stream: number; readonly seq: number },
    limit: number,
  ): Promise<readonly Entry[]>;
}

export interface Rollups {
  /** Adds each delta to its cell, in one statement. */
  add(orgId: number, deltas: readonly RollupCell[]): Promise<void>;
  /** Sums by unit over the cells of the periods in [from, to]. */
  sums(
    orgId: number,
    query: {
      readonly scale: Scale;
      readonly from: string;
      readonly to: string;
      readonly metric: string;
      readonly origins?: readonly string[];
    },
  ): Promise<ReadonlyMap<number, number>>;
  /** For verification. Cells of value 0 are left out. */
  all(orgId: number): Promise<readonly RollupCell[]>;
}

export interface Targets {
  set(orgId: number, target: Target): Promise<void>;
  ofYear(orgId: number, year: number, metric?: string): Promise<readonly Target[]>;
}

export interface Issues {
  latest(orgId: number, channelId: number): Promise<BoardIssue | undefined>;
  add(orgId: number, issue: BoardIssue): Promise<void>;
}

/** Claims of scheduled work: once per (job, target, slot), across instances and restarts. */
export interface Claims {
  /** True for the one caller that gets it. */
  claim(draft: ClaimDraft): Promise<boolean>;
  /** Writes what came of a claim made in this transaction. */
  amend(draft: ClaimDraft): Promise<void>;
  exists(orgId: number, job: string, target: string, slots: readonly Day[]): Promise<ReadonlySet<Day>>;
}

export interface ClaimDraft {
  readonly orgId: number;
  readonly job: string;
  /** `channel:3`, `person:7`. */
  readonly target: string;
  /** The local day the slot belongs to. */
  readonly slot: Day;
  readonly outcome: "posted" | "late" | "skipped" | "empty";
  readonly at: Date;
}

/** Two transactions wrote to one stream; the store runs the loser again. */
export class ConcurrencyError extends Error {
  override readonly name = "ConcurrencyError";
}
