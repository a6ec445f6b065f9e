import { describe, expect, test } from "vitest";
import { commands } from "../../commands/index.ts";
import { readArguments } from "../../src/chat/read-arguments.ts";
import { createRegistry } from "../../src/chat/registry.ts";
import { UserError } from "../../src/errors.ts";

/** Numbers under a letter (R5, P3): before the sub-word or behind it, and never a company called R5. */

const registry = createRegistry(commands);
const context = { now: new Date("2026-11-18T02:00:00Z"), timezone: "Asia/Shanghai", locale: "zh-CN" } as const;

function read(line: string) {
  const { command, rest } = registry.find(line);
  return [command.name, readArguments(command, rest, context)] as const;
}

const understood: readonly (readonly [line: string, command: string, args: object])[] = [
  ["/诉求 某轴承公司 用电容量不足", "request", { company: "某轴承公司", text: "用电容量不足" }],
  ["/诉求 “R5 科技” 缺工", "request", { company: "R5 科技", text: "缺工" }],
  ["/诉求 企业:R5科技 内容:缺工", "request", { company: "R5科技", text: "缺工" }],
  ["/诉求 重开发投公司 用水", "request", { company: "重开发投公司", text: "用水" }],
  [
    "/诉求 某公司 道路限行 类别:复杂 项目:#12 联系人:王总 138",
    "request",
    { company: "某公司", text: "道路限行", complex: "complex", project: 12, contact: "王总 138" },
  ],
  ["/诉求 某公司 道路限行 复杂:是", "request", { company: "某公司", text: "道路限行", complex: "complex" }],
  [
    "/request Acme no left turn for lorries kind:ordinary",
    "request",
    { company: "Acme", text: "no left turn for lorries", complex: "usual" },
  ],
  ["/诉求 R5", "request show", { number: 5 }],
  ["/诉求R5", "request show", { number: 5 }],
  ["/request r5", "request show", { number: 5 }],
  ["／诉求　Ｒ５", "request show", { number: 5 }],
  ["訴求 R12", "request show", { number: 12 }],
  ["/诉求 受理 R5", "request accept", { number: 5 }],
  ["/诉求 受理R5", "request accept", { number: 5 }],
  ["/诉求 R5 受理", "request accept", { number: 5 }],
  ["/诉求 受理 5", "request accept", { number: 5 }],
  ["/request accept #r5", "request accept", { number: 5 }],
  ["/request R5 accept", "request accept", { number: 5 }],
  ["/诉求 R5 答复 已约周三勘查", "request reply", { number: 5, text: "已约周三勘查" }],
  ["/诉求R5答复：已约周三勘查", "request reply", { number: 5, text: "已约周三勘查" }],
  ["/诉求 答复 R5已约周三勘查", "request reply", { number: 5, text: "已约周三勘查" }],
  ["/request R5 reply done by Friday: they come", "request reply", { number: 5, text: "done by Friday: they come" }],
  ["/request R5 done the line stands", "request done", { number: 5, text: "the line stands" }],
  ["/诉求 指派 R5 开发区 @张三", "request assign", { number: 5, unit: "开发区", person: { name: "张三" } }],
  ["/request R5 assign KFQ", "request assign", { number: 5, unit: "KFQ" }],
  ["/诉求 R5 延期 12月30日 电网改造", "request extend", { number: 5, until: "2026-12-30", text: "电网改造" }],
  ["/诉求 异议 R5 不是我们的", "request object", { number: 5, text: "不是我们的" }],
  ["/诉求列表", "requests", {}],
  ["/诉求 列表 开发区", "requests", { unit: "开发区" }],
  ["/评价 R5", "rate", { number: 5 }],
  ["/评价 汇总", "ratings", {}],
  ["/评价汇总 开发区", "ratings", { unit: "开发区" }],
  [
    "/承诺 #12 设备补助500万元 依据:鲁政发〔2025〕8号 期限:12-31",
    "promise",
    { number: 12, text: "设备补助500万元", basis: "鲁政发〔2025〕8号", due: "2026-12-31" },
  ],
  ["/承诺 P3 兑现 已拨付", "promise kept", { number: 3, note: "已拨付" }],
  ["/承诺 兑现 P3 已拨付", "promise kept", { number: 3, note: "已拨付" }],
  ["/promise P3 withdraw they left", "promise withdraw", { number: 3, note: "they left" }],
  ["/promise p3", "promise show", { number: 3 }],
  ["/撤销 R5", "undo", { request: 5 }],
  ["/undo R5 step:3", "undo", { request: 5, step: 3 }],
  ["/撤销 #5", "undo", { number: 5 }],
];

test.each(understood)("%s", (line, command, args) => {
  expect(read(line)).toEqual([command, args]);
});

describe("refused, with what was meant", () => {
  const refused: readonly (readonly [line: string, reason: string, ...nearest: readonly string[]])[] = [
    ["/request R5 acept", "unknown_command", "request accept"],
    ["/诉求 R5 已经办好了", "unknown_command"],
    ["/request R5 something else", "unknown_command"],
    ["/诉求 #5 用电", "unknown_command"],
    ["/request accept P5", "bad_number"],
    ["/诉求 受理 五", "bad_number"],
    ["/评价 某公司", "bad_number"],
    ["/诉求 R5 延期 昨天 太忙", "past_date"],
    ["/承诺 #12 设备补助", "missing_argument"],
    ["/承诺 #12 设备补助 依据:某文件 期限:昨天", "past_date"],
  ];
  test.each(refused)("%s", (line, reason, ...nearest) => {
    let error: unknown;
    try {
      read(line);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(UserError);
    expect(error).toMatchObject({ reason });
    for (const meant of nearest) expect(error).toMatchObject({ values: { nearest: meant } });
  });
});
