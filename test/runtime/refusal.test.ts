import { describe, expect, test } from "vitest";
import { commands } from "../../commands/index.ts";
import type { Block, Message } from "../../src/chat/message.ts";
import type { Invocation } from "../../src/chat/port.ts";
import { createRegistry } from "../../src/chat/registry.ts";
import { UserError } from "../../src/errors.ts";
import { catalogueOf } from "../../src/locales/index.ts";
import { loadPack } from "../../src/packs/index.ts";
import { refusal } from "../../src/runtime/refusal.ts";
import type { View } from "../../src/views/view.ts";

/** What somebody reads whose line could not be carried out: one sentence, an example that can be sent, at times a form. */

const view: View = {
  words: catalogueOf("zh-CN"),
  locale: "zh-CN",
  pack: loadPack("cn-government"),
  timezone: "Asia/Shanghai",
  demo: false,
};
const registry = createRegistry(commands);

function refused(line: string, error: UserError, fields?: Readonly<Record<string, string>>): Message {
  const person = { platform: "slack", workspace: "T1", id: "U1" } as const;
  const invocation: Invocation = {
    id: "1",
    source: fields ? "form" : "command",
    line,
    caller: person,
    place: { ...person, id: "C1", direct: false },
    at: new Date(0),
    ...(fields ? { fields } : {}),
  };
  return refusal(error, registry.find(line), invocation, view);
}

const form = ({ blocks }: Message) => blocks.find((block): block is Block & { kind: "form" } => block.kind === "form");
const missing = new UserError(
  "invalid_input",
  "missing_evidence",
  { stage: "签约", keys: ["合同号"] },
  "/阶段 #7 签约 合同号:1",
);

describe("a refusal", () => {
  test("has an example that can be sent as it is, about the project that was named", () => {
    const text = (message: Message) => JSON.stringify(message.blocks);
    expect(
      text(refused("/进展 #7 电话 问候 日期:改天", new UserError("invalid_input", "bad_date", { given: "改天" }))),
    ).toContain("/进展 #7 拜访");
    expect(
      text(
        refused("/线索 电池 投资:50", new UserError("invalid_input", "bare_amount", { given: "50" }, "电池 投资:50亿")),
      ),
    ).toContain("/线索 电池 投资:50亿");
  });

  test("of a move without evidence is the gate's form, which sends the same line again", () => {
    const asked = form(refused("/阶段 #7 签约", missing));
    expect(asked?.line).toBe("/stage #7 签约");
    expect(asked?.fields.map(({ name }) => name)).toEqual([
      "contract",
      "signed-on",
      "contract-amount",
      "planned-operating",
    ]);
  });

  test("of a lead at a later stage has no gate's form: logging takes no evidence", () => {
    expect(form(refused("/线索 电池 阶段:签约", missing))).toBeUndefined();
    const filled = form(refused("/线索", missing, { name: "电池", amount: "50亿" }));
    expect(filled?.fields.find(({ name }) => name === "amount")).toMatchObject({ value: "50亿" });
    expect(filled?.fields.some(({ name }) => name === "contract")).toBe(false);
  });

  test("of a bare command is its form with a heading, and no reproach", () => {
    const message = refused("/线索", new UserError("invalid_input", "missing_argument", { key: "名称" }));
    expect(form(message)?.line).toBe("/lead");
    expect(JSON.stringify(message)).not.toContain("还缺");
  });

  test("of progress asks for little; of a visit and an errand for what is told of them", () => {
    const asked = (line: string) =>
      form(refused(line, new UserError("invalid_input", "missing_argument", { key: "内容" })))?.fields.map(
        ({ name }) => name,
      );
    expect(asked("/进展 #12")).toEqual(["kind", "text", "next@day", "next@plan", "date"]);
    expect(asked("/拜访 #12")).toEqual([
      "text",
      "city",
      "who",
      "whom",
      "result",
      "online",
      "next@day",
      "next@plan",
      "date",
    ]);
    expect(asked("/跑办 #12")?.slice(0, 3)).toEqual(["body", "matter", "result"]);
  });

  test("of a form brings back what was filled in, and says what is wrong", () => {
    const message = refused("/lead", new UserError("invalid_input", "bare_amount", { given: "50" }), {
      name: "电池",
      amount: "50",
    });
    expect(message.summary).toContain("「50」没有单位");
    // It says so at the field, and what is wrong nowhere else.
    expect(
      form(message)
        ?.fields.filter(({ problem }) => problem !== undefined)
        .map(({ name }) => name),
    ).toEqual(["amount"]);
    expect(
      form(message)
        ?.fields.filter(({ value }) => value !== undefined)
        .map(({ name, value }) => [name, value]),
    ).toEqual([
      ["name", "电池"],
      ["amount", "50"],
    ]);
  });

  test("of a gate's form knows what was chosen before, and marks what is missing the second time", () => {
    const first = refused("/阶段", missing, { number: "#7", stage: "签约" });
    expect(form(first)?.line).toBe("/stage 编号:“#7” 阶段:“签约”");
    expect(form(first)?.fields.every(({ problem }) => problem === undefined)).toBe(true);
    const again = refused("/stage 编号:“#7” 阶段:“签约”", missing, { "signed-on": "2026-11-20" });
    expect(form(again)?.line).toBe("/stage 编号:“#7” 阶段:“签约”");
    expect(again.title).toBe("#7 签约 推进到下一阶段，附上要求的佐证");
    expect(
      form(again)
        ?.fields.filter(({ problem }) => problem !== undefined)
        .map(({ name }) => name),
    ).toEqual(["contract"]);
  });

  test("of what the domain does not know stands at the field that said it", () => {
    const unknown = new UserError("not_found", "unknown_unit", { given: "开发去" });
    const message = refused("/目标", unknown, { unit: "开发去", year: "2026", metric: "签约", value: "12" });
    expect(
      form(message)
        ?.fields.filter(({ problem }) => problem !== undefined)
        .map(({ name }) => name),
    ).toEqual(["unit"]);
  });

  test("of a form that was sent before has nothing to fill in, and a button to open it anew", () => {
    const message = refused("/进展 #7", new UserError("conflict", "form_sent", {}), { text: "谈定用地" });
    expect(form(message)).toBeUndefined();
    expect(message.blocks.at(-1)).toEqual({ kind: "buttons", buttons: [{ label: "再记一笔", line: "/progress #7" }] });
  });
});
