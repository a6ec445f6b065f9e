import type { living as zh } from "../zh-CN/living.ts";

export const living: typeof zh = {
  latest: "Latest: ",
  voided: (number) => `Lead #${number} is void (its number stays taken; it counts nowhere)`,
  open: (number) => `Open #${number}`,
  below: (number) => `A newer card of #${number} is below.`,
  elsewhere: (number) => `This card of #${number} is no longer updated; see the newer one.`,
  moved: (number, unit) => `#${number} is with “${unit}” now; this card is no longer updated.`,
  closed: (number) => `Cards of #${number} are no longer updated here.`,
};
