import { unreachable } from "../errors.ts";
import type { Money } from "../money.ts";
import { formatAmount } from "./amount.ts";
import type { Command, Locale, NextStep, PersonRef, ReadContext } from "./command.ts";
import { fieldOf, type FieldMeta } from "./field.ts";
import { namesGiven, readArguments } from "./read-arguments.ts";

/** One argument as it was understood: shown to a person, or filled into a form, where it reads back the same. */
export interface Given {
  readonly name: string;
  readonly label: string;
  /** As it would be typed. */
  readonly text: string;
  /** As it is shown: of a choice its word. */
  readonly shown: string;
}

/**
 * What a line gives its command, argument by argument, and the required ones that it leaves out.
 * @throws UserError for what cannot be read
 */
export function givenIn(
  command: Pick<Command<never>, "args" | "positional" | "examples">,
  rest: string,
  context: ReadContext,
): { readonly given: readonly Given[]; readonly missing: readonly Given[] } {
  const { locale } = context;
  const typed = namesGiven(command, rest, locale);
  const fields = Object.entries(command.args.shape).map(([name, schema]) => ({ name, ...fieldOf(schema) }));
  const absent = fields.filter(({ name, required }) => required && !typed.has(name));
  // Something readable stands in for what is still to be asked.
  const answers = Object.fromEntries(absent.map(({ name, meta }) => [name, standIn(meta)]));
  const args: Readonly<Record<string, unknown>> = readArguments(command, rest, context, answers);
  return {
    given: fields.flatMap(({ name, meta }) => {
      const value = args[name];
      if (value === undefined || value === null || absent.some((one) => one.name === name)) return [];
      return [{ name, label: meta.label[locale], ...textOf(meta, value, locale) }];
    }),
    missing: absent.map(({ name, meta }) => ({ name, label: meta.label[locale], text: "", shown: "" })),
  };
}

function standIn({ kind }: FieldMeta): string {
  if (kind === "money" || kind === "quantity") return "1亿元";
  return kind === "project" || kind === "part" ? "1" : "-";
}

function textOf(meta: FieldMeta, value: unknown, locale: Locale): Pick<Given, "text" | "shown"> {
  const text = typedText(meta, value, locale);
  const choice = meta.choices?.find(({ code }) => code === text);
  return { text, shown: choice ? choice.words[locale][0] : meta.kind === "project" ? `#${text}` : text };
}

/** What the builder of each kind reads, its value is: the builders of `args.ts` promise it. */
function typedText({ kind }: FieldMeta, value: unknown, locale: Locale): string {
  switch (kind) {
    case "money":
    case "quantity":
      return typeof value === "number" ? String(value) : formatAmount(value as Money, locale);
    case "next": {
      const { on, what } = value as NextStep;
      return `${on} ${what}`;
    }
    case "person":
      return personText(value as PersonRef);
    case "text":
    case "words":
    case "word":
    case "choice":
    case "day":
    case "days":
    case "period":
    case "project":
    case "part":
    case "integer":
    case "year":
    case "time":
    case "credit":
    case "timezone":
      return typeof value === "string" || typeof value === "number" ? String(value) : personText(value as PersonRef);
  }
  return unreachable(kind);
}

function personText(ref: PersonRef): string {
  return "id" in ref ? `<@${ref.id}>` : ref.name;
}
