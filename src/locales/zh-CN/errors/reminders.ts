import type { RemindersReasons } from "../../../reasons/reminders.ts";
import type { Sentences } from "../../sentences.ts";

export const remindersErrors: Sentences<RemindersReasons> = {
  not_the_owner: ({ number }) => `#${number} 本来就不在您名下，不会提示您。`,
  bad_snooze: ({ given, most }) => `看不懂「${given}」，请写过几个工作日再提示，1 到 ${most} 天，如 3天。`,
  bad_quiet: ({ given }) => `看不懂「${given}」，请写安静时段（20:00-08:00）、外出到哪天（到 12-10），或 取消。`,
  unknown_policy: ({ given, policies }) =>
    policies.length === 0
      ? "没有其他可采用的时限办法。"
      : `没有叫「${given}」的时限办法，可以采用：${policies.join("、")}，或通用。`,
};
