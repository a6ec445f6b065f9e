import { describe, expect, test } from "vitest";
import { UserError, type Reason } from "../../src/errors.ts";
import { findDuplicates } from "../../src/domain/investors/duplicates.ts";
import type { Actor } from "../../src/domain/model.ts";
import type { Investor } from "../../src/domain/models/investor.ts";
import type { Services } from "../../src/domain/services.ts";
import { makeWorld, type DomainWorld } from "./world.ts";

const byd = "91440300192317458F";
const phoenix = "91350100M000100Y43";
const large = { currency: "CNY", minor: 1e11 };
const small = { currency: "CNY", minor: 1e11 - 1 };

async function setUp() {
  const world = await makeWorld();
  const [kfq, gxq] = [await world.unit("KFQ"), await world.unit("GXQ")];
  return {
    world,
    kfq,
    gxq,
    ada: await world.person("张三", kfq, ["member", "leader"]),
    ben: await world.person("李四", kfq),
    eve: await world.person("王五", gxq),
    office: await world.person("孙八", undefined, ["coordinator"]),
  };
}

function lead(
  world: DomainWorld,
  who: Actor,
  company: string,
  rest: Omit<Parameters<Services["leads"]["log"]>[0], "name"> = {},
) {
  return world.by(who, async ({ leads }) => (await leads.log({ name: `${company}项目`, company, ...rest })).project);
}

async function investor(world: DomainWorld, number: number): Promise<Investor> {
  const [record] = await world.store.read((tx) => tx.investors.byNumbers(world.org.id, [number]));
  if (!record) throw new Error(`no investor ${number}`);
  return record.investor;
}

function refused(work: Promise<unknown>): Promise<Reason> {
  return work.then(
    () => {
      throw new Error("was not refused");
    },
    (error: unknown) => {
      if (error instanceof UserError) return error.reason as Reason;
      throw error;
    },
  );
}

/** Everything that is kept: nothing may be written by what is refused. */
async function everything(world: DomainWorld) {
  return world.store.read(async (tx) => ({
    projects: await tx.projects.after(world.org.id, 0, 100),
    investors: await tx.investors.byNumbers(world.org.id, [1, 2, 3, 4, 5, 6, 7, 8, 9]),
    figures: (await tx.rollups.all(world.org.id)).toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
  }));
}

