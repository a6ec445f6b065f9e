import type { Chain, ChainLink } from "../models/chain.ts";
import type { Work } from "../work.ts";
import { chainsOf, isValid, thisYear, wordsOf } from "./find.ts";

/** A chain of this year, with its links as everybody may know them. */
export interface ChainState {
  readonly chain: Pick<Chain, "name" | "taskForceUnitId">;
  readonly links: readonly ShownLink[];
}

export interface ShownLink {
  readonly name: string;
  /** `progress`: not held, and a public project is about to fill it. */
  readonly state: ChainLink["state"] | "progress";
}

/** Public projects of one chain that are looked at. */
const most = 200;

/** Nobody in particular: what is found is public. */
const passerBy = { unitIds: [], ledUnitIds: [], memberId: 0 } as const;

/**
 * Chains with links that are valid this year. That a link is being worked on may itself be a secret, so public projects alone
 * say it. Costs the projects on the line of chains that miss something.
 */
export async function chainStates(read: Pick<Work, "tx" | "org" | "now">): Promise<readonly ChainState[]> {
  const { tx, org } = read;
  const year = thisYear(read);
  const chains = (await chainsOf(read)).filter((chain) => isValid(chain, year) && chain.links.length > 0);
  const states: ChainState[] = [];
  for (const chain of chains) {
    const coming = new Set<string>();
    const whole = chain.links.every(({ state }) => state === "held");
    for (const word of whole ? [] : wordsOf(chain)) {
      const filter = { chain: word, side: "main", visibleTo: passerBy } as const;
      const { records } = await tx.projects.list(org.id, filter, { offset: 0, limit: most });
      for (const { project } of records) if (project.link !== null) coming.add(project.link);
    }
    const links = chain.links.map(({ name, state }): ShownLink => ({
      name,
      state: state !== "held" && coming.has(name) ? "progress" : state,
    }));
    states.push({ chain, links });
  }
  return states;
}
