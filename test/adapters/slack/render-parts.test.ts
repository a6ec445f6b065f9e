import { describe, expect, it } from "vitest";
import type { Block, Message } from "../../../src/chat/message.ts";
import { displayWidth } from "../../../src/chat/width.ts";
import { isJson, list, str } from "../../fakes/slack-blocks.ts";
import { everyKind, sample } from "../../fixtures/messages.ts";
import { render, say } from "./rendered.ts";

describe("table", () => {
  const lines = (message: Message): readonly string[] => render(message).shown.split("\n");

  it("aligns Chinese with figures", () => {
    const rows = lines(
      say({
        kind: "table",
        columns: [{ label: "单位" }, { label: "n", align: "right" }],
        rows: [
          ["高新区", "1"],
          ["abc", "250"],
          ["경제구😀", "7"],
        ],
      }),
    );
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
        {
          kind: "table",
          columns: Array.from({ length: 25 }, (_, index) => ({ label: `第${index}列` })),
          rows: Array.from({ length: 300 }, (_, row) => Array.from({ length: 25 }, () => `第${row}行`)),
        },
        { kind: "buttons", buttons: [{ label: "更多", line: "/board" }] },
      ],
    });
    const last = Math.max(...[...shown.matchAll(/第(\d+)行/g)].map((match) => Number(match[1])));
    expect(shown).toContain(`… 还有 ${300 - 1 - last} 行`);
    expect(shown).toContain("… 还有 5 列");
    expect(shown).toContain("更多");
  });

  it("several share the room", () => {
    const table: Block = {
      kind: "table",
      columns: [{ label: "name" }, { label: "value" }],
      rows: Array.from({ length: 90 }, (_, row) => [`a row with the number ${row}`, `value ${row}`]),
    };
    const { shown } = render(say(table, table, table, table));
    expect(shown.match(/^name/gm)?.length).toBeGreaterThanOrEqual(4);
    expect(shown.match(/more rows/g)?.length).toBe(4);
  });
});

describe("chart", () => {
  it("is drawn with its numbers", () => {
    const { shown } = render(
      say({
        kind: "chart",
        chart: {
          kind: "ranking",
          title: "Funds",
          unit: "m",
          bars: [
            { label: "高新区", value: 10, target: 20 },
            { label: "east", value: 20 },
            { label: "none", value: 0 },
            { label: "minus", value: -4 },
          ],
        },
      }),
    );
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
    const { blocks, shown } = render(
      say({
        kind: "buttons",
        buttons: [
          { label: "fits", line: "/x".padEnd(2000, "y") },
          { label: "does not", line: "/x".padEnd(2001, "y") },
        ],
      }),
    );
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
    const form: Block = everyKind("x").find((block) => block.kind === "form") ?? {
      kind: "divider",
    };
    const { blocks } = render(say(form, form));
    // Blocks that only say something need no name.
    const ids = blocks.map((block) => str(block["block_id"])).filter((id) => id !== "");
    expect(new Set(ids).size).toBe(ids.length);
    const inputs = blocks.filter((block) => block["type"] === "input").slice(0, 5);
    const kinds = inputs.map((block) => (isJson(block["element"]) ? str(block["element"]["type"]) : ""));
    expect(kinds).toEqual(["plain_text_input", "plain_text_input", "static_select", "datepicker", "external_select"]);
  });

  it("lets people type what a select cannot hold", () => {
    const choices = Array.from({ length: 101 }, (_, index) => ({
      label: `c${index}`,
      value: `c${index}`,
    }));
    const { blocks } = render(
      say({
        kind: "form",
        line: "/x",
        submit: "go",
        fields: [{ name: "unit", label: "Unit", kind: "choice", required: true, choices }],
      }),
    );
    expect(blocks[0]).toMatchObject({
      type: "input",
      optional: false,
      element: { type: "plain_text_input" },
    });
  });

  it("is whole or absent", () => {
    const fields = Array.from({ length: 60 }, (_, index) => ({
      name: `f${index}`,
      label: `F${index}`,
      kind: "text" as const,
      required: false,
    }));
    const { shown } = render(say({ kind: "text", text: "before" }, { kind: "form", line: "/x", submit: "go", fields }));
    expect(shown).toBe("before\n… and 1 more parts that do not fit here");
  });
});
