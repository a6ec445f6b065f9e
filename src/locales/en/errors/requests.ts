import type { RequestsReasons } from "../../../reasons/requests.ts";
import type { Sentences } from "../../sentences.ts";

export const requestsErrors: Sentences<RequestsReasons> = {};
