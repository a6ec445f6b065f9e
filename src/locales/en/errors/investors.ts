import type { InvestorsReasons } from "../../../reasons/investors.ts";
import type { Sentences } from "../../sentences.ts";

export const investorsErrors: Sentences<InvestorsReasons> = {
  unknown_investor: ({ given }) => `There is no investor “${given}” that you may see.`,
  not_your_investor: ({ number }) =>
    `Investor I${number} is followed by another unit, so you cannot see or change it. Please ask the coordinator.`,
  investor_code_taken: ({ code }) =>
    `Credit code ${code} belongs to another investor's record. If they are one firm, the coordinator can merge them.`,
  contact_unclear: ({ given }) => `“${given}” holds no contact's name.`,
  merged_project: ({ number, into }) => `#${number} was merged into #${into}. Please go on there.`,
  merged_investor: ({ number, into }) => `Investor I${number} was merged into I${into}. Please change it there.`,
  merge_same: () => "The two numbers are one; there is nothing to merge.",
  merge_kinds: () => "Only a project and a project (#12), or an investor and an investor (I3), can be merged.",
  merge_codes: ({ into, from }) =>
    `I${into} and I${from} have different credit codes: they are two firms and cannot be merged. Firms of one group can share a parent.`,
  not_merged: ({ name }) => `${name} is not merged, so there is nothing to take back.`,
  bad_reference: ({ given }) => `“${given}” is not a number. Write #12 for a project, I3 for an investor.`,
};
