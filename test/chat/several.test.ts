import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { renderCard } from "../../src/adapters/lark/render.ts";
import { renderMessage } from "../../src/adapters/slack/render.ts";
import type { Block, Inline, Message, RankingChart, Text } from "../../src/chat/message.ts";
import { draft } from "../../src/delivery/delivery.ts";
import { createDispatcher } from "../../src/delivery/dispatcher.ts";
import { catalogueOf } from "../../src/locales/index.ts";
import { loadPack } from "../../src/packs/index.ts";
import { inParts } from "../../src/views/parts.ts";
import type { View } from "../../src/views/view.ts";
import { postOffice } from "../cron/post-office.ts";
import { createRig, post } from "../delivery/rig.ts";
import { checkCard } from "../fakes/lark-card-check.ts";
import { readCard } from "../fakes/lark-reader.ts";
import { checkMessage, list } from "../fakes/slack-blocks.ts";
import { readBlocks } from "../fakes/slack-reading.ts";
import { runs } from "../runs.ts";

/** What does not fit in one message comes as several: numbered, in order, each part whole in itself. */

const view: View = {
  words: catalogueOf("zh-CN"),
  locale: "zh-CN",
  pack: loadPack("cn-government"),
  timezone: "Asia/Shanghai",
  demo: false,
};
const message = (blocks: readonly Block[], title = "招商引资周报"): Message => ({
  summary: `${title}：开发区领先`,
  title,
  locale: "zh-CN",
  blocks,
});
const heading = (text: string): Block => ({ kind: "text", text: { strong: text } });
const note = (text: string): Block => ({ kind: "note", text });
const divider: Block = { kind: "divider" };
const table = (rows: number, name = "单位", columns = 3): Block => ({
  kind: "table",
  columns: Array.from({ length: columns }, (_, index) => ({ label: `栏${index + 1}` })),
  rows: Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_unused, column) => `${name}${row + 1}.${column}`),
  ),
});
/** Every row is as wide as its widest where letters are of one width. */
const uneven = (rows: number): Block => ({
  kind: "table",
  columns: Array.from({ length: 8 }, (_, index) => ({ label: `${index}` })),
  rows: Array.from({ length: rows }, (_, row) => Array.from({ length: 8 }, () => (row === 0 ? "x".repeat(24) : "1"))),
});
const chart = (title: string, bars = 20): Block & { readonly chart: RankingChart } => ({
  kind: "chart",
  chart: {
    kind: "ranking",
    title,
    unit: "亿元",
    bars: Array.from({ length: bars }, (_, index) => ({ label: `${title}${index}`, value: bars - index, target: 9 })),
  },
});

