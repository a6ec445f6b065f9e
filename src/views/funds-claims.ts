import { formatAmount } from "../chat/amount.ts";
import type { Button, Message, Text } from "../chat/message.ts";
import type { ShownClaim } from "../domain/funds/shown.ts";
import type { Unit } from "../domain/model.ts";
import { claimName, resultText, sourceName } from "./funds.ts";
import { sizeOf } from "./money.ts";
import { fieldRows, marked, type View } from "./view.ts";

/** One claim: for who verifies it, and for who hears what came of it. */
export function claimMessage(
  view: View,
  shown: ShownClaim,
  options: { readonly unit: Unit | undefined; readonly note?: string; readonly undo?: number },
): Message {
  const { words } = view;
  const { funds } = words;
  const { claim, project } = shown;
  const title = funds.decided(claim.number, titleOf(shown), resultText(view, claim));
  const rows = fieldRows([
    [words.field.name, { strong: titleOf(shown) }],
    [project.named ? words.field.amount : words.field.band, sizeOf(view, project)],
    [words.field.unit, options.unit?.shortName],
    [funds.field.amount, { strong: formatAmount(claim.amount, view.locale) }],
    [funds.field.on, claim.on],
    [funds.field.booked, claim.bookedOn === claim.on ? null : claim.bookedOn],
    [funds.field.late, claim.late],
    [funds.field.source, sourceName(view, claim)],
    [funds.field.evidence, claim.evidence],
    [funds.field.state, resultText(view, claim)],
    [funds.field.reason, claim.reason],
    [funds.field.over, claim.over],
  ]);
  const notes = [
    shown.beyondContract ? funds.beyond : undefined,
    shown.closedMonth !== undefined && shown.mayVerify ? funds.closed(shown.closedMonth) : undefined,
    project.named ? undefined : funds.checked,
    options.note,
  ].filter((note) => note !== undefined);
  const buttons = [...verdictButtons(view, shown), ...undoButton(view, project.number, options.undo)];
  return {
    summary: marked(view, title),
    title: marked(view, title),
    tone: claim.state === "verified" ? "good" : claim.state === "claimed" ? "neutral" : "warning",
    locale: view.locale,
    blocks: [
      { kind: "fields", fields: rows },
      ...notes.map((text) => ({ kind: "note", text }) as const),
      ...(buttons.length > 0 ? [{ kind: "buttons", buttons } as const] : []),
    ],
  };
}

/** A project's claims, for its circle. */
export function claimList(
  view: View,
  of: { readonly number: number; readonly title: string },
  claims: readonly ShownClaim[],
  mayClaim: boolean,
): Message {
  const { words } = view;
  const { funds } = words;
  const zh = view.locale === "zh-CN";
  const shown = claims.slice(0, mostListed);
  const title =
    claims.length === 0 ? funds.listEmpty(of.number, of.title) : funds.list(of.number, of.title, claims.length);
  const buttons: readonly Button[] = [
    ...(mayClaim
      ? [
          {
            label: funds.claimMore,
            line: `${zh ? "/到资 申报" : "/funds add"} #${of.number}`,
            tone: "primary" as const,
          },
        ]
      : []),
    ...shown
      .filter(({ mayWithdraw }) => mayWithdraw)
      .slice(0, 5)
      .map(({ claim }) => ({
        label: funds.withdraw(claim.number),
        line: `${zh ? "/到资 撤回" : "/funds withdraw"} ${claimName(claim)}`,
      })),
  ];
  return {
    summary: marked(view, title),
    title: marked(view, title),
    locale: view.locale,
    blocks: [
      ...(shown.length > 0
        ? [
            {
              kind: "table",
              columns: columnsOf(funds.listColumns, 1),
              rows: shown.map(({ claim }): readonly Text[] => [
                claimName(claim),
                formatAmount(claim.amount, view.locale),
                claim.late === null ? claim.on : `${claim.on}${words.bracket(funds.lateMark)}`,
                sourceName(view, claim),
                claim.evidence,
                resultText(view, claim),
              ]),
            } as const,
          ]
        : [{ kind: "text", text: title } as const]),
      ...(claims.length > shown.length ? [{ kind: "note", text: words.moreFollow } as const] : []),
      ...(buttons.length > 0 ? [{ kind: "buttons", buttons } as const] : []),
    ],
  };
}

/** A page of what waits for one verifier, the oldest first. */
export function claimQueue(
  view: View,
  claims: readonly ShownClaim[],
  options: { readonly units: readonly Unit[]; readonly page: number; readonly more: boolean },
): Message {
  const { words } = view;
  const { funds } = words;
  const zh = view.locale === "zh-CN";
  if (claims.length === 0)
    return { summary: funds.queueEmpty, locale: view.locale, blocks: [{ kind: "text", text: funds.queueEmpty }] };
  const { page, more } = options;
  const title = marked(view, page > 1 ? funds.queuePage(page, claims.length) : funds.queue(claims.length, more));
  const nameOf = (id: number) => options.units.find((unit) => unit.id === id)?.shortName ?? words.none;
  const open = claims.map(({ claim }) => ({
    label: funds.open(claim.number),
    line: `${zh ? "/核实" : "/verify"} ${claimName(claim)}`,
  }));
  const next = { label: funds.next, line: `${zh ? "/核实 列表 页" : "/verify list page"}:${page + 1}` };
  return {
    summary: title,
    title,
    locale: view.locale,
    blocks: [
      {
        kind: "table",
        columns: columnsOf(funds.queueColumns, 3),
        rows: claims.map((shown): readonly Text[] => {
          const { claim } = shown;
          const day = claim.late === null ? claim.on : `${claim.on}${words.bracket(funds.lateMark)}`;
          return [
            claimName(claim),
            titleOf(shown),
            nameOf(claim.unitId),
            formatAmount(claim.amount, view.locale),
            day,
            sourceName(view, claim),
            claim.evidence,
          ];
        }),
      },
      { kind: "buttons", buttons: more ? [...open, next] : open },
    ],
  };
}

/** A page of a list; more than this of one project is rare. */
const mostListed = 30;

export function titleOf({ project }: Pick<ShownClaim, "project">): string {
  return `#${project.number} ${project.title}`;
}

function columnsOf(labels: readonly string[], amount: number) {
  return labels.map((label, index) => ({ label, align: index === amount ? "right" : "left" }) as const);
}

function verdictButtons(view: View, { claim, mayVerify }: ShownClaim): readonly Button[] {
  if (!mayVerify) return [];
  const { funds } = view.words;
  const zh = view.locale === "zh-CN";
  const line = (word: string, wordEn: string) =>
    zh ? `/核实 ${claimName(claim)} ${word}` : `/verify ${claimName(claim)} ${wordEn}`;
  return [
    { label: funds.ok, line: line("通过", "ok"), tone: "primary" },
    { label: funds.reduce, line: line("核减", "cut") },
    { label: funds.reject, line: line("退回", "reject"), tone: "danger" },
  ];
}

function undoButton(view: View, number: number, step: number | undefined): readonly Button[] {
  if (step === undefined) return [];
  const line = view.locale === "zh-CN" ? `/撤销 #${number} 步:${step}` : `/undo #${number} step:${step}`;
  return [{ label: view.words.card.undo, line, tone: "danger" }];
}
