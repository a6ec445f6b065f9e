import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { beginImport, startImport } from "../../src/domain/exchange/ask.ts";
import { createKeptFiles } from "../../src/exchange/kept-files.ts";
import { readSheet } from "../../src/exchange/read-sheet.ts";
import { sceneOf, workOf } from "../../src/exchange/setting.ts";
import { rowsOf, xlsx } from "../fixtures/sheets.ts";
import { bytesOf, looked, run, imported } from "./importing.ts";
import { makeWorld, type DomainWorld } from "./world.ts";

async function bureau(dialect: "sqlite" | "postgresql" = "sqlite") {
  const world = await makeWorld({ dialect });
  const kfq = await world.unit("KFQ", { name: "开发区单位", shortName: "开发区" });
  const gxq = await world.unit("GXQ", { name: "高新区单位", shortName: "高新区" });
  const ada = await world.person("王敏", kfq, ["member", "leader"]);
  const ben = await world.person("李强", kfq);
  await world.person("赵磊", gxq, ["member", "leader"]);
  await world.person("张伟", kfq);
  const { identity: _, ...twin } = await world.person("张伟二", kfq);
  await world.store.write((tx) => tx.people.save(world.org.id, { ...twin, name: "张伟" }));
  const chief = await world.person("陈静", undefined, ["coordinator"]);
  return { world, kfq, gxq, ada, ben, chief };
}

const projects = (world: DomainWorld) => world.store.read((tx) => tx.projects.after(world.org.id, 0, 1_000));

const header = [
  "序号",
  "项目名称",
  "投资企业",
  "统一社会信用代码",
  "总投资（亿元）",
  "币种",
  "链角色",
  "项目阶段",
  "责任单位",
  "项目负责人",
  "联系电话",
  "招商方式",
  "建设性质",
  "密级",
  "登记日期",
  "下步计划",
  "合同号",
  "签约日期",
  "来源地",
  "需求",
  "签约金额（亿元）",
];
/** A good row, with cells changed by their letter. */
function row(changes: Readonly<Record<string, string | number | Date | null>>) {
  const good: (string | number | Date | null)[] = [1, "轴承项目", "轴承集团", null, 3.5, null, null, null];
  const cells = [...good, ...Array.from({ length: header.length - good.length }, () => null)];
  for (const [letter, value] of Object.entries(changes)) cells[(letter.codePointAt(0) ?? 65) - 65] = value;
  return cells;
}

/** What is wrong, and at which cell it is to be named. */
const broken: readonly (readonly [changes: Parameters<typeof row>[0], cell: string, says: string])[] = [
  [{ B: null }, "B", "还缺「项目名称」"],
  [{ B: "长".repeat(101) }, "B", "太长"],
  [{ C: "名".repeat(101) }, "C", "太长"],
  [{ D: "91350100M000100Y44" }, "D", "91350100M000100Y44"],
  [{ E: "五十左右" }, "E", "五十左右"],
  [{ E: "很多亿元" }, "E", "看不懂金额「很多亿元」"],
  [{ E: 0 }, "E", "看不懂金额"],
  [{ F: "贝壳" }, "E", "看不懂金额"],
  [{ E: "#REF!" }, "E", "公式出错「#REF!」"],
  [{ G: "断链" }, "G", "断链"],
  [{ H: "快签了" }, "H", "快签了"],
  [{ H: "签约" }, "H", "合同号"],
  [{ H: "签约", Q: "HT-1", R: "2027-01-01", U: 1 }, "R", "2027-01-01"],
  [{ I: "海南区" }, "I", "海南区"],
  [{ I: "高新区" }, "I", "「高新区」的项目要由该单位负责人或招商办导入"],
  [{ J: "无此人" }, "J", "无此人"],
  [{ J: "张伟" }, "J", "张伟"],
  [{ J: "赵磊" }, "J", "赵磊"],
  [{ L: "托梦" }, "L", "托梦"],
  [{ M: "别的" }, "M", "别的"],
  [{ N: "绝密" }, "N", "国家秘密"],
  [{ O: "去年底某天" }, "O", "去年底某天"],
  [{ O: "2027-05-01" }, "O", "2027-05-01"],
  [{ P: "抓紧推进" }, "P", "抓紧推进"],
  [{ S: "火星" }, "S", "火星"],
  [{ T: "要".repeat(501) }, "T", "太长"],
];

