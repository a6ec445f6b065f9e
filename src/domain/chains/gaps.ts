import type { Pack } from "../../packs/pack.ts";
import { lineOf, stageIndex } from "../line.ts";
import type { Project } from "../model.ts";
import type { Chain, ChainLink } from "../models/chain.ts";
import { show, type ShownProject } from "../secrecy.ts";
import { inWords, type Work } from "../work.ts";
import { chainsOf, findChain, isValid, lookupChain, thisYear, wordsOf } from "./find.ts";

export interface Gap {
  readonly link: ChainLink;
  /** Projects on their way that would fill it, as the reader may see them; the newest progress first. */
  readonly projects: readonly ShownProject[];
}

/** What a chain misses, and what is under way. */
export interface ChainGaps {
  readonly chain: Chain;
  readonly gaps: readonly Gap[];
  /** Open projects of the chain by the pack's role; `null` for those without one. */
  readonly byRole: readonly { readonly role: string | null; readonly count: number }[];
  /** Not all projects were looked at: the counts are of the newest. */
  readonly more: boolean;
}

/** Projects of one chain that are looked at for its gaps. */
const most = 200;

/** Missing and weak links of one chain, or of all that are valid this year and miss something. */
export async function chainGaps(work: Work, given?: string): Promise<readonly ChainGaps[]> {
  const line = (chain: string) => inWords(work, `/产业链 缺链 ${chain}`, `/chain gaps ${chain}`);
  const chains =
    given === undefined
      ? (await chainsOf(work)).filter((chain) => isValid(chain, thisYear(work)) && missing(chain).length > 0)
      : [await findChain(work, given, line)];
  const all: ChainGaps[] = [];
  for (const chain of chains) all.push(await gapsOf(work, chain));
  return all;
}

async function gapsOf(work: Work, chain: Chain): Promise<ChainGaps> {
  const { pack, actor } = work;
  const { projects, more } = await openProjects(work, chain);
  const coming = projects.filter((project) => !isHeld(pack, project));
  const roles = [...pack.chainRoles.map(({ code }) => code), null];
  return {
    chain,
    gaps: missing(chain).map((link) => ({
      link,
      projects: coming
        .filter((project) => project.link === link.name)
        .map((project) => show(project, { reader: actor })),
    })),
    byRole: roles
      .map((role) => ({ role, count: projects.filter((project) => project.chainRole === role).length }))
      .filter(({ count }) => count > 0),
    more,
  };
}

/** Far enough on its line for the place to have what it brings; a line without that stage never is. */
function isHeld(pack: Pack, { kind, stage }: Project): boolean {
  const line = lineOf(pack, kind);
  const from = stageIndex(line, pack.chains.heldFrom);
  return from !== -1 && stageIndex(line, stage) >= from;
}

/** On the main line, under the chain's name or any of its former ones. */
async function openProjects(
  work: Work,
  chain: Chain,
): Promise<{ readonly projects: readonly Project[]; readonly more: boolean }> {
  const found = [];
  for (const word of wordsOf(chain))
    found.push(await work.tx.projects.list(work.org.id, { chain: word, side: "main" }, { offset: 0, limit: most }));
  const projects = found
    .flatMap(({ records }) => records.map(({ project }) => project))
    .filter((project) => project.mergedInto === null)
    .toSorted((a, b) => (a.progressAt < b.progressAt ? 1 : -1));
  return { projects, more: found.some(({ more }) => more) };
}

function missing({ links }: Chain): readonly ChainLink[] {
  return [...links.filter(({ state }) => state === "missing"), ...links.filter(({ state }) => state === "weak")];
}

/**
 * The link that a project has just closed: it fills a gap and has come as far as the pack says. Somebody decides whether the
 * chain holds it now; it is never marked by itself.
 */
export async function closedGap(
  work: Work,
  project: Project,
): Promise<{ readonly chain: Chain; readonly link: ChainLink } | undefined> {
  const { pack } = work;
  if (project.chainRole !== pack.chains.gapRole || project.chain === null || project.link === null) return undefined;
  if (!isHeld(pack, project)) return undefined;
  const chain = lookupChain(await chainsOf(work), project.chain);
  const link = chain?.links.find(({ name }) => name === project.link);
  return chain && link && link.state !== "held" ? { chain, link } : undefined;
}
