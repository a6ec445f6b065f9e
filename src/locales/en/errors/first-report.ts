import type { FirstReportReasons } from "../../../reasons/first-report.ts";
import type { Sentences } from "../../sentences.ts";

export const firstReportErrors: Sentences<FirstReportReasons> = {};
