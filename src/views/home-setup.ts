import type { Block, Button } from "../chat/message.ts";
import type { Unset } from "../domain/home/unset.ts";
import type { View } from "./view.ts";

/** Units that are named; the others are counted. */
const named = 3;

/**
 * What an admin has still to set up, in the order in which it is done; nothing once it is. A channel is bound where it is: by
 * the buttons of the greeting there.
 */
export function setupBlocks(view: View, unset: Unset | undefined): readonly Block[] {
  if (!unset) return [];
  const { home, listSeparator } = view.words;
  const { button } = home;
  const typed = (zh: string, en: string) => (view.locale === "en" ? en : zh);
  const units = unset.unbound.slice(0, named).map(({ shortName }) => shortName);
  const lines = unset.units
    ? [home.noUnits, home.thenBind, ...(unset.coordinator ? [home.thenCoordinator] : [])]
    : [
        ...(units.length > 0 ? [home.unbound(units.join(listSeparator), unset.unbound.length - units.length)] : []),
        ...(unset.coordinator ? [home.noCoordinator] : []),
      ];
  const buttons: readonly Button[] = [
    ...(unset.units ? [{ label: button.unit, line: typed("/单位 加", "/unit add"), tone: "primary" as const }] : []),
    ...(unset.coordinator ? [{ label: button.coordinator, line: typed("/角色 授予", "/role grant") }] : []),
  ];
  return [
    { kind: "text", text: { strong: home.unset } },
    { kind: "text", text: lines.join("\n") },
    ...(buttons.length > 0 ? [{ kind: "buttons", buttons } as const] : []),
  ];
}
