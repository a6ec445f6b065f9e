import { describe, expect, test } from "vitest";
import type { Actor, Unit } from "../../src/domain/model.ts";
import type { Chain } from "../../src/domain/models/chain.ts";
import { foldWord, isValid } from "../../src/domain/chains/find.ts";
import type { Services } from "../../src/domain/services.ts";
import { UserError, type Reason } from "../../src/errors.ts";
import { makeWorld, type DomainWorld } from "./world.ts";

interface City {
  readonly world: DomainWorld;
  readonly a: Unit;
  readonly b: Unit;
  readonly ada: Actor;
  readonly leader: Actor;
  readonly other: Actor;
  readonly office: Actor;
  readonly admin: Actor;
}

/** Unit A is the task force of the chain 新能源, which misses 电解液 and is weak in 隔膜. */
async function city(): Promise<City> {
  const world = await makeWorld();
  const [a, b] = [await world.unit("KFQ"), await world.unit("GXQ")];
  const people = {
    ada: await world.person("张三", a),
    leader: await world.person("王五", a, ["member", "leader"]),
    other: await world.person("钱七", b, ["member", "leader"]),
    office: await world.person("孙九", undefined, ["coordinator"]),
    admin: await world.person("吴十", undefined, ["admin"]),
  };
  await world.by(people.office, async ({ chains }) => {
    await chains.add({ name: "新能源", fromYear: 2024, aliases: ["锂电", "EV"], taskForce: "KFQ" });
    await chains.add({ name: "高端轴承", fromYear: 2020 });
    await chains.setLink("新能源", { name: "电解液", state: "missing", targets: ["天赐材料", "新宙邦"] });
    await chains.setLink("新能源", { name: "隔膜", state: "weak" });
    await chains.setLink("新能源", { name: "正极", state: "held" });
  });
  return { world, a, b, ...people };
}

const chains = (world: DomainWorld, who: Actor, work: (chains: Services["chains"]) => Promise<unknown>) =>
  world.by(who, ({ chains: services }) => work(services));

async function failed(work: Promise<unknown>): Promise<UserError | undefined> {
  return work.then(
    () => undefined,
    (error: unknown) => {
      if (error instanceof UserError) return error;
      throw error;
    },
  );
}

const refused = async (work: Promise<unknown>): Promise<Reason | undefined> => (await failed(work))?.reason;

const kept = async (world: DomainWorld, name: string): Promise<Chain | undefined> =>
  (await world.store.read((tx) => tx.chains.list(world.org.id))).find((chain) => chain.name === name);

