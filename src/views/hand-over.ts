import type { Button, Message, Text } from "../chat/message.ts";
import type { Pending, PendingTransfer } from "../domain/credit/pending.ts";
import type { Unit } from "../domain/model.ts";
import type { Share } from "../domain/models/credit.ts";
import type { ShownProject } from "../domain/secrecy.ts";
import { dayOf, sharesText, unitName, unitNames } from "./credit.ts";
import { sizeOf } from "./money.ts";
import { fieldRows, marked, stageName, type View } from "./view.ts";

function facts(view: View, project: ShownProject): readonly (readonly [string, Text | null])[] {
  const { field } = view.words;
  return [
    [field.name, { strong: project.title }],
    [project.amount === undefined ? field.band : field.amount, sizeOf(view, project)],
    [field.stage, stageName(view, project.stage)],
  ];
}

/** What a unit's leader is asked: to let a project go, or to take one over. */
export function transferRequest(
  view: View,
  pending: PendingTransfer,
  said: { readonly units: readonly Unit[]; readonly askedBy: string },
): Message {
  const { credit } = view.words;
  const { project, transfer, fromUnitId } = pending;
  const { number } = project;
  const zh = view.locale === "zh-CN";
  const receiving = transfer.given !== null;
  const [from, to] = [fromUnitId, transfer.toUnitId].map((id) => unitName(view, said.units, id));
  const title = receiving ? credit.acceptTitle(number, from ?? "") : credit.confirmTitle(number, to ?? "");
  const yes = receiving
    ? { label: credit.accept, line: `${zh ? "/流转 同意" : "/transfer accept"} #${number}` }
    : { label: credit.confirm, line: `${zh ? "/流转 确认" : "/transfer confirm"} #${number}` };
  const rows = fieldRows([
    ...facts(view, project),
    [credit.from, from],
    [credit.askedBy, said.askedBy],
    [credit.reason, transfer.reason],
    [credit.shares, sharesText(view, transfer.shares, said.units)],
  ]);
  return {
    summary: marked(view, title),
    title: marked(view, title),
    locale: view.locale,
    blocks: [
      { kind: "fields", fields: rows },
      ...(receiving && !project.named ? [{ kind: "note", text: credit.acceptNote } as const] : []),
      {
        kind: "buttons",
        buttons: [
          { ...yes, tone: "primary" },
          { label: credit.decline, line: `${zh ? "/流转 谢绝" : "/transfer decline"} #${number}` },
        ],
      },
    ],
  };
}

/** News of a project's hand-over or credit, for whoever has a part in it; as they may know it. */
export function creditNews(
  view: View,
  project: ShownProject,
  news: {
    readonly headline: string;
    readonly tone?: Message["tone"];
    readonly owner?: string | undefined;
    readonly unit?: string | undefined;
    readonly shares?: string | undefined;
    readonly words?: string | undefined;
  },
): Message {
  const { field, credit } = view.words;
  const rows = fieldRows([
    ...facts(view, project),
    [field.unit, news.unit],
    [field.owner, news.owner],
    [credit.shares, news.shares],
  ]);
  return {
    summary: marked(view, news.headline),
    title: marked(view, news.headline),
    ...(news.tone ? { tone: news.tone } : {}),
    locale: view.locale,
    blocks: [
      { kind: "fields", fields: rows },
      ...(news.words === undefined ? [] : [{ kind: "text", text: news.words } as const]),
    ],
  };
}

/** What the leaders of units are asked whose credit would change. */
export function splitRequest(
  view: View,
  project: ShownProject,
  said: {
    readonly units: readonly Unit[];
    readonly now: readonly Share[];
    readonly proposed: readonly Share[];
    readonly askedBy: string;
  },
): Message {
  const { credit } = view.words;
  const zh = view.locale === "zh-CN";
  const title = credit.splitAsk(project.number);
  const rows = fieldRows([
    ...facts(view, project),
    [credit.splitNow, sharesText(view, said.now, said.units)],
    [credit.splitThen, sharesText(view, said.proposed, said.units)],
    [credit.askedBy, said.askedBy],
  ]);
  return {
    summary: marked(view, title),
    title: marked(view, title),
    locale: view.locale,
    blocks: [
      { kind: "fields", fields: rows },
      { kind: "note", text: credit.splitNote },
      {
        kind: "buttons",
        buttons: [
          { label: credit.agree, line: `${zh ? "/分成 同意" : "/split agree"} #${project.number}`, tone: "primary" },
          { label: credit.decline, line: `${zh ? "/分成 谢绝" : "/split decline"} #${project.number}` },
        ],
      },
    ],
  };
}

/** Hand-overs and splits that wait, each with the button that is the reader's to press. */
export function pendingList(
  view: View,
  pending: readonly Pending[],
  units: readonly Unit[],
  options: { readonly title: string; readonly note?: string },
): Message {
  const { credit, none } = view.words;
  if (pending.length === 0)
    return { summary: credit.pendingNone, locale: view.locale, blocks: [{ kind: "text", text: credit.pendingNone }] };
  const rows = pending.map((one): readonly Text[] => [
    `#${one.project.number} ${one.project.title}`,
    sizeOf(view, one.project) || none,
    matterText(view, one, units),
    unitNames(view, units, one.askedUnitIds),
    dayOf(view, one.kind === "split" ? one.split.at : one.transfer.at),
  ]);
  const buttons = pending
    .filter(({ forMe }) => forMe)
    .slice(0, 5)
    .map((one) => yesTo(view, one));
  return {
    summary: marked(view, options.title),
    title: marked(view, options.title),
    locale: view.locale,
    blocks: [
      { kind: "table", columns: credit.columns.map((label) => ({ label })), rows },
      ...(options.note === undefined ? [] : [{ kind: "note", text: options.note } as const]),
      ...(buttons.length === 0 ? [] : [{ kind: "buttons", buttons } as const]),
    ],
  };
}

function matterText(view: View, pending: Pending, units: readonly Unit[]): string {
  const { credit } = view.words;
  if (pending.kind === "split") return credit.matterSplit(sharesText(view, pending.split.shares, units));
  const [from, to] = [pending.fromUnitId, pending.transfer.toUnitId].map((id) => unitName(view, units, id));
  return credit.matterTransfer(from ?? "", to ?? "");
}

function yesTo(view: View, pending: Pending): Button {
  const { credit } = view.words;
  const zh = view.locale === "zh-CN";
  const { number } = pending.project;
  if (pending.kind === "split")
    return { label: credit.agreeOf(number), line: `${zh ? "/分成 同意" : "/split agree"} #${number}` };
  return pending.transfer.given
    ? { label: credit.acceptOf(number), line: `${zh ? "/流转 同意" : "/transfer accept"} #${number}` }
    : { label: credit.confirmOf(number), line: `${zh ? "/流转 确认" : "/transfer confirm"} #${number}` };
}
