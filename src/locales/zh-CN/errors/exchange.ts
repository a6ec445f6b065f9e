import type { ExchangeReasons } from "../../../reasons/exchange.ts";
import type { Sentences } from "../../sentences.ts";

export const exchangeErrors: Sentences<ExchangeReasons> = {};
