import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { commands } from "../../commands/index.ts";
import {
  choice,
  day,
  futureDay,
  integer,
  money,
  nextStep,
  person,
  projectNumber,
  text,
  timeOfDay,
  word,
  words,
} from "../../src/chat/args.ts";
import { defineCommand, type Command } from "../../src/chat/command.ts";
import { namesGiven, readArguments } from "../../src/chat/read-arguments.ts";
import { createRegistry } from "../../src/chat/registry.ts";
import { formFields, usage, usageHint } from "../../src/chat/usage.ts";
import { UserError } from "../../src/errors.ts";
import { runs } from "../runs.ts";

const context = {
  now: new Date("2026-11-18T02:00:00Z"),
  timezone: "Asia/Shanghai",
  locale: "zh-CN",
} as const;
const key = (zh: string, en: string) => ({ keys: { "zh-CN": [zh], en: [en] } }) as const;

const hold = make("hold", ["暂缓"], {
  args: z.object({
    number: projectNumber(key("编号", "number")),
    until: futureDay(key("至", "until")),
    days: integer({ ...key("天数", "days"), max: 90 }).default(14),
    reason: words({ ...key("原因", "reason"), max: 20 }),
  }),
  positional: ["number", "until", "reason"],
});
const split = make("split", ["分成"], {
  args: z.object({
    title: text({ ...key("标题", "title"), max: 10 }),
    kind: choice({
      ...key("类型", "kind"),
      values: {
        new: { "zh-CN": ["新建"], en: ["new build", "new"] },
        more: { "zh-CN": ["扩建"], en: ["expansion"] },
      },
    }).optional(),
    unit: word(key("单位", "unit")).optional(),
    on: day(key("日期", "on")).optional(),
    at: timeOfDay(key("时间", "at")).optional(),
    who: person(key("人", "who")).optional(),
    amount: money(key("金额", "amount")).optional(),
    next: nextStep(key("下步", "next")).optional(),
  }),
  positional: ["title"],
});

function make(
  name: string,
  aliases: readonly string[],
  { args, positional }: { readonly args: z.ZodObject; readonly positional: readonly string[] },
): Command<never> {
  return defineCommand({
    name,
    aliases,
    args,
    positional,
    summary: { "zh-CN": name, en: name },
    examples: { "zh-CN": [`/${aliases[0] ?? name} 例`], en: [`/${name} x`] },
    access: "anyone",
    run: () => Promise.reject(new Error("not run")),
  });
}

function reasonOf(command: Command<never>, rest: string, answers?: Readonly<Record<string, string>>): unknown {
  try {
    return readArguments(command, rest, context, answers);
  } catch (error) {
    if (error instanceof UserError) return { reason: error.reason, values: error.values };
    throw error;
  }
}

