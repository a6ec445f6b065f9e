import type { Address } from "../address.ts";
import type {
  Channel,
  Entry,
  Member,
  Organization,
  ProjectRecord,
  Quiet,
  Role,
  RoleName,
  Subject,
  Unit,
} from "./model.ts";
import type { Corrections, Facts, Issues, Marks, Rollups, Rules, Targets } from "./boards/port.ts";
import type { Cards } from "./cards/port.ts";
import type { Page } from "./models/basic.ts";
import type { OwnCalendar } from "./models/calendar.ts";
import type { Chain } from "./models/chain.ts";
import type { Exchanges } from "./exchange/port.ts";
import type { InvestorRecord } from "./models/investor.ts";
import type { Claims, Troubles, Unreachables } from "./jobs/port.ts";
import type { Links } from "./linking/port.ts";
import type { Outings } from "./outings/port.ts";
import type { Due, DueKind, Part } from "./models/part.ts";
import type { Snoozes, Tellings } from "./reminders/port.ts";
import type { Traces } from "./removal/port.ts";
import type { Ratings, Requests } from "./requests/port.ts";

export type { Page };

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
  readonly corrections: Corrections;
  readonly facts: Facts;
  readonly rules: Rules;
  readonly marks: Marks;
  readonly sequences: Sequences;
  readonly investors: Investors;
  readonly parts: Parts;
  readonly dues: Dues;
  readonly cards: Cards;
  readonly chains: Chains;
  readonly requests: Requests;
  readonly ratings: Ratings;
  readonly outings: Outings;
  readonly links: Links;
  readonly tellings: Tellings;
  readonly snoozes: Snoozes;
  readonly exchanges: Exchanges;
  readonly claims: Claims;
  readonly troubles: Troubles;
  readonly unreachables: Unreachables;
  readonly traces: Traces;
}

export interface Organizations {
  byKey(key: string): Promise<Organization | undefined>;
  byWorkspace(platform: string, workspace: string): Promise<Organization | undefined>;
  /** Idempotent: two instances starting at once make one. */
  ensure(draft: OrganizationDraft): Promise<Organization>;
  bindWorkspace(orgId: number, platform: string, workspace: string): Promise<void>;
  /** The next short number people type: 1, 2, 3 … per organisation, without gaps unless a transaction fails. `count` numbers, the first given. */
  nextNumber(orgId: number, count?: number): Promise<number>;
  /** Version of the pack under which the kept figures were made. */
  figures(orgId: number): Promise<string | undefined>;
  setFigures(orgId: number, version: string): Promise<void>;
  /** Writes where it still says what it said before; false when somebody was faster. */
  setCalendar(orgId: number, calendar: OwnCalendar | null, before: OwnCalendar | null): Promise<boolean>;
  /** Code of the measure whose clocks it works by; null: the pack's own. */
  setPolicy(orgId: number, policy: string | null): Promise<void>;
  /** What the kept due instants were reckoned with, as `clocks.ts` wrote it, and the code of the policy in force. */
  clocks(orgId: number): Promise<{ readonly clocks: string | null; readonly policy: string | null }>;
  /** As `setCalendar`. */
  setClocks(orgId: number, clocks: string, before: string | null): Promise<boolean>;
  all(): Promise<readonly Organization[]>;
}

/** A new one has the pack's calendar. */
export type OrganizationDraft = Omit<Organization, "id" | "calendar" | "policy">;

export interface Units {
  list(orgId: number): Promise<readonly Unit[]>;
  byId(orgId: number, id: number): Promise<Unit | undefined>;
  /** Hours and zone are the usual ones where they are not said. */
  create(orgId: number, draft: UnitDraft): Promise<Unit>;
  save(orgId: number, unit: Unit): Promise<void>;
}

export type UnitDraft = Omit<Unit, "id" | "hours" | "timezone"> & Partial<Pick<Unit, "hours" | "timezone">>;

export interface People {
  byIdentity(orgId: number, identity: Address): Promise<Member | undefined>;
  byIds(orgId: number, ids: readonly number[]): Promise<readonly Member[]>;
  /** Of these units, so many at most. */
  inUnits(orgId: number, unitIds: readonly number[], limit: number): Promise<readonly Member[]>;
  /** Active people of this exact name. */
  named(orgId: number, name: string): Promise<readonly Member[]>;
  create(
    orgId: number,
    draft: { readonly name: string; readonly unitId: number | undefined },
    identity: Address,
  ): Promise<Member>;
  /** Name, unit, active flag and the whole list of roles. */
  save(orgId: number, member: Member): Promise<void>;
  /** A person's own quiet hours and absence; undefined for none. */
  setQuiet(orgId: number, id: number, quiet: Quiet | undefined): Promise<void>;
  /**
   * Where to reach people directly: every identity of these people, of each person first the one with which they last
   * wrote into the record. An account of a platform comes before one of the console, where nobody looks all day.
   */
  identities(
    orgId: number,
    ids: readonly number[],
  ): Promise<readonly { readonly memberId: number; readonly identity: Address }[]>;
  /** Everybody holding the role, organisation-wide or in the unit. */
  holding(orgId: number, role: Role): Promise<readonly Member[]>;
  /** Everybody holding one of the roles, in whatever unit. */
  inRoles(orgId: number, names: readonly RoleName[]): Promise<readonly Member[]>;
  list(orgId: number, page: Page): Promise<readonly Member[]>;
  /** Active people of the unit, at most `limit`, by name. */
  ofUnit(orgId: number, unitId: number, limit: number): Promise<readonly Member[]>;
}

