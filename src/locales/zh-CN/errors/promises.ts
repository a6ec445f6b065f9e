import type { PromisesReasons } from "../../../reasons/promises.ts";
import type { Sentences } from "../../sentences.ts";

export const promisesErrors: Sentences<PromisesReasons> = {};
