import type { Work } from "../work.ts";
import { bindTo } from "../bind.ts";
import { countOutings, type OutingCounts } from "./count.ts";
import { joinedVisit } from "./joined.ts";
import { tellStory } from "./story.ts";
import { summarizeVisits } from "./summary.ts";

export function outingsServices(work: Work) {
  const bind = bindTo(work);
  return {
    /** How often people went out for a project that the actor may know. */
    counts: async (number: number): Promise<OutingCounts> =>
      countOutings(await work.tx.outings.ofProject(work.org.id, number)),
    joined: bind(joinedVisit),
    summary: bind(summarizeVisits),
    story: bind(tellStory),
  };
}
