import { describe, expect, it } from "vitest";
import type { Message } from "../../../src/chat/message.ts";
import { escapeMarkdown, cut, defuseText, safeLink } from "../../../src/adapters/lark/escape.ts";
import { renderCard, serialize } from "../../../src/adapters/lark/render.ts";
import { awkwardTexts, everyKind, hostileTexts, sample, samples } from "../../fixtures/messages.ts";
import { checkCard, partsOf } from "../../fakes/lark-card-check.ts";
import { textOf } from "../../fakes/lark-card-parts.ts";
import { readCard, readElement, readMarkdown } from "../../fakes/lark-reader.ts";

const shared = { direct: false };

/** As the card goes over the wire: undefined properties gone. */
function sent(message: Message, place = shared): unknown {
  return JSON.parse(serialize(renderCard(message, place)));
}

function problemsOf(card: unknown): readonly string[] {
  return checkCard(
    card,
    Buffer.byteLength(
      JSON.stringify({
        receive_id: "x".repeat(40),
        msg_type: "interactive",
        content: JSON.stringify(card),
        uuid: "x".repeat(50),
      }),
    ),
  );
}

describe("samples", () => {
  it.each(samples.map(({ name, message }) => [name, message] as const))("%s", async (name, message) => {
    const card = sent(message);
    expect(problemsOf(card)).toEqual([]);
    // The two longest would only be kilobytes of one letter.
    if (name !== "longest" && name !== "pair-surrogates") {
      await expect(`${JSON.stringify(card, undefined, 2)}\n`).toMatchFileSnapshot(`snapshots/${name}.json`);
    }
  });

  it("differ between a shared and a direct place in what the buttons carry", () => {
    const values = (place: { readonly direct: boolean }): unknown[] =>
      [...partsOf(sent(sample("every-kind"), place), 0)].flatMap(({ part }) =>
        Array.isArray(part["behaviors"]) ? [part["behaviors"][0].value.d] : [],
      );
    expect(values({ direct: false })).toEqual([undefined, undefined, undefined]);
    expect(values({ direct: true })).toEqual([1, 1, 1]);
  });
});

