import { z } from "zod";
import type { Locale, LocalizedText, ReadContext } from "./command.ts";

/**
 * The builders of a command's arguments. Each returns a zod schema of the value's type, so `.optional()` and
 * `.default(…)` work as usual; what reading, usage and forms need stands beside it (`fieldOf`).
 *
 * ```ts
 * const amount = { keys: { "zh-CN": ["投资", "投资额"], en: ["amount"] } } as const;
 * defineCommand({
 *   name: "lead",
 *   aliases: ["lead add", "线索", "线索 加"],
 *   args: z.object({
 *     name: text({ keys: { "zh-CN": ["名称"], en: ["name"] } }),
 *     amount: money(amount).optional(),
 *     next: nextStep({ keys: { "zh-CN": ["下步"], en: ["next"] } }).optional(),
 *   }),
 *   positional: ["name"],
 *   …
 * });
 * ```
 */
export interface FieldOptions {
  /** What is typed before the colon, by language; the first is the one shown. All work in every locale. */
  readonly keys: Readonly<Record<Locale, readonly [string, ...string[]]>>;
  /** A form's label; the first key where it is not given. */
  readonly label?: LocalizedText;
  /** An example of a value, shown in forms. */
  readonly placeholder?: LocalizedText;
  /** Read where it is typed, and not asked for in forms: they stay short. */
  readonly typedOnly?: boolean;
  /** What a form offers to choose from. What is typed is resolved by the domain, which knows more spellings. */
  readonly from?: ChoiceSource;
}

/** Words of the pack or the record that an argument takes. `projectKind` and `via` are 类型 and 招商方式. */
export type ChoiceSource =
  | "unit"
  | "group"
  | "chain"
  | "member"
  | "stage"
  | "metric"
  | "origin"
  | "projectKind"
  | "chainRole"
  | "via"
  | "secrecy"
  | "fundSource"
  | "year";

export type FieldKind =
  | "text"
  | "words"
  | "word"
  | "choice"
  | "money"
  | "quantity"
  | "day"
  | "days"
  | "period"
  | "next"
  | "person"
  | "project"
  | "part"
  | "integer"
  | "year"
  | "time"
  | "credit"
  | "timezone";

/** The words for one code of a choice, by language; the first is the one shown. */
export type ChoiceWords = Readonly<Record<Locale, readonly [string, ...string[]]>>;

export interface FieldMeta {
  readonly kind: FieldKind;
  readonly keys: FieldOptions["keys"];
  readonly label: LocalizedText;
  readonly placeholder?: LocalizedText;
  readonly typedOnly?: boolean;
  readonly from?: ChoiceSource;
  readonly choices?: readonly { readonly code: string; readonly words: ChoiceWords }[];
  /** The value of a trimmed, unquoted text. Throws UserError; its hint, where it has one, is that text put right. */
  readonly read: (text: string, context: ReadContext) => unknown;
}

// Not a zod registry: its types rewrite those of functions it holds.
const fields = new WeakMap<z.core.$ZodType, FieldMeta>();

/** What a builder noted about this argument, and whether a person may leave it out. Throws for a schema of another make. */
export function fieldOf(schema: z.core.$ZodType): {
  readonly meta: FieldMeta;
  readonly required: boolean;
} {
  let inner = schema;
  while (inner instanceof z.ZodOptional || inner instanceof z.ZodDefault || inner instanceof z.ZodNullable)
    inner = inner.unwrap();
  const meta = fields.get(inner);
  if (!meta) throw new Error("an argument that no builder of args.ts made");
  return { meta, required: inner === schema };
}

/** Notes what reading, usage and forms need beside an argument's schema. */
export function note<Schema extends z.ZodType>(
  schema: Schema,
  kind: FieldKind,
  options: FieldOptions & Pick<FieldMeta, "choices">,
  read: FieldMeta["read"],
): Schema {
  const { keys, placeholder, choices, typedOnly, from } = options;
  fields.set(schema, {
    kind,
    keys,
    label: options.label ?? { "zh-CN": keys["zh-CN"][0], en: keys.en[0] },
    ...(placeholder ? { placeholder } : {}),
    ...(choices ? { choices } : {}),
    ...(typedOnly ? { typedOnly } : {}),
    ...(from ? { from } : {}),
    read,
  });
  return schema;
}
