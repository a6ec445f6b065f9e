import type { FundsReasons } from "../../../reasons/funds.ts";
import type { Sentences } from "../../sentences.ts";

const states = {
  claimed: "is waiting",
  verified: "is verified",
  rejected: "is rejected",
  withdrawn: "is withdrawn",
} as const;

export const fundsErrors: Sentences<FundsReasons> = {
  unknown_claim: ({ given }) => `There is no claim “${given}”.`,
  funds_too_early: ({ number, stage }) => `#${number} has not reached “${stage}”, and no money counts before it.`,
  funds_before_contract: ({ given, since, stage }) =>
    `${given} is before the project reached “${stage}” (${since}); please check the day.`,
  month_closed: ({ month, lockDay }) =>
    `${month} was closed on day ${lockDay} of the next month; give a reason, and it counts this month.`,
  names_investor: ({ key }) =>
    `“${key}” names the project or its investor, and verifiers of other units read it; give a number or a link.`,
  claim_settled: ({ claim, state }) =>
    state === "withdrawn"
      ? `F${claim} ${states[state]} and cannot be changed; claim anew if need be.`
      : `F${claim} ${states[state]} and cannot be changed; the coordinator can put a mistake right.`,
  own_funds: ({ number }) => `#${number} concerns you or your unit, so a verifier of another unit decides.`,
  claim_currency: ({ claim }) => `Give the amount of F${claim} in the currency it was claimed in; none is converted.`,
  above_claim: ({ claim }) => `The amount is beyond what F${claim} claims; to accept none of it, reject it.`,
  reject_whole: ({ claim }) => `To reject F${claim} give the reason alone; to accept a part, cut it.`,
  over_contract: ({ claim, number }) =>
    `With F${claim} the funds of #${number} exceed its contract; cut or reject it, or let the coordinator say why it may.`,
};