describe("user text", () => {
  it.each([...hostileTexts, ...awkwardTexts])("%j is shown everywhere and acted upon nowhere", (text) => {
    const card = sent({ summary: text, title: text, locale: "en", blocks: everyKind(text) });
    const { live } = readCard(card);
    expect(
      live.filter((token) => !["link:https://example.org/a?b=1&c=2", "link:https://example.org/t"].includes(token)),
    ).toEqual([]);
    expect(problemsOf(card)).toEqual([]);
  });

  it("arrives letter by letter in every element that shows it", () => {
    for (const text of hostileTexts) {
      const card = renderCard({ summary: text, locale: "en", blocks: everyKind(text) }, shared);
      const silent = card.body.elements
        .filter((element) => !readElement(element).text.includes(text))
        .map(({ tag }) => tag);
      // The third field, alone in its row, holds a date.
      expect(silent, text).toEqual(["column_set", "hr"]);
    }
  });

  it("is never markdown, whatever it is", () => {
    for (const text of [
      ...hostileTexts,
      "1. one",
      "# head",
      "> quote",
      "- item",
      "    code",
      "a\n---\nb",
      "a\n===",
      "| a |\n|--|",
      "<br>",
      "&#60;at&#62;",
      "https://evil.example",
      ":OK:",
      "__b__",
      "{{x}}",
    ]) {
      const escaped = escapeMarkdown(text);
      expect(escaped, text).toMatch(/^(?:[^&<>~\-!*/\\[\]()#:+"'`$_|={}.\n]|&#\d+;|<br>|[#;])*$/);
      expect(readMarkdown(escaped), text).toEqual({ text: text.replace(/^\s+/, ""), live: [] });
    }
  });

  it("loses what could reorder or break what is around it", () => {
    expect(escapeMarkdown("\u202Eabc\u202C\u0000\r\n  d")).toBe("abc<br>d");
  });

  it("cannot mention, format or link as the text which stands in for a card", () => {
    expect(defuseText('<at user_id="all">所有人</at> <b>x</b> [a](https://evil.example)')).not.toMatch(/[<>[\]]/);
  });

  it("links only to the web, and only as a whole", () => {
    expect(safeLink("https://example.org/a?b=1&c=2")).toBe("https://example.org/a?b=1&c=2");
    expect(safeLink("https://example.org/a(b)[c]_*`")).toBe("https://example.org/a%28b%29%5Bc%5D%5F%2A%60");
    for (const address of ["javascript:alert(1)", "tel://110", "lark://x", "", "example.org", "data:text/html,x"])
      expect(safeLink(address)).toBeUndefined();
  });
});

describe("inlines", () => {
  const markdown = (
    text: Extract<Message["blocks"][number], { kind: "text" | "note" }>["text"],
    locale: Message["locale"] = "zh-CN",
  ): unknown =>
    (
      sent({ summary: "s", locale, blocks: [{ kind: "text", text }] }) as {
        body: { elements: unknown[] };
      }
    ).body.elements[0];

  it("shows letters alone in an element that interprets none", () => {
    expect(markdown(["*a* ", { code: "/lead" }])).toEqual({
      tag: "div",
      text: { tag: "plain_text", content: "*a* /lead" },
    });
  });

  it("keeps blanks around bold, which needs them to close", () => {
    expect(markdown(["项目", { strong: "电池（二期）" }, "已登记"])).toEqual({
      tag: "markdown",
      content: "项目 **电池（二期）** 已登记",
    });
  });

  it("mentions a person of Lark and names everybody else", () => {
    const at = (platform: "lark" | "slack", id: string): unknown =>
      markdown(["由 ", { person: { platform, workspace: "w", id, name: "王*芳" } }]);
    expect(at("lark", "ou_1a")).toEqual({ tag: "markdown", content: "由 <at id=ou_1a></at>" });
    expect(at("slack", "U1")).toEqual({ tag: "markdown", content: "由 王&#42;芳" });
    expect(at("lark", "all></at><at id=x")).toEqual({ tag: "markdown", content: "由 王&#42;芳" });
  });

  it("puts code between ticks only where it needs no escape", () => {
    expect(markdown([{ strong: "x" }, { code: "/lead #12" }, " ", { code: "a`b<c>" }])).toEqual({
      tag: "markdown",
      content: "**x** `/lead #12` a&#96;b&#60;c&#62;",
    });
  });

  it("writes dates in their zone and in the language of the message", () => {
    const date = "2026-12-02T16:30:00.000Z";
    const all = (["day", "time", "relative"] as const).map((style) => ({
      date,
      style,
      timezone: "Asia/Shanghai",
    }));
    const shown = (locale: Message["locale"]): string[] =>
      all.map((inline) => textOf((markdown(inline, locale) as { text: unknown }).text));
    expect(shown("zh-CN")).toEqual(["2026年12月3日周四", "2026年12月3日 00:30", "2026年12月3日 00:30"]);
    expect(shown("en")).toEqual(["Thu, 3 Dec 2026", "3 Dec 2026, 00:30", "3 Dec 2026, 00:30"]);
    expect(textOf((markdown({ date: "no date", style: "day", timezone: "UTC" }) as { text: unknown }).text)).toBe(
      "no date",
    );
  });
});

describe("too much", () => {
  const table = (rows: number): Message["blocks"][number] => ({
    kind: "table",
    columns: [{ label: "单位" }],
    rows: Array.from({ length: rows }, (_, row) => [`第${row}行`]),
  });

  it("cuts no pair of surrogates", () => {
    expect(cut("😀😀😀", 4)).toBe("😀…");
    expect(cut("😀😀😀", 5)).toBe("😀😀…");
    expect(cut("abc", 3)).toBe("abc");
  });

  it("counts bytes as they are sent, where a quotation mark takes four", () => {
    const quotes: Message["blocks"][number] = { kind: "text", text: '"'.repeat(5000) };
    expect(problemsOf(sent({ summary: "s", locale: "en", blocks: [quotes, quotes] }))).toEqual([]);
  });

  it("keeps to the number of tables and shows the others as lines", () => {
    const card = renderCard(
      { summary: "s", locale: "zh-CN", blocks: Array.from({ length: 7 }, () => table(2)) },
      shared,
    );
    expect(card.body.elements.map(({ tag }) => tag)).toEqual([
      ...Array.from({ length: 5 }, () => "table"),
      "div",
      "div",
    ]);
    expect(readElement(card.body.elements[6]).text).toBe("单位\n第0行\n第1行");
  });

  it("says how many rows are missing", () => {
    const { text } = readCard(renderCard({ summary: "s", locale: "en", blocks: [table(500)] }, shared));
    expect(text).toContain("第199行");
    expect(text).toContain("… and 300 more rows");
  });

  it("leaves out what does not fit, keeps the buttons after it, and says how much is gone", () => {
    const long: Message["blocks"][number] = {
      kind: "text",
      text: [{ strong: "a" }, "长".repeat(9000)],
    };
    const card = renderCard(
      {
        summary: "s",
        locale: "zh-CN",
        blocks: [
          ...Array.from({ length: 300 }, () => long),
          { kind: "buttons", buttons: [{ label: "撤销", line: "/undo" }] },
        ],
      },
      shared,
    );
    expect(problemsOf(card)).toEqual([]);
    const { text } = readCard(card);
    expect(text).toContain("截断");
    const shown = card.body.elements.filter(({ tag }) => tag === "markdown").length;
    expect(text).toContain(`还有 ${301 - shown} 段`);
  });

  it("lets a value be typed where there are more choices than a card may hold", () => {
    const field = (count: number): Message => ({
      summary: "s",
      locale: "zh-CN",
      blocks: [
        {
          kind: "form",
          line: "/x",
          submit: "好",
          fields: [
            {
              name: "unit",
              label: "单位",
              kind: "choice",
              required: true,
              value: "u1",
              choices: Array.from({ length: count }, (_, index) => ({
                label: `单位${index}`,
                value: `u${index}`,
              })),
            },
          ],
        },
      ],
    });
    const tags = (count: number): unknown[] => [...partsOf(sent(field(count)), 0)].map(({ part }) => part["tag"]);
    expect(tags(20)).toContain("select_static");
    expect(tags(150)).not.toContain("select_static");
    expect(readCard(sent(field(150))).text).toContain("单位0、单位1、单位2、单位3、单位4…");
  });

  it("names the fields of two forms apart", () => {
    const form: Message["blocks"][number] = {
      kind: "form",
      line: "/x",
      submit: "好",
      fields: [{ name: "note", label: "备注", kind: "text", required: false }],
    };
    expect(problemsOf(sent({ summary: "s", locale: "zh-CN", blocks: [form, form] }))).toEqual([]);
  });
});

describe("tables", () => {
  const column = (cells: Extract<Message["blocks"][number], { kind: "table" }>["rows"][number]): unknown =>
    renderCard(
      {
        summary: "s",
        locale: "zh-CN",
        blocks: [{ kind: "table", columns: [{ label: "c" }], rows: cells.map((cell) => [cell]) }],
      },
      shared,
    ).body.elements[0];

  it("show letters, links, or people whose names only the platform knows", () => {
    const unnamed = { person: { platform: "lark", workspace: "w", id: "ou_1" } } as const;
    const named = {
      person: { platform: "lark", workspace: "w", id: "ou_1", name: "王芳" },
    } as const;
    expect(column(["<at id=all></at>", { strong: "b" }])).toMatchObject({
      columns: [{ data_type: "text" }],
      rows: [{ c0: "<at id=all></at>" }, { c0: "b" }],
    });
    expect(column([named, ""])).toMatchObject({
      columns: [{ data_type: "text" }],
      rows: [{ c0: "王芳" }, { c0: "" }],
    });
    expect(column([unnamed, ""])).toMatchObject({
      columns: [{ data_type: "persons" }],
      rows: [{ c0: ["ou_1"] }, { c0: [] }],
    });
    expect(column([{ link: "https://example.org/", label: "a*" }, "<b>"])).toMatchObject({
      columns: [{ data_type: "markdown" }],
      rows: [{ c0: "[a&#42;](https://example.org/)" }, { c0: "&#60;b&#62;" }],
    });
  });
});
