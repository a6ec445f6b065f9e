import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Block } from "../../../src/chat/message.ts";
import { renderMessage } from "../../../src/adapters/slack/render.ts";
import { checkMessage } from "../../fakes/slack-blocks.ts";
import { anyChart } from "../../fixtures/any-chart.ts";
import { awkwardTexts, hostileTexts, samples } from "../../fixtures/messages.ts";
import { render } from "./rendered.ts";

describe("samples", () => {
  const huge = new Set(["longest", "pair-surrogates", "chinese-long", "hostile"]);
  for (const { name, message } of samples) {
    it(`${name} is within the limits`, () => {
      const { text, blocks } = render(message);
      expect(checkMessage(text, blocks)).toEqual([]);
    });
    if (huge.has(name)) continue;
    it(`${name} looks as it did`, async () => {
      await expect(`${JSON.stringify(renderMessage(message), undefined, 2)}\n`).toMatchFileSnapshot(
        `../../fixtures/slack/rendered/${name}.json`,
      );
    });
  }
});

describe("any message", () => {
  const text = fc.oneof(
    fc.string({ unit: "binary", maxLength: 200 }),
    fc.constantFrom(...hostileTexts, ...awkwardTexts, "", "长".repeat(4000)),
  );
  const person = fc.record({
    platform: fc.constant("slack" as const),
    workspace: fc.constant("T1"),
    id: fc.oneof(fc.constant("U0000LI"), text),
    name: text,
  });
  const inline = fc.oneof(
    text,
    text.map((strong) => ({ strong })),
    text.map((code) => ({ code })),
    fc.record({ link: fc.oneof(text, fc.webUrl()), label: text }),
    person.map((somebody) => ({ person: somebody })),
    fc.record({
      date: fc.oneof(text, fc.constant("2026-12-03T01:30:00.000Z")),
      style: fc.constantFrom("day" as const, "time" as const, "relative" as const),
      timezone: fc.constant("Asia/Shanghai"),
    }),
  );
  const anyText = fc.oneof(inline, fc.array(inline, { maxLength: 6 }));
  const field = fc.record({
    name: fc.string({ unit: "grapheme-ascii", minLength: 1, maxLength: 30 }),
    label: text,
    kind: fc.constantFrom("text" as const, "multiline" as const, "choice" as const, "date" as const),
    required: fc.boolean(),
    value: text,
    placeholder: text,
    choices: fc.array(fc.record({ label: text, value: text }), { maxLength: 5 }),
  });
  const block: fc.Arbitrary<Block> = fc.oneof(
    fc.record({ kind: fc.constantFrom("text" as const, "note" as const), text: anyText }),
    fc.record({
      kind: fc.constant("fields" as const),
      fields: fc.array(fc.record({ label: text, value: anyText }), { maxLength: 15 }),
    }),
    fc.record({
      kind: fc.constant("table" as const),
      columns: fc.array(fc.record({ label: text }), { maxLength: 25 }),
      rows: fc.array(fc.array(anyText, { maxLength: 25 }), { maxLength: 20 }),
    }),
    fc.record({
      kind: fc.constant("chart" as const),
      chart: anyChart(text),
    }),
    fc.record({
      kind: fc.constant("buttons" as const),
      buttons: fc.array(fc.record({ label: text, line: text }), { maxLength: 60 }),
    }),
    fc.record({
      kind: fc.constant("form" as const),
      line: fc.constant("/lead"),
      submit: text,
      fields: fc.uniqueArray(field, { selector: ({ name }) => name, maxLength: 12 }),
    }),
    fc.constant({ kind: "divider" as const }),
  );
  const message = fc.record({
    summary: text,
    title: text,
    tone: fc.constantFrom("neutral" as const, "good" as const, "warning" as const, "bad" as const),
    locale: fc.constantFrom("zh-CN" as const, "en" as const),
    blocks: fc.array(block, { maxLength: 60 }),
  });

  it("is taken by Slack and notifies nobody it does not name", () => {
    fc.assert(
      fc.property(message, (given) => {
        const { text: summary, blocks, live } = render(given);
        expect(checkMessage(summary, blocks)).toEqual([]);
        expect(live.filter((token) => !token.startsWith("link:") && token !== "mention:U0000LI")).toEqual([]);
        expect(live.filter((token) => token.startsWith("link:") && !/^link:(https?|mailto):/.test(token))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});
