import type { Chart } from "../chat/message.ts";
import type { Most } from "./trim.ts";

/** Ours: what a picture 900 wide shows on a phone without becoming a strip. The rest is counted under it. */
export const pictureLimits: Readonly<Record<Chart["kind"], Most>> = {
  ranking: { groups: 1, items: 20 },
  curve: { groups: 1, items: 60 },
  funnel: { groups: 4, items: 8 },
  chains: { groups: 6, items: 12 },
};
