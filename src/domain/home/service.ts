import { bindTo } from "../bind.ts";
import type { Work } from "../work.ts";
import { deskOf } from "./desk.ts";
import { likelyUnits } from "./likely-units.ts";

export function homeServices(work: Work) {
  const bind = bindTo(work);
  return {
    desk: () => deskOf(work),
    likelyUnits: bind(likelyUnits),
  };
}