describe("the table of chains", () => {
  test("every change is in the organisation's ledger, before and after", async () => {
    const { world, office } = await city();
    const before = await kept(world, "新能源");
    await chains(world, office, (it) => it.setLink("锂电", { name: "电解液", state: "held" }));
    const after = await kept(world, "新能源");
    expect(after?.links[0]).toEqual({ name: "电解液", state: "held", targets: ["天赐材料", "新宙邦"] });
    const [entry] = await world.store.read((tx) => tx.ledger.ofStream(world.org.id, "organization", 0, 1));
    expect(entry).toMatchObject({ kind: "chain", body: { changes: { [`chain:${after?.id}`]: [before, after] } } });
    expect((await world.verify()).findings).toEqual([]);
  });

  test("is for the coordinator and the admins; the links also for the task force's leader", async () => {
    const { world, ada, leader, other, office, admin } = await city();
    const keeping: readonly ((it: Services["chains"]) => Promise<unknown>)[] = [
      (it) => it.add({ name: "氢能" }),
      (it) => it.edit("新能源", { chief: "王市长" }),
      (it) => it.end("新能源", 2030),
    ];
    const linking: readonly ((it: Services["chains"]) => Promise<unknown>)[] = [
      (it) => it.setLink("新能源", { name: "负极", state: "missing" }),
      (it) => it.setLeader("新能源", "宁德时代", true),
      (it) => it.removeLink("新能源", "负极"),
      (it) => it.setLeader("新能源", "宁德时代", false),
    ];
    for (const who of [ada, leader, other])
      for (const act of keeping) expect(await refused(chains(world, who, act))).toBe("not_allowed");
    for (const who of [ada, other])
      for (const act of linking) expect(await refused(chains(world, who, act))).toBe("not_allowed");
    for (const who of [leader, office, admin])
      for (const act of linking) expect(await refused(chains(world, who, act))).toBeUndefined();
    // Of another chain they are nobody's task force.
    expect(await refused(chains(world, leader, (it) => it.setLink("高端轴承", { name: "钢球" })))).toBe("not_allowed");
    for (const act of keeping) expect(await refused(chains(world, admin, act))).toBeUndefined();
  });

  test.each<readonly [string, (it: Services["chains"]) => Promise<unknown>, Reason]>([
    ["a name that another has", (it) => it.add({ name: "高端轴承" }), "chain_exists"],
    ["an alias of another", (it) => it.add({ name: "锂电" }), "chain_exists"],
    ["an alias that is another's name", (it) => it.add({ name: "氢能", aliases: ["新能源 产业链"] }), "chain_exists"],
    [
      "an end before the beginning",
      (it) => it.add({ name: "氢能", fromYear: 2026, toYear: 2025 }),
      "chain_ends_before",
    ],
    ["an end before it began", (it) => it.end("新能源", 2023), "chain_ends_before"],
    ["a chain there is not", (it) => it.edit("新能原", { chief: "x" }), "unknown_chain"],
    ["a link there is not", (it) => it.removeLink("新能源", "电解夜"), "unknown_link"],
    ["a unit there is not", (it) => it.edit("新能源", { taskForce: "火星" }), "unknown_unit"],
    ["no change", (it) => it.setLink("新能源", { name: "电解液", state: "missing" }), "nothing_changed"],
    ["a firm that leads already", (it) => it.setLeader("新能源", "没有的", false), "nothing_changed"],
  ])("refuses %s", async (_, act, reason) => {
    const { world, office } = await city();
    const before = await world.store.read((tx) => tx.chains.list(world.org.id));
    expect(await refused(chains(world, office, act))).toBe(reason);
    expect(await world.store.read((tx) => tx.chains.list(world.org.id))).toEqual(before);
  });

  test("a former name goes on as an alias; what was retired is out of the way and comes back", async () => {
    const { world, ada, office } = await city();
    await world.by(ada, ({ leads }) => leads.log({ name: "电池项目", chain: "新能源" }));
    await chains(world, office, (it) => it.edit("新能源", { name: "新能源汽车" }));
    expect(await kept(world, "新能源汽车")).toMatchObject({ aliases: ["锂电", "EV", "新能源"] });
    const found = await world.by(ada, ({ chains: it }) => it.projects("新能源汽车", {}, { offset: 0, limit: 5 }));
    expect(found.projects.map(({ project }) => project.number)).toEqual([1]);

    await chains(world, office, (it) => it.edit("高端轴承", { active: false }));
    expect(await refused(chains(world, office, (it) => it.find("高端轴承")))).toBe("unknown_chain");
    const taken = await failed(chains(world, office, (it) => it.add({ name: "高端轴承" })));
    expect([taken?.reason, taken?.hint]).toEqual(["chain_exists", "/产业链 改 高端轴承 状态:启用"]);
    await chains(world, office, (it) => it.edit("高端轴承", { active: true }));
    expect(await kept(world, "高端轴承")).toMatchObject({ active: true });
  });

  test.each([
    [2024, null, 2023, false],
    [2024, null, 2024, true],
    [2024, null, 2099, true],
    [2024, 2026, 2026, true],
    [2024, 2026, 2027, false],
  ])("from %s to %s in %s: %s", (fromYear, toYear, year, valid) => {
    expect(isValid({ fromYear, toYear } as Chain, year)).toBe(valid);
  });

  test.each([
    ["新能源产业链", "新能源"],
    ["新能源 链", "新能源"],
    ["ＥＶ", "ev"],
    ["产业链", "产业链"],
  ])("%s is %s", (typed, folded) => {
    expect(foldWord(typed)).toBe(folded === "产业链" ? foldWord("产业链") : folded);
  });
});

describe("a project's chain and link", () => {
  test("are kept as typed as long as there are no chains", async () => {
    const world = await makeWorld();
    const ada = await world.person("张三", await world.unit("KFQ"));
    await world.by(ada, ({ leads }) => leads.log({ name: "电池项目", chain: "随便写" }));
    expect((await world.project(1)).chain).toBe("随便写");
    expect(await refused(world.by(ada, ({ leads }) => leads.edit(1, { link: "电解液" })))).toBe("link_without_chain");
  });

  test("are a chain of this year by its own name, and one of its links", async () => {
    const { world, ada } = await city();
    for (const typed of ["新能源", "锂电", "ev", "新能源产业链", "ＥＶ"])
      await world.by(ada, ({ leads }) => leads.log({ name: "项目", chain: typed, link: "电解液" }));
    for (const number of [1, 2, 3, 4, 5])
      expect(await world.project(number)).toMatchObject({ chain: "新能源", link: "电解液" });
    // Another chain takes away a link that it does not have; correcting something else touches neither.
    await world.by(ada, ({ leads }) => leads.edit(1, { note: "x" }));
    expect(await world.project(1)).toMatchObject({ chain: "新能源", link: "电解液" });
    await world.by(ada, ({ leads }) => leads.edit(1, { chain: "高端轴承" }));
    expect(await world.project(1)).toMatchObject({ chain: "高端轴承", link: null });
    await world.by(ada, ({ leads }) => leads.edit(1, { chain: "锂电", link: "隔膜" }));
    expect(await world.project(1)).toMatchObject({ chain: "新能源", link: "隔膜" });
    expect((await world.verify()).findings).toEqual([]);
  });

  test.each<readonly [string, { readonly chain?: string; readonly link?: string }, Reason, string]>([
    ["a misspelt chain", { chain: "新能原" }, "unknown_chain", "/线索 项目 产业链:新能源"],
    ["part of a name", { chain: "轴承" }, "unknown_chain", "/线索 项目 产业链:高端轴承"],
    ["another thing", { chain: "低空经济" }, "unknown_chain", "/线索 项目 产业链:新能源"],
    ["a misspelt link", { chain: "新能源", link: "电解夜" }, "unknown_link", "/线索 项目 产业链:新能源 环节:电解液"],
    ["a link without a chain", { link: "电解液" }, "link_without_chain", "/产业链"],
    ["a link of a chain that has none", { chain: "高端轴承", link: "钢球" }, "link_without_chain", "/产业链"],
  ])("are refused with an example: %s", async (_, input, reason, hint) => {
    const { world, ada } = await city();
    const error = await failed(world.by(ada, ({ leads }) => leads.log({ name: "项目", ...input })));
    expect([error?.reason, error?.hint]).toEqual([reason, hint]);
  });

  test("a chain that has ended is for its years alone, and its projects are still found", async () => {
    const { world, ada, office } = await city();
    await world.by(ada, ({ leads }) => leads.log({ name: "轴承项目", chain: "高端轴承" }));
    await chains(world, office, (it) => it.end("高端轴承", 2025));
    expect(await refused(world.by(ada, ({ leads }) => leads.log({ name: "又一个", chain: "高端轴承" })))).toBe(
      "chain_not_now",
    );
    const found = await world.by(ada, ({ chains: it }) => it.projects("高端轴承", {}, { offset: 0, limit: 5 }));
    expect(found.projects).toHaveLength(1);
    // Begun anew, the end is gone.
    await chains(world, office, (it) => it.edit("高端轴承", { fromYear: 2026 }));
    expect(await kept(world, "高端轴承")).toMatchObject({ fromYear: 2026, toYear: null });
  });
});

