import type { Work } from "../work.ts";
import { bindTo } from "../bind.ts";
import { joinedVisit } from "./joined.ts";
import { tellStory } from "./story.ts";
import { summarizeVisits } from "./summary.ts";

export function outingsServices(work: Work) {
  const bind = bindTo(work);
  return {
    joined: bind(joinedVisit),
    summary: bind(summarizeVisits),
    story: bind(tellStory),
  };
}
