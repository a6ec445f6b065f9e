import type { Unit } from "../model.ts";
import type { Work } from "../work.ts";

/** What nobody has set up yet, for the admins. */
export interface Unset {
  /** There is no unit at all. */
  readonly units: boolean;
  /** Units in use that no channel is bound to. */
  readonly unbound: readonly Unit[];
  /** Nobody coordinates: no first report can be decided, nothing merged. */
  readonly coordinator: boolean;
}

/** Undefined where all of it is set. */
export async function unsetOf({ tx, org }: Work): Promise<Unset | undefined> {
  const units = (await tx.units.list(org.id)).filter(({ active }) => active);
  const bound = new Set((await tx.channels.list(org.id)).filter(({ active }) => active).map(({ unitId }) => unitId));
  const coordinators = await tx.people.holding(org.id, { name: "coordinator", unitId: undefined });
  const unset: Unset = {
    units: units.length === 0,
    unbound: units.filter(({ id }) => !bound.has(id)),
    coordinator: !coordinators.some(({ active }) => active),
  };
  return unset.units || unset.unbound.length > 0 || unset.coordinator ? unset : undefined;
}