describe("a message", () => {
  test("that fits stays as it is, an empty table too", () => {
    const small = message([heading("榜"), table(11), chart("图"), note("脚注"), divider, table(0)]);
    expect(inParts(view, small)).toEqual([small]);
  });

  test("that does not fit is numbered, in its title and in its line of notification", () => {
    const parts = inParts(view, message([heading("榜"), table(300)]));
    expect(parts.length).toBeGreaterThan(2);
    expect(parts.map(({ title }) => title)).toEqual(
      parts.map((_, index) => `招商引资周报（${index + 1}/${parts.length}）`),
    );
    for (const [index, { summary }] of parts.entries())
      expect(summary).toMatch(new RegExp(`（${index + 1}/\\d）$`, "u"));
  });

  test("keeps its number, its issue and its month where the title is too long for a header", () => {
    const long = `${"某某省某某市".repeat(15)}招商引资通报（2026年11月） · 第 11 期`;
    const parts = inParts(view, message([table(300)], long));
    for (const [index, { title = "" }] of parts.entries()) {
      expect(title).toMatch(/^某某省.*….*招商引资通报（2026年11月） · 第 11 期（\d\/\d）$/u);
      expect(title).toContain(`（${index + 1}/${parts.length}）`);
      expect(title.length).toBeLessThanOrEqual(100);
    }
    const [single] = inParts(view, message([note("短")], long));
    expect(single?.title).toMatch(/^某某省.*….*第 11 期$/u);
  });

  test("goes on with a long table under its heading and its columns, and its foot stands under the last rows", () => {
    const parts = inParts(
      view,
      message([divider, heading("榜"), table(200), note("依据"), divider, heading("要情"), note("无")]),
    );
    const [first, ...others] = parts;
    expect(first?.blocks[0]).toEqual(heading("榜"));
    for (const { blocks } of others) {
      const [over, rows] = blocks;
      expect(over).toEqual(heading("榜"));
      expect(rows).toMatchObject({ kind: "table", columns: [{ label: "栏1" }, { label: "栏2" }, { label: "栏3" }] });
    }
    expect(parts.at(-1)?.blocks.slice(2)).toEqual([note("依据"), divider, heading("要情"), note("无")]);
  });

  test("takes a chart that does not fit to the next part, under the heading of its board", () => {
    const boards = ["甲", "乙", "丙", "丁", "戊", "己"].flatMap((name) => [
      divider,
      heading(name),
      table(20, name),
      chart(name),
    ]);
    const parts = inParts(view, message(boards));
    expect(parts.length).toBeGreaterThan(1);
    for (const { blocks } of parts)
      for (const [index, block] of blocks.entries())
        if (block.kind === "chart") expect(headingOver(blocks, index)).toBe(block.chart.title);
  });

  test("has in each part no more tables and charts than a card shows as such", () => {
    for (const some of [Array.from({ length: 12 }, () => table(2)), Array.from({ length: 12 }, () => chart("图", 2))])
      for (const part of inParts(view, message(some))) {
        const { elements } = renderCard(part, { direct: false }).body;
        expect(elements.map(({ tag }) => tag)).toEqual(part.blocks.map(({ kind }) => kind));
      }
  });

  test("never parts a heading from what it is over, a few rows from their table, or the foot from the last rows", () => {
    const foot = note("依据".repeat(100));
    for (let before = 100; before < 240; before += 2) {
      const text = Array.from({ length: before }, () => "进展".repeat(20)).join("\n");
      const own = [table(20, "乙", 7), foot];
      const parts = inParts(view, message([{ kind: "text", text }, divider, heading("二"), ...own, ...own]));
      for (const [index, { blocks }] of parts.entries()) {
        const [last, first] = [blocks.at(-1), parts[index + 1]?.blocks[0]];
        expect(last).not.toEqual(heading("二"));
        expect(last).not.toEqual(divider);
        if (first) expect(first).not.toEqual(foot);
        if (last?.kind === "table") expect(last.rows.length).toBeGreaterThanOrEqual(5);
      }
    }
  });

  test("has the foot of a table where its last rows are", () => {
    const foot = note("依据".repeat(100));
    for (let rows = 60; rows < 120; rows += 1)
      for (const { blocks } of inParts(view, message([table(rows, "甲", 7), foot])))
        expect(blocks[0]).not.toEqual(foot);
  });

  test.each([
    ["wide tables of plain letters", [table(300, "Bellwether County ", 8)]],
    ["tables with one long cell in each column", [uneven(120), divider, uneven(30), table(2)]],
    ["many short notes", Array.from({ length: 200 }, (_, index) => note(`第 ${index} 条`))],
    ["charts and texts", Array.from({ length: 30 }, () => [chart("榜"), note("依据".repeat(200))]).flat()],
  ])("of %s is left whole by every platform", (_what, blocks) => {
    for (const part of inParts(view, message(blocks))) expectWhole(part);
  });

  test("keeps the heading of a chapter over that of its first board, where both go to the next part", () => {
    for (let rows = 40; rows < 90; rows += 2) {
      const parts = inParts(
        view,
        message([table(rows, "甲", 7), divider, heading("二"), heading("榜"), table(30, "乙", 7)]),
      );
      const blocks = parts.flatMap((part) => part.blocks);
      expect(blocks.filter(isHeading).map((block) => block.kind === "text" && letters(block.text))).toEqual(
        expect.arrayContaining(["二", "榜"]),
      );
    }
  });

  test("breaks a long text where a line ends", () => {
    const lines = Array.from({ length: 200 }, (_, index) => `· 第${index + 1}项：${"进展".repeat(20)}`);
    const parts = inParts(view, message([{ kind: "text", text: [{ strong: "更正说明" }, `\n${lines.join("\n")}`] }]));
    const texts = parts
      .flatMap(({ blocks }) => blocks)
      .map((block) => (block.kind === "text" ? letters(block.text) : ""));
    expect(texts.join("\n")).toBe(`更正说明\n${lines.join("\n")}`);
    for (const text of texts) expect(text.length).toBeLessThanOrEqual(2800);
  });
});

