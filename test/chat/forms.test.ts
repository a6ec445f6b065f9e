import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { commands } from "../../commands/index.ts";
import { choice, money, nextStep, projectNumber, text, words } from "../../src/chat/args.ts";
import { fieldAtFault, joinAnswers, stepFields } from "../../src/chat/form-answers.ts";
import { readArguments } from "../../src/chat/read-arguments.ts";
import { formFields, sourcesOf } from "../../src/chat/usage.ts";
import { writeAnswers } from "../../src/chat/write-line.ts";
import { UserError } from "../../src/errors.ts";

const spec = {
  name: "try",
  aliases: [],
  args: z.object({
    number: projectNumber({ keys: { "zh-CN": ["编号"], en: ["number"] } }),
    name: text({ keys: { "zh-CN": ["名称"], en: ["name"] } }),
    amount: money({ keys: { "zh-CN": ["投资"], en: ["amount"] } }).optional(),
    kind: choice({
      keys: { "zh-CN": ["方式"], en: ["kind"] },
      values: { call: { "zh-CN": ["电话"], en: ["call"] } },
    }).optional(),
    next: nextStep({ keys: { "zh-CN": ["下步"], en: ["next"] } }).optional(),
    note: words({ keys: { "zh-CN": ["备注"], en: ["note"] } }).optional(),
  }),
  positional: ["number", "name"],
  examples: { "zh-CN": ["/试 #12 电池"], en: ["/try #12 battery"] },
} as const;
const context = { now: new Date("2026-11-23T02:00:00Z"), timezone: "Asia/Shanghai", locale: "zh-CN" } as const;

function fault(answers: Readonly<Record<string, string>>, rest = ""): UserError {
  try {
    readArguments(spec, rest, context, joinAnswers(answers));
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error("nothing is wrong");
}

describe("a form's answers", () => {
  it("are read all at once, and everything that is wrong is named with its field", () => {
    const error = fault({ amount: "50", "next@day": "2020-01-01", "next@plan": "来考察", kind: "信鸽" });
    expect([error, ...error.also].map(({ reason, field }) => [reason, field])).toEqual([
      ["bare_amount", "amount"],
      ["past_date", "next"],
      ["unknown_choice", "kind"],
      ["missing_argument", "number"],
      ["missing_argument", "name"],
    ]);
    // What the line has already is not asked for.
    expect(fault({ amount: "50" }, "#12 电池").also).toEqual([]);
  });

  it("a step is asked for in two pieces and read as one", () => {
    const { day, plan } = stepFields("next");
    const read = (answers: Readonly<Record<string, string>>) =>
      readArguments(spec, "#12 电池", context, joinAnswers(answers)).next;
    expect(read({ [day]: "2026-11-30", [plan]: "来考察" })).toEqual({ on: "2026-11-30", what: "来考察" });
    expect(read({ [day]: "", [plan]: "下周三 来考察" })).toEqual({ on: "2026-12-02", what: "来考察" });
    expect(read({ [day]: "", [plan]: "" })).toBeUndefined();
    const shown = new Set([day, plan]);
    expect(fieldAtFault("next", fault({ [day]: "2026-11-30" }, "#12 电池").reason, shown)).toBe(plan);
    expect(fieldAtFault("next", fault({ [plan]: "来考察" }, "#12 电池").reason, shown)).toBe(day);
    expect(fieldAtFault("amount", "bare_amount", new Set(["amount"]))).toBe("amount");
  });

  it("settled ones are written into the line and read back the same", () => {
    const word = fc.string({ minLength: 1, maxLength: 30, unit: "grapheme" }).filter((one) => one.trim() !== "");
    fc.assert(
      fc.property(word, fc.integer({ min: 1, max: 999 }), (name, number) => {
        const answers = {
          number: `#${number}`,
          name: name.replaceAll(/\s+/g, " ").trim(),
          amount: "50亿",
          kind: "call",
        };
        fc.pre(!/["“”「」‘’＂']/u.test(name) && answers.name !== "");
        const read = readArguments(spec, writeAnswers(spec, answers, "zh-CN").trim(), context);
        expect(read).toMatchObject({ number, name: answers.name, kind: "call" });
      }),
      { numRuns: 200 },
    );
    // Signs that would end a quote: another pair is taken.
    const quoted = { number: "#1", name: "比亚迪“刀片”电池" };
    expect(readArguments(spec, writeAnswers(spec, quoted, "zh-CN").trim(), context).name).toBe(quoted.name);
  });
});

describe("forms of the commands", () => {
  it("offer what can be chosen, and ask for a planned day with a calendar", () => {
    const lead = commands.find(({ name }) => name === "lead");
    if (!lead) throw new Error("no lead");
    const fields = formFields(lead, "zh-CN", {
      from: (source) => (source === "origin" ? [{ label: "外来", value: "外来" }] : []),
    });
    const kinds = new Map(fields.map(({ name, kind }) => [name, kind]));
    expect(kinds.get("origin")).toBe("choice");
    // Nothing to choose from: it is typed.
    expect(kinds.get("chain")).toBe("text");
    expect([kinds.get("next@day"), kinds.get("next@plan")]).toEqual(["date", "text"]);
    expect(fields.length).toBeLessThanOrEqual(14);
    expect([...sourcesOf(lead)]).toContain("chain");
  });

  it("have answers that Slack's blocks and Lark's names can carry", () => {
    for (const command of commands)
      for (const { name } of formFields(command, "zh-CN")) expect(name).toMatch(/^[A-Za-z][A-Za-z0-9@-]{0,60}$/);
  });
});
