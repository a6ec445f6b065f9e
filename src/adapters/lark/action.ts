import type { ActionValue } from "./card.ts";

/**
 * What a card carries through Lark and back: the command line, and whether the card stood in a direct conversation.
 * A callback names the chat but not its kind, and no cache could know it after a restart, so the card itself says it.
 * Forwarded cards have no live buttons (`enable_forward_interaction` is off by default), so the flag stays true.
 */
export interface Carried {
  readonly line: string;
  readonly direct: boolean;
}

export function toValue({ line, direct }: Carried): ActionValue {
  return direct ? { line, d: 1 } : { line };
}

export function readValue(value: unknown): Carried | undefined {
  if (typeof value !== "object" || value === null || !("line" in value) || typeof value.line !== "string")
    return undefined;
  return { line: value.line, direct: "d" in value && value.d === 1 };
}

/**
 * The name of a form's submit button. Some submits were seen without `action.value`, and the name is always there, so it
 * carries the same in letters, digits, `-` and `_`. `ordinal` keeps names unique in the card (else error 200530).
 */
export function toName({ line, direct }: Carried, ordinal: number): string {
  return `s${ordinal}_${direct ? 1 : 0}_${Buffer.from(line, "utf8").toString("base64url")}`;
}

export function readName(name: unknown): Carried | undefined {
  const match = typeof name === "string" ? /^s\d+_([01])_([A-Za-z0-9_-]+)$/.exec(name) : null;
  const [, direct, line] = match ?? [];
  if (direct === undefined || line === undefined) return undefined;
  return { line: Buffer.from(line, "base64url").toString("utf8"), direct: direct === "1" };
}

/** A field's name in the card: unique over all its forms, and telling how its value is to be read. */
export function toFieldName(name: string, ordinal: number, kind: "text" | "date"): string {
  return `${kind === "date" ? "d" : "t"}${ordinal}_${name}`;
}

/** Answers by our own field names. Unfilled ones come back empty or null and are left out. */
export function readFormValue(formValue: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  const fields: Record<string, string> = {};
  for (const [key, value] of Object.entries(formValue)) {
    const [, kind, name] = /^([td])\d+_(.+)$/s.exec(key) ?? [];
    const given = read(value);
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