describe("any message", () => {
  const words = fc.string({
    unit: fc.constantFrom("招", "商", "a", " ", "1", "，", "<", "\\", '"'),
    minLength: 1,
    maxLength: 300,
  });
  const cell = fc.string({ unit: fc.constantFrom("开", "区", "x", "y", "z", "9"), minLength: 1, maxLength: 24 });
  const block: fc.Arbitrary<Block> = fc.oneof(
    { arbitrary: fc.constant(heading("")), weight: 3 },
    { arbitrary: fc.constant(divider), weight: 2 },
    { arbitrary: words.map(note), weight: 2 },
    fc.array(words, { maxLength: 30 }).map((lines): Block => ({ kind: "text", text: `甲${lines.join("\n")}` })),
    {
      arbitrary: fc
        .tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 0, max: 120 }), cell)
        .map(([columns, rows, name]) => table(rows, name, columns)),
      weight: 3,
    },
    { arbitrary: fc.integer({ min: 1, max: 20 }).map((bars) => chart("榜", bars)), weight: 2 },
    fc.constant<Block>({ kind: "buttons", buttons: [{ label: "看榜单", line: "/榜" }] }),
  );
  /** Headings and charts are told apart by a number; one at the end is over nothing. */
  const blocks = fc.array(block, { minLength: 1, maxLength: 25 }).map((some) =>
    [...some, note("完")].map((one, index): Block => {
      if (isHeading(one)) return heading(`标题${index}`);
      return one.kind === "chart" ? { ...one, chart: { ...one.chart, title: `图${index}` } } : one;
    }),
  );

  test("is in its parts: everything once, in order, under the heading it had", () => {
    fc.assert(
      fc.property(blocks, (given) => {
        const parts = inParts(view, message(given));
        // The heading of what goes on from the part before is said again.
        const said = parts.flatMap(({ blocks: own }) => atomsOf(own));
        const once = said.filter((atom, index) => !atom.startsWith("标题") || said.indexOf(atom) === index);
        expect(once).toEqual(atomsOf(given));
        for (const { blocks: own } of parts) expect(own.some((one) => one.kind !== "divider")).toBe(true);
      }),
      { numRuns: runs(50) },
    );
  });

  test("fits on every platform, part by part, and none leaves anything of it out", () => {
    fc.assert(
      fc.property(blocks, (given) => {
        for (const part of inParts(view, message(given))) expectWhole(part);
      }),
      { numRuns: runs(30) },
    );
  });
});

