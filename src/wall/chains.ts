import { chainsOf, isValid, thisYear, wordsOf } from "../domain/chains/find.ts";
import type { Unit } from "../domain/model.ts";
import type { Chain } from "../domain/models/chain.ts";
import type { View } from "../views/view.ts";
import type { Scene } from "./boards.ts";
import type { ChainsSlide, LinkState } from "./wire.ts";

/** A chain of this year, and the links that public projects are about to fill. */
export interface ChainState {
  readonly chain: Chain;
  readonly coming: ReadonlySet<string>;
}

/** Public projects of one chain that are looked at. */
const most = 200;

/** Nobody in particular: what is found is public. */
const passerBy = { unitIds: [], ledUnitIds: [], memberId: 0 } as const;

/**
 * Chains with links that are valid this year. That a link is being worked on may itself be a secret, so public projects alone
 * say it. Costs the projects on the line of chains that miss something.
 */
export async function readChains(scene: Scene): Promise<readonly ChainState[]> {
  const { tx, org } = scene;
  const year = thisYear(scene);
  const chains = (await chainsOf(scene)).filter((chain) => isValid(chain, year) && chain.links.length > 0);
  const states: ChainState[] = [];
  for (const chain of chains) {
    const coming = new Set<string>();
    const whole = chain.links.every(({ state }) => state === "held");
    for (const word of whole ? [] : wordsOf(chain)) {
      const filter = { chain: word, side: "main", visibleTo: passerBy } as const;
      const { records } = await tx.projects.list(org.id, filter, { offset: 0, limit: most });
      for (const { project } of records) if (project.link !== null) coming.add(project.link);
    }
    states.push({ chain, coming });
  }
  return states;
}

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
    chains: states.map(({ chain, coming }) => {
      const links = chain.links.map(({ name, state }) => {
        const shown: LinkState = state !== "held" && coming.has(name) ? "progress" : state;
        return { name, state: shown, says: say.links[shown] };
      });
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