describe("readArguments", () => {
  test("days by position take what is a day and leave the words; a default stands in", () => {
    expect(readArguments(hold, "#12 in two weeks waiting for: land", context)).toEqual({
      number: 12,
      until: "2026-12-02",
      days: 14,
      reason: "waiting for: land",
    });
  });

  test("keys may come first, in any order and either language", () => {
    expect(readArguments(hold, "until:12月1日 天数:30 #12 等批复", context)).toEqual({
      number: 12,
      until: "2026-12-01",
      days: 30,
      reason: "等批复",
    });
  });

  test("words on both sides of a typed value are one free text", () => {
    expect(readArguments(hold, "#12 12-01 等 天数:30 批复", context)).toMatchObject({
      reason: "等 批复",
      days: 30,
    });
  });

  test.each([
    ["#12 昨天 等", { reason: "past_date", values: { given: "昨天" } }],
    ["#12 12-01 天数:91 等", { reason: "bad_number", values: { given: "91" } }],
    [`#12 12-01 ${"等".repeat(21)}`, { reason: "too_long", values: { key: "原因", limit: 20 } }],
    ["#12 12-01", { reason: "missing_argument", values: { key: "原因" } }],
    ["12-01 等", { reason: "bad_number", values: { given: "12-01" } }],
  ])("%s is refused", (rest, refusal) => {
    expect(reasonOf(hold, rest)).toEqual(refusal);
  });

  test("a word of a choice may have a blank in it, and the longest one wins", () => {
    expect(reasonOf(split, "t kind:new build unit:A")).toEqual({
      title: "t",
      kind: "new",
      unit: "A",
    });
    expect(reasonOf(split, "t kind:NEW unit:A")).toEqual({ title: "t", kind: "new", unit: "A" });
  });

  test("an emoji is one character of a limit", () => {
    expect(reasonOf(split, "🔥".repeat(10))).toEqual({ title: "🔥".repeat(10) });
    expect(reasonOf(split, "🔥".repeat(11))).toEqual({
      reason: "too_long",
      values: { key: "标题", limit: 10 },
    });
  });

  test("a form's answers are whole values: colons and quotes in them are text, empty ones are not there", () => {
    const answers = {
      title: "公司:甲",
      kind: "more",
      amount: "5亿",
      unit: " ",
      at: "",
      nobody: "x",
      next: "下周三 考察",
    };
    expect(reasonOf(split, "", answers)).toEqual({
      title: "公司:甲",
      kind: "more",
      amount: { currency: "CNY", minor: 50_000_000_000 },
      next: { on: "2026-11-25", what: "考察" },
    });
  });

  test("an answer wins over the line, and is refused by the same rules", () => {
    expect(reasonOf(split, "旧 金额:1亿", { title: "新" })).toEqual({
      reason: "unexpected_text",
      values: { given: "旧" },
    });
    expect(reasonOf(split, "旧 金额:1亿", { amount: "2亿" })).toMatchObject({
      title: "旧",
      amount: { minor: 20_000_000_000 },
    });
    expect(reasonOf(split, "旧", { amount: "2" })).toEqual({
      reason: "bare_amount",
      values: { given: "2" },
    });
  });

  test("the first thing wrong is said once, with the command's example in the reader's language", () => {
    const read = (locale: "zh-CN" | "en") => () => readArguments(split, "t amount:1 on:never", { ...context, locale });
    expect(read("zh-CN")).toThrow(expect.objectContaining({ reason: "bare_amount", hint: "/分成 例" }));
    expect(read("en")).toThrow(expect.objectContaining({ reason: "bare_amount", hint: "/split x" }));
  });

  test("the names of what a line holds, right or wrong", () => {
    expect([...namesGiven(hold, "", "en")]).toEqual([]);
    expect([...namesGiven(hold, "#12", "en")]).toEqual(["number"]);
    expect([...namesGiven(hold, "#12 days:900", "en")].toSorted()).toEqual(["days", "number"]);
    expect([...namesGiven(split, "“open", "en")]).toEqual([]);
  });
});

describe("createRegistry", () => {
  test("two commands of one name, and two arguments of one key, are our mistake and stop the start", () => {
    expect(() => createRegistry([hold, make("Hold", [], { args: z.object({}), positional: [] })])).toThrow(
      '"hold" means two things',
    );
    const args = z.object({ a: word(key("单位", "unit")), b: word(key("区", "Unit")) });
    expect(() => createRegistry([make("x", [], { args, positional: [] })])).toThrow('x: "unit" means two things');
  });

  test("without a help command an empty line is unknown", () => {
    expect(() => createRegistry([hold]).find(" / ")).toThrow(expect.objectContaining({ reason: "unknown_command" }));
  });

  test("a long line is named by its beginning", () => {
    expect(() => createRegistry([hold]).find(`/${"x".repeat(100)}`)).toThrow(
      expect.objectContaining({ values: { given: `${"x".repeat(30)}…` } }),
    );
  });
});