describe("what a chain misses", () => {
  test("its gaps with their targets, and who would fill them: by name inside, by code name outside", async () => {
    const { world, ada, other, office } = await city();
    await world.by(ada, async ({ leads }) => {
      await leads.log({ name: "电解液项目", company: "天赐", chain: "新能源", chainRole: "补", link: "电解液" });
      await leads.log({ name: "隔膜项目", chain: "新能源", chainRole: "强", link: "隔膜", secrecy: "L2" });
      await leads.log({ name: "正极项目", chain: "锂电", link: "正极" });
    });
    const gaps = (who: Actor) => world.by(who, ({ chains: it }) => it.gaps());
    const [inside] = await gaps(ada);
    expect(
      inside?.gaps.map(({ link, projects }) => [link.name, link.state, projects.map(({ title }) => title)]),
    ).toEqual([
      ["电解液", "missing", ["电解液项目"]],
      ["隔膜", "weak", ["隔膜项目"]],
    ]);
    expect(inside?.byRole).toEqual([
      { role: "strengthen", count: 1 },
      { role: "fill", count: 1 },
      { role: null, count: 1 },
    ]);
    expect(JSON.stringify(await gaps(other))).not.toMatch(/电解液项目|隔膜项目|"天赐"/);
    expect((await gaps(office))[0]?.gaps[0]?.projects).toMatchObject([{ named: true }]);
    // A chain without gaps is not among them, and can be asked for.
    expect((await gaps(ada)).map(({ chain }) => chain.name)).toEqual(["新能源"]);
    expect(await world.by(ada, ({ chains: it }) => it.gaps("高端轴承"))).toMatchObject([{ gaps: [], byRole: [] }]);
  });

  test("a project that fills a gap and produces asks to mark it; nothing is marked by itself", async () => {
    const { world, ada, leader, office } = await city();
    const proof = { "production-proof": "首张发票" };
    const closed = async (number: number) =>
      world.by(ada, async (services) => services.chains.closedBy(await services.leads.load(number)));
    await world.by(ada, async ({ leads }) => {
      await leads.log({ name: "补链", chain: "新能源", chainRole: "补", link: "电解液" });
      await leads.log({ name: "强链", chain: "新能源", chainRole: "强", link: "电解液" });
      await leads.log({ name: "没说环节", chain: "新能源", chainRole: "补" });
      await leads.log({ name: "早就有", chain: "新能源", chainRole: "补", link: "正极" });
    });
    expect(await closed(1)).toBeUndefined();
    for (const number of [1, 2, 3, 4])
      await world.by(leader, ({ leads }) => leads.move(number, "投产", { ...proof, "production-on": "2026-11-20" }));
    expect(await closed(1)).toMatchObject({ chain: { name: "新能源" }, link: { name: "电解液", state: "missing" } });
    for (const number of [2, 3, 4]) expect(await closed(number)).toBeUndefined();
    // Done is no longer on its way.
    expect((await world.by(ada, ({ chains: it }) => it.gaps("新能源")))[0]?.gaps[0]?.projects).toEqual([]);
    await chains(world, office, (it) => it.setLink("新能源", { name: "电解液", state: "held" }));
    expect(await closed(1)).toBeUndefined();
  });
});
