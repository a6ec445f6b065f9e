import { z } from "zod";
import { formatAmount } from "../../src/chat/amount.ts";
import { creditCode, money, pastDay, text } from "../../src/chat/args.ts";
import { readArguments } from "../../src/chat/read-arguments.ts";
import type { Money } from "../../src/money.ts";
import type { Evidence, Gate } from "../../src/packs/pack.ts";
import type { CommandContext } from "../context.ts";

/**
 * Reads what was typed for a gate. What a gate asks is data of the pack, so the keys that are understood are built from
 * it: the same word may mean different things at different gates.
 */
export function readEvidence(stage: Gate, typed: string, context: CommandContext): Readonly<Record<string, string>> {
  const { now, org, view } = context;
  const example = `/stage #12 ${stage.code}`;
  const values: Readonly<Record<string, unknown>> = readArguments(
    { args: gateArguments(stage), positional: [], examples: { "zh-CN": [example], en: [example] } },
    typed,
    { now, timezone: org.timezone, locale: view.locale },
    context.fields,
  );
  return Object.fromEntries(
    stage.evidence.flatMap((item) => {
      const value = values[item.key];
      if (value === undefined) return [];
      // `money` is the one builder below whose value is no string.
      return [[item.key, item.kind === "amount" ? formatAmount(value as Money, view.locale) : (value as string)]];
    }),
  );
}

/** The arguments of one gate, as the reader, usage and forms understand them. */
export function gateArguments(stage: Gate): z.ZodObject {
  return z.object(Object.fromEntries(stage.evidence.map((item) => [item.key, argumentFor(item).optional()])));
}

function argumentFor(item: Evidence): z.ZodType {
  const options = {
    keys: { "zh-CN": [item.name["zh-CN"], ...item.words], en: [item.name.en, ...item.words] },
    label: item.name,
  } as const;
  switch (item.kind) {
    case "text":
      return text({ ...options, max: 300 });
    case "date":
      return pastDay(options);
    case "amount":
      return money(options);
    case "creditCode":
      return creditCode(options);
  }
}
