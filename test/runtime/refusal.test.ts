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
    const filled = form(refused("/线索", missing, { name: "电池", stage: "签约" }));
    expect(filled?.fields.find(({ name }) => name === "stage")).toMatchObject({ value: "签约" });
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
    expect(asked("/进展 #12")).toEqual(["kind", "text", "next", "date"]);
    expect(asked("/拜访 #12")).toEqual(["text", "city", "who", "whom", "result", "online", "next", "date"]);
    expect(asked("/跑办 #12")?.slice(0, 3)).toEqual(["body", "matter", "result"]);
  });

  test("of a form brings back what was filled in, and says what is wrong", () => {
    const message = refused("/lead", new UserError("invalid_input", "bare_amount", { given: "50" }), {
      name: "电池",
      amount: "50",
    });
    expect(message.summary).toContain("「50」没有单位");
    expect(
      form(message)
        ?.fields.filter(({ value }) => value !== undefined)
        .map(({ name, value }) => [name, value]),
    ).toEqual([
      ["name", "电池"],
      ["amount", "50"],
    ]);
  });
});
