import type { CreditReasons } from "../../../reasons/credit.ts";
import type { Sentences } from "../../sentences.ts";

export const creditErrors: Sentences<CreditReasons> = {};
