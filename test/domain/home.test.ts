import { expect, test } from "vitest";
import { rankUnits } from "../../src/domain/home/likely-units.ts";
import type { Unit } from "../../src/domain/model.ts";
import { makeWorld } from "./world.ts";

const at = (instant: string): Date => new Date(`${instant}:00+08:00`);

test("the most urgent come first: by lamp and by how long they wait, then by whose clock runs out next, then without a clock", async () => {
  const world = await makeWorld({ now: "2026-08-03T10:00:00+08:00" });
  const kfq = await world.unit("KFQ");
  const ada = await world.person("张三", kfq, ["member", "leader"]);
  const ben = await world.person("李四", kfq);
  const log = (name: string, more: object = {}) =>
    world.by(ada, async ({ leads }) => (await leads.log({ name, ...more })).project.number);
  const red = await log("红灯项目");
  world.now = at("2026-09-21T10:00");
  const yellow = await log("黄灯项目");
  world.now = at("2026-11-12T10:00");
  const late = await log("晚了几天");
  const later = await log("晚了又晚");
  world.now = at("2026-11-20T10:00");
  const paused = await log("暂缓项目");
  const planned = await log("定了下步", { next: { on: "2026-12-10", what: "考察" } });
  const fresh = await log("刚登记");
  await world.by(ben, ({ leads }) => leads.log({ name: "别人的" }));
  const gone = await log("停谈项目");
  await world.by(ada, async ({ sides }, work) => {
    await sides.lose(gone, { reason: work.pack.sides.lost[0]?.name["zh-CN"] ?? "" });
    await sides.pause(paused, { until: "2026-12-31", reason: work.pack.sides.paused[0]?.name["zh-CN"] ?? "" });
  });
  world.now = at("2026-11-23T11:00");

  const { projects, more, waiting } = await world.by(ada, ({ home }) => home.desk());
  expect(projects.map(({ project, lamp }) => [project.number, lamp.lamp])).toEqual([
    [red, "red"],
    [yellow, "yellow"],
    [late, "green"],
    [later, "green"],
    [fresh, "green"],
    [planned, "green"],
    [paused, "green"],
  ]);
  expect(more).toBe(false);
  expect(waiting.leads.map(({ project }) => project.number)).toEqual([red, yellow, late, later]);
});

test("what was told this morning still waits on the page; what was snoozed does not", async () => {
  const world = await makeWorld({ now: "2026-11-12T10:00:00+08:00" });
  const kfq = await world.unit("KFQ");
  const ada = await world.person("张三", kfq);
  for (const name of ["甲项目", "乙项目"]) await world.by(ada, ({ leads }) => leads.log({ name }));
  world.now = at("2026-11-18T11:00");
  const waits = () =>
    world.by(ada, async ({ home }) => (await home.desk()).waiting.leads.map(({ project }) => project.number));
  expect(await waits()).toEqual([1, 2]);
  await world.by(ada, async ({ reminders }, { tx, org }) => {
    const { next } = await reminders.list();
    await tx.tellings.put(org.id, `person:${ada.id}`, next.told);
    expect(next.told).toHaveLength(2);
  });
  expect(await waits()).toEqual([1, 2]);
  await world.by(ada, ({ reminders }) => reminders.snooze(2, 3));
  expect(await waits()).toEqual([1]);
});

