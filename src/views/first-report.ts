import type { Block, Button, Message, Text } from "../chat/message.ts";
import type { EndingHold, LapsedHold } from "../domain/first-report/clock.ts";
import type { ClaimAction } from "../domain/first-report/describe.ts";
import type { SeenCase } from "../domain/first-report/seen.ts";
import type { HolderNotice } from "../domain/first-report/tell.ts";
import type { Decision } from "../domain/models/first-report.ts";
import type { ShownProject } from "../domain/secrecy.ts";
import { marked, stageName, type View } from "./view.ts";

/** What a project's card says of its first report: what protects it, or what it came after. */
export function firstReportText(view: View, { hold, contest }: ShownProject): string | null {
  const { firstReport } = view.words;
  const said = [
    contest ? firstReport.caseState[contest.state] : "",
    hold && (hold.state === "held" || hold.state === "lapsed")
      ? firstReport.hold[hold.state](hold.since, hold.until ?? "")
      : "",
  ].filter((text) => text !== "");
  return said.length === 0 ? null : said.join(view.words.comma);
}

/** A card with what its unit must know before it goes on, and what it can choose. */
export function withCase(view: View, card: Message, seen: SeenCase): Message {
  const { later, caseState } = view.words.firstReport;
  const who =
    seen.unit && seen.reportedOn !== undefined ? later.named(seen.unit.shortName, seen.reportedOn) : later.unnamed;
  const what =
    seen.first === "lapsed"
      ? later.lapsed
      : seen.waitsUntil === undefined
        ? later.free
        : later.wait(seen.waitsUntil, stageName(view, view.pack.firstReport.lastOpenStage));
  const text: readonly Block[] =
    seen.state === "open"
      ? [
          { kind: "text", text: { strong: who } },
          { kind: "text", text: what },
        ]
      : [{ kind: "text", text: caseState[seen.state] }];
  return {
    ...card,
    tone: "warning",
    blocks: [
      ...text,
      { kind: "buttons", buttons: actionButtons(view, seen.number, ["join", "dispute", "proceed"]) },
      { kind: "divider" },
      ...card.blocks,
    ],
  };
}

/** To the first reporter alone: another unit came later. */
export function holderNotice(view: View, { number, title, rival, unit }: HolderNotice): Message {
  const { holder } = view.words.firstReport;
  const name = `#${rival.number} ${rival.codeName}`;
  return notice(view, holder.title(number), {
    tone: "warning",
    lines: [`#${number} ${title}`, unit ? holder.named(unit.shortName, name) : holder.unnamed(name)],
    note: holder.note,
    buttons: [showButton(view, number)],
  });
}

/** To the first reporter: may they follow together? */
export function joinAsked(view: View, number: number, rival: { readonly number: number; readonly codeName: string }) {
  const { joinAsked: say } = view.words.firstReport;
  return notice(view, say.title(number), {
    tone: "warning",
    lines: [say.text(`#${rival.number} ${rival.codeName}`, number)],
    buttons: [...actionButtons(view, rival.number, ["accept"]), showButton(view, rival.number)],
  });
}

/** To the unit that was taken in. */
export function joinAccepted(view: View, number: number, first: number): Message {
  const { accepted } = view.words.firstReport;
  const line = `${view.locale === "en" ? "/lead" : "/线索"} #${first}`;
  return notice(view, accepted.title(number, first), {
    tone: "good",
    lines: [accepted.text(first)],
    buttons: [{ label: `${view.words.card.show} #${first}`, line }],
  });
}

/** To the coordinator: something to decide, or to know. By numbers and code names; the rest is behind the button. */
export function toCoordinator(
  view: View,
  what: "disputed" | "appealed" | "proceeding" | "released",
  project: { readonly number: number; readonly codeName: string },
  reason: string | undefined,
): Message {
  const { forCoordinator: say } = view.words.firstReport;
  const { number, codeName } = project;
  return notice(view, say[what](number), {
    tone: what === "released" ? "neutral" : "warning",
    lines: [`#${number} ${codeName}`, reason === undefined ? say.freed : say.reason(reason)],
    buttons: [showButton(view, number), ...(what === "released" ? [] : actionButtons(view, number, ["decide"]))],
  });
}

