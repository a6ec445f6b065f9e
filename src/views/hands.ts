import type { Button } from "../chat/message.ts";
import type { ShownProject } from "../domain/secrecy.ts";
import type { View } from "./view.ts";

/** Everything that can be done about a lead that waits, each a press away: what was done, later, somebody else, the end. */
export function handButtons(view: View, { number }: Pick<ShownProject, "number">): readonly Button[] {
  const { hands } = view.words;
  const typed = (zh: string, en: string) => (view.locale === "en" ? en : zh);
  return [
    { label: hands.progress, line: typed(`/进展 #${number}`, `/progress #${number}`), tone: "primary" },
    ...view.pack.nudges.snooze.map((days) => ({
      label: hands.later(days),
      line: typed(`/稍后 #${number} ${days}天`, `/snooze #${number} ${days}d`),
    })),
    { label: hands.handOver, line: typed(`/指派 #${number}`, `/assign #${number}`) },
    { label: hands.notMine, line: typed(`/不是我的 #${number}`, `/disown #${number}`) },
    { label: hands.excuse, line: typed(`/暂缓 #${number}`, `/hold #${number}`) },
    { label: hands.lost, line: typed(`/停谈 #${number}`, `/lost #${number}`) },
  ];
}

/** Leads to the card that has them all. */
export function handleButton(view: View, { number }: Pick<ShownProject, "number">): Button {
  return {
    label: view.words.hands.handle(number),
    line: view.locale === "en" ? `/reminders #${number}` : `/提醒 #${number}`,
  };
}