test("of five hundred open projects a page is read", async () => {
  const world = await makeWorld({ now: "2026-11-02T10:00:00+08:00" });
  const ada = await world.person("张三", await world.unit("KFQ"));
  const name =
    "聊城市高端装备智能制造产业园区新能源动力电池精密结构件数字化车间二期扩建及配套仓储物流一体化综合开发建设项目";
  const first = await world.by(ada, ({ leads }) => leads.log({ name: `${name}1` }));
  await world.store.write(async (tx) => {
    const records = Array.from({ length: 499 }, (_, index) => ({
      record: { ...first, project: { ...first.project, number: index + 2, name: `${name}${index + 2}` } },
      derived: { dueAt: new Date(world.now.getTime() + (index + 1) * 60_000), searchText: "" },
    }));
    await tx.projects.insertAll(world.org.id, records);
  });
  world.now = at("2026-11-23T11:00");
  const desk = await world.by(ada, ({ home }) => home.desk());
  expect(desk.projects).toHaveLength(15);
  expect(desk.more).toBe(true);
  // All of them wait: those that have waited longest come first.
  expect(desk.projects[0]?.project.number).toBe(2);
  expect(desk.waiting.leads.length).toBeGreaterThanOrEqual(10);
});

test("only admins hear what is not set up, and only until it is", async () => {
  const world = await makeWorld();
  const admin = await world.person("陈静", undefined, ["admin"]);
  const unset = (who = admin) => world.by(who, async ({ home }) => (await home.desk()).unset);
  expect(await unset()).toEqual({ units: true, unbound: [], coordinator: true });
  const kfq = await world.unit("KFQ");
  expect(await unset()).toMatchObject({ units: false, unbound: [kfq], coordinator: true });
  await world.channel(kfq);
  await world.person("赵主任", undefined, ["coordinator"]);
  expect(await unset()).toBeUndefined();
  const member = await world.person("张三", kfq);
  expect(await unset(member)).toBeUndefined();
  const stranger = await world.by(await world.person("新人"), ({ home }) => home.desk());
  expect(stranger).toMatchObject({ logs: false, office: false, unit: undefined, standing: [] });
  expect(stranger.admins.map(({ name }) => name)).toEqual(["陈静"]);
});

test("a unit's line has the change since its last daily", async () => {
  const world = await makeWorld();
  const [kfq, gxq] = [await world.unit("KFQ"), await world.unit("GXQ")];
  const [ada, eve] = [await world.person("张三", kfq, ["leader"]), await world.person("赵磊", gxq)];
  const channel = await world.channel(kfq);
  const standing = () => world.by(ada, async ({ home }) => (await home.desk()).standing.map(({ line }) => line));
  expect(await standing()).toMatchObject([{ unitId: kfq.id, rank: 1, change: null }]);
  await world.by(ada, async ({ boards }, work) => {
    const issued = await boards.post(channel, {
      period: "year",
      group: kfq.group,
      metric: await boards.headline(kfq.group),
      origin: undefined,
    });
    // As the scheduler files it.
    await work.tx.issues.add(work.org.id, { ...issued.issue, kind: "daily" });
  });
  expect(await standing()).toMatchObject([{ rank: 1, change: 0 }]);
  expect(await world.by(eve, async ({ home }) => (await home.desk()).standing)).toMatchObject([
    { line: { unitId: gxq.id, change: null } },
  ]);
});

test("a new channel is likeliest for the unit whose name stands in its own", () => {
  const unit = (id: number, name: string, shortName: string, code: string): Unit => {
    return { id, name, shortName, code, group: "park", active: true, hours: null, timezone: null };
  };
  const units = [
    unit(1, "聊城经济技术开发区", "开发区", "KFQ"),
    unit(2, "聊城高新技术产业开发区", "高新区", "GXQ"),
    unit(3, "东昌府区", "东昌府", "DCF"),
    unit(4, "投资促进局", "投促局", "TCJ"),
  ];
  const first = (name: string, bound: readonly number[] = []) => rankUnits(units, name, new Set(bound))[0]?.id;
  expect(first("高新区招商日报")).toBe(2);
  expect(first("gxq-zhaoshang")).toBe(2);
  expect(first("东昌府 招商一组")).toBe(3);
  expect(first("投资促进局内部群")).toBe(4);
  // A unit that has a channel already is still the one whose name it is.
  expect(first("高新区第二频道", [2])).toBe(2);
  // Nothing in common: the first that has none yet.
  expect(first("random", [1])).toBe(2);
  expect(first("")).toBe(1);
});
