import type { Block, Message, Text } from "../chat/message.ts";
import type { ClaimSeen } from "../domain/first-report/describe.ts";
import type { ClaimLine } from "../domain/first-report/list.ts";
import type { SeenCase } from "../domain/first-report/seen.ts";
import { stepText } from "./claim-step.ts";
import { actionButtons, showButton } from "./first-report.ts";
import { fieldRows, marked, type View } from "./view.ts";

/** A first report with its cases and the whole way there, for one person. */
export function claimMessage(view: View, claim: ClaimSeen): Message {
  const { words } = view;
  const { firstReport } = words;
  const { project, hold, own, rivals, trail, units, actions } = claim;
  const { number } = project;
  const rows = fieldRows([
    [words.field.name, { strong: project.title }],
    [words.field.unit, claim.unit?.shortName],
    [firstReport.label, hold && firstReport.hold[hold.state](hold.since, hold.until ?? words.none)],
    [
      firstReport.caseLabel,
      own && (own.first === undefined && isOpen(own) ? firstReport.moot : firstReport.caseState[own.state]),
    ],
    [firstReport.firstLabel, own && firstText(view, own, claim.against)],
  ]);
  const blocks: Block[] = [{ kind: "fields", fields: rows }];
  if (hold && hold.renewals > 0) blocks.push({ kind: "note", text: firstReport.renewed(hold.renewals) });
  if (!hold && !own) blocks.push({ kind: "text", text: firstReport.view.none });
  for (const decision of own?.decisions ?? []) {
    const ruling = firstReport.ruling(firstReport.outcome[decision.outcome], decision.reason);
    blocks.push({ kind: "text", text: [{ date: decision.at, style: "day", timezone: view.timezone }, `  ${ruling}`] });
  }
  if (rivals.length > 0)
    blocks.push(
      { kind: "divider" },
      { kind: "text", text: { strong: firstReport.view.rivals } },
      {
        kind: "table",
        columns: firstReport.view.rivalColumns.map((label) => ({ label })),
        rows: rivals.map((rival) => [
          `#${rival.number}`,
          rival.codeName,
          rival.unit?.shortName ?? words.none,
          rival.since,
          firstReport.caseState[rival.state],
        ]),
      },
    );
  if (trail.length > 0) {
    const several = new Set(trail.map((one) => one.number)).size > 1;
    blocks.push({ kind: "divider" }, { kind: "text", text: { strong: firstReport.view.trail } });
    for (const { number: of, entry, actor } of trail)
      blocks.push({
        kind: "text",
        text: [
          { date: entry.at, style: "day", timezone: view.timezone },
          several ? `  #${of}  ` : "  ",
          stepText(view, entry, units),
          `  ${actor?.name ?? words.assistant}`,
        ],
      });
  }
  const buttons = [
    ...actionButtons(view, number, actions),
    ...(claim.against === undefined ? [] : [showButton(view, claim.against)]),
  ];
  if (buttons.length > 0) blocks.push({ kind: "buttons", buttons });
  const title = marked(view, firstReport.view.title(number));
  return { summary: title, title, locale: view.locale, blocks };
}

/** What waits for the reader, or for the reader's unit. */
export function claimList(view: View, lines: readonly ClaimLine[]): Message {
  const { list, caseState } = view.words.firstReport;
  if (lines.length === 0)
    return { summary: list.empty, locale: view.locale, blocks: [{ kind: "text", text: list.empty }] };
  const rows = lines.map(({ number, title, unit, what }): readonly Text[] => [
    `#${number}`,
    title,
    unit?.shortName ?? view.words.none,
    what.kind === "hold" ? list[what.state] : what.answer ? list.answer : caseState[what.state],
    what.kind === "hold" ? what.until : what.since,
  ]);
  const title = marked(view, list.title(lines.length));
  return {
    summary: title,
    title,
    locale: view.locale,
    blocks: [
      { kind: "table", columns: list.columns.map((label) => ({ label })), rows },
      { kind: "buttons", buttons: lines.slice(0, 5).map(({ number }) => showButton(view, number)) },
    ],
  };
}

/** Who was first, as far as the reader may know it. */
function firstText(view: View, own: SeenCase, against: number | undefined): string {
  const { firstReport } = view.words;
  return [
    own.unit && own.reportedOn !== undefined ? firstReport.firstBy(own.unit.shortName, own.reportedOn) : "",
    own.waitsUntil === undefined ? "" : firstReport.until(own.waitsUntil),
    against === undefined ? "" : firstReport.view.against(against),
  ]
    .filter((text) => text !== "")
    .join(view.words.comma);
}

function isOpen({ state }: SeenCase): boolean {
  return state !== "joined" && state !== "decided" && state !== "appealed";
}
