import type { z } from "zod";
import { UserError } from "../errors.ts";
import { readAmount } from "./amount.ts";
import { fieldOf, type FieldMeta } from "./field.ts";
import type { CommandSpec, Locale, ReadContext } from "./command.ts";
import { splitLine, type SplitLine } from "./line.ts";
import { unquote } from "./normalize.ts";
import { leadingTokens, looksLikeAmount, takeLeading, type Taken } from "./take.ts";

/** What of a command its reading needs. */
export type Readable<Args extends z.ZodObject> = Pick<CommandSpec<Args, never>, "args" | "positional" | "examples">;

const longestLine = 10_000;
/** A longer line is not repeated to show what to change in it. */
const longestHint = 200;

interface Field extends FieldMeta {
  readonly name: string;
  readonly required: boolean;
}

/**
 * The typed arguments in what follows a command's name, and in a form's answers (by argument name; they win, and an
 * empty one was not given). Throws one UserError for the first thing wrong, with the command's first example as hint, or
 * with what should follow the command's name (a hint without a slash); nothing is ever dropped: text with no place is refused (`unexpected_text`).
 */
export function readArguments<Args extends z.ZodObject>(
  spec: Readable<Args>,
  rest: string,
  context: ReadContext,
  answers: Readonly<Record<string, string>> = {},
): z.output<Args> {
  try {
    return read(spec, rest, context, answers);
  } catch (error) {
    if (!(error instanceof UserError) || error.hint !== undefined) throw error;
    throw error.hinted(spec.examples[context.locale][0]);
  }
}

function read<Args extends z.ZodObject>(
  { args, positional }: Readable<Args>,
  rest: string,
  context: ReadContext,
  answers: Readonly<Record<string, string>>,
): z.output<Args> {
  const fields = fieldsOf(args);
  // Reading compares words with words; the longest honest line, every field full, is shorter than this.
  if (rest.length > longestLine) {
    const longest = fields.find(({ name }) => name === positional.at(-1)) ?? fields[0];
    if (!longest) throw new UserError("invalid_input", "unexpected_text", { given: `${rest.slice(0, 30)}…` });
    throw new UserError("invalid_input", "too_long", {
      key: longest.keys[context.locale][0],
      limit: longestLine,
    });
  }
  const byName = new Map(fields.map((field) => [field.name, field]));
  const order = positional.map((name) => byName.get(name)).filter((field) => field !== undefined);
  const { values, faults } = readAnswers(byName, answers, context);

  const { text, pairs } = split(fields, order, rest, context.locale);
  const pieces = [text];
  const keyed = new Set(pairs.map(({ field }) => field));
  for (const { field: name, value } of pairs) {
    const field = byName.get(name);
    if (!field) continue;
    const taken = within(
      (right) => (rest.length <= longestHint ? rest.replace(value, () => right) : undefined),
      () => takeValue(field, value, context),
    );
    if (!values.has(name) || !(name in answers)) values.set(name, taken.value);
    pieces.push(taken.rest);
  }

  const open = order.filter(({ name }) => !values.has(name) && !keyed.has(name));
  readPositionals(open, joinPieces(pieces, open.at(-1)), rest, fields, values, context);
  const absent = fields.filter(({ name, required }) => required && !values.has(name));
  for (const field of absent) faults.push(missing(field, context).inForm({ field: field.name }));
  const [fault, ...others] = faults;
  if (fault) throw fault.inForm({ field: fault.field, also: others });
  const parsed = args.safeParse(Object.fromEntries(values));
  if (parsed.success) return parsed.data;
  // Only a command's own refinement gets here: every builder's value fits its schema.
  const field = byName.get(String(parsed.error.issues[0]?.path[0])) ?? fields[0];
  if (!field) throw parsed.error;
  throw missing(field, context);
}

/** What a form says; of what is wrong there, everything. */
function readAnswers(
  byName: ReadonlyMap<string, Field>,
  answers: Readonly<Record<string, string>>,
  context: ReadContext,
): { readonly values: Map<string, unknown>; readonly faults: UserError[] } {
  const values = new Map<string, unknown>();
  const faults: UserError[] = [];
  for (const [name, answer] of Object.entries(answers)) {
    const field = byName.get(name);
    if (!field || answer.trim() === "") continue;
    try {
      const read = () => field.read(answer.trim(), context);
      values.set(
        name,
        within(() => undefined, read),
      );
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      faults.push(error.inForm({ field: name }));
      // Answered, if wrongly: the line is not asked for it.
      values.set(name, undefined);
    }
  }
  return { values, faults };
}

/** A builder knows its value alone, so its hint is the value put right; the line around it makes it an example. */
function within<T>(example: (right: string) => string | undefined, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof UserError) || error.hint === undefined) throw error;
    throw error.hinted(example(error.hint));
  }
}

