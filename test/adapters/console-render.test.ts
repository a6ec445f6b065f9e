import { describe, expect, it } from "vitest";
import { consoleLimits } from "../../src/adapters/console/limits.ts";
import { renderMessage } from "../../src/adapters/console/render.ts";
import type { Block, Message } from "../../src/chat/message.ts";
import { samples } from "../fixtures/messages.ts";

const message = (block: Block, locale: "zh-CN" | "en" = "zh-CN"): Message => ({
  summary: "s",
  locale,
  blocks: [block],
});
const rendered = (block: Block, locale?: "zh-CN" | "en") => renderMessage(message(block, locale)).blocks;

describe("the console's renderer", () => {
  it("makes plain JSON of every sample, the same each time", () => {
    for (const sample of samples) {
      const once = renderMessage(sample.message);
      // `undefined` is left out by JSON, which is what the page then sees.
      expect(JSON.parse(JSON.stringify(once)), sample.name).toEqual(
        JSON.parse(JSON.stringify(renderMessage(sample.message))),
      );
      expect(JSON.stringify(once), sample.name).not.toMatch(/\\ud[89ab][0-9a-f]{2}(?!\\ud[c-f])/i);
      expect(once.summary.length, sample.name).toBeLessThanOrEqual(consoleLimits.cell + 1);
    }
  });

  it("keeps web links and turns every other into text", () => {
    const links = [
      "https://example.org/a",
      "http://10.0.0.1/",
      "javascript:alert(1)",
      "JaVaScRiPt:alert(1)",
      " javascript:alert(1)",
      "data:text/html,x",
      "file:///etc/passwd",
      "//evil.example",
      "nonsense",
    ];
    const [block] = rendered({ kind: "text", text: links.map((link) => ({ link, label: "go" })) });
    expect(block).toEqual({
      kind: "text",
      text: [
        { link: "https://example.org/a", label: "go" },
        { link: "http://10.0.0.1/", label: "go" },
        "go",
        "go",
        "go",
        "go",
        "go",
        "go",
        "go",
      ],
    });
  });

  it("cuts what is too long, and says so in the message's language", () => {
    const rows = Array.from({ length: consoleLimits.rows + 7 }, (_, index) => [String(index)]);
    const table: Block = { kind: "table", columns: [{ label: "n" }], rows };
    expect(rendered(table)).toMatchObject([{ kind: "table" }, { kind: "note", text: ["… 还有 7 行未显示"] }]);
    expect(rendered(table, "en").at(-1)).toEqual({ kind: "note", text: ["… and 7 more rows"] });
    const buttons = Array.from({ length: consoleLimits.buttons + 1 }, () => ({
      label: "b",
      line: "/b",
    }));
    expect(rendered({ kind: "buttons", buttons }, "en").at(-1)).toEqual({
      kind: "note",
      text: ["… and 1 more"],
    });
    const blocks = Array.from({ length: consoleLimits.blocks + 2 }, (): Block => ({
      kind: "divider",
    }));
    expect(renderMessage({ summary: "s", locale: "zh-CN", blocks }).blocks.at(-1)).toEqual({
      kind: "note",
      text: ["… 还有 2 项未显示"],
    });
  });

  it("spends one budget over all parts of a text and never halves a character", () => {
    const [long] = rendered({
      kind: "text",
      text: ["a".repeat(consoleLimits.text - 1), { strong: "😀😀" }, "never shown"],
    });
    expect(long).toEqual({
      kind: "text",
      text: ["a".repeat(consoleLimits.text - 1), { strong: "…" }],
    });
  });
});
