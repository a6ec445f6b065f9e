import { isDeepStrictEqual } from "node:util";
import type { CommandContext } from "../../commands/context.ts";
import type { ReadContext } from "../chat/command.ts";
import { fieldOf } from "../chat/field.ts";
import { fold } from "../chat/normalize.ts";
import { readArguments } from "../chat/read-arguments.ts";
import type { Registry } from "../chat/registry.ts";
import { UserError } from "../errors.ts";
import { isBare, type Found } from "./refusal.ts";

interface Rereader {
  readonly registry: Registry<CommandContext>;
  readonly context: ReadContext;
}

/** How far a line reads: to a command, and to all that the command asks for. */
export interface Reading {
  readonly found?: Found;
  readonly args?: Readonly<Record<string, unknown>>;
  readonly error?: UserError;
  /** It names its command and what it is about, and would be answered with a form. */
  readonly asks?: true;
}

/** Reads a line as a press of it would be read. */
export function readLine(line: string, { registry, context }: Rereader): Reading {
  let found: Found | undefined;
  try {
    found = registry.find(line);
    return { found, args: readArguments(found.command, found.rest, context) };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const asks = found !== undefined && error.reason === "missing_argument" && isBare(found.rest);
    return { error, ...(found ? { found } : {}), ...(asks ? { asks } : {}) };
  }
}

/** Where a piece stands in a line. */
export function occurrences(line: string, piece: string): readonly number[] {
  const found: number[] = [];
  for (let at = line.indexOf(piece); at >= 0 && piece !== "" && found.length < 20; at = line.indexOf(piece, at + 1))
    found.push(at);
  return found;
}

/**
 * The line with one occurrence of a piece replaced, so that it reads; `broken` are those that still do not, with why. Where
 * the line read before, the record did not know the piece: then the one argument that was the piece must have changed, and
 * nothing else.
 */
export function repairs(
  line: string,
  given: string,
  put: string,
  before: Reading,
  reader: Rereader,
): {
  readonly whole: string | undefined;
  readonly broken: readonly { readonly line: string; readonly error: UserError }[];
} {
  const whole: { readonly line: string; readonly free: boolean }[] = [];
  const broken: { readonly line: string; readonly error: UserError }[] = [];
  for (const at of occurrences(line, given)) {
    const next = `${line.slice(0, at)}${put}${line.slice(at + given.length)}`;
    const reading = readLine(next, reader);
    if (reading.error && !reading.asks) {
      broken.push({ line: next, error: reading.error });
      continue;
    }
    const free = before.args === undefined ? false : freeChange(before, reading, given);
    if (free !== undefined) whole.push({ line: next, free });
  }
  // A key's value stands behind free text that may have the same word.
  return { whole: (whole.find(({ free }) => !free) ?? whole.at(-1))?.line, broken };
}

/** Whether what changed is free text; undefined unless just the argument changed that was the piece. */
function freeChange(before: Reading, after: Reading, given: string): boolean | undefined {
  const { found, args: was = {} } = before;
  const is = after.args ?? {};
  if (!found || after.found?.command !== found.command) return undefined;
  const changed = [...new Set([...Object.keys(was), ...Object.keys(is)])].filter(
    (name) => !isDeepStrictEqual(was[name], is[name]),
  );
  const [folded, only] = [fold(given), changed.length === 1];
  // Where it is another argument's word, what it was taken for begins behind it, or is not there at all.
  const name = changed.find((one) =>
    leaves(was[one]).some((leaf) => fold(leaf) === folded || (!only && fold(leaf).startsWith(`${folded} `))),
  );
  if (name === undefined || (changed.length > 2 && changed.some((one) => one !== name && was[one] !== undefined)))
    return undefined;
  const schema = found.command.args.shape[name];
  const kind = schema && fieldOf(schema).meta.kind;
  return kind === "text" || kind === "words";
}

function leaves(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (typeof value === "number") return [`#${value}`, String(value)];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(leaves) : [];
}
