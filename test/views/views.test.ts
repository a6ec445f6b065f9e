import { describe, expect, test } from "vitest";
import type { Block, Message } from "../../src/chat/message.ts";
import type { Locale } from "../../src/locale.ts";
import { plain } from "./plain.ts";
import { makeSamples } from "./samples.ts";

const locales: readonly Locale[] = ["zh-CN", "en"];

/** The field's own rule: chat never shames, and persons are never ranked. */
const banned: Readonly<Record<Locale, RegExp>> = {
  "zh-CN": /打卡|积分|考勤|PK|曝光|末位|落后|批评|红黑榜|个人榜|个人排名|排行榜/u,
  en: /\b(shame|loser|worst|punish|leaderboard|slacker|lazy|failed to)\b/iu,
};

describe.each(locales)("%s", (locale) => {
  const samples = makeSamples(locale);
  const all = Object.entries(samples).flatMap(([group, messages]) =>
    Object.entries(messages).map(([name, message]) => [`${group}: ${name}`, message] as const),
  );

  test.each(Object.keys(samples))("%s read as they did", async (group) => {
    const text = Object.entries(samples[group] ?? {})
      .map(([name, message]) => `# ${name}\n${plain(message)}\n`)
      .join("\n");
    await expect(text).toMatchFileSnapshot(`./snapshots/${locale}/${group}.txt`);
  });

  test.each(all)("%s", (_name, message) => {
    const text = plain(message);
    expect(text).not.toMatch(banned[locale]);
    // Sentences are whole: nothing missing in them, nothing doubled, no code where a name belongs.
    expect(text).not.toMatch(/undefined|null|NaN|\[object|Invalid Date/);
    expect(text).not.toMatch(/，，|。。|、、|：：| ,|,,|(?<!\.)\.\.(?!\.)| {4}/u);
    expect(message.locale).toBe(locale);
    expect(message.summary.trim()).not.toBe("");
    expect(message.summary).not.toContain("\n");
    for (const block of message.blocks) expect(emptyIn(block), JSON.stringify(block)).toEqual([]);
  });

  test("are written in one language", () => {
    for (const [name, message] of all) {
      const text = withoutTyped(message);
      if (locale === "en") expect(text, name).not.toMatch(/[\p{Script=Han}，。：；、（）「」]/u);
      else expect(text.match(/[a-z]{4,}(?: [a-z]+)+/giu) ?? [], name).toEqual([]);
    }
  });
});

test("both languages have the same messages", () => {
  const [zh, en] = locales.map((locale) =>
    Object.entries(makeSamples(locale)).flatMap(([group, messages]) =>
      Object.keys(messages)
        .filter((name) => !name.startsWith("gate of"))
        .map((name) => `${group}: ${name}`),
    ),
  );
  expect(en).toEqual(zh);
});

/** What is said, without what is typed: lines, keys of another language, names of time zones, and examples of amounts. */
function withoutTyped(message: Message): string {
  const said: Message = { ...message, blocks: message.blocks.filter((block) => block.kind !== "buttons") };
  return plain(said)
    .replaceAll(/`[^`]*`/gu, "")
    .replaceAll(/^(summary: )?[^\n]*(?:For example: |例如：).*$/gmu, "")
    .replaceAll(/^(?:summary|title|tone|form|chart): ?/gmu, "")
    .replaceAll(/^\*(?:Also|也可以写)\*\n.*$/gmu, "")
    .replaceAll(/\([a-zA-Z]+(?:-[a-z]+)*, (?:text|multiline|choice|date)\)( e\.g\.)?/gu, "")
    .replaceAll(/\/[\p{L} ]+/gu, "")
    .replaceAll(/\b(?:Asia\/Shanghai|America\/New_York|cn-government|edo|neutral|good|warning|bad)\b/gu, "");
}

/** Labels and values that would show as nothing. */
function emptyIn(block: Block): readonly string[] {
  switch (block.kind) {
    case "fields":
      return block.fields.flatMap(({ label, value }) => (label === "" || value === "" ? [label] : []));
    case "buttons":
      return block.buttons.flatMap(({ label, line }) =>
        label === "" || !line.startsWith("/") || label.length > 40 ? [label] : [],
      );
    case "table":
      return block.rows.flatMap((row) => (row.length === block.columns.length ? [] : ["a row of another width"]));
    case "form":
      return block.fields.flatMap(({ name, label }) => (name === "" || label === "" ? [name] : []));
    case "text":
    case "note":
      return block.text === "" ? ["empty text"] : [];
    case "chart":
    case "divider":
      return [];
  }
}
