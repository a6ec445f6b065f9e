import type { Block, Text } from "../chat/message.ts";
import type { Duration } from "../domain/boards/durations.ts";
import type { ChainState } from "../domain/chains/coverage.ts";
import { stageName, type View } from "./view.ts";

/** More links than this are no map that a phone shows: the table alone tells of them. */
const mostMapped = 18;

/** How long projects stayed in each stage before they went on: half of them no longer. */
export function durationTable(view: View, durations: readonly Duration[]): readonly Block[] {
  const { words } = view;
  if (durations.length === 0) return [];
  return [
    {
      kind: "table",
      columns: words.posts.bulletin.durationColumns.map((label, index) => ({
        label,
        align: index === 0 ? "left" : "right",
      })),
      rows: durations.map(({ stage, projects, median }) => [
        stageName(view, stage),
        words.board.count(projects),
        words.posts.bulletin.days(median),
      ]),
    },
  ];
}

/** Each chain's links: how many are held, weak, on their way by public projects, and which are missing. */
export function chainTable(view: View, states: readonly ChainState[]): readonly Block[] {
  const { words } = view;
  if (states.length === 0) return [];
  return [
    {
      kind: "table",
      columns: words.posts.bulletin.chainColumns.map((label, index) => ({
        label,
        align: index === 0 || index === 4 ? "left" : "right",
      })),
      rows: states.map(({ chain, links }): readonly Text[] => {
        const count = (state: string) => links.filter((link) => link.state === state).length;
        const missing = links.filter(({ state }) => state === "missing").map(({ name }) => name);
        return [
          chain.name,
          `${count("held")}/${links.length}`,
          String(count("weak")),
          String(count("progress")),
          missing.join(words.listSeparator) || words.none,
        ];
      }),
    },
  ];
}

/** The same drawn, where it is few enough to be looked at. Weak links are there: the table says which are. */
export function chainMap(view: View, states: readonly ChainState[]): readonly Block[] {
  const all = states.reduce((sum, { links }) => sum + links.length, 0);
  if (all === 0 || all > mostMapped) return [];
  return [
    {
      kind: "chart",
      chart: {
        kind: "chains",
        title: view.words.posts.charts.chains,
        unit: view.locale === "en" ? "" : "个",
        chains: states.map(({ chain, links }) => ({
          label: chain.name,
          links: links.map(({ name, state }) => ({
            label: name,
            state: state === "weak" ? "held" : state,
            projects: 0,
          })),
        })),
      },
    },
  ];
}
