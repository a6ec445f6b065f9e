import type { ChainState } from "../domain/chains/coverage.ts";
import type { Unit } from "../domain/model.ts";
import type { View } from "../views/view.ts";
import type { ChainsSlide } from "./wire.ts";

/** No firm and no person stands on it: neither who leads a chain nor who could fill a gap. */
export function chainsSlide(view: View, states: readonly ChainState[], units: readonly Unit[]): ChainsSlide {
  const { chains: say } = view.words.wall;
  const names = new Map(units.map(({ id, shortName }) => [id, shortName]));
  return {
    kind: "chains",
    id: "chains",
    title: say.title,
    notes: [say.note],
    legend: (["held", "weak", "progress", "missing"] as const).map((state) => ({ state, text: say.links[state] })),
    chains: states.map(({ chain, links: shown }) => {
      const links = shown.map(({ name, state }) => ({ name, state, says: say.links[state] }));
      const force = chain.taskForceUnitId === null ? undefined : names.get(chain.taskForceUnitId);
      return {
        name: chain.name,
        coverage: say.coverage(links.filter(({ state }) => state === "held").length, links.length),
        taskForce: force === undefined ? undefined : say.taskForce(force),
        links,
      };
    }),
  };
}
