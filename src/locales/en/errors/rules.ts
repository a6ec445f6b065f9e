import type { RulesReasons } from "../../../reasons/rules.ts";
import type { Sentences } from "../../sentences.ts";

const valueOf = { count: "a whole number", percent: "percent from 0 to 100", points: "points from 0 to 1000" };

export const rulesErrors: Sentences<RulesReasons> = {
  unknown_rule: ({ given, nearest, codes }) =>
    nearest === undefined
      ? `There is no rule set “${given}”; there are: ${codes.join(", ") || "none"}.`
      : `There is no rule set “${given}”. Did you mean “${nearest}”?`,
  unknown_rule_version: ({ code, given, versions }) =>
    `“${code}” has no version “${given}”; there are: ${versions.join(", ")}.`,
  rule_exists: ({ code, version }) =>
    `Version “${version}” of “${code}” is there already and is not changed any more; add this one under another version.`,
  rule_not_text: ({ name }) => `${name} is no text file. Please save the rule set as .yaml and send it again.`,
  rule_sample: ({ code }) =>
    `“${code}” is a sample and cannot be put in force; export it and make it your own measure (its document number, no “sample”).`,
  rule_number: ({ number }) =>
    `The document number is still “${number}”; put in your own document's number and add it under another version.`,
  rule_not_draft: ({ code, version }) =>
    `Version “${version}” of “${code}” was put in force before and stays as it is; add a new version for a change.`,
  rule_period_begun: ({ given, next }) =>
    `From ${given} it would change the rules within a period. Put it in force from ${next}; if it must be now, give a reason, and the boards will state it.`,
  rule_not_first_day: ({ given, next }) =>
    `${given} is not the first day of a period. Put it in force from ${next}; if it must be then, give a reason, and the boards will state it.`,
  rule_period_over: ({ given, first }) => `The period of ${given} is over; ${first} is the earliest day.`,
  rule_before_document: ({ given, from }) => `The document applies from ${from}, so it cannot bind from ${given}.`,
  rule_after_document: ({ given, to }) => `The document applies until ${to}, so it cannot bind from ${given}.`,
  rule_not_active: ({ code, version }) =>
    `Version “${version}” of “${code}” is not in force, so there is nothing to end.`,
  rule_end_day: ({ given, last }) => `${given} is not the last day of a period that goes on; ${last} would be.`,
  no_rule_for_group: ({ group }) => `No rule set binds ${group} yet, so there are no scores.`,
  no_marks: ({ unit }) => `The rule set of ${unit}'s group asks for no marks.`,
  no_such_mark: ({ given, nearest, choices }) =>
    nearest === undefined
      ? `There is no mark “${given}”; choose from: ${choices.join(", ")}.`
      : `There is no mark “${given}”. Did you mean “${nearest}”?`,
  bad_mark_value: ({ given, mark, kind }) => `“${mark}” is ${valueOf[kind]}; “${given}” is not.`,
  own_unit_mark: ({ unit }) =>
    `You work for ${unit}, so somebody else of the coordinating office enters or takes back its marks.`,
  no_mark_number: ({ number }) => `There is no mark M${number}.`,
  mark_taken_back: ({ number }) => `Mark M${number} has been taken back already.`,
};
