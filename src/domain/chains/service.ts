import { bindTo } from "../bind.ts";
import type { Member, ProjectRecord } from "../model.ts";
import type { Page, ProjectFilter } from "../ports.ts";
import { listProjects } from "../projects/list.ts";
import { inWords, type Work } from "../work.ts";
import { addChain, editChain, endChain, removeLink, setLeader, setLink } from "./change.ts";
import { chainsOf, chainWords, findChain } from "./find.ts";
import { chainGaps, closedGap } from "./gaps.ts";

/** Industry chains (产业链): which there are, what they miss, who works on them. */
export function chainsServices(work: Work) {
  const bind = bindTo(work);
  return {
    list: () => chainsOf(work),
    find: (given: string) => findChain(work, given, (chain) => inWords(work, `/产业链 ${chain}`, `/chain ${chain}`)),
    add: bind(addChain),
    edit: bind(editChain),
    end: bind(endChain),
    setLink: bind(setLink),
    removeLink: bind(removeLink),
    setLeader: bind(setLeader),
    gaps: bind(chainGaps),
    closedBy: ({ project }: ProjectRecord) => closedGap(work, project),
    /** Who can mark a link: the coordinators. */
    keepers: (): Promise<readonly Member[]> =>
      work.tx.people.holding(work.org.id, { name: "coordinator", unitId: undefined }),
    /** Projects of a chain, whichever of its names they were logged under. */
    projects: async (given: string, filter: ProjectFilter, page: Page) => {
      const line = (chain: string) => inWords(work, `/线索 列表 产业链:${chain}`, `/lead list chain:${chain}`);
      const found = [];
      for (const chain of await chainWords(work, given, line))
        found.push(await listProjects(work, { ...filter, chain }, { offset: 0, limit: page.offset + page.limit }));
      const all = found
        .flatMap(({ projects }) => projects)
        .toSorted((a, b) => (a.project.progressAt < b.project.progressAt ? 1 : -1));
      const end = page.offset + page.limit;
      return { projects: all.slice(page.offset, end), more: all.length > end || found.some(({ more }) => more) };
    },
  };
}
