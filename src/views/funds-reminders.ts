import { formatAmount } from "../chat/amount.ts";
import type { Message } from "../chat/message.ts";
import type { Burst } from "../domain/funds/burst.ts";
import type { ShownClaim } from "../domain/funds/shown.ts";
import type { Unit } from "../domain/model.ts";
import { titleOf } from "./funds-claims.ts";
import { figureText, percentText } from "./money.ts";
import { marked, type View } from "./view.ts";

/** What waits for one verifier's word for too long, for that verifier alone. */
export function verifyReminder(
  view: View,
  claims: readonly ShownClaim[],
  options: { readonly units: readonly Unit[]; readonly most: number },
): Message {
  const { words } = view;
  const { funds } = words;
  const shown = claims.slice(0, options.most);
  const title = marked(view, funds.remind(shown.length, claims.length > shown.length));
  const nameOf = (id: number) => options.units.find((unit) => unit.id === id)?.shortName ?? words.none;
  return {
    summary: title,
    title,
    tone: "warning",
    locale: view.locale,
    blocks: [
      ...shown.map((one) => {
        const { claim } = one;
        const amount = formatAmount(claim.amount, view.locale);
        return {
          kind: "text",
          text: funds.remindLine(claim.number, titleOf(one), nameOf(claim.unitId), amount, claim.on),
        } as const;
      }),
      { kind: "note", text: funds.remindNote },
      {
        kind: "buttons",
        buttons: [{ label: funds.all, line: view.locale === "en" ? "/verify" : "/核实", tone: "primary" }],
      },
    ],
  };
}

/** Claims that came in a heap at the end of a period (`2026-12`), for the coordinator alone. */
export function burstNotice(view: View, bursts: readonly Burst[], month: string): Message {
  const { funds } = view.words;
  const title = marked(view, funds.burst(month));
  return {
    summary: title,
    title,
    tone: "warning",
    locale: view.locale,
    blocks: [
      ...bursts.map(({ unit, metric, last, year }) => {
        const { days } = view.pack.funds.burst;
        const text = funds.burstLine(
          unit.shortName,
          metric.name[view.locale],
          percentText(last / year),
          days,
          figureText(view, metric, year),
        );
        return { kind: "text", text } as const;
      }),
      { kind: "note", text: funds.burstNote },
    ],
  };
}