describe("the company of a lead", () => {
  test("is one record however it is spelled, and each spelling is kept", async () => {
    const { world, ada, eve } = await setUp();
    const numbers = [];
    for (const [who, name] of [
      [ada, "比亚迪股份有限公司"],
      [eve, "比亚迪"],
      [eve, "比亞迪（集团）"],
      [ada, "ＢＹＤ"],
      [ada, "深圳比亚迪"],
      [ada, "上海电气"],
      [eve, "哈尔滨电气"],
      [eve, "上海市电气集团"],
    ] as const)
      numbers.push((await lead(world, who, name)).investor);
    expect(numbers).toEqual([1, 1, 1, 2, 3, 4, 5, 4]);
    expect(await investor(world, 1)).toMatchObject({
      name: "比亚迪股份有限公司",
      aliases: ["比亚迪", "比亞迪（集团）"],
      unitId: ada.unitId,
    });
    expect((await world.verify()).findings).toEqual([]);
  });

  test("is found by its credit code first, and learns it from whoever knows it", async () => {
    const { world, ada, eve } = await setUp();
    await lead(world, ada, "比亚迪");
    expect((await lead(world, eve, "比亚迪股份", { creditCode: byd })).investor).toBe(1);
    expect(await investor(world, 1)).toMatchObject({ creditCode: byd });
    expect((await lead(world, eve, "凤凰动力", { creditCode: byd })).investor).toBe(1);
    // The same name under another code is another firm; the name alone then means the one it was first given to.
    expect((await lead(world, eve, "比亚迪", { creditCode: phoenix })).investor).toBe(2);
    expect(await investor(world, 2)).toMatchObject({ creditCode: phoenix, aliases: [] });
  });

  test("that two firms bear is neither of them, until somebody says which", async () => {
    const { world, ada } = await setUp();
    await lead(world, ada, "华盛机械有限公司", { creditCode: byd });
    await lead(world, ada, "华盛机械集团", { creditCode: phoenix });
    expect((await lead(world, ada, "华盛机械")).investor).toBe(3);
    expect((await lead(world, ada, "华盛机械股份")).investor).toBe(3);
    expect((await lead(world, ada, "华盛机械集团")).investor).toBe(2);
  });

  test("that is left open is nobody's double", async () => {
    const { world, ada, eve } = await setUp();
    expect((await lead(world, ada, "某轴承集团")).investor).toBe(1);
    expect((await lead(world, eve, "某轴承集团")).investor).toBe(2);
    expect((await world.by(ada, ({ leads }) => leads.log({ name: "无名项目" }))).project.investor).toBeNull();
  });

  test("goes with its lead when that is undone, its spelling too, and stays where others stand on it", async () => {
    const { world, ada, eve } = await setUp();
    await lead(world, ada, "比亚迪");
    const before = await investor(world, 1);
    await lead(world, eve, "比亚迪股份", { creditCode: byd, contact: "王总 13800000000" });
    await world.by(eve, ({ leads }) => leads.undo());
    expect(await investor(world, 1)).toEqual(before);
    await lead(world, eve, "比亚迪");
    await world.by(ada, ({ leads }) => leads.undo());
    expect((await investor(world, 1)).voided).toBe(false);
    await world.by(eve, ({ leads }) => leads.undo());
    expect((await lead(world, eve, "凤凰能源")).investor).toBe(2);
    await world.by(eve, ({ leads }) => leads.undo());
    expect((await investor(world, 2)).voided).toBe(true);
    expect((await lead(world, ada, "凤凰能源")).investor).toBe(3);
    expect((await world.verify()).findings).toEqual([]);
  });

  test("follows a correction: another company is another record, a slip of the pen none", async () => {
    const { world, ada, ben } = await setUp();
    await lead(world, ada, "比亚迪");
    await lead(world, ada, "比亚笛");
    const edit = async (number: number, input: Parameters<Services["leads"]["edit"]>[1]) =>
      (await world.by(ada, ({ leads }) => leads.edit(number, input))).project.investor;
    // Put right, it is the company there is; the wrong record stays, without a project.
    expect(await edit(2, { company: "比亚迪集团" })).toBe(1);
    // Of a company that there is not yet, the record itself is put right.
    await lead(world, ada, "凤凰能元");
    expect(await edit(3, { company: "凤凰能源" })).toBe(3);
    expect(await investor(world, 3)).toMatchObject({ name: "凤凰能源", aliases: [] });
    await world.by(ada, ({ leads }) => leads.undo({ number: 3 }));
    expect(await investor(world, 3)).toMatchObject({ name: "凤凰能元" });
    expect(await edit(3, { company: "麒麟重工" })).toBe(4);
    expect(await edit(3, { creditCode: phoenix })).toBe(4);
    expect(await investor(world, 4)).toMatchObject({ creditCode: phoenix });
    expect(await edit(3, { creditCode: byd })).toBe(4);
    // One of two projects on a record: the record is not the one to change.
    expect(await edit(1, { company: "比亚帝" })).toBe(5);
    expect(await investor(world, 1)).toMatchObject({ name: "比亚迪" });
    await world.by(ben, ({ leads }) => leads.edit(1, { note: "无关" }));
    expect((await world.project(1)).investor).toBe(5);
    expect((await world.verify()).findings).toEqual([]);
  });

  test("is one record also where two name it at the same time", async () => {
    const world = await makeWorld({ dialect: "postgresql" });
    const unit = await world.unit("KFQ");
    const people = await Promise.all(["甲一", "乙二", "丙三", "丁四"].map((name) => world.person(name, unit)));
    const found = await Promise.all(people.map((who) => lead(world, who, "比亚迪")));
    expect(new Set(found.map((project) => project.investor))).toEqual(new Set([1]));
    expect((await world.verify()).findings).toEqual([]);
  });
});

