import { describe, expect, it } from "vitest";
import type { Message } from "../../../src/chat/message.ts";
import { renderMessage } from "../../../src/adapters/slack/render.ts";
import { hostileTexts } from "../../fixtures/messages.ts";
import { render, say } from "./rendered.ts";

describe("text", () => {
  it("keeps what was typed letter by letter", () => {
    for (const typed of hostileTexts) {
      const { shown, live } = render(say({ kind: "text", text: typed }));
      expect(shown).toBe(typed);
      expect(live).toEqual([]);
    }
  });

  it("is structured where we say so", () => {
    const [block] = renderMessage(
      say({
        kind: "text",
        text: ["a ", { strong: "b" }, { code: "c" }, { link: "https://example.org/?q=1|2>3", label: "d" }],
      }),
    ).blocks;
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
    expect(render(say({ kind: "text", text: { person: { platform: "slack", ...li } } })).live).toEqual([
      "mention:U0000LI",
    ]);
    for (const kind of ["text", "note"] as const) {
      expect(render(say({ kind, text: { person: { platform: "lark", ...li } } }))).toMatchObject({
        live: [],
        shown: "李",
      });
      expect(render(say({ kind, text: { person: { platform: "slack", ...li, id: "!channel" } } }))).toMatchObject({
        live: [],
        shown: "李",
      });
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
    const at = (style: "day" | "time" | "relative"): Message =>
      say({ kind: "text", text: { date, style, timezone: "Asia/Shanghai" } });
    expect(render(at("day")).shown).toBe("Dec 3, 2026");
    expect(JSON.stringify(renderMessage(at("time")).blocks)).toContain(
      '"timestamp":1796229000,"format":"{date_num} {time}","fallback":"Dec 3, 2026',
    );
    expect(JSON.stringify(renderMessage(at("relative")).blocks)).toContain('"format":"{ago}"');
    expect(
      render(
        say({
          kind: "text",
          text: { date: "not a date", style: "time", timezone: "Asia/Shanghai" },
        }),
      ).shown,
    ).toBe("not a date");
  });

  it("is cut with a count, between characters", () => {
    const { shown } = render({
      ...say({ kind: "text", text: "😀".repeat(2000) }),
      locale: "zh-CN",
    });
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
    const heads = (["neutral", "good", "warning", "bad"] as const).map(
      (tone) => render({ ...say(), title: "T", tone }).shown,
    );
    expect(heads).toEqual(["T", "✅ T", "⚠️ T", "🔴 T"]);
  });

  it("the summary is escaped, on one line, and the message where there is nothing else", () => {
    const { text, shown } = render({
      summary: "<!channel>\na & b",
      locale: "en",
      blocks: [{ kind: "text", text: "" }],
    });
    expect(text).toBe("&lt;!channel&gt; a &amp; b");
    expect(shown).toBe("<!channel>\na & b");
  });

  it("a long summary never ends inside an entity", () => {
    const { text } = render({ summary: "&".repeat(2990), locale: "en", blocks: [] });
    expect(text.replaceAll("&amp;", "")).toBe("");
  });
});
