import type { FirstReportReasons } from "../../../reasons/first-report.ts";
import type { Sentences } from "../../sentences.ts";

export const firstReportErrors: Sentences<FirstReportReasons> = {
  reported_first: ({ until, stage, decided }) =>
    decided
      ? `It was decided that the first report stands: until ${until} this project goes no further than “${stage}”. You may appeal.`
      : `Another unit reported this investor first: until ${until} this project goes no further than “${stage}”. Ask to join, dispute it, or go on with a reason.`,
  no_hold: ({ number }) => `#${number} has no first report under way.`,
  hold_state: ({ number, state }) => `The first report of #${number} ${holdStates[state]}, so this cannot be done.`,
  renewed_already: ({ until, times }) =>
    `A first report is renewed ${times === 1 ? "once" : `${times} times`} at most, and it was; it protects until ${until}.`,
  renewal_needs_fact: ({ since }) =>
    `A renewal needs something that came of it: log progress first, or give a day since ${since} and what happened.`,
  no_investor: ({ number }) => `#${number} names no investor yet, so nothing can be registered.`,
  unit_holds: ({ number }) => `Your unit has reported this investor first with #${number} already.`,
  no_case: ({ number }) => `Nothing about a first report is waiting on #${number}.`,
  case_moot: ({ number }) =>
    `The first report that #${number} came after binds nobody any more; you may register your own.`,
  case_state: ({ number, state }) =>
    `The first report case of #${number} ${caseStates[state]}, so this cannot be done.`,
  hold_taken: ({ number }) => `#${number} holds this investor now. Please see to #${number} first.`,
  hold_passed_on: ({ number }) =>
    `Another unit has registered the first report of #${number} meanwhile, so it cannot be brought back. Please ask the coordinator.`,
};

const holdStates: Readonly<Record<FirstReportReasons["hold_state"]["state"], string>> = {
  soft: "protects no days",
  held: "is being protected",
  lapsed: "has lapsed and is for the coordinator",
  released: "was released and is for the coordinator",
};

const caseStates: Readonly<Record<FirstReportReasons["case_state"]["state"], string>> = {
  open: "waits for its own unit to choose",
  joining: "waits for the first reporter's answer",
  joined: "is part of the first reporter's project",
  proceeding: "goes on with a reason",
  disputed: "waits for the coordinator",
  decided: "was decided",
  appealed: "waits for another decision",
};
