import { issuesOf } from "./check.ts";
import { shape } from "./shape.ts";

/**
 * How units are scored, as a published measure (考核办法) says it: data, so that a bureau replaces it and every score can be
 * made again under the version it was made under. Domain research, section 3.2.
 */
export const ruleSetSchema = shape.superRefine((ruleSet, context) => {
  for (const { path, ...params } of issuesOf(ruleSet)) context.addIssue({ code: "custom", path: [...path], params });
});
