import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { followAllLeading, leadingClass } from "../../src/domain/investors/leading.ts";
import { settingOf } from "../../src/domain/setting.ts";
import { UserError } from "../../src/errors.ts";
import { loadPack } from "../../src/packs/index.ts";
import type { Actor } from "../../src/domain/model.ts";
import { takeIn } from "../../src/domain/exchange/take-in.ts";
import { plain } from "../../src/domain/fold.ts";
import type { Dialect } from "../fakes/database.ts";
import { makeWorld, type DomainWorld } from "./world.ts";
import { aProject } from "./sample.ts";

const pack = loadPack("cn-government");

async function setUp(dialect: Dialect = "sqlite") {
  const world = await makeWorld({ dialect });
  const [kfq, gxq] = [await world.unit("KFQ"), await world.unit("GXQ")];
  return {
    world,
    kfq,
    ada: await world.person("张三", kfq, ["member", "leader"]),
    eve: await world.person("王五", gxq, ["member", "leader"]),
    office: await world.person("孙八", undefined, ["coordinator"]),
  };
}

const lead = (world: DomainWorld, who: Actor, company: string) =>
  world.by(who, ({ leads }) => leads.log({ name: `${company}项目`, company }));
const classes = (world: DomainWorld, who: Actor, number: number, given: string) =>
  world.by(who, ({ investors }) => investors.edit(number, { classes: given }));
const leadingNow = async (world: DomainWorld, ...numbers: readonly number[]) =>
  Promise.all(numbers.map(async (number) => (await world.project(number)).leading));

/** The class of a project is its investor's, and all that follows from it is kept. */
async function isKept(world: DomainWorld): Promise<void> {
  await world.store.read(async (tx) => {
    for (const { project } of await tx.projects.after(world.org.id, 0, 200)) {
      if (project.voided) continue;
      const [record] = await tx.investors.byNumbers(world.org.id, project.investor === null ? [] : [project.investor]);
      expect(project.leading, `#${project.number}`).toBe(record ? leadingClass(record.investor, pack) : null);
    }
  });
  expect((await world.verify()).findings).toEqual([]);
}

test("of several classes the first in the pack's order", () => {
  expect(leadingClass({ classes: { listed: 2026, global500: 2024 } }, pack)).toBe("global500");
  expect(leadingClass({ classes: { "of-old": 2020 } }, pack)).toBeNull();
  expect(leadingClass({ classes: {} }, pack)).toBeNull();
});

