/** What a unit did for a project: 首谈, 引荐, 落地, 协同. */
export type ShareRole = "first" | "referred" | "landed" | "joint";

/** Credit of one unit; those of a project sum to 100. */
export interface Share {
  readonly unitId: number;
  readonly role: ShareRole;
  readonly percent: number;
}

/** A hand-over to another unit that waits for that unit's word. */
export interface Transfer {
  readonly toUnitId: number;
  readonly byId: number;
  /** Instant, ISO 8601 in UTC. */
  readonly at: string;
  readonly reason: string | null;
  /** The credit that both sides agree to with it. */
  readonly shares: readonly Share[];
}
