import type { ChainsReasons } from "../../../reasons/chains.ts";
import type { Sentences } from "../../sentences.ts";

export const chainsErrors: Sentences<ChainsReasons> = {};
