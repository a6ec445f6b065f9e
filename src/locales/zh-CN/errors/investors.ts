import type { InvestorsReasons } from "../../../reasons/investors.ts";
import type { Sentences } from "../../sentences.ts";

export const investorsErrors: Sentences<InvestorsReasons> = {};