const brokenList = () =>
  xlsx("错误台账.xlsx", [
    ["在谈项目表"],
    header,
    row({ B: "好项目一", C: "好公司一" }),
    ...broken.map(([changes], index) => row({ B: `项目${index}`, C: `公司${index}`, ...changes })),
    row({ B: "好项目二", C: "好公司二", H: "签约", Q: "HT-2026-08", R: "2026-11-20", U: 3.5 }),
  ]);

describe("a list with every kind of fault", () => {
  it("names each by its cell, keeps the good rows and gives the others back", async () => {
    const { world, ada } = await bureau();
    const checked = await looked(world, ada, await brokenList());
    expect(await projects(world)).toEqual([]);
    expect(checked.details.progress).toMatchObject({ rows: broken.length + 2, good: 2, broken: broken.length });

    const details = await imported(world, ada, await brokenList());
    expect(details.progress).toMatchObject({ good: 2, broken: broken.length, first: 1, last: 2 });
    const file = await createKeptFiles(world.store, () => world.now).read(details.progress.returnedFile ?? 0);
    const back = (await rowsOf(file ?? new Uint8Array())).slice(2);
    expect(back).toHaveLength(broken.length);
    for (const [index, [, letter, says]] of broken.entries()) {
      const fault = String(back[index]?.at(-1));
      expect(fault).toContain(`${letter}${index + 4}：`);
      expect(fault).toContain(says);
    }
    const [first, second] = (await projects(world)).map(({ project }) => project);
    expect(first).toMatchObject({
      name: "好项目一",
      amount: { currency: "CNY", minor: 35_000_000_000 },
      stage: "lead",
    });
    expect(second).toMatchObject({ stage: "signed", reached: { lead: "2026-11-23", signed: "2026-11-20" } });
    expect((await world.verify()).findings).toEqual([]);
  });

  it("keeps nothing when all or nothing is asked for", async () => {
    const { world, ada } = await bureau();
    const details = await imported(world, ada, await brokenList(), { allOrNothing: true });
    expect(details.progress).toMatchObject({ good: 0, broken: broken.length, first: null });
    expect(details.progress.returnedFile).not.toBeNull();
    expect(await projects(world)).toEqual([]);
    const good = await xlsx("好.xlsx", [header, row({ B: "甲" }), row({ B: "乙" })]);
    expect((await imported(world, ada, good, { allOrNothing: true })).progress.good).toBe(2);
  });
});

