import type { FundsReasons } from "../../../reasons/funds.ts";
import type { Sentences } from "../../sentences.ts";

export const fundsErrors: Sentences<FundsReasons> = {};
