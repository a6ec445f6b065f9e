import type { OutingsReasons } from "../../../reasons/outings.ts";
import type { Sentences } from "../../sentences.ts";

export const outingsErrors: Sentences<OutingsReasons> = {
  only_for_outings: ({ key }) => `「${key}」只用于拜访、来访、考察和跑办。`,
  only_for_errands: ({ key }) => `「${key}」只用于跑办。`,
};
