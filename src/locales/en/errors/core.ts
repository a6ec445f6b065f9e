import type { CoreReasons } from "../../../errors.ts";
import type { Sentences } from "../../sentences.ts";

const or = (nearest: string | undefined) => (nearest === undefined ? "" : ` Did you mean “${nearest}”?`);
const list = (items: readonly string[]) => items.join(", ");

/** One sentence for each thing that can be wrong; the example is added where it is sent. */
export const coreErrors: Sentences<CoreReasons> = {
  unknown_command: ({ given, nearest }) => `There is no command “${given}”.${or(nearest)} Send /help to see them all.`,
  unknown_key: ({ given, nearest }) => `“${given}” is not a key I know.${or(nearest)}`,
  unexpected_text: ({ given, nearest }) =>
    nearest === undefined ? `I do not know where “${given}” belongs.` : `Please write “${nearest}:” before “${given}”.`,
  unknown_unit: ({ given, nearest }) => `There is no unit called “${given}”.${or(nearest)}`,
  unknown_person: ({ given }) => `I could not find “${given}”. Please @mention them, or write the full name.`,
  ambiguous_person: ({ given, count }) =>
    `There are ${count} people called “${given}”. Please @mention the one you mean, or write ${given} (unit).`,
  unknown_stage: ({ given, nearest, stages }) => `There is no stage “${given}”.${or(nearest)} Stages: ${list(stages)}.`,
  unknown_metric: ({ given, metrics }) => `There is no metric “${given}”. Metrics: ${list(metrics)}.`,
  unknown_choice: ({ key, given, choices }) => `“${key}” cannot be “${given}”. Choose from: ${list(choices)}.`,
  no_project_number: ({ given }) => `“${given}” is not a project's number; a number is written like #12.`,
  unknown_project: ({ number }) =>
    `There is no project #${number}. One digit off is another project, so I do not guess: please check the number; /mine lists your own.`,
  voided_project: ({ number }) =>
    `#${number} was undone after it was logged: the number stays taken, and nothing more can be done with it.`,
  missing_argument: ({ key }) => `“${key}” is missing.`,
  form_sent: () => "This form was sent before and was not recorded again. To log another, open it anew.",
  repeated_key: ({ key }) => `“${key}” is given twice. Please keep one.`,
  too_long: ({ key, limit }) => `“${key}” is too long: at most ${limit} characters.`,
  bare_amount: ({ given }) => `“${given}” has no currency or unit. Please say which, for example US$30m or ¥50m.`,
  bad_amount: ({ given }) => `I cannot read the amount “${given}”.`,
  bad_date: ({ given }) => `I cannot read the date “${given}”.`,
  past_date: ({ given }) => `“${given}” has passed. Please give today or a later day.`,
  future_date: ({ given }) => `“${given}” has not come yet. Please give today or an earlier day.`,
  bad_number: ({ given }) => `“${given}” should be a number.`,
  bad_time: ({ given }) => `I cannot read the time “${given}”. Please write it like 08:50.`,
  bad_timezone: ({ given }) => `“${given}” is not a time zone. Please write it like America/New_York.`,
  bad_credit_code: ({ given }) =>
    `“${given}” is not a valid unified social credit code (18 characters; the check digit does not match).`,
  bad_year: ({ given }) => `I cannot read the year “${given}”.`,
  unclosed_quote: () => "A quotation mark is not closed.",
  state_secret: () => "State secrets must not be entered here. Please follow your security rules.",
  not_a_member: () =>
    "You do not belong to a unit yet. Say something in your unit's channel first, or ask an admin to add you.",
  not_your_project: ({ number }) =>
    `#${number} is followed by another unit, so you cannot see or change it. Please ask the coordinator.`,
  named_people_only: ({ number }) =>
    `#${number} is for named people only, so you cannot see or change it. Please ask your unit's leader.`,
  not_allowed: ({ role }) => `This is for the ${roleNames[role] ?? role}; /role shows who that is.`,
  not_in_unit: ({ person, unit }) => `${person} is not in ${unit}. A project's owner must be from its own unit.`,
  missing_evidence: ({ stage, keys }) => `To enter “${stage}” please give: ${list(keys)}.`,
  stage_backwards: ({ from, to }) =>
    `It is already at “${from}” and cannot go back to “${to}”. A slip can be undone within 10 minutes.`,
  same_stage: ({ stage }) => `It is already at “${stage}”.`,
  nothing_changed: () => "There is nothing to change.",
  nothing_to_undo: ({ minutes }) => `You have changed nothing in the last ${minutes} minutes that could be undone.`,
  undo_not_last: ({ number }) =>
    `Somebody else has updated #${number} since, so it cannot be undone. Please correct it with /lead edit.`,
  undo_gone: ({ number }) =>
    `This step of #${number} cannot be undone: it has been undone already, is older than 10 minutes, or is not yours.`,
  undo_administrative: () =>
    "Your last change was a setting, which cannot be undone. Please set it again to the right value.",
  unit_exists: ({ name }) => `A unit already uses “${name}”.`,
  unit_missing: () => "Please name the unit.",
  no_channel: () => "Please send this in the unit's channel that you want to bind.",
  not_bound: () => "This channel is not bound to a unit yet. An admin can bind it.",
  last_admin: () => "This is the last admin and cannot be removed.",
};

const roleNames: Readonly<Record<string, string>> = {
  member: "unit's own members",
  leader: "unit's leader",
  verifier: "verifier",
  coordinator: "coordinator",
  admin: "admins",
};
