import type { Member } from "../model.ts";
import type { Work } from "../work.ts";

/** Who is there to be told, asked for once each however many leads there are. */
export interface Standing {
  people(ids: readonly number[]): Promise<ReadonlyMap<number, Member>>;
  /** Those of these people who can be told: they are here, and have an account that their platform lets be written to. */
  reachable(ids: readonly number[]): Promise<ReadonlySet<number>>;
  /** Those of these units that nobody leads who can be told. */
  leaderless(unitIds: readonly number[]): Promise<ReadonlySet<number>>;
}

export function makeStanding({ tx, org }: Pick<Work, "tx" | "org">): Standing {
  const known = new Map<number, Member>();
  const asked = new Set<number>();
  const open = new Set<number>();
  const leaders = new Map<number, boolean>();

  async function load(ids: readonly number[]): Promise<void> {
    const fresh = [...new Set(ids)].filter((id) => !asked.has(id));
    if (fresh.length === 0) return;
    const members = await tx.people.byIds(org.id, fresh);
    const identities = await tx.people.identities(org.id, fresh);
    const targets = fresh.map((id) => `person:${id}`);
    const gone = new Set((await tx.unreachables.among(org.id, targets)).map(({ target }) => target));
    const accounts = new Set(identities.map(({ memberId }) => memberId));
    for (const id of fresh) asked.add(id);
    for (const member of members) {
      known.set(member.id, member);
      if (member.active && accounts.has(member.id) && !gone.has(`person:${member.id}`)) open.add(member.id);
    }
  }

  async function isLed(unitId: number): Promise<boolean> {
    const holding = (await tx.people.holding(org.id, { name: "leader", unitId })).map(({ id }) => id);
    await load(holding);
    return holding.some((id) => open.has(id));
  }

  return {
    async people(ids) {
      await load(ids);
      return known;
    },
    async reachable(ids) {
      await load(ids);
      return open;
    },
    async leaderless(unitIds) {
      const found = new Set<number>();
      for (const unitId of new Set(unitIds)) {
        const led = leaders.get(unitId) ?? (await isLed(unitId));
        leaders.set(unitId, led);
        if (!led) found.add(unitId);
      }
      return found;
    },
  };
}