describe("the class of the investor", () => {
  test("comes with a lead of a known investor, and with another company", async () => {
    const { world, ada, eve } = await setUp();
    await lead(world, ada, "比亚迪");
    await classes(world, ada, 1, "世界500强 2025,上市公司");
    await lead(world, eve, "比亚迪股份有限公司");
    await lead(world, eve, "隆基绿能");
    expect(await leadingNow(world, 1, 2, 3)).toEqual(["global500", "global500", null]);
    await world.by(eve, ({ leads }) => leads.edit(3, { company: "比亚迪" }));
    expect(await leadingNow(world, 3)).toEqual(["global500"]);
    await isKept(world);
  });

  test("follows into every unit's projects by entries of the assistant, past what they count for", async () => {
    const { world, ada, eve } = await setUp();
    await lead(world, ada, "比亚迪");
    await lead(world, eve, "比亚迪");
    const signing = { contract: "HT", "signed-on": "2026-11-20", "contract-amount": "3亿元" };
    await world.by(eve, ({ leads }) => leads.move(2, "签约", signing));
    const counted = async () =>
      (await world.store.read((tx) => tx.rollups.all(world.org.id)))
        .filter(({ metric, scale }) => metric === "leading" && scale === "Y")
        .map(({ value }) => value);
    expect(await counted()).toEqual([]);
    await classes(world, ada, 1, "链主");
    expect(await counted()).toEqual([100]);
    const [entry] = await world.store.read((tx) => tx.ledger.ofStream(world.org.id, "project", 2, 1));
    expect(entry).toMatchObject({
      kind: "investor",
      actorId: 0,
      body: { changes: { leading: [null, "chain-leader"] }, details: { investor: 1 } },
    });
    await classes(world, ada, 1, "独角兽");
    expect(await leadingNow(world, 1, 2)).toEqual(["unicorn", "unicorn"]);
    // Another class behind the first changes nothing for anybody.
    await classes(world, ada, 1, "链主 2024");
    expect((await world.store.read((tx) => tx.ledger.ofStream(world.org.id, "project", 1, 9))).length).toBe(3);
    await classes(world, ada, 1, "-独角兽");
    expect(await leadingNow(world, 1, 2)).toEqual(["chain-leader", "chain-leader"]);
    await classes(world, ada, 1, "-链主");
    expect(await counted()).toEqual([]);
    await isKept(world);
  });

  test("goes back with the investor's when that is undone", async () => {
    const { world, ada, eve } = await setUp();
    await lead(world, eve, "比亚迪");
    await lead(world, ada, "比亚迪");
    world.after(1);
    await classes(world, ada, 1, "上市公司");
    expect(await leadingNow(world, 1, 2)).toEqual(["listed", "listed"]);
    await world.by(ada, ({ leads }) => leads.undo());
    expect(await leadingNow(world, 1, 2)).toEqual([null, null]);
    await isKept(world);
  });

  test("hinders no undo, and is afterwards that of whoever is the investor then", async () => {
    const { world, ada, eve } = await setUp();
    await lead(world, eve, "比亚迪");
    await classes(world, eve, 1, "上市公司");
    await lead(world, ada, "远景动力");
    world.after(1);
    await world.by(ada, ({ leads }) => leads.edit(2, { company: "比亚迪" }));
    await classes(world, eve, 1, "世界500强");
    expect(await leadingNow(world, 2)).toEqual(["global500"]);
    await world.by(ada, ({ leads }) => leads.undo());
    expect(await leadingNow(world, 1, 2)).toEqual(["global500", null]);
    await isKept(world);
  });

  test("of a lead whose company came later is not left behind when that is undone", async () => {
    const { world, ada, eve } = await setUp();
    await lead(world, eve, "比亚迪");
    await world.by(ada, ({ leads }) => leads.log({ name: "电池项目" }));
    world.after(1);
    await world.by(ada, ({ leads }) => leads.edit(2, { company: "比亚迪" }));
    await classes(world, eve, 1, "上市公司");
    await world.by(ada, ({ leads }) => leads.undo());
    expect(await leadingNow(world, 1, 2)).toEqual(["listed", null]);
    await isKept(world);
  });

  test("joins with two investors, and parts with them", async () => {
    const { world, ada, eve, office } = await setUp();
    await lead(world, ada, "比亚迪");
    await lead(world, eve, "弗迪电池");
    await classes(world, eve, 2, "央企");
    await world.by(office, ({ investors }) => investors.merge("I1", "I2"));
    expect(await leadingNow(world, 1, 2)).toEqual(["central", "central"]);
    await isKept(world);
    await world.by(office, ({ investors }) => investors.undoMerge("I2"));
    expect(await leadingNow(world, 1, 2)).toEqual([null, "central"]);
    await isKept(world);
  });

  test("comes with rows of a list", async () => {
    const { world, kfq, ada, office } = await setUp();
    await lead(world, ada, "比亚迪");
    await classes(world, ada, 1, "民企500强");
    const {
      number: _n,
      codeName: _c,
      investor: _i,
      ...draft
    } = aProject({ unitId: kfq.id, ownerId: ada.id, ...plain });
    const rows = ["比亚迪", "某新公司", "比亚迪"].map((company, row) => ({
      row,
      draft: { ...draft, name: `项目${row}`, company, creditCode: null, leading: null },
    }));
    const records = await world.by(office, (_, work) => takeIn(work, 1, rows));
    expect(records.map(({ project }) => project.leading)).toEqual(["private500", null, "private500"]);
    await isKept(world);
  });

  test("is told to projects from before there was such a thing", async () => {
    const { world, ada } = await setUp();
    await lead(world, ada, "比亚迪");
    await lead(world, ada, "隆基绿能");
    // As a ledger from before would have it: the investor knows, the project was never told.
    await world.store.write(async (tx) => {
      const [record] = await tx.investors.byNumbers(world.org.id, [1]);
      if (!record) throw new Error("not there");
      const investor = { ...record.investor, classes: { listed: 2026 } };
      await tx.investors.update(world.org.id, { ...record, investor }, [], record.seq);
    });
    const setting = settingOf(world.org);
    const run = () =>
      world.store.write((tx) =>
        followAllLeading({ ...setting, tx, now: world.now, locale: "zh-CN", delivery: "rules", secret: () => "s" }),
      );
    await run();
    expect(await leadingNow(world, 1, 2)).toEqual(["listed", null]);
    await run();
    expect((await world.store.read((tx) => tx.ledger.ofStream(world.org.id, "project", 1, 9))).length).toBe(2);
  });
});

type Act =
  | { readonly do: "lead" | "company"; readonly who: number; readonly firm: number; readonly project: number }
  | { readonly do: "class"; readonly investor: number; readonly given: string }
  | { readonly do: "merge"; readonly into: number; readonly from: number }
  | { readonly do: "unmerge"; readonly from: number }
  | { readonly do: "undo"; readonly who: number };

const small = fc.integer({ min: 1, max: 4 });
const who = fc.nat({ max: 2 });
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant("lead" as const), who, firm: small, project: small }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("company" as const), who, firm: small, project: small }) },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant("class" as const),
      investor: small,
      given: fc.constantFrom("上市公司", "世界500强", "-世界500强", "-上市公司", "链主"),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("merge" as const), into: small, from: small }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("unmerge" as const), from: small }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant("undo" as const), who }) },
);

test("whatever is done in whatever order, a project's class is its investor's", { timeout: 120_000 }, async () => {
  const firms = ["比亚迪", "隆基绿能", "宁德时代", "格力电器"];
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 8, maxLength: 20, size: "max" }), async (acts) => {
      const { world, ada, eve, office } = await setUp();
      for (const one of acts) {
        world.after(1);
        const by = [ada, eve, office]["who" in one ? one.who : 2] ?? office;
        try {
          await world.by(by, async ({ leads, investors }) => {
            switch (one.do) {
              case "lead":
                return leads.log({ name: "项目", company: firms[one.firm - 1] });
              case "company":
                return leads.edit(one.project, { company: firms[one.firm - 1] });
              case "class":
                return investors.edit(one.investor, { classes: one.given });
              case "merge":
                return investors.merge(`I${one.into}`, `I${one.from}`);
              case "unmerge":
                return investors.undoMerge(`I${one.from}`);
              case "undo":
                return leads.undo();
            }
          });
        } catch (error) {
          if (!(error instanceof UserError)) throw error;
        }
      }
      await isKept(world);
    }),
    { numRuns: 15 },
  );
});

test("on PostgreSQL too", async () => {
  const { world, ada, eve, office } = await setUp("postgresql");
  await lead(world, ada, "比亚迪");
  await lead(world, eve, "弗迪电池");
  await classes(world, eve, 2, "央企");
  await world.by(office, ({ investors }) => investors.merge("I1", "I2"));
  expect(await leadingNow(world, 1, 2)).toEqual(["central", "central"]);
  await isKept(world);
});
