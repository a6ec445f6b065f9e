import { describe, expect, test } from "vitest";
import type { Actor } from "../../src/domain/model.ts";
import { makeWorld, type DomainWorld, type WorldOptions } from "../domain/world.ts";
import { makeHall, type Hall } from "./hall.ts";

/** What a passer-by may not read is in no byte of the wall; what is public is told. */

const cny = (minor: number) => ({ currency: "CNY", minor });
const signing = { contract: "§合同号", "signed-on": "2026-11-20", "contract-amount": "9.87654321亿元" };

interface Office {
  readonly hall: Hall;
  readonly world: DomainWorld;
  readonly leader: Actor;
  readonly verifier: Actor;
}

/** Every text that somebody typed about a project is marked with §, so that a leak of any is seen wherever it comes out. */
async function office(options: WorldOptions = {}): Promise<Office> {
  const world = await makeWorld(options);
  const [unit, other] = [await world.unit("KFQ"), await world.unit("GXQ")];
  await world.channel(unit);
  const leader = await world.person("§领导", unit, ["member", "leader"]);
  const verifier = await world.person("§核实人", other, ["member", "verifier", "coordinator"]);
  const coordinator = await world.person("§招商办", undefined, ["coordinator"]);
  await world.by(coordinator, async ({ chains }) => {
    await chains.add({ name: "新能源", fromYear: 2024, taskForce: "KFQ", chief: "§市长" });
    for (const name of ["电解液", "隔膜", "回收"])
      await chains.setLink("新能源", { name, state: "missing", targets: ["§目标企业"] });
    await chains.setLink("新能源", { name: "正极", state: "held" });
    await chains.setLeader("新能源", "§链主", true);
  });
  return { hall: await makeHall({ world }), world, leader, verifier };
}

/** One project with everything that can happen to it, at one level; its number. */
async function aWholeLife(
  { world, leader, verifier }: Office,
  secrecy: "公开" | "L1" | "L2",
  { name, link }: { readonly name: string; readonly link: string },
): Promise<number> {
  const { project } = await world.by(leader, ({ leads }) =>
    leads.log({
      name,
      company: `§企业${name}`,
      codeName: `§代号${link}`,
      amount: cny(98_765_432_100),
      chain: "新能源",
      link,
      contact: "§王总 13800000000",
      referrer: "§刘会长",
      needs: "§用地",
      note: "§备注",
      country: "§国别",
      secrecy,
      next: { on: "2026-12-02", what: "§下步" },
    }),
  );
  const { number } = project;
  world.after(1);
  await world.by(leader, ({ leads }) => leads.move(number, "签约", signing));
  await world.by(leader, ({ leads }) =>
    leads.progress(number, { kind: "visit", text: "§谈话", whom: "§董事长", city: "§城市", result: "§成果" }),
  );
  const claimed = await world.by(leader, ({ funds }) =>
    funds.claim(number, { amount: cny(12_345_678_900), evidence: "§回单" }),
  );
  await world.by(verifier, ({ funds }) => funds.decide(claimed.claim.number, { kind: "ok" }));
  world.after(1);
  return number;
}

async function everyByte({ url, ask }: Hall): Promise<string> {
  const pages = await Promise.all(["/wall", "/wall?theme=light", "/wall/data"].map((path) => ask(path)));
  expect(pages.map(({ status }) => status)).toEqual([200, 200, 200]);
  return `${url}\n${pages.map(({ text, headers }) => `${JSON.stringify(headers)}\n${text}`).join("\n")}`;
}

describe.each(["L1", "L2"] as const)("of projects at %s", (secrecy) => {
  test.each(["sqlite", "postgresql"] as const)("nothing is in any byte, in %s", async (dialect) => {
    const all = await office({ dialect });
    await aWholeLife(all, secrecy, { name: "§秘密项目", link: "电解液" });
    await aWholeLife(all, secrecy, { name: "§另一个项目", link: "隔膜" });
    const bytes = await everyByte(all.hall);
    expect(bytes).not.toContain("§");
    // Neither an amount, a number of a project or a claim, nor that a link is being worked on.
    const data = await all.hall.data();
    expect(JSON.stringify({ ...data, build: "" })).not.toMatch(/9\.87|12345|1\.23|138000|#\d|F\d/u);
    const { slides } = data;
    const digest = slides.find(({ kind }) => kind === "digest");
    expect(digest).toMatchObject({
      counts: [{ count: "2" }, { count: "2" }, { count: "2" }, { count: "2" }],
      items: [],
    });
    const chains = slides.find(({ kind }) => kind === "chains");
    expect(chains).toMatchObject({
      chains: [{ name: "新能源", coverage: "已有 1 / 4 环", taskForce: "专班：KFQ" }],
    });
    expect(JSON.stringify(chains)).not.toContain('progress","says');
    // Sums of units are for everybody.
    const boards = slides.filter((slide) => slide.kind === "board");
    expect(boards.map(({ id }) => id)).toEqual(["board county large attracted", "board county arrived attracted"]);
    expect(boards[0]?.lines[0]).toMatchObject({ unit: "KFQ", actual: "2个" });
  });
});

test("a public project is told by its name, and nothing else that anybody wrote of it", async () => {
  const all = await office();
  await aWholeLife(all, "公开", { name: "比亚迪电池项目", link: "电解液" });
  await aWholeLife(all, "L1", { name: "§秘密项目", link: "隔膜" });
  const bytes = await everyByte(all.hall);
  expect(bytes).not.toContain("§");
  const { slides } = await all.hall.data();
  const digest = slides.find((slide) => slide.kind === "digest");
  expect(digest?.items.map(({ kind, text }) => `${kind} ${text}`).toSorted()).toEqual([
    "到资核实 比亚迪电池项目（约1.23亿元）",
    "拜访 比亚迪电池项目",
    "新增线索 比亚迪电池项目（约9.87亿元）",
    "阶段推进 比亚迪电池项目：线索 → 签约",
  ]);
  const chains = slides.find((slide) => slide.kind === "chains");
  expect(chains?.chains[0]?.links.map(({ name, state }) => `${name} ${state}`).toSorted()).toEqual(
    ["回收 missing", "正极 held", "电解液 progress", "隔膜 missing"].toSorted(),
  );
});

test("what is made secret again, or taken back, is gone from the next reading", async () => {
  const all = await office();
  const { world, leader, hall } = all;
  const number = await aWholeLife(all, "公开", { name: "公开过的项目", link: "电解液" });
  expect(await everyByte(hall)).toContain("公开过的项目");
  await world.by(leader, ({ leads }) => leads.edit(number, { secrecy: "L1" }));
  // The reading before is kept for some seconds.
  world.after(1);
  expect(await everyByte(hall)).not.toContain("公开过的项目");

  const { project } = await world.by(leader, ({ leads }) => leads.log({ name: "记错的项目", secrecy: "公开" }));
  world.after(1);
  expect(await everyByte(hall)).toContain("记错的项目");
  await world.by(leader, ({ leads }) => leads.undo());
  world.after(1);
  expect(await everyByte(hall)).not.toContain("记错的项目");
  expect((await world.project(project.number)).voided).toBe(true);
});

test("another organisation in the same database is not on it", async () => {
  const all = await office();
  const other = await makeWorld({ store: all.world.store, key: "other" });
  const unit = await other.unit("QT", { shortName: "§别处单位" });
  const leader = await other.person("§别人", unit, ["member", "leader"]);
  await other.by(leader, ({ leads }) => leads.log({ name: "§别处公开项目", secrecy: "公开" }));
  expect(await everyByte(all.hall)).not.toContain("§");
});
