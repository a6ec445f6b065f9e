import type { OutingsReasons } from "../../../reasons/outings.ts";
import type { Sentences } from "../../sentences.ts";

export const outingsErrors: Sentences<OutingsReasons> = {
  only_for_outings: ({ key }) => `“${key}” is for visits, receptions, site visits and errands only.`,
  only_for_errands: ({ key }) => `“${key}” is for errands only.`,
};