describe("usage and forms", () => {
  test("usage shows positions first, what may be left out in brackets, short choices in full", () => {
    expect(usage(hold, "zh-CN")).toBe("/暂缓 <编号> <至> <原因> [天数:…]");
    expect(usage(split, "en")).toBe(
      "/split <title> [kind:new build|expansion] [unit:…] [on:…] [at:…] [who:…] [amount:…] [next:…]",
    );
  });

  test("the hint is cut between items, at 100 characters", () => {
    for (const command of commands)
      for (const locale of ["zh-CN", "en"] as const) expect(usageHint(command, locale).length).toBeLessThanOrEqual(100);
    expect(usageHint(split, "en")).toBe(
      "<title> [kind:new build|expansion] [unit:…] [on:…] [at:…] [who:…] [amount:…] [next:…]",
    );
  });

  test("a form asks for what the line does not hold", () => {
    expect(formFields(hold, "zh-CN", { omitGivenIn: "#12" })).toEqual([
      { name: "until", label: "至", kind: "date", required: true },
      { name: "reason", label: "原因", kind: "multiline", required: true },
      { name: "days", label: "天数", kind: "text", required: false },
    ]);
    expect(formFields(split, "en").find(({ name }) => name === "kind")).toEqual({
      name: "kind",
      label: "kind",
      kind: "choice",
      required: false,
      choices: [
        { label: "new build", value: "new" },
        { label: "expansion", value: "more" },
      ],
    });
  });

  test("a form filled in with its own choices and examples is understood", () => {
    for (const locale of ["zh-CN", "en"] as const) {
      const answers = formFields(split, locale).map(
        ({ name, placeholder, choices }) => [name, choices?.[0]?.value ?? placeholder ?? ""] as const,
      );
      expect(
        readArguments(
          split,
          "",
          { ...context, locale },
          { title: "t", ...Object.fromEntries(answers.filter(([, value]) => value !== "")) },
        ),
      ).toMatchObject({ kind: "new" });
    }
  });
});

describe("whatever is typed", () => {
  const registry = createRegistry(commands);
  const names = commands.flatMap(({ name, aliases }) => [name, ...aliases]);
  const scraps = [
    "投资:",
    "公司：",
    "下步:",
    "date:",
    "next:",
    "amount=",
    "#12",
    "50亿",
    "下周三",
    "$",
    "“",
    "”",
    "「",
    "'",
    '"',
    "<@U1|a>",
    "<!channel>",
    "https://a.b/c:d",
    "电话",
    " ",
    "\n",
    "　",
    ":",
    "：",
    "比亚迪",
    "8:30",
    "\u200B",
    "🔥",
    "\uD800",
  ];
  const line = fc.oneof(
    fc.string({ unit: "binary" }),
    fc
      .tuple(
        fc.constantFrom(...names),
        fc.array(fc.oneof(fc.constantFrom(...scraps), fc.string({ unit: "grapheme", maxLength: 6 })), {
          maxLength: 10,
        }),
      )
      .map(([name, rest]) => `/${name}${rest.join("")}`),
  );

  test("nothing but a refusal is thrown", () => {
    fc.assert(
      fc.property(line, fc.constantFrom("zh-CN", "en"), (typed, locale) => {
        try {
          const { command, rest } = registry.find(typed);
          readArguments(command, rest, { ...context, locale });
        } catch (error) {
          expect(error).toBeInstanceOf(UserError);
        }
      }),
      { numRuns: runs(3000) },
    );
  });

  test("free text is kept to the last sign", () => {
    const said = fc.stringMatching(/^[一-龥a-z0-9][一-龥a-z0-9，。！？、 \n]{0,60}$/u).map((text) => text.trim());
    fc.assert(
      fc.property(said, (text) => {
        const { command, rest } = registry.find(`/进展 #12 备注 ${text}`);
        expect(readArguments(command, rest, context)).toEqual({ number: 12, kind: "note", text });
      }),
      { numRuns: runs(2000) },
    );
  });

  test.each(["「", "“a", "a", "投", ":", "公司", " :", "<@", "电话 ", "1", "万", "a:", "\n", "=", "'", "，"])(
    "%j many times over is answered, not chewed on",
    (sign) => {
      for (const [name, length] of [
        ["线索", 9000],
        ["进展 #12", 9000],
        ["线索", 300_000],
        ["撤销", 300_000],
        ["", 300_000],
      ] as const) {
        const typed = `/${name} ${sign.repeat(length / sign.length)} 颜色:5亿`;
        try {
          const { command, rest } = registry.find(typed);
          readArguments(command, rest, context);
        } catch (error) {
          expect(error).toBeInstanceOf(UserError);
          continue;
        }
        expect(length).toBe(9000);
      }
    },
  );
});
