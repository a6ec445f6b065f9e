import type { Button, Message } from "../chat/message.ts";
import type { Entry } from "../domain/model.ts";
import type { SideState } from "../domain/models/side.ts";
import type { Kin } from "../domain/projects/kin.ts";
import type { ShownProject } from "../domain/secrecy.ts";
import type { StageTime } from "../domain/sides/times.ts";
import type { LampReading } from "../domain/stale.ts";
import type { Choice, Mark } from "../packs/pack.ts";
import { choiceName, marked, stageName, type View } from "./view.ts";

/** A project's lamp, or what holds it instead; the reason only for those who may know. */
export function lampText(view: View, lamp: LampReading, named: boolean): string {
  const { sides } = view.words;
  const { excuse } = lamp;
  if (!excuse) return view.words.lamp[lamp.lamp];
  const reason = named ? sides.because(excuseName(view, lamp)) : "";
  if (lamp.reason === "exited") return `${sides.exited}${reason}`;
  if (excuse.until === null) return `${sides.lost}${reason}`;
  return `${lamp.reason === "paused" ? sides.paused(excuse.until) : sides.pool(excuse.until)}${reason}`;
}

/** The same for a column. */
export function lampMark(view: View, lamp: LampReading): string {
  const { mark } = view.words.sides;
  switch (lamp.reason) {
    case "paused":
      return mark.paused;
    case "lost":
      return lamp.excuse?.until === null ? mark.lost : mark.pool;
    case "exited":
      return mark.exited;
    case "fresh":
    case "next_planned":
    case "clock":
    case "yellow":
    case "red":
    case "nurture":
    case "behind":
    case "no_clock":
      return view.words.lampMark[lamp.lamp];
  }
}

function excuseName(view: View, lamp: LampReading): string {
  const state = lamp.reason === "lost" ? "lost" : lamp.reason === "exited" ? "exited" : "paused";
  return reasonName(view, state, lamp.excuse?.reason ?? null);
}

function reasonName(view: View, state: "paused" | "lost" | "exited", code: string | null): string {
  const choices: readonly Choice[] = view.pack.sides[state];
  return choiceName(view, choices, code) ?? "";
}

/** Why, with the words that were said: `用地不满足：对方要三百亩`; another reason by its words alone. */
export function sideReason(view: View, state: SideState["state"], reason: string, words: string | null): string {
  const name = reasonName(view, state, reason);
  if (words === null) return name;
  return reason === "other" ? words : view.words.sides.withWords(name, words);
}

export interface LineFacts {
  readonly project: ShownProject;
  readonly times?: readonly StageTime[] | undefined;
  readonly kin?: Kin | undefined;
}

/** What a card says of the way a project goes; empty where there is nothing to say. */
export function lineRows(view: View, { project, times, kin }: LineFacts) {
  const { sides } = view.words;
  const { side } = project;
  const asked = side?.state === "paused" && !side.accepted && side.until !== null;
  const marks = view.pack.marks.flatMap(({ code }) => {
    const day = project.reached[code];
    return day === undefined ? [] : [sides.reachedOn(stageName(view, code), day)];
  });
  return [
    [sides.field.asked, asked ? sides.asked(side.until, sideReason(view, "paused", side.reason, side.words)) : null],
    [sides.field.marks, marks.join(view.words.listSeparator)],
    [sides.field.times, times && times.length > 0 ? timesText(view, times) : null],
    [sides.field.by, kin?.by ? titleOf(kin.by) : null],
    [sides.field.brought, broughtText(view, kin)],
  ] as const;
}

export function timesText(view: View, times: readonly StageTime[]): string {
  const { sides } = view.words;
  return times.map(({ stage, days, current }) => sides.days(stageName(view, stage), days, current)).join(sides.arrow);
}

function broughtText(view: View, kin: Kin | undefined): string | null {
  if (!kin || kin.brought.length === 0) return null;
  const titles = kin.brought.map(titleOf).join(view.words.listSeparator);
  return kin.more ? `${titles}${view.words.sides.andMore}` : titles;
}

function titleOf({ number, title }: ShownProject): string {
  return `#${number} ${title}`;
}

/** What may be entered beside the line, and with what. */
export function markText(view: View, mark: Mark): string {
  const asked = mark.evidence.filter((item) => item.required).map((item) => item.name[view.locale]);
  return view.words.sides.markOpen(mark.name[view.locale], asked.join(view.words.listSeparator));
}

/** The way back, on the card of what is off the line. */
export function reviveButton(view: View, number: number): Button {
  return { label: view.words.sides.button.revive, line: `${view.locale === "en" ? "/revive" : "/重启"} #${number}` };
}

/** What an entry of these kinds did, in one line. */
export function sideEntryText(view: View, { kind, body }: Entry): string | undefined {
  const { entry: say } = view.words.sides;
  const { details } = body;
  const text = (name: string) => (typeof details[name] === "string" ? details[name] : "");
  const reason = (state: SideState["state"]) =>
    sideReason(view, state, text("reason"), text("text") === "" ? null : text("text"));
  switch (kind) {
    case "stage":
      return details["mark"] === true ? say.mark(stageName(view, text("to"))) : undefined;
    case "correction":
      return details["mark"] === true
        ? say.unmark(stageName(view, text("to")), text("text"))
        : say.correction(stageName(view, text("from")), stageName(view, text("to")), text("text"));
    case "pause":
      if (details["decision"] === "accepted") return say.accepted(text("until"));
      if (details["decision"] === "declined") return say.declined(text("text"));
      return (details["accepted"] === true ? say.paused : say.asked)(text("until"), reason("paused"));
    case "lost":
      return say.lost(reason("lost"), text("revisit"));
    case "nurture":
      return say.later(text("revisit"));
    case "exit":
      return say.exited(reason("exited"));
    case "revive":
      return details["from"] === "paused" ? say.unpaused : say.revived(text("text"));
    default:
      return undefined;
  }
}

/** An excuse for the leader to decide on, with the two answers. */
export function pauseRequest(
  view: View,
  { project, who }: { readonly project: ShownProject; readonly who: string },
): Message {
  const { ask, button } = view.words.sides;
  const { number, side } = project;
  const until = side?.until ?? "";
  const en = view.locale === "en";
  const line = (zh: string, english: string) =>
    en ? `/hold ${english} #${number} until:${until}` : `/暂缓 ${zh} #${number} 至:${until}`;
  const title = ask.title(number, project.title);
  const reason = side ? sideReason(view, "paused", side.reason, side.words) : "";
  return {
    summary: marked(view, title),
    title: marked(view, title),
    tone: "neutral",
    locale: view.locale,
    blocks: [
      { kind: "text", text: ask.text(who, until, reason) },
      { kind: "note", text: ask.note },
      {
        kind: "buttons",
        buttons: [
          { label: button.accept, line: line("同意", "accept"), tone: "primary" },
          { label: button.decline, line: line("不同意", "decline") },
          { label: view.words.card.show, line: `${en ? "/lead" : "/线索"} #${number}` },
        ],
      },
    ],
  };
}
