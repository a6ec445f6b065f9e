import { bindTo } from "../bind.ts";
import type { Work } from "../work.ts";
import { reminderOf, remindersOf } from "./list.ts";
import { digestTimeOf, disown, endQuiet, quietOf, setAway, setQuietHours, snooze } from "./wishes.ts";

/** What somebody can ask and wish of their own reminders. */
export function remindersServices(work: Work) {
  const bind = bindTo(work);
  return {
    list: () => remindersOf(work),
    one: bind(reminderOf),
    snooze: bind(snooze),
    quiet: bind(setQuietHours),
    away: bind(setAway),
    end: bind(endQuiet),
    quietNow: () => quietOf(work),
    digestTime: bind(digestTimeOf),
    disown: bind(disown),
  };
}
