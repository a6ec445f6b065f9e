import type { RequestsReasons } from "../../../reasons/requests.ts";
import type { Sentences } from "../../sentences.ts";

export const requestsErrors: Sentences<RequestsReasons> = {
  unknown_request: ({ number }) => `There is no request R${number}; check the number.`,
  not_your_request: ({ number }) =>
    `R${number} is with another unit; you cannot see or change it. Ask the coordinator to put you in touch.`,
  request_unassigned: ({ number }) => `R${number} is with no unit yet; the coordinator assigns it first.`,
  request_state: ({ number, state }) => `R${number} is “${states[state] ?? state}” now, so this step does not follow.`,
  request_same_unit: ({ number, unit }) =>
    `R${number} is with ${unit} already; to change who handles it, name the person.`,
  request_not_in_unit: ({ person, unit }) => `${person} is not in ${unit}; a request goes to people of its unit.`,
  request_object_late: ({ number, days }) =>
    `R${number} is past the time for objecting (${days} working day${days === 1 ? "" : "s"} after it came); accept it or ask the coordinator.`,
  request_extend_late: ({ number, due }) =>
    `R${number} was due on ${due}; it cannot be extended after that. Please finish it soon.`,
  request_extend_earlier: ({ number, due }) => `R${number} is due on ${due}; an extension needs a later day.`,
  request_extend_most: ({ number, most }) => `R${number} can be extended to ${most} at most, as complex ones are.`,
  request_not_done: ({ number }) => `R${number} is not done yet; the enterprise rates what is done.`,
  request_rated: ({ number }) => `The enterprise has rated R${number} already; each request is rated once.`,
  request_undo_gone: ({ number }) =>
    `That step of R${number} cannot be undone: it was undone already, is older than 10 minutes, or is not yours.`,
  request_undo_not_last: ({ number }) => `R${number} has moved on since, so your step cannot be undone.`,
};

const states: Readonly<Record<string, string>> = {
  open: "to be accepted",
  accepted: "accepted",
  answered: "answered",
  solved: "done",
};