describe("who is with a company already", () => {
  const ask = (world: DomainWorld, who: Actor, company: string, rest = {}) =>
    world.by(who, (_, work) => findDuplicates(work, { company, creditCode: null, country: null, ...rest }));

  test("is told by name to whoever may know the project", async () => {
    const { world, ada, ben, office } = await setUp();
    await lead(world, ada, "比亚迪");
    for (const who of [ben, office])
      expect(await ask(world, who, "比亚迪锂电池")).toMatchObject([
        {
          match: { level: "likely", reasons: ["trade"] },
          investor: { number: 1, name: "比亚迪" },
          projects: [{ project: { number: 1, title: "比亚迪项目" }, on: "2026-11-23" }],
          elsewhere: undefined,
        },
      ]);
  });

  test("is told to others by unit and day from the threshold on, and below it not even so", async () => {
    const { world, kfq, ada, eve } = await setUp();
    await lead(world, ada, "凤凰能源", { amount: large });
    await lead(world, ada, "麒麟重工", { amount: small });
    await lead(world, ada, "玄武材料", { amount: large, secrecy: "L2" });
    const [first] = await ask(world, eve, "凤凰能源集团");
    expect(first).toEqual({
      match: { score: 98, level: "same", reasons: ["name"] },
      investor: undefined,
      projects: [],
      elsewhere: { unitId: kfq.id, on: "2026-11-23" },
    });
    for (const name of ["麒麟重工", "玄武材料"])
      expect(await ask(world, eve, name)).toMatchObject([{ investor: undefined, projects: [], elsewhere: "hidden" }]);
    // What is merely similar would give a name away that was not typed.
    expect(await ask(world, eve, "凤凰能元")).toEqual([]);
    expect(await ask(world, ada, "凤凰能元")).toMatchObject([{ match: { level: "similar" } }]);
    for (const found of [first, ...(await ask(world, eve, "麒麟重工")), ...(await ask(world, eve, "玄武材料"))])
      expect(JSON.stringify(found)).not.toMatch(/凤凰|麒麟|玄武|青松|#/);
  });

  test("is told of the own unit's named people's project as of a stranger's", async () => {
    const { world, ada, ben } = await setUp();
    await lead(world, ada, "玄武材料", { amount: small, secrecy: "L2" });
    expect(await ask(world, ben, "玄武材料")).toMatchObject([{ investor: undefined, elsewhere: "hidden" }]);
  });

  test("is found by telephone and code too, at most five, the likeliest first", async () => {
    const { world, ada, office } = await setUp();
    await lead(world, ada, "凤凰能源", { contact: "王总 138 0000 0000", creditCode: phoenix });
    for (const place of ["聊城", "济南", "青岛", "烟台", "德州", "滨州"]) await lead(world, ada, `${place}华盛机械`);
    expect(await ask(world, office, "某企业", { contact: "13800000000" })).toMatchObject([
      { match: { level: "likely", reasons: ["phone"] }, investor: { number: 1 } },
    ]);
    expect(await ask(world, office, "别的名字", { creditCode: phoenix })).toMatchObject([{ match: { score: 100 } }]);
    const found = await ask(world, office, "济南市华盛机械厂");
    expect(found.map(({ investor: who, match }) => [who?.name, match.level])).toEqual([
      ["济南华盛机械", "same"],
      ["聊城华盛机械", "similar"],
      ["青岛华盛机械", "similar"],
      ["烟台华盛机械", "similar"],
      ["德州华盛机械", "similar"],
    ]);
  });

  test("leaves out what is void, merged away, or the lead itself", async () => {
    const { world, ada, office } = await setUp();
    await lead(world, ada, "比亚迪");
    await lead(world, ada, "比亚迪");
    await world.by(office, ({ investors }) => investors.merge("#1", "#2"));
    expect(await ask(world, ada, "比亚迪")).toMatchObject([{ projects: [{ project: { number: 1 } }] }]);
    const record = await world.by(ada, ({ leads }) => leads.load(1));
    expect(await world.by(ada, ({ investors }) => investors.duplicatesOf(record))).toEqual([]);
  });
});

describe("an investor's record", () => {
  test("is read by the coordinator, its first unit and whoever may know a project of it; by nobody else", async () => {
    const { world, ada, ben, eve, office } = await setUp();
    await lead(world, ada, "凤凰能源", { contact: "王总 13800000000" });
    for (const who of [ada, ben, office]) {
      const named = await world.by(who, ({ investors }) => investors.named("凤凰能源有限公司"));
      expect(named).toMatchObject({ record: { investor: { number: 1 } } });
    }
    expect(await refused(world.by(eve, ({ investors }) => investors.named("I1")))).toBe("not_your_investor");
    expect(await refused(world.by(eve, ({ investors }) => investors.named("凤凰能源")))).toBe("unknown_investor");
    expect(await refused(world.by(eve, ({ investors }) => investors.named("没有的")))).toBe("unknown_investor");
    expect(await refused(world.by(eve, ({ investors }) => investors.edit(1, { parent: "麒麟" })))).toBe(
      "not_your_investor",
    );
    expect(await world.by(eve, ({ investors }) => investors.find("凤凰"))).toEqual([]);
    expect(await world.by(ben, ({ investors }) => investors.find("凤凰"))).toMatchObject([{ projects: 1 }]);
    expect(await world.by(office, ({ investors }) => investors.find("鳳凰能源"))).toMatchObject([{ projects: 1 }]);
  });

  test("of a named people's project is kept from the own unit", async () => {
    const { world, ada, ben, eve } = await setUp();
    const owned = await world.by(ben, ({ leads }) =>
      leads.log({ name: "玄武项目", company: "玄武材料", secrecy: "L2", owner: { name: "张三" } }),
    );
    expect(owned.project.ownerId).toBe(ada.id);
    for (const who of [ben, eve]) {
      expect(await refused(world.by(who, ({ investors }) => investors.named("I1")))).toBe("not_your_investor");
      expect(await world.by(who, ({ investors }) => investors.find("玄武"))).toEqual([]);
    }
  });

  test("shows each unit its own contacts and projects, and says only that there are others", async () => {
    const { world, ada, eve, office } = await setUp();
    await lead(world, ada, "比亚迪", { contact: "张总 13900000000" });
    await world.by(ada, ({ investors }) => investors.edit(1, { contact: "王强 董事长 13800000000" }));
    await lead(world, eve, "比亚迪");
    const seen = (who: Actor) => world.by(who, async ({ investors }) => investors.describe(await investors.load(1)));
    const rival = await seen(eve);
    expect(rival).toMatchObject({ investor: { contacts: [], since: undefined }, others: true });
    expect(rival.projects.map(({ project }) => project.number)).toEqual([2]);
    expect(JSON.stringify(rival)).not.toMatch(/王强|张总|1380|1390/);
    expect(await seen(office)).toMatchObject({
      investor: { contacts: [{ name: "王强", title: "董事长" }] },
      others: false,
    });
    expect(await seen(ada)).toMatchObject({ investor: { contacts: [{ phone: "13800000000" }] }, others: true });
  });

  test("is corrected field by field, and undone exactly", async () => {
    const { world, ada, office } = await setUp();
    await lead(world, ada, "比亚迪");
    const before = await investor(world, 1);
    const edit = (input: Parameters<Services["investors"]["edit"]>[1]) => {
      world.after(0.5);
      return world.by(ada, async ({ investors }) => (await investors.edit(1, input)).investor);
    };
    expect((await edit({ classes: "世界五百强 2025，链主、上市公司2024年版" })).classes).toEqual({
      global500: 2025,
      "chain-leader": 2026,
      listed: 2024,
    });
    expect((await edit({ classes: "-链主, 世界500强 2026" })).classes).toEqual({ global500: 2026, listed: 2024 });
    expect(await edit({ name: "比亚迪股份有限公司", capital: large, country: "中国" })).toMatchObject({
      name: "比亚迪股份有限公司",
      aliases: ["比亚迪"],
      capital: large,
    });
    expect((await edit({ contact: "王强、董事长 138-0000-0000" })).contacts).toEqual([
      { name: "王强", title: "董事长", phone: "138-0000-0000", unitId: ada.unitId },
    ]);
    expect((await edit({ contact: "Ada Chen, CFO +1 555 010 0000" })).contacts[1]).toMatchObject({
      name: "Ada Chen",
      title: "CFO",
      phone: "+1 555 010 0000",
    });
    expect((await edit({ contact: "-王强" })).contacts).toHaveLength(1);
    for (const [input, reason] of [
      [{ classes: "宇宙500强" }, "unknown_choice"],
      [{ classes: "世界500强 2030" }, "bad_year"],
      [{ contact: "13800000000" }, "contact_unclear"],
      [{ country: "中国" }, "nothing_changed"],
    ] as const)
      expect(await refused(edit(input))).toBe(reason);
    await lead(world, ada, "凤凰", { creditCode: phoenix });
    expect(await refused(edit({ creditCode: phoenix }))).toBe("investor_code_taken");
    await world.by(ada, ({ leads }) => leads.undo());
    for (let step = 0; step < 6; step++) await world.by(ada, ({ leads }) => leads.undo());
    expect(await investor(world, 1)).toEqual(before);
    expect(await refused(world.by(office, ({ investors }) => investors.load(404)))).toBe("unknown_investor");
    expect((await world.verify()).findings).toEqual([]);
  });
});

describe("merging projects", () => {
  test("is the coordinator's, counts once, and comes back exactly, long after", async () => {
    const { world, ada, eve, office, gxq } = await setUp();
    await lead(world, ada, "比亚迪", { amount: large });
    await lead(world, eve, "比亚迪", { amount: large });
    const before = await everything(world);
    for (const who of [ada, eve])
      expect(await refused(world.by(who, ({ investors }) => investors.merge("#1", "#2")))).toBe("not_allowed");
    for (const [into, from, reason] of [
      ["#1", "#1", "merge_same"],
      ["#1", "I1", "merge_kinds"],
      ["#1", "那个", "bad_reference"],
      ["#1", "#404", "unknown_project"],
    ] as const)
      expect(await refused(world.by(office, ({ investors }) => investors.merge(into, from)))).toBe(reason);
    expect(await refused(world.by(office, ({ investors }) => investors.undoMerge("#2")))).toBe("not_merged");
    expect(await everything(world)).toEqual(before);

    await world.by(office, ({ investors }) => investors.merge("＃1", "2", "同一项目"));
    const [stays, goes] = [await world.project(1), await world.project(2)];
    expect(goes).toMatchObject({ mergedInto: 1, loggedAt: stays.loggedAt, unitId: gxq.id });
    expect(stays.partners).toEqual([gxq.id]);
    const merged = await everything(world);
    expect(merged.figures.filter(({ unitId, value }) => unitId === gxq.id && value !== 0)).toEqual([]);
    // Its unit reads the other one now; its own is changed no more, and stands in no list.
    expect(await refused(world.by(eve, ({ leads }) => leads.edit(2, { note: "x" })))).toBe("merged_project");
    expect(await refused(world.by(office, ({ investors }) => investors.merge("#1", "#2")))).toBe("merged_project");
    const mine = await world.by(eve, ({ leads }) => leads.list({}, { offset: 0, limit: 9 }));
    expect(mine.projects.map(({ project }) => project.number)).toEqual([1]);
    const shown = await world.by(eve, async ({ leads }) => leads.describe(await leads.load(2)));
    expect(shown).toMatchObject({ mayChange: false, lamp: { reason: "no_clock" }, project: { mergedInto: 1 } });

    world.after(60 * 24 * 400);
    await world.by(ada, ({ leads }) => leads.progress(1, { kind: "visit", text: "谈定用地" }));
    await world.by(office, ({ investors }) => investors.undoMerge("#2"));
    const after = await everything(world);
    expect(after.projects[1]?.project).toEqual(before.projects[1]?.project);
    expect(after.projects[0]?.project).toEqual({
      ...before.projects[0]?.project,
      progressAt: after.projects[0]?.project.progressAt,
    });
    expect(after.figures).toEqual(before.figures);
    await world.by(eve, ({ leads }) => leads.edit(2, { note: "继续" }));
    await world.by(office, ({ investors }) => investors.merge("#2", "#1"));
    expect((await world.verify()).findings).toEqual([]);
  });

  test("is taken back by /undo too, as a whole", async () => {
    const { world, ada, eve, office } = await setUp();
    await lead(world, ada, "比亚迪");
    await lead(world, eve, "比亚迪");
    const before = await everything(world);
    await world.by(office, ({ investors }) => investors.merge("#1", "#2"));
    const undone = await world.by(office, ({ leads }) => leads.undo());
    expect(undone).toMatchObject({ subject: "project", record: { project: { number: 2, mergedInto: null } } });
    const after = await everything(world);
    expect(after.projects.map(({ project }) => project)).toEqual(before.projects.map(({ project }) => project));
    expect(await refused(world.by(office, ({ leads }) => leads.undo()))).toBe("nothing_to_undo");
    // What stood before the merging can be taken back again.
    await world.by(eve, ({ leads }) => leads.undo());
    expect((await world.project(2)).voided).toBe(true);
    expect((await world.verify()).findings).toEqual([]);
  });
});

describe("merging investors", () => {
  test("moves every project, finds the one by the other's names, and comes back exactly", async () => {
    const { world, ada, eve, office } = await setUp();
    await lead(world, ada, "比亚迪");
    await lead(world, eve, "深圳比亚迪", { creditCode: byd, contact: "王总 13800000000" });
    await lead(world, eve, "深圳比亚迪");
    await world.by(eve, ({ investors }) => investors.edit(2, { classes: "链主", parent: "比亚迪", contact: "王强" }));
    await world.by(office, ({ investors }) => investors.merge("#2", "#3"));
    const before = await everything(world);
    await world.by(office, ({ investors }) => investors.merge("I1", "I2"));
    expect(await investor(world, 1)).toMatchObject({
      aliases: ["深圳比亚迪"],
      creditCode: byd,
      parent: "比亚迪",
      contacts: [{ name: "王强", unitId: eve.unitId }],
    });
    expect((await investor(world, 2)).mergedInto).toBe(1);
    // The one that was merged away moved along.
    for (const number of [1, 2, 3]) expect((await world.project(number)).investor).toBe(1);
    expect((await lead(world, ada, "深圳比亚迪")).investor).toBe(1);
    expect(await refused(world.by(office, ({ investors }) => investors.edit(2, { parent: "x" })))).toBe(
      "merged_investor",
    );

    world.after(60 * 24 * 400);
    await world.by(ada, ({ investors }) => investors.edit(1, { contact: "李刚" }));
    await world.by(office, ({ investors }) => investors.undoMerge("i2"));
    const after = await everything(world);
    expect(after.projects.slice(0, 3).map(({ project }) => project)).toEqual(
      before.projects.map(({ project }) => project),
    );
    expect(after.investors[1]?.investor).toEqual(before.investors[1]?.investor);
    // What was added since stays.
    expect(after.investors[0]?.investor).toEqual({
      ...before.investors[0]?.investor,
      contacts: [{ name: "李刚", title: null, phone: null, unitId: ada.unitId }],
    });
    expect((await world.project(4)).investor).toBe(1);
    expect((await lead(world, eve, "深圳比亚迪")).investor).toBe(2);
    expect((await world.verify()).findings).toEqual([]);
  });

  test("of more projects than an undo looks at is taken back whole", { timeout: 30_000 }, async () => {
    const { world, ada, office } = await setUp();
    await lead(world, ada, "比亚迪");
    await world.by(ada, async ({ leads }) => {
      for (let count = 0; count < 60; count++) await leads.log({ name: `分厂 ${count}`, company: "深圳比亚迪" });
    });
    await world.by(office, ({ investors }) => investors.merge("I1", "I2"));
    expect((await world.project(61)).investor).toBe(1);
    const undone = await world.by(office, ({ leads }) => leads.undo());
    expect(undone).toMatchObject({ subject: "investor", record: { investor: { number: 2, mergedInto: null } } });
    for (const number of [2, 30, 61]) expect((await world.project(number)).investor).toBe(2);
    expect((await investor(world, 1)).aliases).toEqual([]);
    expect((await world.verify()).findings).toEqual([]);
  });

  test("of two codes is refused: they are two firms", async () => {
    const { world, ada, office } = await setUp();
    await lead(world, ada, "比亚迪", { creditCode: byd });
    await lead(world, ada, "比亚迪", { creditCode: phoenix });
    const before = await everything(world);
    expect(await refused(world.by(office, ({ investors }) => investors.merge("I1", "I2")))).toBe("merge_codes");
    expect(await everything(world)).toEqual(before);
  });
});
