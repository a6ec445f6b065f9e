/** What a unit did for a project: 首谈, 引荐, 落地, 协同. */
export type ShareRole = "first" | "referred" | "landed" | "joint";

/** Credit of one unit; those of a project sum to 100. */
export interface Share {
  readonly unitId: number;
  readonly role: ShareRole;
  /** Whole, 1 to 100. */
  readonly percent: number;
}

/** Somebody's word, and when: an instant, ISO 8601 in UTC. */
export interface Word {
  readonly byId: number;
  readonly at: string;
}

/** A hand-over to another unit that waits for that unit's word. */
export interface Transfer {
  readonly toUnitId: number;
  readonly byId: number;
  /** Instant, ISO 8601 in UTC. */
  readonly at: string;
  readonly reason: string | null;
  /** The whole credit, as both sides agree to it with the hand-over. */
  readonly shares: readonly Share[];
  /** The giving unit's word: its leader's or the coordinator's. Null while only the owner asked: nobody else has heard of it. */
  readonly given: Word | null;
}

/** A split of credit that waits for the leaders of the units it touches. */
export interface SplitProposal {
  /** The whole credit as it would be. */
  readonly shares: readonly Share[];
  readonly byId: number;
  /** Instant, ISO 8601 in UTC. */
  readonly at: string;
  /** Ids of the units with a say in it, and of those that said yes. */
  readonly concerned: readonly number[];
  readonly agreed: readonly number[];
}
