import type { LinkingReasons } from "../../../reasons/linking.ts";
import type { Sentences } from "../../sentences.ts";

export const linkingErrors: Sentences<LinkingReasons> = {};
