import type { Metric } from "../../packs/pack.ts";
import { keptAs } from "../counting/beside.ts";
import { keptPerShown } from "../figures.ts";
import type { Day } from "../model.ts";
import type { Chain } from "../models/chain.ts";
import type { Figures } from "./figures.ts";

export interface ChainResults {
  readonly chain: string;
  /** By metric: projects, or minor units of its currency, of all units together. */
  readonly values: Readonly<Record<string, number>>;
}

/**
 * Results of the days from and to by chain, in the order of the chains; what was logged under a former name is the chain's.
 * @param metrics of those that the pack keeps by chain; others have no results
 */
export async function byChain(
  figures: Figures,
  chains: readonly Pick<Chain, "name" | "aliases">[],
  from: Day,
  to: Day,
  metrics: readonly Metric[],
  origin: string,
): Promise<readonly ChainResults[]> {
  const names = ({ name, aliases }: Pick<Chain, "name" | "aliases">) => [...new Set([name, ...aliases])];
  const asked = chains.flatMap(names).flatMap((name) => metrics.map(({ code }) => keptAs.chain(name, code)));
  const sums = await figures.between(from, to, [...new Set(asked)], origin);
  const total = (key: string): number => [...(sums.get(key)?.values() ?? [])].reduce((sum, value) => sum + value, 0);
  return chains.map((chain) => ({
    chain: chain.name,
    values: Object.fromEntries(
      metrics.map((metric) => {
        const kept = names(chain).reduce((sum, name) => sum + total(keptAs.chain(name, metric.code)), 0);
        return [metric.code, kept / keptPerShown(metric)];
      }),
    ),
  }));
}
