import { z } from "zod";
import type { ActionValue } from "./card.ts";

/**
 * What a card carries through Lark and back: the command line, and whether the card stood in a direct conversation.
 * A callback names the chat but not its kind, and no cache could know it after a restart, so the card itself says it.
 * Forwarded cards have no live buttons (`enable_forward_interaction` is off by default), so the flag stays true.
 */
export interface Carried {
  readonly line: string;
  readonly direct: boolean;
  /** Of a form: its own id. */
  readonly form?: string | undefined;
}

export function toValue({ line, direct, form }: Carried): ActionValue {
  return { line, ...(direct ? { d: 1 } : {}), ...(form === undefined ? {} : { f: form }) };
}

export function readValue(value: unknown): Carried | undefined {
  if (typeof value !== "object" || value === null || !("line" in value) || typeof value.line !== "string")
    return undefined;
  const form = "f" in value && typeof value.f === "string" ? value.f : undefined;
  return { line: value.line, direct: "d" in value && value.d === 1, form };
}

/**
 * The name of a form's submit button. Some submits were seen without `action.value`, and the name is always there, so it
 * carries the same in letters, digits, `-` and `_`. `ordinal` keeps names unique in the card (else error 200530).
 */
export function toName({ line, direct, form = "" }: Carried, ordinal: number): string {
  // A form's id is of the letters of base64url.
  return `s${ordinal}_${direct ? 1 : 0}_${Buffer.from(JSON.stringify([line, form]), "utf8").toString("base64url")}`;
}

export function readName(name: unknown): Carried | undefined {
  const match = typeof name === "string" ? /^s\d+_([01])_([A-Za-z0-9_-]+)$/.exec(name) : null;
  const [, direct, carried] = match ?? [];
  if (direct === undefined || carried === undefined) return undefined;
  const text = Buffer.from(carried, "base64url").toString("utf8");
  // Cards sent by an older version carry the line alone.
  const [line, form] = parseNamed(text) ?? [text, ""];
  return { line, direct: direct === "1", form: form === "" ? undefined : form };
}

function parseNamed(text: string): readonly [line: string, form: string] | undefined {
  try {
    return named.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

const named = z.tuple([z.string(), z.string()]);

/** A field's name in the card: unique over all its forms, and telling how its value is to be read. */
export function toFieldName(name: string, ordinal: number, kind: keyof typeof marks): string {
  return `${marks[kind]}${ordinal}_${name}`;
}

/** `other`: what is typed where the list to choose from does not have it. */
const marks = { text: "t", date: "d", other: "o" } as const;

/** Answers by our own field names. Unfilled ones come back empty or null and are left out. */
export function readFormValue(formValue: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  const fields: Record<string, string> = {};
  // What was typed beside a list comes last, and wins.
  const inOrder = Object.entries(formValue).toSorted(
    ([a], [b]) => Number(a.startsWith("o")) - Number(b.startsWith("o")),
  );
  for (const [key, value] of inOrder) {
    const [, kind, name] = /^([tdo])\d+_(.+)$/s.exec(key) ?? [];
    const given = read(value).trim();
    if (name === undefined || given === "") continue;
    // A date comes as "2024-04-01 +0800": the day that was picked, and the zone of the one who picked it.
    fields[name] = kind === "d" ? given.replace(/ [+-]\d{4}$/, "") : given;
  }
  return fields;
}

/** Several choices come as an array; a component that was not touched comes as null or "". */
function read(value: unknown): string {
  if (Array.isArray(value)) return value.map(read).join(",");
  return typeof value === "string" ? value : typeof value === "number" || typeof value === "boolean" ? `${value}` : "";
}
