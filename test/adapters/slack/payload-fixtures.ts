import { readFileSync } from "node:fs";
import type { Parsed } from "../../../src/adapters/slack/parsed.ts";
import type { Invocation } from "../../../src/chat/port.ts";
import { isJson, type Json } from "../../fakes/slack-blocks.ts";

/** A payload of `test/fixtures/slack`, by file name. */
export function fixture(name: string): Json {
  const file = new URL(`../../fixtures/slack/${name}.json`, import.meta.url);
  const parsed: unknown = JSON.parse(readFileSync(file, "utf8"));
  if (!isJson(parsed)) throw new Error(`${name} is no object`);
  return parsed;
}

/** The payload with some members of one of its objects changed. */
export function within(payload: Json, key: string, change: Json): Json {
  const inner = payload[key];
  return { ...payload, [key]: { ...(isJson(inner) ? inner : {}), ...change } };
}

export function invocation(parsed: Parsed): Invocation {
  if (parsed.kind !== "invocation") throw new Error(`expected an invocation, got ${JSON.stringify(parsed)}`);
  return parsed.invocation;
}
