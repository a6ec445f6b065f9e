import type { PackSource } from "./pack.ts";

/** Who hears of what waits, when and how often, unless a pack says otherwise. */
export const nudges: PackSource["nudges"] = {
  owner: { after: 1, every: 2, times: 6 },
  channel: { after: 3, every: 5, times: 4 },
  leader: { after: 3, every: 5, times: 4 },
  coordinator: { after: 10, every: 5, times: 4 },
  revisitForWorkingDays: 20,
  snooze: [1, 3, 7],
  mostLines: 20,
};
