import type { RemindersReasons } from "../../../reasons/reminders.ts";
import type { Sentences } from "../../sentences.ts";

export const remindersErrors: Sentences<RemindersReasons> = {
  not_the_owner: ({ number }) => `#${number} is not on your list, and nothing about it reminds you.`,
  bad_snooze: ({ given, most }) => `"${given}" says no number of working days: write 1 to ${most}, such as 3d.`,
  bad_quiet: ({ given }) =>
    `"${given}" is no span: write quiet hours (20:00-08:00), the last day you are away (until 12-10), or off.`,
  unknown_policy: ({ given, policies }) =>
    policies.length === 0
      ? "There is no other measure to work by."
      : `No measure is called "${given}": there are ${policies.join(", ")}, and the usual ones.`,
};
