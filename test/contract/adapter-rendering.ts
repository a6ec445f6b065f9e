import { expect, it } from "vitest";
import { groupsOf } from "../../src/charts/items.ts";
import type { Message } from "../../src/chat/message.ts";
import { charts, chartsSaying, crowded } from "../fixtures/charts.ts";
import { everyKind, hostileTexts, sample, samples } from "../fixtures/messages.ts";
import { find, type Start } from "./harness.ts";

/** Drawing letters is a second of work for a picture, several where a machine does much else. */
const drawing = { timeout: 120_000 };

export function testRendering(started: Start): void {
  for (const { name: what, message } of samples) {
    it(`shows ${what} within the platform's limits`, async () => {
      const { harness, adapter } = await started();
      const posted = await adapter.post(harness.place, message, "k_sample", false);
      expect(find(harness, posted).problems).toEqual([]);
      await adapter.update(posted, message);
      expect(find(harness, posted).problems).toEqual([]);
    });
  }

  it("lets hostile text arrive, readable and inert", async () => {
    const { harness, adapter } = await started();
    for (const [index, text] of hostileTexts.entries()) {
      const posted = await adapter.post(
        harness.place,
        { summary: text, title: text, locale: "en", blocks: everyKind(text).filter(({ kind }) => kind !== "chart") },
        // A key of its own for each: Lark answers a repeated one with the first message.
        `k_hostile_${index}`,
        false,
      );
      const message = find(harness, posted);
      expect(message.text).toContain(text);
      const ours = new Set(["link:https://example.org/a?b=1&c=2", "link:https://example.org/t"]);
      expect(
        message.live.filter((token) => !ours.has(token)),
        text,
      ).toEqual([]);
    }
  });

  it("shows charts of every kind with their names and numbers", drawing, async () => {
    const { harness, adapter } = await started();
    for (const chart of charts) {
      const message: Message = { summary: "图", locale: "zh-CN", blocks: [{ kind: "chart", chart }] };
      const seen = find(harness, await adapter.post(harness.place, message, `k_${chart.kind}`, false));
      expect(seen.problems).toEqual([]);
      expect(seen.text).toContain(chart.title);
      for (const { label, items } of groupsOf(chart, "zh-CN")) {
        expect(seen.text).toContain(label);
        for (const item of items) {
          expect(seen.text).toContain(item.label);
          const [first = ""] = item.said;
          expect(seen.text).toContain(/[\d.]+/.exec(first)?.[0] ?? first);
        }
      }
    }
  });

  it("says how much of a crowded chart it left out", drawing, async () => {
    const { harness, adapter } = await started();
    for (const count of [100, 500]) {
      const message: Message = { summary: "榜", locale: "zh-CN", blocks: [{ kind: "chart", chart: crowded(count) }] };
      const { text, problems } = find(harness, await adapter.post(harness.place, message, `k_crowd_${count}`, false));
      expect(problems).toEqual([]);
      const shown = Array.from({ length: count }, (_, index) => `第${index + 1}单位`).filter((name) =>
        new RegExp(`${name}(?!\\d)`).test(text),
      ).length;
      expect(shown).toBeGreaterThanOrEqual(8);
      expect(text).toMatch(/(还|另)有 \d+ 项/);
    }
  });

  it("lets hostile text arrive in charts, inert", drawing, async () => {
    const { harness, adapter } = await started();
    for (const chart of chartsSaying(hostileTexts)) {
      const message: Message = { summary: "s", locale: "en", blocks: [{ kind: "chart", chart }] };
      const seen = find(harness, await adapter.post(harness.place, message, `k_ill_${chart.kind}`, false));
      expect(seen.live, chart.kind).toEqual([]);
      expect(seen.problems, chart.kind).toEqual([]);
      for (const text of hostileTexts.slice(0, 5)) expect(seen.text).toContain(text);
    }
  });

  it("makes mentions and links of its own where the message has them", async () => {
    const { harness, adapter } = await started();
    const posted = await adapter.post(
      harness.place,
      { summary: "s", locale: "zh-CN", blocks: everyKind("高新区", harness.other) },
      "k_live",
      false,
    );
    expect(find(harness, posted).live).toContain("link:https://example.org/a?b=1&c=2");
    // A platform without mentions shows the name.
    const { live, text } = find(harness, posted);
    expect(live.includes(`mention:${harness.other.id}`) || text.includes(harness.other.name ?? harness.other.id)).toBe(
      true,
    );
  });

  it("says what it left out", async () => {
    const { harness, adapter } = await started();
    const table = find(harness, await adapter.post(harness.place, sample("table-120-rows"), "k_table", false)).text;
    const shown = Array.from({ length: 120 }, (_, row) => `第${row + 1}单位`).filter((unit) =>
      table.split(/\s+|\|/).includes(unit),
    ).length;
    expect(shown).toBeGreaterThanOrEqual(10);
    if (shown < 120) expect(table).toContain(`还有 ${120 - shown} 行`);
    const buttons = find(harness, await adapter.post(harness.place, sample("forty-buttons"), "k_many", false)).text;
    expect(buttons).toContain("Open #0");
    expect(buttons.includes("Open #39") || / more/.test(buttons)).toBe(true);
    const lines = find(harness, await adapter.post(harness.place, sample("many-blocks"), "k_lines", false)).text;
    expect(lines.includes("Line 129") || / more/.test(lines)).toBe(true);
  });
}
