import type { Invocation } from "../chat/port.ts";

/**
 * What a draft's button types: `/draft <key> <line>`. Entries that come of it carry the draft's key as their delivery, not
 * the press's: so a second press is known for what it is. Only a button or a form says it; typed, it is no command.
 */
export interface Pressed {
  /** What its entries carry. */
  readonly delivery: string;
  readonly key: string;
  /** When the draft was shown. */
  readonly since: Date;
  /** To be put right in a form first. */
  readonly change: boolean;
  readonly line: string;
  /** Of one sentence that tells two things, the second: `#` stands for the number that the first gets. */
  readonly second: string | undefined;
}

const pattern = /^\/draft ([0-9a-z]{1,9}\.[\w:.-]{1,150}) (change )?(\/[^\n]+)(?:\n(\/[^\n]+))?$/u;

/** One key for each sentence: its delivery, and when. */
export function draftKey(delivery: string, now: Date): string {
  return `${Math.floor(now.getTime() / 1000).toString(36)}.${delivery.replaceAll(/[^\w:.-]/gu, "_")}`;
}

export function draftLine(
  key: string,
  line: string,
  options: { readonly change?: true; readonly second?: string } = {},
): string {
  return `/draft ${key} ${options.change ? "change " : ""}${line}${options.second === undefined ? "" : `\n${options.second}`}`;
}

/** What stands before the line. */
export function prefixOf({ key }: Pressed): string {
  return `/draft ${key} `;
}

export function pressedDraft({ source, line }: Invocation): Pressed | undefined {
  if (source !== "button" && source !== "form") return undefined;
  const [, key, change, typed, second] = pattern.exec(line) ?? [];
  if (key === undefined || typed === undefined) return undefined;
  const seconds = Number.parseInt(key.split(".")[0] ?? "", 36);
  return {
    delivery: `draft:${key}`,
    key,
    since: new Date(seconds * 1000),
    change: change !== undefined,
    line: typed,
    second,
  };
}
