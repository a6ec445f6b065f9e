import { describe, expect, test } from "vitest";
import type { Message } from "../../src/chat/message.ts";
import { runDue } from "../../src/cron/tick.ts";
import { decode } from "../../src/delivery/delivery.ts";
import type { OutboxRow } from "../../src/delivery/ports.ts";
import type { Actor, Unit } from "../../src/domain/model.ts";
import { createLogger } from "../../src/log.ts";
import { makeWorld, type DomainWorld } from "../domain/world.ts";
import { plain } from "../views/plain.ts";

/** Old acquaintances and excuses that end, on a real store. #1 to #4 were lost on Monday, 23 November 2026. */
interface Office {
  readonly world: DomainWorld;
  readonly unit: Unit;
  readonly ada: Actor;
  readonly lea: Actor;
  /** What came of the two jobs at this local instant, and what was sent for it: `who: first line`. */
  due(instant: string): Promise<{ readonly results: readonly string[]; readonly sent: readonly Sent[] }>;
}

interface Sent {
  readonly to: string;
  readonly message: Message;
}

async function office(): Promise<Office> {
  const world = await makeWorld();
  const unit = await world.unit("KFQ");
  const ada = await world.person("张三", unit);
  const lea = await world.person("李四", unit, ["member", "leader"]);
  await world.channel(unit);
  const logger = createLogger("silent");
  return {
    world,
    unit,
    ada,
    lea,
    async due(instant) {
      const sent: Sent[] = [];
      const outbox = {
        lease: () => ({ owner: "test", until: new Date("2030-01-01T00:00:00Z") }),
        submit: (rows: readonly OutboxRow[]) => {
          for (const { body } of rows) {
            const { target, message } = decode(body);
            if (target.kind === "post") sent.push({ to: target.place.id, message });
            if (target.kind === "direct") sent.push({ to: target.person.id, message });
          }
        },
      };
      const results = await runDue({ store: world.store, logger, outbox }, new Date(`${instant}:00+08:00`));
      const ours = new Set(["digest", "old-friends"]);
      return {
        results: results
          .filter(({ job, outcome }) => ours.has(job) && outcome !== "skipped")
          .map(({ job, target, slot, outcome }) => `${job} ${target} ${slot} ${outcome}`),
        sent: sent.filter(({ message }) => /老朋友|暂缓到期|旧识/.test(message.summary)),
      };
    },
  };
}

const lose = (world: DomainWorld, who: Actor, number: number, revisit: string) =>
  world.by(who, ({ sides }) => sides.lose(number, { reason: "用地", revisit }));

async function withLost(revisits: readonly string[]): Promise<Office> {
  const made = await office();
  for (const [index, revisit] of revisits.entries()) {
    await made.world.by(made.ada, ({ leads }) => leads.log({ name: `第${index + 1}号项目` }));
    await lose(made.world, made.ada, index + 1, revisit);
  }
  return made;
}

const lines = (sent: readonly Sent[]) => sent.map(({ to, message }) => `${to}: ${message.summary}`);

