import type { Address } from "../address.ts";
import type { Locale } from "../locale.ts";
import type { Money } from "../money.ts";
import type { Day, Secrecy } from "./models/basic.ts";
import type { OwnCalendar } from "./models/calendar.ts";
import type { Share, SplitProposal, Transfer } from "./models/credit.ts";
import type { Contest, Hold } from "./models/first-report.ts";
import type { FundsClaim } from "./models/funds.ts";
import type { PolicyPromise } from "./models/promise.ts";
import type { SideState } from "./models/side.ts";

export type { Day, Secrecy };

export interface Organization {
  readonly id: number;
  readonly key: string;
  readonly name: string;
  readonly pack: "cn-government" | "edo";
  readonly locale: Locale;
  readonly timezone: string;
  /** Everything in it is invented, and says so. */
  readonly demo: boolean;
  /** What it says of its working days itself; null: the pack's calendar alone. */
  readonly calendar: OwnCalendar | null;
  /** Code of the measure whose clocks and lamps it works by; null: the pack's own. */
  readonly policy: string | null;
}

export interface Unit {
  readonly id: number;
  readonly name: string;
  readonly shortName: string;
  /** Typed by people who find names long: `KFQ`. Unique in the organisation, as the names are. */
  readonly code: string;
  /** Code of its comparison group. */
  readonly group: string;
  readonly active: boolean;
  /** Local times between which its people are at work; null: the pack's. */
  readonly hours: Hours | null;
  /** IANA zone of those times and of its days; null: the organisation's. */
  readonly timezone: string | null;
}

/** Local times of one day, `08:30` and `17:30`, the first before the second. */
export interface Hours {
  readonly from: string;
  readonly to: string;
}

/** Per unit: member, leader, verifier. Organisation-wide: coordinator, admin. */
export type RoleName = "member" | "leader" | "verifier" | "coordinator" | "admin";

export interface Role {
  readonly name: RoleName;
  /** Undefined for the organisation-wide ones. */
  readonly unitId: number | undefined;
}

export interface Member {
  readonly id: number;
  readonly name: string;
  /** The unit whose work this person logs. */
  readonly unitId: number | undefined;
  readonly roles: readonly Role[];
  readonly active: boolean;
  /** Their own quiet hours and absence; undefined for none. */
  readonly quiet?: Quiet | undefined;
}

/** What somebody decided for themselves. */
export interface Quiet {
  /** Local times between which nothing is to come unasked; `from` may be later than `to`, over midnight. */
  readonly hours?: Hours | undefined;
  /** Away up to and including this day: nothing comes, and what would goes on to the next step by its own clock. */
  readonly awayUntil?: Day | undefined;
}

/** A person acting: the member and the identity they act with, which the ledger records. */
export interface Actor extends Member {
  readonly identity: Address;
}

export interface Channel {
  readonly id: number;
  readonly address: Address;
  readonly name: string;
  readonly unitId: number;
  /** Local times of its posts, `08:50`. */
  readonly boardAt: string;
  readonly staleAt: string;
  readonly timezone: string;
  readonly locale: Locale;
  readonly active: boolean;
  /** What comes here; null: the usual posts, of the unit's own group. */
  readonly posts: ChannelPosts | null;
  /** Bound (again) since this instant, ISO 8601 in UTC: what was due before is none of its business. */
  readonly since: string;
}

/** Posts of a channel, where they are other than usual. */
export interface ChannelPosts {
  /** Group whose board comes; null: the unit's own. */
  readonly group: string | null;
  readonly kinds: readonly ("daily" | "weekly" | "monthly" | "yearly")[];
  /** Parts of the day's post, in their usual order. */
  readonly sections: readonly ("board" | "chart" | "digest")[];
}

export interface NextStep {
  readonly on: Day;
  readonly what: string;
}

/**
 * A project as the ledger's entries add up to it. Every field is plain JSON, so that a change is a pair of values, undo is
 * the pair reversed, and a rebuild can be compared letter by letter.
 */