/** The names of the arguments a text holds, whether or not their values are right: a form need not ask for them. */
export function namesGiven(
  { args, positional }: Omit<Readable<z.ZodObject>, "examples">,
  rest: string,
  locale: Locale,
): ReadonlySet<string> {
  const fields = fieldsOf(args);
  const order = positional
    .map((name) => fields.find((field) => field.name === name))
    .filter((field) => field !== undefined);
  try {
    const { text, pairs } = split(fields, order, rest, locale);
    const given = new Set(pairs.map(({ field }) => field));
    let left = text;
    for (const field of order) {
      if (left === "" || given.has(field.name)) continue;
      // Only whether something stands there counts, so the instant does not matter.
      const taken = takeLeading(field, left, { now: new Date(0), timezone: "UTC", locale }, false);
      if (!taken && !field.required) continue;
      given.add(field.name);
      left = taken?.rest ?? "";
    }
    return given;
  } catch (error) {
    if (error instanceof UserError) return new Set();
    throw error;
  }
}

function fieldsOf(args: z.ZodObject): readonly Field[] {
  return Object.entries(args.shape).map(([name, schema]): Field => {
    const { meta, required } = fieldOf(schema);
    return { ...meta, name, required };
  });
}

function split(fields: readonly Field[], order: readonly Field[], rest: string, locale: Locale): SplitLine {
  const keys = fields.map(({ name: field, kind, keys: spellings }) => ({
    field,
    spellings: [...spellings["zh-CN"], ...spellings.en],
    shown: spellings[locale][0],
    free: kind === "words" || kind === "next",
  }));
  return splitLine(rest, keys, { count: order.length, free: order.at(-1)?.kind === "words" });
}

/** Text beside typed values (`date:昨天 谈了土地`) belongs to the free text; elsewhere two pieces are one too many. */
function joinPieces(pieces: readonly string[], last: Field | undefined): string {
  const said = pieces.filter((piece) => piece !== "");
  const [first = "", second] = said;
  if (second === undefined || last?.kind === "words") return said.join(" ");
  throw new UserError("invalid_input", "unexpected_text", { given: last ? second : first });
}

function takeValue(field: Field, value: string, context: ReadContext): Taken {
  if (value === "") throw missing(field, context);
  if (field.kind === "words" || field.kind === "next") return whole(field, value, context);
  const taken = takeLeading(field, value, context, true);
  if (taken) return taken;
  // Nothing there reads: this throws, and names no more than what was meant as the value.
  return whole(field, field.kind === "day" || field.kind === "choice" ? value : leadingTokens(value, 1), context);
}

function whole(field: Field, value: string, context: ReadContext): Taken {
  const text = unquote(value);
  if (text === "") throw missing(field, context);
  return { value: field.read(text, context), rest: "" };
}

function readPositionals(
  open: readonly Field[],
  text: string,
  rest: string,
  fields: readonly Field[],
  values: Map<string, unknown>,
  context: ReadContext,
): void {
  let left = text;
  for (const [at, field] of open.entries()) {
    if (left === "") break;
    const last = at === open.length - 1;
    if (last && (field.kind === "text" || field.kind === "words" || field.kind === "person" || field.kind === "next")) {
      if (field.kind === "text") refuseStrayAmount(left, rest, fields, values, context);
      values.set(field.name, whole(field, left, context).value);
      return;
    }
    const taken = takeLeading(field, left, context, false);
    if (taken) {
      values.set(field.name, taken.value);
      left = taken.rest;
    } else if (field.required || last) {
      // Throws what is wrong about it; an optional one in the middle may simply be absent.
      values.set(field.name, whole(field, field.kind === "day" ? left : leadingTokens(left, 1), context).value);
      return;
    }
  }
  if (left !== "") throw new UserError("invalid_input", "unexpected_text", { given: left });
}

/**
 * `比亚迪电池项目 50亿` and `… 投资50亿`: the amount was meant as one, and would be lost in the name. The hint is what was
 * typed, put right; the command's name goes before it.
 */
function refuseStrayAmount(
  text: string,
  rest: string,
  fields: readonly Field[],
  values: ReadonlyMap<string, unknown>,
  { locale }: ReadContext,
): void {
  // The first is what a project costs; another is never meant by an amount alone.
  const field = fields.find(({ kind }) => kind === "money");
  const found =
    field && !values.has(field.name) && unquote(text) === text
      ? looksLikeAmount(text, [...field.keys["zh-CN"], ...field.keys.en])
      : undefined;
  if (!field || !found) return;
  const { typed, given } = found;
  // Without its currency it is refused as such, with an example that has one.
  readAmount(given, locale);
  const key = field.keys[locale][0];
  const at = rest.indexOf(typed);
  const hint =
    at >= 0 && rest.length <= longestHint
      ? `${rest.slice(0, at)}${key}:${given}${rest.slice(at + typed.length)}`
      : undefined;
  throw new UserError("invalid_input", "unexpected_text", { given, nearest: key }, hint, [
    { given: typed, put: `${key}:${given}` },
  ]);
}

function missing({ keys }: Field, { locale }: ReadContext): UserError {
  return new UserError("invalid_input", "missing_argument", { key: keys[locale][0] });
}
