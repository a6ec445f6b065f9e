import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Block, Message } from "../../../src/chat/message.ts";
import { renderMessage } from "../../../src/adapters/slack/render.ts";
import { displayWidth } from "../../../src/adapters/slack/width.ts";
import { checkMessage, isJson, list, str, type Json } from "../../fakes/slack-blocks.ts";
import { readBlocks, readMrkdwn } from "../../fakes/slack-reading.ts";
import { awkwardTexts, everyKind, hostileTexts, sample, samples } from "../../fixtures/messages.ts";

function render(message: Message): { readonly text: string; readonly blocks: readonly Json[]; readonly shown: string; readonly live: readonly string[] } {
  // As it travels: JSON.
  const parsed: unknown = JSON.parse(JSON.stringify(renderMessage(message)));
  const { text, blocks } = isJson(parsed) ? { text: str(parsed["text"]), blocks: list(parsed["blocks"]) } : { text: "", blocks: [] };
  const reading = readBlocks(blocks);
  return { text, blocks, shown: reading.text, live: [...readMrkdwn(text).live, ...reading.live] };
}

function say(...blocks: readonly Block[]): Message {
  return { summary: "s", locale: "en", blocks };
}

describe("samples", () => {
  const huge = new Set(["longest", "pair-surrogates", "chinese-long", "hostile"]);
  for (const { name, message } of samples) {
    it(`${name} is within the limits`, () => {
      const { text, blocks } = render(message);
      expect(checkMessage(text, blocks)).toEqual([]);
    });
    if (huge.has(name)) continue;
    it(`${name} looks as it did`, async () => {
      await expect(`${JSON.stringify(renderMessage(message), undefined, 2)}\n`).toMatchFileSnapshot(`../../fixtures/slack/rendered/${name}.json`);
    });
  }
});

