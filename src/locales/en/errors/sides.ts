import type { SidesReasons } from "../../../reasons/sides.ts";
import type { Sentences } from "../../sentences.ts";

export const sidesErrors: Sentences<SidesReasons> = {};
