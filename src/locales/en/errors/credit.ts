import type { CreditReasons } from "../../../reasons/credit.ts";
import type { Sentences } from "../../sentences.ts";

export const creditErrors: Sentences<CreditReasons> = {
  transfer_waiting: ({ number, unit }) => `#${number} is being handed over to ${unit}; that has to be settled first.`,
  transfer_none: ({ number }) => `No hand-over of #${number} is waiting: it may be settled or cancelled already.`,
  transfer_merged: ({ number }) => `#${number} was merged into another project and cannot be handed over.`,
  transfer_same_unit: ({ number, unit }) => `#${number} is with ${unit} already; /assign changes its owner.`,
  transfer_unconfirmed: ({ number, unit }) => `The leader of ${unit} has to confirm #${number} first.`,
  giver_keeps_too_much: ({ percent, most }) => `The giving unit has ${most}% and cannot keep ${percent}%.`,
  nobody_to_ask: ({ unit }) =>
    `${unit} has no leader, and there is no coordinator who could confirm; please ask an admin.`,
  split_unreadable: ({ given }) => `I cannot read the split “${given}”. Please write units and percentages in turn.`,
  split_sum: ({ sum }) => `The shares add up to ${sum}; they must make 100.`,
  split_twice: ({ unit }) => `${unit} is given twice. Please name each unit once.`,
  split_not_whole: ({ given }) => `“${given}” cannot be a share. Please write a whole number from 1 to 100.`,
  split_waiting: ({ number }) =>
    `Another split of #${number} is waiting for the units; it has to be declined or withdrawn first.`,
  split_none: ({ number }) => `No split of #${number} is waiting: it may count or be withdrawn already.`,
};
