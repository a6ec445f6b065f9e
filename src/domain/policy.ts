import type { ClockPolicy } from "../packs/clocks.ts";
import type { Pack, Stage } from "../packs/pack.ts";

/** A pack with the clocks and lamps of one of its policies; the pack itself where none is chosen, or it has none of the name. */
export function withPolicy(pack: Pack, code: string | null): Pack {
  const policy = pack.clockPolicies.find((one) => one.code === code);
  if (!policy) return pack;
  const known = made.get(pack)?.get(policy);
  if (known) return known;
  const applied = apply(pack, policy);
  made.set(pack, new Map([...(made.get(pack) ?? []), [policy, applied]]));
  return applied;
}

/** Asked for with every piece of work. */
const made = new WeakMap<Pack, ReadonlyMap<ClockPolicy, Pack>>();

function apply(pack: Pack, { clocks, lamps }: ClockPolicy): Pack {
  const timed = (stage: Stage): Stage => {
    const clock = clocks[stage.code];
    return clock === undefined ? stage : { ...stage, clock };
  };
  return { ...pack, stages: pack.stages.map(timed), lamps };
}