export interface Project {
  readonly number: number;
  readonly name: string;
  readonly codeName: string;
  readonly company: string | null;
  readonly amount: Money | null;
  readonly chain: string | null;
  readonly chainRole: string | null;
  readonly stage: string;
  /** The day each stage was entered. */
  readonly reached: Readonly<Record<string, Day>>;
  /** What was shown at the gates, by key. */
  readonly evidence: Readonly<Record<string, string>>;
  readonly origin: string;
  readonly kind: string;
  readonly contact: string | null;
  readonly via: string | null;
  readonly referrer: string | null;
  readonly secrecy: Secrecy;
  readonly unitId: number;
  readonly ownerId: number;
  readonly next: NextStep | null;
  readonly needs: string | null;
  readonly creditCode: string | null;
  readonly country: string | null;
  readonly note: string | null;
  /** Instants, ISO 8601 in UTC. */
  readonly loggedAt: string;
  /** Of the last substantive entry: what staleness counts from. */
  readonly progressAt: string;
  /** True once its creation was undone: its number stays taken, and it counts nowhere. */
  readonly voided: boolean;
  /** Number of its investor's record; null while no company is named. */
  readonly investor: number | null;
  /** Code of the class that its investor stands in (世界500强, 链主 …), the first in the pack's order; null for none. */
  readonly leading: string | null;
  /** Ids of units that follow it together with its own: they read it as the own unit does. */
  readonly partners: readonly number[];
  /** The chain's link (环节) that it fills. */
  readonly link: string | null;
  readonly hold: Hold | null;
  readonly contest: Contest | null;
  readonly side: SideState | null;
  readonly transfer: Transfer | null;
  /** Credit of units, summing to 100; empty: all of it is the unit's. */
  readonly shares: readonly Share[];
  /** Another division of the credit that not all of the units concerned have agreed to yet. */
  readonly split: SplitProposal | null;
  /** By number. */
  readonly funds: Readonly<Record<string, FundsClaim>>;
  /** By number. */
  readonly promises: Readonly<Record<string, PolicyPromise>>;
  /** Number of the project that brought this one (以商招商). */
  readonly introducedBy: number | null;
  /** What stood before an expansion: only what is more counts. */
  readonly baseline: Money | null;
  /** Code of the pack's rule by which it does not count (核减): intra-region move, later phase … */
  readonly exclusion: string | null;
  /** Number of the project it was merged into: it counts nowhere until that is undone. */
  readonly mergedInto: number | null;
  /** Its owner says that it is not theirs: until it is assigned, its unit's leader hears what its owner would. */
  readonly disowned: { readonly byId: number; readonly on: Day } | null;
}

export type ProjectField = keyof Project;

/** A project with its place in the ledger and what is derived for the lists. */
export interface ProjectRecord {
  readonly project: Project;
  /** Number of the newest entry in its stream, and that entry's hash. */
  readonly seq: number;
  readonly head: string;
}

/** What a stream of the ledger is about. The organisation's own is stream 0 of its subject. */
export type Subject = "organization" | "project" | "investor" | "request";

export type EntryKind =
  | "lead"
  | "edit"
  | "progress"
  | "stage"
  | "assign"
  | "disown"
  | "undo"
  | "correction"
  | "hold"
  | "contest"
  | "decision"
  | "pause"
  | "lost"
  | "nurture"
  | "exit"
  | "revive"
  | "funds"
  | "verification"
  | "exclusion"
  | "promise"
  | "transfer"
  | "split"
  | "merge"
  | "investor"
  | "request"
  | "rating"
  | "chain"
  | "link"
  | "organization"
  | "calendar"
  | "unit"
  | "channel"
  | "person"
  | "role"
  | "target"
  | "rule"
  | "mark"
  | "feedback";

/** Before and after, by field. On creation `before` is null. */
export type Changes = Readonly<Record<string, readonly [before: unknown, after: unknown]>>;

export interface EntryBody {
  readonly changes: Changes;
  /** A progress entry's kind and words, an undo's target, a stage's evidence: by name. */
  readonly details: Readonly<Record<string, unknown>>;
}

/** One line of the append-only ledger. */
export interface Entry {
  readonly subject: Subject;
  /** The number of what it is about; 0 for the organisation. */
  readonly stream: number;
  /** 1, 2, 3 … within the stream. */
  readonly seq: number;
  readonly kind: EntryKind;
  /** ISO 8601 in UTC, milliseconds. */
  readonly at: string;
  /** Member id; 0 for the assistant itself (setting up an organisation). */
  readonly actorId: number;
  /** `slack:T1/U1`. */
  readonly via: string;
  /** Key of the delivery that caused it. */
  readonly delivery: string;
  /** Version of the pack in force. */
  readonly rule: string;
  /** The unit concerned, 0 for none: digests read by it. */
  readonly unitId: number;
  readonly body: EntryBody;
  /** Hash of the entry before, "" for the first. */
  readonly prev: string;
  readonly hash: string;
}

export type Scale = "Y" | "M" | "W" | "D";

/** One cell of the derived figures: the sum of a metric for a unit in a period. */
export interface RollupCell {
  readonly scale: Scale;
  /** `2026`, `2026-11`, `2026-W48`, `2026-11-23`. */
  readonly period: string;
  readonly metric: string;
  readonly unitId: number;
  readonly origin: string;
  /** Hundredths of a project, or minor units of the metric's currency. */
  readonly value: number;
}

export interface Target {
  readonly unitId: number;
  readonly year: number;
  readonly metric: string;
  /** Projects, or minor units of the metric's currency. */
  readonly value: number;
}
