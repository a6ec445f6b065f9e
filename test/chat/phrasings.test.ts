import { describe, expect, test } from "vitest";
import { commands } from "../../commands/index.ts";
import type { Locale } from "../../src/chat/command.ts";
import { readArguments } from "../../src/chat/read-arguments.ts";
import { createRegistry } from "../../src/chat/registry.ts";
import { UserError } from "../../src/errors.ts";
import en from "../fixtures/phrasings/en.json" with { type: "json" };
import refused from "../fixtures/phrasings/refused.json" with { type: "json" };
import zh from "../fixtures/phrasings/zh.json" with { type: "json" };

const registry = createRegistry(commands);
// A Wednesday morning in Shanghai.
const context = { now: new Date("2026-11-18T02:00:00Z"), timezone: "Asia/Shanghai" };

function read(line: string, locale: Locale): { readonly command: string; readonly args: unknown } {
  const { command, rest } = registry.find(line);
  return { command: command.name, args: readArguments(command, rest, { ...context, locale }) };
}

function refusalOf(line: string, locale: Locale): UserError {
  try {
    read(line, locale);
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error(`understood: ${line}`);
}

// The fixtures are JSON, so their locale is a string to the compiler; the first test proves it is one of ours.
const understood = [...zh, ...en] as readonly {
  locale: Locale;
  line: string;
  command: string;
  args: object;
}[];
const notUnderstood = refused as readonly {
  locale: Locale;
  line: string;
  refused: string;
  values: object;
}[];

test("the corpus is large, each line is in it once, and in a language we speak", () => {
  const rows = [...understood, ...notUnderstood];
  expect(rows.length).toBeGreaterThanOrEqual(240);
  expect(new Set(rows.map(({ line, locale }) => `${locale} ${line}`)).size).toBe(rows.length);
  for (const { locale } of rows) expect(["zh-CN", "en"]).toContain(locale);
});

describe("what people type is understood", () => {
  test.each(understood)("$line", ({ locale, line, command, args }) => {
    expect(read(line, locale)).toEqual({ command, args });
  });
});

describe("what could be misunderstood is refused, and says why", () => {
  test.each(notUnderstood)("$line", ({ locale, line, refused: reason, values }) => {
    const error = refusalOf(line, locale);
    expect(error.reason).toBe(reason);
    expect(error.values).toEqual(values);
  });
});

test("every refusal of a known command shows an example that is itself understood", () => {
  for (const { locale, line } of notUnderstood) {
    const { hint, values, reason } = refusalOf(line, locale);
    if (reason === "unknown_command" && !("nearest" in values)) {
      expect(hint).toBeUndefined();
      continue;
    }
    expect(hint, line).toBeDefined();
    // A hint without a command is what belongs behind the one that was typed.
    const example = hint?.startsWith("/") ? hint : `/${registry.find(line).command.name} ${hint ?? ""}`;
    expect(() => read(example, locale), example).not.toThrow();
  }
});

test("every command's own examples are understood, as that command, in both languages", () => {
  for (const command of commands)
    for (const locale of ["zh-CN", "en"] as const)
      for (const example of command.examples[locale]) expect(read(example, locale).command, example).toBe(command.name);
});
