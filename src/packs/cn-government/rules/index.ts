import type { RuleSetSource } from "../../rules/shape.ts";
import { counties } from "./counties.ts";
import { departments } from "./departments.ts";
import { taskforces } from "./taskforces.ts";

/**
 * Examples of each comparison group's measure, marked as such. Only results of units: no visits, calls or log-ins, and
 * nobody's name (国办函〔2026〕12号).
 */
export const ruleSets: readonly RuleSetSource[] = [counties, departments, taskforces];
