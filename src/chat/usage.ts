import { fieldOf, type ChoiceSource, type FieldKind, type FieldMeta } from "./field.ts";
import { stepFields } from "./form-answers.ts";
import type { Command, Locale } from "./command.ts";
import type { Choice, Field } from "./message.ts";
import { namesGiven } from "./read-arguments.ts";

type Described = Pick<Command<never>, "name" | "aliases" | "args" | "positional" | "examples">;

interface Argument {
  readonly name: string;
  readonly meta: FieldMeta;
  readonly required: boolean;
  readonly position: boolean;
}

/** An example of what each kind reads, for forms whose builder was given none. */
const placeholders: Readonly<Partial<Record<FieldKind, Readonly<Record<Locale, string>>>>> = {
  money: { "zh-CN": "50亿", en: "US$30m" },
  quantity: { "zh-CN": "12 或 50亿", en: "12 or US$30m" },
  days: { "zh-CN": "2026-12-31 或 2027-02-05至2027-02-11", en: "2026-12-31, 2027-02-15 to 2027-02-21" },
  next: { "zh-CN": "下周三 来考察", en: "friday site visit" },
  person: { "zh-CN": "张三", en: "Ada Chen" },
  project: { "zh-CN": "#12", en: "#12" },
  time: { "zh-CN": "08:50", en: "08:50" },
  timezone: { "zh-CN": "Asia/Shanghai", en: "Asia/Shanghai" },
  credit: { "zh-CN": "18 位", en: "18 characters" },
};

/** `/线索 <名称> [公司:…] [投资:…]`: by position first, then by key; what may be left out in square brackets. */
export function usage(command: Described, locale: Locale): string {
  return [`/${shownName(command, locale)}`, ...itemsOf(command, locale)].join(" ");
}

/** The arguments alone, in whole items and at most 100 characters: Slack's `usage_hint` stands in one line of a menu. */
export function usageHint(command: Described, locale: Locale): string {
  let hint = "";
  for (const item of itemsOf(command, locale)) {
    if (hint.length + item.length + 1 > 98) return `${hint} …`;
    hint = hint === "" ? item : `${hint} ${item}`;
  }
  return hint;
}

/** The name in the reader's language: the first alias written in Chinese, or the command's own. */
export function shownName({ name, aliases }: Pick<Described, "name" | "aliases">, locale: Locale): string {
  const chinese = aliases.find((alias) => /\p{Script=Han}/u.test(alias));
  return locale === "zh-CN" && chinese !== undefined ? chinese.replace(/\s*[A-Z]?#$/u, "") : name;
}

/** What a form can offer: `projects` for a project's number, and what an argument is chosen from. */
export interface FormChoices {
  readonly projects?: readonly Choice[];
  readonly from?: (source: ChoiceSource) => readonly Choice[];
}

/** The arguments as fields of a form, without those already in `omitGivenIn`, the text after the command's name. */
export function formFields(
  command: Described,
  locale: Locale,
  options: { readonly omitGivenIn?: string } & FormChoices = {},
): readonly Field[] {
  const given = namesGiven(command, options.omitGivenIn ?? "", locale);
  return argumentsOf(command)
    .filter(({ name, meta }) => !given.has(name) && meta.typedOnly !== true)
    .flatMap((argument) => fieldsFor(argument, locale, options));
}

/** What the choices of a command's form are taken from. */
export function sourcesOf(command: Described): ReadonlySet<ChoiceSource | "project"> {
  const shown = argumentsOf(command).filter(({ meta }) => meta.typedOnly !== true);
  return new Set(
    shown.flatMap(({ meta }): readonly (ChoiceSource | "project")[] =>
      meta.kind === "project" ? ["project"] : meta.from ? [meta.from] : [],
    ),
  );
}

function fieldsFor({ name, meta, required }: Argument, locale: Locale, choices: FormChoices): readonly Field[] {
  const placeholder = meta.placeholder?.[locale] ?? placeholders[meta.kind]?.[locale];
  const field = {
    name,
    label: meta.label[locale],
    required,
    ...(placeholder === undefined ? {} : { placeholder }),
  };
  if (meta.kind === "next") {
    const parts = stepFields(name);
    const { day, plan } = stepLabels[locale];
    return [
      { name: parts.day, label: `${field.label}${day}`, kind: "date", required },
      {
        name: parts.plan,
        label: `${field.label}${plan}`,
        kind: "text",
        required,
        placeholder: stepLabels[locale].example,
      },
    ];
  }
  if (meta.kind === "project") return [{ ...field, kind: "project", choices: choices.projects ?? [] }];
  const offered = meta.choices
    ? meta.choices.map(({ code, words }): Choice => ({ label: words[locale][0], value: code }))
    : meta.from && choices.from?.(meta.from);
  if (offered && offered.length > 0) return [{ ...withoutExample(field), kind: "choice", choices: offered }];
  return [{ ...field, kind: meta.kind === "words" ? "multiline" : meta.kind === "day" ? "date" : "text" }];
}

/** Whoever chooses needs no example of what is typed. */
function withoutExample<Described extends { readonly placeholder?: string }>(field: Described) {
  const { placeholder: _, ...rest } = field;
  return rest;
}

const stepLabels = {
  "zh-CN": { day: "：哪天", plan: "：做什么", example: "来考察" },
  en: { day: ": when", plan: ": what", example: "site visit" },
} as const satisfies Readonly<Record<Locale, object>>;

function itemsOf(command: Described, locale: Locale): readonly string[] {
  return argumentsOf(command).map(({ meta, required, position }) => {
    const key = meta.keys[locale][0];
    const shown =
      meta.choices && meta.choices.length <= 4
        ? meta.choices.map(({ words }) => words[locale][0]).join("|")
        : undefined;
    if (position) return required ? `<${shown ?? key}>` : `[${shown ?? key}]`;
    return required ? `${key}:${shown ?? "…"}` : `[${key}:${shown ?? "…"}]`;
  });
}

function argumentsOf({ args, positional }: Described): readonly Argument[] {
  const all = Object.entries(args.shape).map(([name, schema]): Argument => ({
    name,
    ...fieldOf(schema),
    position: positional.includes(name),
  }));
  const first = positional.map((name) => all.find((one) => one.name === name)).filter((one) => one !== undefined);
  return [...first, ...all.filter(({ position }) => !position)];
}