describe("what a list says", () => {
  const table: readonly (readonly [head: string, cell: string | number | Date, field: string, value: unknown])[] = [
    ["总投资(万元)", 3500, "amount", { currency: "CNY", minor: 3_500_000_000 }],
    ["投资额/万美元", "1,200", "amount", { currency: "USD", minor: 1_200_000_000 }],
    ["计划总投资", "2650万美元", "amount", { currency: "USD", minor: 2_650_000_000 }],
    ["Investment (million)", 30, "amount", undefined],
    ["登记时间", 46_000, "loggedAt", "2025-12-09T04:00:00.000Z"],
    ["首谈日期", new Date("2026-03-05T00:00:00Z"), "loggedAt", "2026-03-05T04:00:00.000Z"],
    ["录入日期", "2026.3.5", "loggedAt", "2026-03-05T04:00:00.000Z"],
    ["最新进展", "等用地指标", "note", "进展：等用地指标"],
    ["建设内容", "年产10万台", "note", "建设内容：年产10万台"],
    ["备注", "'=cmd()", "note", "=cmd()"],
    ["下一步", "2026-12-03 来考察", "next", { on: "2026-12-03", what: "来考察" }],
    ["联系人", "-", "contact", null],
  ];
  it.each(table)("%s: %s", async (head, cell, field, value) => {
    const { world, ada } = await bureau();
    const details = await imported(
      world,
      ada,
      await xlsx("一行.xlsx", [
        ["项目", head],
        ["甲项目", cell],
      ]),
    );
    if (value === undefined) return expect(details.progress.broken).toBe(1);
    const [record] = await projects(world);
    expect(record?.project).toMatchObject({ [field]: value, ownerId: ada.id, progressAt: world.now.toISOString() });
  });

  it("finds the header below titles, and reads no heading, blank row or sum", async () => {
    const { world, ada } = await bureau();
    const list = await xlsx("表.xlsx", [
      ["某某开发区"],
      [null, null, "单位：万元"],
      ["序号", "项目名称", "投资额（万元）"],
      ["一、在谈项目"],
      [1, "甲", 100],
      [],
      [null, "二、签约项目", null],
      [2, "乙", 200],
      ["合计", null, 300],
    ]);
    expect((await imported(world, ada, list)).progress).toMatchObject({ rows: 2, good: 2, broken: 0 });
  });

  it("reads csv in GB18030 and in UTF-8, with and without a mark", async () => {
    const { world, ada } = await bureau();
    const text = '项目名称,投资方,投资额（万元）\r\n"甲,一",甲公司,"1,200"\r\n';
    const utf8 = new TextEncoder().encode(text);
    const marked = new TextEncoder().encode(`\uFEFF${text.replaceAll("甲", "乙")}`);
    const gb = readFileSync(new URL("../fixtures/gb18030.csv", import.meta.url));
    for (const bytes of [utf8, marked, gb])
      expect((await imported(world, ada, { name: "x.csv", bytes })).progress).toMatchObject({ good: 1, broken: 0 });
    const names = (await projects(world)).map(({ project }) => `${project.name} ${project.company}`);
    expect(names).toEqual(["甲,一 甲公司", "乙,一 乙公司", "储能项目 宁波公司"]);
  });

  it.each([
    ["旧.xls", [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1], "unreadable_file"],
    ["图.png", [0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13], "unreadable_file"],
    ["破.xlsx", [0x50, 0x4b, 3, 4, 1, 2, 3, 4], "unreadable_file"],
    ["空.csv", [], "no_rows"],
    ["无.csv", [...new TextEncoder().encode("甲,乙\n1,2\n")], "no_header"],
  ])("%s is refused with a sentence", async (name, bytes, reason) => {
    const { world, ada } = await bureau();
    await expect(looked(world, ada, { name, bytes: new Uint8Array(bytes) })).rejects.toMatchObject({ reason });
  });

  it("is refused when it is larger than asked, whatever is said of its size", async () => {
    const rows = readSheet(bytesOf({ name: "大.csv", bytes: new Uint8Array(5_000).fill(65) }), {
      name: "大.csv",
      maxBytes: 4_000,
    });
    await expect(rows.next()).rejects.toMatchObject({ reason: "file_too_large" });
  });
});

describe("duplicates", () => {
  it("are told within the file and against the record, stay out, and come in when asked", async () => {
    const { world, ada, kfq } = await bureau();
    const code = "91350100M000100Y43";
    const list = await xlsx("重复.xlsx", [
      ["项目名称", "投资方", "信用代码"],
      ["甲", "甲公司", code],
      ["甲", "甲公司", null],
      ["乙", "别名公司", code],
      ["丙", "丙公司", null],
    ]);
    expect((await imported(world, ada, list)).progress).toMatchObject({ good: 2, duplicates: 2, broken: 0 });
    const again = await imported(world, ada, list);
    expect(again.progress).toMatchObject({ good: 0, duplicates: 4 });
    expect(again.progress.faults[0]).toBe("第 2 行疑似与 #1 重复");
    expect((await imported(world, ada, list, { withDuplicates: true })).progress.good).toBe(4);
    const made = await projects(world);
    expect(made.map(({ project }) => [project.name, project.investor, project.unitId])).toEqual([
      ["甲", 1, kfq.id],
      ["丙", 2, kfq.id],
      ["甲", 1, kfq.id],
      ["甲", 1, kfq.id],
      ["乙", 1, kfq.id],
      ["丙", 2, kfq.id],
    ]);
    expect((await world.verify()).findings).toEqual([]);
  });
});