/** To both sides of a case, or (`contested` false) to whoever had the hold that ended. */
export function decisionNotice(view: View, number: number, decision: Decision, contested: boolean): Message {
  const { decided, ruling, outcome, ended } = view.words.firstReport;
  return notice(view, decided.title(number), {
    tone: "neutral",
    lines: [ruling((contested ? outcome : ended)[decision.outcome], decision.reason)],
    ...(contested ? { note: decided.note } : {}),
    buttons: [showButton(view, number), ...(contested ? actionButtons(view, number, ["appeal"]) : [])],
  });
}

/** To a unit that waited: what it came after was given up. */
export function freedNotice(view: View, number: number): Message {
  const { freed } = view.words.firstReport;
  return notice(view, freed.title(number), {
    tone: "good",
    lines: [freed.text],
    buttons: actionButtons(view, number, ["register"]),
  });
}

/** To an owner alone, before the protection ends. */
export function endingNotice(view: View, holds: readonly EndingHold[]): Message {
  const { ending } = view.words.firstReport;
  const gap = view.locale === "en" ? " " : "";
  return notice(view, ending.title(holds.length), {
    tone: "warning",
    lines: holds.map(
      ({ number, title, until, left, renewable }) =>
        `${ending.line(`#${number} ${title}`, until, left)}${gap}${renewable ? ending.renewable : ending.last}`,
    ),
    note: ending.note,
    buttons: holds
      .slice(0, 5)
      .flatMap(({ number, renewable }) =>
        renewable
          ? actionButtons(view, number, ["renew"]).map((button) => ({ ...button, label: `${button.label} #${number}` }))
          : [showButton(view, number)],
      ),
  });
}

/** To the coordinator alone, once for each hold. */
export function lapsedNotice(view: View, holds: readonly LapsedHold[]): Message {
  const { lapsed } = view.words.firstReport;
  return notice(view, lapsed.title(holds.length), {
    tone: "warning",
    lines: holds.map(({ number, codeName, unit, until }) =>
      lapsed.line(`#${number} ${codeName}`, unit?.shortName ?? view.words.none, until),
    ),
    note: lapsed.note,
    buttons: holds.slice(0, 5).map(({ number }) => showButton(view, number)),
  });
}

/** The words of each step's line, as a person would type it. */
const typed: Readonly<Record<ClaimAction, readonly [zh: string, en: string]>> = {
  renew: ["续期", "renew"],
  release: ["释放", "release"],
  register: ["登记", "register"],
  join: ["加入", "join"],
  proceed: ["继续", "proceed"],
  dispute: ["异议", "dispute"],
  appeal: ["申诉", "appeal"],
  accept: ["同意", "accept"],
  decide: ["裁定", "decide"],
};

export function actionButtons(view: View, number: number, actions: readonly ClaimAction[]): readonly Button[] {
  const zh = view.locale === "zh-CN";
  return actions.map((action) => {
    const [chinese, english] = typed[action];
    const line = zh ? `/首报 ${chinese} #${number}` : `/claim ${english} #${number}`;
    return { label: view.words.firstReport.button[action], line };
  });
}

export function showButton(view: View, number: number): Button {
  const line = `${view.locale === "en" ? "/claim" : "/首报"} #${number}`;
  return { label: `${view.words.firstReport.button.show} #${number}`, line };
}

function notice(
  view: View,
  title: string,
  {
    tone,
    lines,
    note,
    buttons,
  }: {
    readonly tone: NonNullable<Message["tone"]>;
    readonly lines: readonly Text[];
    readonly note?: string;
    readonly buttons: readonly Button[];
  },
): Message {
  return {
    summary: marked(view, title),
    title: marked(view, title),
    tone,
    locale: view.locale,
    blocks: [
      ...lines.map((text) => ({ kind: "text", text }) as const),
      ...(note === undefined ? [] : [{ kind: "note", text: note } as const]),
      { kind: "buttons", buttons },
    ],
  };
}
