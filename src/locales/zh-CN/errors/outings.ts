import type { OutingsReasons } from "../../../reasons/outings.ts";
import type { Sentences } from "../../sentences.ts";

export const outingsErrors: Sentences<OutingsReasons> = {};