describe("rights", () => {
  it("are the leader's for the own unit, the coordinator's for all, nobody else's", async () => {
    const { world, ben, chief, kfq, gxq } = await bureau();
    await expect(world.by(ben, (_, work) => beginImport(work, "x.csv"))).rejects.toMatchObject({
      reason: "not_allowed",
    });
    const list = await xlsx("两区.xlsx", [
      ["项目名称", "单位"],
      ["甲", "开发区"],
      ["乙", "GXQ"],
    ]);
    expect((await imported(world, chief, list)).progress.good).toBe(2);
    const made = (await projects(world)).map(({ project }) => project);
    expect(made.map(({ unitId }) => unitId)).toEqual([kfq.id, gxq.id]);
    // Each is booked on the leader of its unit, not on whoever sent the list.
    const owners = await world.store.read((tx) =>
      tx.people.byIds(
        world.org.id,
        made.map(({ ownerId }) => ownerId),
      ),
    );
    expect(owners.map(({ name }) => name).toSorted()).toEqual(["王敏", "赵磊"]);
  });

  it("let nobody touch another's file", async () => {
    const { world, ada, chief } = await bureau();
    const checked = await looked(world, ada, await xlsx("甲.xlsx", [["项目名称"], ["甲"]]));
    const wanted = { allOrNothing: false, withDuplicates: false };
    await expect(world.by(chief, (_, work) => startImport(work, checked.id, wanted))).rejects.toMatchObject({
      reason: "unknown_exchange",
    });
  });
});

describe("an import", () => {
  it("goes by the calendar of each of its parts, not by that of its beginning", async () => {
    const { world, ada } = await bureau();
    const chief = await world.person("周七", undefined, ["admin"]);
    const exchange = await world.by(ada, (_, work) => beginImport(work, "台账.xlsx"));
    const scene = await world.store.read((tx) => sceneOf(tx, exchange));
    await world.by(chief, ({ calendar }) => calendar.set({ from: "2026-12-01", to: "2026-12-01" }, "off", "停电"));
    const { calendar } = await world.store.read((tx) => workOf(tx, exchange, scene, world.now));
    expect([scene.setting.calendar, calendar].map((one) => one.isWorkday("2026-12-01"))).toEqual([true, false]);
  });

  it.each(["sqlite", "postgresql"] as const)(
    "can be taken back, what was worked on since apart, on %s",
    async (dialect) => {
      const { world, ada } = await bureau(dialect);
      const rows = Array.from({ length: 120 }, (_, index) => [`项目${index}`, `公司${index % 50}`, 1]);
      const checked = await looked(
        world,
        ada,
        await xlsx("多.xlsx", [["项目名称", "投资方", "投资额（亿元）"], ...rows]),
      );
      await world.by(ada, (_, work) => startImport(work, checked.id, { allOrNothing: false, withDuplicates: false }));
      await run(world, checked);
      world.after(60);
      await world.by(ada, ({ leads }) => leads.progress(7, { kind: "visit", text: "与董事长面谈" }));
      await world.by(ada, ({ exchange }) => exchange.revert(checked.id));
      expect((await run(world, checked)).progress).toMatchObject({ reverted: 119 });
      const standing = (await projects(world)).filter(({ project }) => !project.voided);
      expect(standing.map(({ project }) => project.number)).toEqual([7]);
      expect((await world.verify()).findings).toEqual([]);
    },
  );

  it("makes the same record as typing the leads one by one, and undo takes back one row with its investor", async () => {
    const { world, ada } = await bureau();
    await imported(
      world,
      ada,
      await xlsx("甲.xlsx", [
        ["项目名称", "投资方", "投资额（亿元）"],
        ["甲", "甲公司", 2],
      ]),
    );
    await world.by(ada, ({ leads }) =>
      leads.log({ name: "甲", company: "乙公司", amount: { currency: "CNY", minor: 20_000_000_000 } }),
    );
    const [one, two] = (await projects(world)).map(({ project }) => project);
    if (!one || !two) throw new Error("two leads");
    const { number, codeName, investor, company, ...rest } = two;
    expect(one).toEqual({ ...rest, number: number - 1, codeName: one.codeName, investor: 1, company: "甲公司" });
    expect(codeName).not.toBe(one.codeName);
    expect([investor, company]).toEqual([2, "乙公司"]);
    const [entry] = await world.store.read((tx) => tx.ledger.ofStream(world.org.id, "project", 1, 1));
    expect(entry).toMatchObject({ actorId: ada.id, kind: "lead", body: { details: { import: 1, row: 2 } } });
    await world.by(ada, ({ leads }) => leads.undo({ number: 1 }));
    expect((await world.project(1)).voided).toBe(true);
    const [first] = await world.store.read((tx) => tx.investors.byNumbers(world.org.id, [1]));
    expect(first?.investor.voided).toBe(true);
    expect((await world.verify()).findings).toEqual([]);
  });
});