describe("any message", () => {
  const text = fc.oneof(fc.string({ unit: "binary", maxLength: 200 }), fc.constantFrom(...hostileTexts, ...awkwardTexts, "", "长".repeat(4000)));
  const person = fc.record({ platform: fc.constant("slack" as const), workspace: fc.constant("T1"), id: fc.oneof(fc.constant("U0000LI"), text), name: text });
  const inline = fc.oneof(
    text,
    text.map((strong) => ({ strong })),
    text.map((code) => ({ code })),
    fc.record({ link: fc.oneof(text, fc.webUrl()), label: text }),
    person.map((somebody) => ({ person: somebody })),
    fc.record({ date: fc.oneof(text, fc.constant("2026-12-03T01:30:00.000Z")), style: fc.constantFrom("day" as const, "time" as const, "relative" as const), timezone: fc.constant("Asia/Shanghai") }),
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
    fc.record({ kind: fc.constant("fields" as const), fields: fc.array(fc.record({ label: text, value: anyText }), { maxLength: 15 }) }),
    fc.record({ kind: fc.constant("table" as const), columns: fc.array(fc.record({ label: text }), { maxLength: 25 }), rows: fc.array(fc.array(anyText, { maxLength: 25 }), { maxLength: 20 }) }),
    fc.record({ kind: fc.constant("chart" as const), chart: fc.record({ title: text, unit: text, bars: fc.array(fc.record({ label: text, value: fc.double({ noNaN: true }) }), { maxLength: 40 }) }) }),
    fc.record({ kind: fc.constant("buttons" as const), buttons: fc.array(fc.record({ label: text, line: text }), { maxLength: 60 }) }),
    fc.record({ kind: fc.constant("form" as const), line: fc.constant("/lead"), submit: text, fields: fc.uniqueArray(field, { selector: ({ name }) => name, maxLength: 12 }) }),
    fc.constant({ kind: "divider" as const }),
  );
  const message = fc.record({ summary: text, title: text, tone: fc.constantFrom("neutral" as const, "good" as const, "warning" as const, "bad" as const), locale: fc.constantFrom("zh-CN" as const, "en" as const), blocks: fc.array(block, { maxLength: 60 }) });

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

describe("text", () => {
  it("keeps what was typed letter by letter", () => {
    for (const typed of hostileTexts) {
      const { shown, live } = render(say({ kind: "text", text: typed }));
      expect(shown).toBe(typed);
      expect(live).toEqual([]);
    }
  });

  it("is structured where we say so", () => {
    const [block] = renderMessage(say({ kind: "text", text: ["a ", { strong: "b" }, { code: "c" }, { link: "https://example.org/?q=1|2>3", label: "d" }] })).blocks;
    expect(block).toEqual({
      type: "rich_text",
      elements: [
        {
          type: "rich_text_section",
          elements: [
            { type: "text", text: "a " },
            { type: "text", text: "b", style: { bold: true } },
            { type: "text", text: "c", style: { code: true } },
            { type: "link", url: "https://example.org/?q=1|2>3", text: "d" },
          ],
        },
      ],
    });
  });

  it("mentions people of Slack and names those of elsewhere", () => {
    const li = { workspace: "T1", id: "U0000LI", name: "李" };
    expect(render(say({ kind: "text", text: { person: { platform: "slack", ...li } } })).live).toEqual(["mention:U0000LI"]);
    for (const kind of ["text", "note"] as const) {
      expect(render(say({ kind, text: { person: { platform: "lark", ...li } } }))).toMatchObject({ live: [], shown: "李" });
      expect(render(say({ kind, text: { person: { platform: "slack", ...li, id: "!channel" } } }))).toMatchObject({ live: [], shown: "李" });
    }
  });

  it("links only where a browser may go", () => {
    for (const kind of ["text", "note"] as const) {
      const { live, shown } = render(say({ kind, text: [{ link: "javascript:alert(1)", label: "click" }] }));
      expect(live).toEqual([]);
      expect(shown).toContain("click javascript:alert(1)");
    }
    const label = { link: "https://example.org/a|b>c", label: "x|y> <!here>" };
    expect(render(say({ kind: "note", text: label })).live).toEqual(["link:https://example.org/a%7Cb%3Ec"]);
  });

  it("shows a day in the organisation's zone and an instant in the reader's", () => {
    const date = "2026-12-02T16:30:00.000Z";
    const at = (style: "day" | "time" | "relative"): Message => say({ kind: "text", text: { date, style, timezone: "Asia/Shanghai" } });
    expect(render(at("day")).shown).toBe("Dec 3, 2026");
    expect(JSON.stringify(renderMessage(at("time")).blocks)).toContain('"timestamp":1796229000,"format":"{date_num} {time}","fallback":"Dec 3, 2026');
    expect(JSON.stringify(renderMessage(at("relative")).blocks)).toContain('"format":"{ago}"');
    expect(render(say({ kind: "text", text: { date: "not a date", style: "time", timezone: "Asia/Shanghai" } })).shown).toBe("not a date");
  });

  it("is cut with a count, between characters", () => {
    const { shown } = render({ ...say({ kind: "text", text: "😀".repeat(2000) }), locale: "zh-CN" });
    expect(shown).toMatch(/^(😀)+…（还有 \d+ 字）$/u);
    const [, count = ""] = /还有 (\d+) 字/.exec(shown) ?? [];
    expect(shown.replace(/…（.*$/s, "").length + Number(count)).toBe(4000);
  });

  it("loses control characters and overrides, nothing else", () => {
    expect(render(say({ kind: "text", text: "a\u0000b\u202Ec\nd\te" })).shown).toBe("abc\nd\te");
  });
});

describe("title and summary", () => {
  it("the tone is a mark before the title", () => {
    const heads = (["neutral", "good", "warning", "bad"] as const).map((tone) => render({ ...say(), title: "T", tone }).shown);
    expect(heads).toEqual(["T", "✅ T", "⚠️ T", "🔴 T"]);
  });

  it("the summary is escaped, on one line, and the message where there is nothing else", () => {
    const { text, shown } = render({ summary: "<!channel>\na & b", locale: "en", blocks: [{ kind: "text", text: "" }] });
    expect(text).toBe("&lt;!channel&gt; a &amp; b");
    expect(shown).toBe("<!channel>\na & b");
  });

  it("a long summary never ends inside an entity", () => {
    const { text } = render({ summary: "&".repeat(2990), locale: "en", blocks: [] });
    expect(text.replaceAll("&amp;", "")).toBe("");
  });
});

describe("table", () => {
  const lines = (message: Message): readonly string[] => render(message).shown.split("\n");

  it("aligns Chinese with figures", () => {
    const rows = lines(say({ kind: "table", columns: [{ label: "单位" }, { label: "n", align: "right" }], rows: [["高新区", "1"], ["abc", "250"], ["경제구😀", "7"]] }));
    expect(new Set(rows.map(displayWidth)).size).toBe(1);
    expect(rows[2]).toBe("高新区      1");
  });

  it("cannot be broken out of", () => {
    const cell = "```\n<!channel>";
    const { shown, live } = render(say({ kind: "table", columns: [{ label: "x" }], rows: [[cell]] }));
    expect(shown.split("\n").at(-1)).toBe("``` <!channel>");
    expect(live).toEqual([]);
  });

  it("says how many rows and columns are missing, and keeps the buttons under it", () => {
    const { shown } = render({
      summary: "s",
      locale: "zh-CN",
      blocks: [
        { kind: "table", columns: Array.from({ length: 25 }, (_, index) => ({ label: `第${index}列` })), rows: Array.from({ length: 300 }, (_, row) => Array.from({ length: 25 }, () => `第${row}行`)) },
        { kind: "buttons", buttons: [{ label: "更多", line: "/board" }] },
      ],
    });
    const last = Math.max(...[...shown.matchAll(/第(\d+)行/g)].map((match) => Number(match[1])));
    expect(shown).toContain(`… 还有 ${300 - 1 - last} 行`);
    expect(shown).toContain("… 还有 5 列");
    expect(shown).toContain("更多");
  });

  it("several share the room", () => {
    const table: Block = { kind: "table", columns: [{ label: "name" }, { label: "value" }], rows: Array.from({ length: 90 }, (_, row) => [`a row with the number ${row}`, `value ${row}`]) };
    const { shown } = render(say(table, table, table, table));
    expect(shown.match(/^name/gm)?.length).toBeGreaterThanOrEqual(4);
    expect(shown.match(/more rows/g)?.length).toBe(4);
  });
});

describe("chart", () => {
  it("is drawn with its numbers", () => {
    const { shown } = render(say({ kind: "chart", chart: { title: "Funds", unit: "m", bars: [{ label: "高新区", value: 10, target: 20 }, { label: "east", value: 20 }, { label: "none", value: 0 }, { label: "minus", value: -4 }] } }));
    expect(shown.split("\n")).toEqual([
      "Funds",
      "高新区 ██████████░░░░░░░░░░ 10m / target 20",
      "east   ████████████████████ 20m",
      "none                        0m",
      "minus                       -4m",
    ]);
  });
});

describe("buttons", () => {
  it("carry their line whole, or are left out and counted", () => {
    const { blocks, shown } = render(say({ kind: "buttons", buttons: [{ label: "fits", line: "/x".padEnd(2000, "y") }, { label: "does not", line: "/x".padEnd(2001, "y") }] }));
    expect(list(blocks[0]?.["elements"]).map((button) => str(button["value"]).length)).toEqual([2000]);
    expect(shown).toContain("and 1 more actions");
    expect(shown).not.toContain("does not");
  });

  it("beyond twenty-five take another row", () => {
    const { blocks } = render(sample("forty-buttons"));
    expect(blocks.map((block) => list(block["elements"]).length)).toEqual([25, 15]);
  });
});

describe("form", () => {
  it("has an input for each kind, and its own names", () => {
    const form: Block = everyKind("x").find((block) => block.kind === "form") ?? { kind: "divider" };
    const { blocks } = render(say(form, form));
    const ids = blocks.map((block) => str(block["block_id"]));
    expect(new Set(ids).size).toBe(ids.length);
    const kinds = blocks.slice(0, 4).map((block) => (isJson(block["element"]) ? str(block["element"]["type"]) : ""));
    expect(kinds).toEqual(["plain_text_input", "plain_text_input", "static_select", "datepicker"]);
  });

  it("lets people type what a select cannot hold", () => {
    const choices = Array.from({ length: 101 }, (_, index) => ({ label: `c${index}`, value: `c${index}` }));
    const { blocks } = render(say({ kind: "form", line: "/x", submit: "go", fields: [{ name: "unit", label: "Unit", kind: "choice", required: true, choices }] }));
    expect(blocks[0]).toMatchObject({ type: "input", optional: false, element: { type: "plain_text_input" } });
  });

  it("is whole or absent", () => {
    const fields = Array.from({ length: 60 }, (_, index) => ({ name: `f${index}`, label: `F${index}`, kind: "text" as const, required: false }));
    const { shown } = render(say({ kind: "text", text: "before" }, { kind: "form", line: "/x", submit: "go", fields }));
    expect(shown).toBe("before\n… and 1 more parts that do not fit here");
  });
});