export interface Channels {
  byAddress(orgId: number, address: Address): Promise<Channel | undefined>;
  byId(orgId: number, id: number): Promise<Channel | undefined>;
  list(orgId: number): Promise<readonly Channel[]>;
  /** Creates or replaces the binding of this address. */
  bind(orgId: number, draft: Omit<Channel, "id">): Promise<Channel>;
}

export interface ProjectFilter {
  readonly unitId?: number;
  readonly ownerId?: number;
  readonly stage?: string;
  readonly chain?: string;
  /**
   * - `open`: neither lost nor exited. `lost`, `exited`: those. `main`: with no side state, not even a past excuse.
   * - `paused`: under an accepted excuse at the instant `asOf`.
   */
  readonly side?: "open" | "main" | "paused" | "lost" | "exited";
  readonly asOf?: Date;
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
  /** Many new ones in one statement; rejects as `insert` does. */
  insertAll(
    orgId: number,
    projects: readonly { readonly record: ProjectRecord; readonly derived: Derived }[],
  ): Promise<void>;
  /** What is known under these names or credit codes, voided ones left out: for telling duplicates. */
  alike(orgId: number, names: readonly string[], creditCodes: readonly string[]): Promise<readonly AlikeProject[]>;
  /** Writes when the stored row is still at `expectedSeq`; false when somebody was faster. */
  update(orgId: number, record: ProjectRecord, derived: Derived, expectedSeq: number): Promise<boolean>;
  byNumber(orgId: number, number: number): Promise<ProjectRecord | undefined>;
  /** Those of the numbers that exist, voided ones included, in no order. */
  byNumbers(orgId: number, numbers: readonly number[]): Promise<readonly ProjectRecord[]>;
  /** Newest progress first; voided and merged ones never. */
  list(
    orgId: number,
    filter: ProjectFilter,
    page: Page,
  ): Promise<{ readonly records: readonly ProjectRecord[]; readonly more: boolean }>;
  /**
   * Open projects with `dueAt` in (after, until], of one owner, one unit or everybody: those that fell due last first, so
   * that what has been told and told again for months is not read before what is new, or with `earliestFirst` those that
   * wait longest. `limit` of them after the first `offset`, which is 0 where it is not given.
   */
  due(
    orgId: number,
    by: { readonly ownerId: number } | { readonly unitId: number } | "everybody",
    range: { readonly after?: Date; readonly until: Date; readonly earliestFirst?: boolean },
    limit: number,
    offset?: number,
  ): Promise<readonly ProjectRecord[]>;
  /** Everybody who owns something due, and the units it is in. */
  whoseDue(
    orgId: number,
    until: Date,
  ): Promise<{ readonly ownerIds: readonly number[]; readonly unitIds: readonly number[] }>;
  /** Projects of these investors, the oldest first, voided and merged ones left out. */
  ofInvestors(orgId: number, investors: readonly number[], limit: number): Promise<readonly ProjectRecord[]>;
  /** Of those the ones that hold a first report, or held one. */
  holdersOf(orgId: number, investors: readonly number[], limit: number): Promise<readonly ProjectRecord[]>;
  /** Projects that this one brought, the oldest first, voided and merged ones left out. */
  introducedBy(orgId: number, number: number, limit: number): Promise<readonly ProjectRecord[]>;
  /** The nurture pool: lost projects with a day to call again, the earliest such day first. */
  toRevisit(
    orgId: number,
    filter: ProjectFilter,
    page: Page,
  ): Promise<{ readonly records: readonly ProjectRecord[]; readonly more: boolean }>;
  /** Every project that names this investor, merged ones too and void ones not, by number after the cursor. */
  pointingTo(orgId: number, investor: number, after: number, limit: number): Promise<readonly ProjectRecord[]>;
  /**
   * Numbers after the cursor in their order, for walking over all of them in parts: voided ones too where there is no
   * filter, else as `list`.
   */
  after(orgId: number, number: number, limit: number, filter?: ProjectFilter): Promise<readonly ProjectRecord[]>;
  /** The same, voided ones left out, with the instants that are kept. */
  withDue(orgId: number, after: number, limit: number): Promise<readonly DueProject[]>;
  /** Keeps another instant, where the row is still at `expectedSeq`; false when somebody was faster. */
  setDue(orgId: number, number: number, dueAt: Date | null, expectedSeq: number): Promise<boolean>;
}