describe("the day to call again", () => {
  test("is told the owner privately, once, however often it is asked for and after a restart", async () => {
    const { due, ada } = await withLost(["2027-02-23", "2027-03-02"]);
    expect((await due("2027-02-22T09:05")).sent).toEqual([]);
    expect((await due("2027-02-23T09:04")).results).toEqual([]);
    const morning = await due("2027-02-23T09:05");
    expect(morning.results).toEqual([`digest person:${ada.id} 2027-02-23 posted`]);
    expect(lines(morning.sent)).toEqual(["张三: 今天可以回访 1 位老朋友"]);
    const text = morning.sent.map(({ message }) => plain(message)).join("\n");
    expect(text).toContain("#1 第1号项目：停谈原因 用地不满足，最近联系 2026-11-23");
    for (const line of ["/进展 #1", "/停谈 回访 #1 90天", "/停谈 回访 #1 180天", "/重启 #1"])
      expect(text).toContain(line);
    expect((await due("2027-02-23T09:05")).results).toEqual([]);
    expect((await due("2027-02-23T09:30")).sent).toEqual([]);
    expect((await due("2027-02-24T09:05")).sent).toEqual([]);
  });

  test("that is a day off is told on the next day worked, with the others of those days in one message", async () => {
    // The Spring Festival of 2027 is not in the data yet, so October 2026 has to do: 1 to 7 are off, Saturday 10 is worked.
    const made = await office();
    made.world.now = new Date("2026-09-01T10:00:00+08:00");
    for (const [index, revisit] of ["2026-10-02", "2026-10-07", "2026-10-08", "2026-10-10"].entries()) {
      await made.world.by(made.ada, ({ leads }) => leads.log({ name: `第${index + 1}号项目` }));
      await lose(made.world, made.ada, index + 1, revisit);
    }
    expect((await made.due("2026-10-02T09:05")).sent).toEqual([]);
    expect(lines((await made.due("2026-10-08T09:25")).sent)).toContain("张三: 今天可以回访 3 位老朋友");
    expect((await made.due("2026-10-09T09:05")).sent).toEqual([]);
    expect(lines((await made.due("2026-10-10T09:05")).sent)).toEqual(["张三: 今天可以回访 1 位老朋友"]);
    expect((await made.due("2026-10-11T09:05")).sent).toEqual([]);
  });

  test("is told again each working week, until it was done or put off, and not for ever", async () => {
    const { world, due, ada } = await withLost(["2026-12-01"]);
    const told = async (day: string) => (await due(`${day}T09:05`)).sent.some(({ to }) => to === "张三");
    expect(await told("2026-12-01")).toBe(true);
    expect(await told("2026-12-02")).toBe(false);
    expect(await told("2026-12-08")).toBe(true);
    world.now = new Date("2026-12-14T10:00:00+08:00");
    await world.by(ada, ({ sides }) => sides.later(1, "2027-06-01"));
    expect(await told("2026-12-15")).toBe(false);
    expect(await told("2027-06-01")).toBe(true);
    // Four working weeks, less the Dragon Boat Festival.
    expect(await told("2027-06-30")).toBe(true);
    expect(await told("2027-07-07")).toBe(false);
    await world.by(ada, ({ sides }) => sides.revive(1, undefined));
    expect(await told("2027-07-14")).toBe(false);
  });

  test("goes to the leader where the owner has left, or is on no platform", async () => {
    const { world, due, ada } = await withLost(["2026-12-01"]);
    await world.store.write((tx) => tx.people.save(world.org.id, { ...ada, active: false }));
    const { sent } = await due("2026-12-01T09:05");
    expect(sent.filter(({ message }) => message.summary.includes("老朋友")).map(({ to }) => to)).toEqual(["李四"]);
    expect(sent.map(({ message }) => plain(message)).join()).toContain("负责人 张三 已联系不上");
  });

  test("and the end of an excuse come in one message", async () => {
    const { world, due, lea } = await withLost(["2026-12-21"]);
    await world.by(lea, ({ leads }) => leads.log({ name: "暂缓项目", owner: { id: "张三", name: "张三" } }));
    await world.by(lea, ({ sides }) => sides.pause(2, { until: "2026-12-18", reason: "审批" }));
    // The 18th is a Friday: its clock runs again on Saturday, and that is told on Monday.
    expect((await due("2026-12-18T09:05")).sent).toEqual([]);
    expect(lines((await due("2026-12-21T09:05")).sent)).toEqual([
      "张三: 今天可以回访 1 位老朋友；1 个项目暂缓到期，时限恢复",
    ]);
    expect((await due("2026-12-22T09:05")).sent).toEqual([]);
  });
});

describe("the month's old acquaintances", () => {
  test("come to the unit's channel on its first working day, once, named as the channel may know them", async () => {
    const { world, due, ada, lea, unit } = await withLost(["2027-02-20", "2027-01-20", "2027-03-20"]);
    await world.by(lea, ({ leads }) => leads.edit(3, { secrecy: "L2" }));
    expect((await due("2026-11-30T09:20")).sent).toEqual([]);
    const first = await due("2026-12-01T09:20");
    expect(lines(first.sent).toSorted()).toEqual(
      ["c-KFQ: 2026 年 12 月旧识 2 位", "李四: 2026 年 12 月旧识 1 位"].toSorted(),
    );
    const channel = first.sent.find(({ to }) => to === `c-${unit.code}`);
    const text = channel ? plain(channel.message) : "";
    expect(text.indexOf("#2 第2号项目：最近联系 2026-11-23，2027-01-20 回访")).toBeGreaterThan(0);
    expect(text.indexOf("#1")).toBeGreaterThan(text.indexOf("#2"));
    // What is for named people is not even there by its number.
    expect(text).not.toContain("#3");
    expect(JSON.stringify(channel)).not.toContain("第3号项目");
    expect((await due("2026-12-01T09:20")).sent).toEqual([]);
    expect((await due("2026-12-02T09:20")).sent).toEqual([]);
    await world.by(ada, ({ sides }) => sides.revive(1, undefined));
    expect(lines((await due("2027-02-01T09:20")).sent)).toContain("c-KFQ: 2027 年 2 月旧识 1 位");
  });

  test("are no message where there are none, and none from a unit that is retired", async () => {
    const { world, due, lea, unit } = await withLost([]);
    const none = await due("2026-12-01T09:20");
    expect(none.sent).toEqual([]);
    expect(none.results.map((line) => line.split(" ").at(-1))).toEqual(["empty", "empty"]);
    await world.by(lea, ({ leads }) => leads.log({ name: "项目" }));
    await lose(world, lea, 1, "2027-06-01");
    await world.store.write((tx) => tx.units.save(world.org.id, { ...unit, active: false }));
    expect((await due("2027-02-01T09:20")).sent).toEqual([]);
  });

  test("asked for by two at once are one's alone", async () => {
    const { due } = await withLost(["2027-02-20"]);
    const both = await Promise.all([due("2026-12-01T09:20"), due("2026-12-01T09:20")]);
    expect(both.flatMap(({ sent }) => lines(sent))).toEqual(["c-KFQ: 2026 年 12 月旧识 1 位"]);
  });
});