describe("delivery", () => {
  test("keeps the parts in order, though the first is refused and another process sends the rest", async () => {
    const parts = inParts(view, message([heading("榜"), table(400)]));
    let refusals = 2;
    const rig = createRig({
      latency: () => 30,
      fault: () => (refusals-- > 0 ? { code: "rate_limited", retryAfterMs: 2_000 } : undefined),
    });
    const origin = { source: "board|1|2026-11-23", now: rig.clock.now() };
    const drafts = parts.map((part, index) => draft({ target: post("C1"), message: part }, { ...origin, index }));
    await rig.owe(...drafts);
    while (rig.chat.shown.length < 2) await rig.clock.advance(20);
    await rig.clock.until(rig.dispatcher.stop());
    expect(rig.states().filter((state) => state === "pending").length).toBeGreaterThan(0);
    const { clock, log: logger, chat } = rig;
    const other = createDispatcher({
      outbox: rig.store.connect().outbox,
      adapters: new Map([["slack", chat.adapter]]),
      clock,
      timers: clock,
      owner: "two",
      logger,
    });
    other.start();
    while (rig.states().includes("pending")) await clock.advance(100);
    await clock.until(other.stop());
    expect(chat.shown.map(({ summary }) => summary)).toEqual(parts.map(({ summary }) => summary));
  });

  test("of a bureau of 120 units: the job owes each channel its parts in order, once", async () => {
    const { world, due } = await postOffice({ now: "2026-11-20T10:00:00+08:00" });
    for (let unit = 0; unit < 120; unit++) await world.unit(`U${unit}`);
    const [first, second] = await world.store.read((tx) => tx.units.list(world.org.id));
    if (!first || !second) throw new Error("no units");
    for (const unit of [first, second]) await world.channel(unit, { since: "2026-11-22T16:00:00.000Z" });
    const { sent } = await due("2026-11-23T08:50:00+08:00");
    for (const { code } of [first, second]) {
      const daily = sent.filter(({ to, message: { title } }) => to === `c-${code}` && title?.includes("榜"));
      expect(daily.map(({ message: { title } }) => title?.slice(-5))).toEqual(["（1/2）", "（2/2）"]);
      const rows = daily
        .flatMap(({ message: one }) => one.blocks)
        .flatMap((one) => (one.kind === "table" ? one.rows : []));
      expect(rows).toHaveLength(120);
    }
    expect((await due("2026-11-23T08:51:00+08:00")).sent).toEqual([]);
  });
});

/** Feishu and Slack take it, and show all of it. */
function expectWhole(part: Message): void {
  const card = renderCard(part, { direct: false });
  expect(checkCard(card, Buffer.byteLength(JSON.stringify(JSON.stringify(card))) + 300)).toEqual([]);
  expect(readCard(card).text).not.toMatch(/……还有|已截断/u);
  const { text, blocks: rendered } = renderMessage(part);
  const wire = list(JSON.parse(JSON.stringify(rendered)));
  expect(checkMessage(text, wire)).toEqual([]);
  expect(readBlocks(wire).text).not.toMatch(/… ?（?还有/u);
}

/** What is read, piece by piece, each with the heading it is under; lines and rows for themselves, however they are cut. */
function atomsOf(blocks: readonly Block[]): readonly string[] {
  return blocks.flatMap((block, index): readonly string[] => {
    const over = headingOver(blocks, index);
    const named = (text: string): string => `under ${over}: ${text}`;
    switch (block.kind) {
      case "divider":
        return [];
      case "table": {
        const head = block.columns.map(({ label }) => label).join(" ");
        return block.rows.length === 0
          ? [named(head)]
          : block.rows.map((row) => named(`${head}: ${row.map(letters).join(" ")}`));
      }
      case "text":
        if (isHeading(block)) return [letters(block.text)];
        return letters(block.text).split("\n").map(named);
      case "chart":
        return [named(JSON.stringify(block.chart))];
      case "note":
      case "fields":
      case "buttons":
      case "form":
        return [named(JSON.stringify(block))];
    }
  });
}

/** Until a divider ends what it is over. */
function headingOver(blocks: readonly Block[], index: number): string {
  for (let at = index; at >= 0; at--) {
    const block = blocks[at];
    if (block?.kind === "divider") return "";
    if (block?.kind === "text" && isHeading(block)) return letters(block.text);
  }
  return "";
}

function isHeading(block: Block | undefined): boolean {
  return block?.kind === "text" && typeof block.text === "object" && "strong" in block.text;
}

function letters(text: Text): string {
  return (Array.isArray(text) ? (text as readonly Inline[]) : [text as Inline])
    .map((inline) => (typeof inline === "string" ? inline : "strong" in inline ? inline.strong : ""))
    .join("");
}
