import type { Block, Message, Text } from "../chat/message.ts";
import type { ClocksInForce } from "../domain/admin/clocks.ts";
import { amountText } from "./money.ts";
import type { View } from "./view.ts";

/** How long each stage may take, when lamps change, who hears of what waits, and by which measure. */
export function clocksCard(view: View, { pack, policy, others }: ClocksInForce, changed?: "changed"): Message {
  const { words, locale } = view;
  const { clocks } = words;
  const name = policy?.name[locale] ?? clocks.usual;
  const title = changed ? clocks.changed(name) : clocks.title(name);
  const { yellowDays, redDays, nurtureDays, behind } = pack.lamps;
  const { owner, channel, leader, coordinator } = pack.nudges;
  const rows = pack.stages.map(({ name: stage, clock }): readonly Text[] => {
    return [stage[locale], clock ? clocks.days(clock.workingDays) : words.none];
  });
  // Not in the table: a cell as long as this is cut short where a table is only text.
  const large = pack.stages.flatMap(({ name: stage, clock }) =>
    clock?.major
      ? [
          clocks.major(
            stage[locale],
            clock.major.atLeast.map((sum) => amountText(view, sum)).join(clocks.or),
            clock.major.workingDays,
          ),
        ]
      : [],
  );
  const lines = [
    ...large,
    clocks.lamps(yellowDays, redDays, nurtureDays),
    ...(behind ? [clocks.behind(behind.yellowPoints, behind.redPoints)] : []),
    clocks.owner(owner.every, owner.times),
    clocks.above(channel.after, leader.after, coordinator.after),
    clocks.clears,
  ];
  const typed = (code: string, zh: string) => (locale === "en" ? `/clocks use ${code}` : `/时限 采用 ${zh}`);
  const blocks: readonly Block[] = [
    ...(policy ? [{ kind: "note", text: policy.document[locale] } as const] : []),
    { kind: "table", columns: clocks.columns.map((label) => ({ label })), rows },
    { kind: "text", text: lines.join("\n") },
    ...(changed ? [{ kind: "note", text: clocks.changedNote } as const] : []),
    ...(others.length > 0
      ? [
          {
            kind: "note",
            text: clocks.others(
              others
                .map((one) => `${one.name[locale]}${words.bracket(one.document[locale])}`)
                .join(words.listSeparator),
            ),
          } as const,
          { kind: "text", text: { code: typed(others[0]?.code ?? "", others[0]?.name["zh-CN"] ?? "") } } as const,
        ]
      : []),
  ];
  return { summary: title, title, locale, blocks };
}