export interface DueProject {
  readonly record: ProjectRecord;
  readonly dueAt: Date | null;
}

/** As much of a project as shows that another is the same. */
export interface AlikeProject {
  readonly number: number;
  readonly name: string;
  readonly company: string | null;
  readonly creditCode: string | null;
  readonly unitId: number;
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
  ofStream(orgId: number, subject: Subject, stream: number, limit: number): Promise<readonly Entry[]>;
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
  /** Entries of projects of these units, of some kinds, in [from, to), the newest first. */
  newsOf(
    orgId: number,
    unitIds: readonly number[],
    kinds: readonly string[],
    from: Date,
    to: Date,
    limit: number,
  ): Promise<readonly Entry[]>;
  /** Entries of projects of these units later than the instant, project by project in their order: what figures as of then do without. */
  sinceInUnits(orgId: number, unitIds: readonly number[], after: Date): Promise<readonly Entry[]>;
  /** Writes who acted, the delivery and the body of entries anew and leaves their hashes: of `removal/` alone. */
  redact(orgId: number, entries: readonly Entry[]): Promise<void>;
  /** The end of a stream; `seq` 0 and an empty hash before its first entry. */
  head(orgId: number, subject: Subject, stream: number): Promise<{ readonly seq: number; readonly hash: string }>;
  /** For verification: a subject's entries by (stream, seq) after the cursor. */
  scan(
    orgId: number,
    subject: Subject,
    after: { readonly stream: number; readonly seq: number },
    limit: number,
  ): Promise<readonly Entry[]>;
}

/** Numbers of what is numbered apart from projects, 1, 2, 3 … without gaps: a number that was rolled back is given again. */
export interface Sequences {
  /**
   * `count` numbers in a row; the first of them. With a count of 0 the number that will be next, and whoever asks for one
   * waits until this transaction has ended.
   */
  next(orgId: number, name: "investor" | "funds" | "promise" | "request" | "mark", count?: number): Promise<number>;
}

export interface Investors {
  /** Rejects with ConcurrencyError when the number is taken. */
  insert(orgId: number, record: InvestorRecord, keys: readonly InvestorKey[]): Promise<void>;
  /** Many new ones; rejects as `insert` does. */
  insertAll(
    orgId: number,
    investors: readonly { readonly record: InvestorRecord; readonly keys: readonly InvestorKey[] }[],
  ): Promise<void>;
  /** As `Projects.update`; the keys replace the ones there were. */
  update(orgId: number, record: InvestorRecord, keys: readonly InvestorKey[], expectedSeq: number): Promise<boolean>;
  byNumbers(orgId: number, numbers: readonly number[]): Promise<readonly InvestorRecord[]>;
  /** The same for many keys of one kind, all of them. */
  withKeysOf(orgId: number, kind: string, keys: readonly string[]): Promise<readonly FoundKey[]>;
  /** Numbers of investors that have one of the keys, at most `limit` for each key. */
  withKeys(orgId: number, keys: readonly InvestorKey[], limit: number): Promise<readonly FoundKey[]>;
}

/** What an investor is found by: see `investors/keys.ts`. */
export interface InvestorKey {
  readonly kind: string;
  readonly key: string;
}

export interface FoundKey extends InvestorKey {
  readonly investor: number;
}

/** Where the numbered parts of projects are. */
export interface Parts {
  /** Those of one project, replacing the ones there were. */
  put(orgId: number, project: number, parts: readonly Part[]): Promise<void>;
  byNumber(orgId: number, kind: Part["kind"], number: number): Promise<Part | undefined>;
  /** In one state, the lowest number first. */
  inState(orgId: number, kind: Part["kind"], state: string, page: Page): Promise<readonly Part[]>;
}

/** What falls due, found without looking at what does not. */
export interface Dues {
  /** Those of one record, replacing the ones there were. */
  put(orgId: number, subject: Subject, number: number, dues: readonly Due[]): Promise<void>;
  /** Those of records that are new. */
  add(orgId: number, dues: readonly Due[]): Promise<void>;
  /** Of one kind with `at` in (after, until], the earliest first. */
  between(orgId: number, kind: DueKind, after: Date, until: Date, limit: number): Promise<readonly Due[]>;
  /** Of one record. */
  of(orgId: number, subject: Subject, number: number): Promise<readonly Due[]>;
  /** Of several, by number and kind. */
  ofEach(orgId: number, subject: Subject, numbers: readonly number[]): Promise<readonly Due[]>;
}

/** Industry chains: as many as an organisation has thought of, some dozens. */
export interface Chains {
  /** All of them, ended and inactive ones included, by name. */
  list(orgId: number): Promise<readonly Chain[]>;
  /** Rejects with ConcurrencyError when the name is taken. */
  create(orgId: number, draft: Omit<Chain, "id">): Promise<Chain>;
  save(orgId: number, chain: Chain): Promise<void>;
}

/** Two transactions wrote to one stream; the store runs the loser again. */
export class ConcurrencyError extends Error {
  override readonly name = "ConcurrencyError";
}
