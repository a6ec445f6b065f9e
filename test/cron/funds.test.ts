import { describe, expect, test } from "vitest";
import { runDue } from "../../src/cron/tick.ts";
import { decode } from "../../src/delivery/delivery.ts";
import type { OutboxRow } from "../../src/delivery/ports.ts";
import { makeDigest } from "../../src/domain/digest.ts";
import type { Actor } from "../../src/domain/model.ts";
import { createLogger } from "../../src/log.ts";
import { plain } from "../views/plain.ts";
import { makeWorld, type DomainWorld } from "../domain/world.ts";

/** What verifiers and the coordinator hear of funds by themselves, privately; Monday is the 23rd of November 2026. */

async function office() {
  const world = await makeWorld({ now: "2026-11-20T15:00:00+08:00" });
  const [kfq, gxq, lgy] = [await world.unit("KFQ"), await world.unit("GXQ"), await world.unit("LGY")];
  const ada = await world.person("张三", kfq);
  const eve = await world.person("赵六", gxq, ["member", "verifier"]);
  const own = await world.person("李四", kfq, ["member", "verifier"]);
  const zoe = await world.person("孙八", undefined, ["coordinator"]);
  for (const secrecy of ["L1", "L2"])
    await world.by(ada, ({ leads }) => leads.log({ name: `凤凰${secrecy}`, company: "凤凰集团", secrecy }));
  const signing = { contract: "HT-1", "signed-on": "2026-01-05", "contract-amount": "5亿元" };
  for (const number of [1, 2]) await world.by(ada, ({ leads }) => leads.move(number, "签约", signing));
  const heard: { to: string; text: string }[] = [];
  const deps = {
    store: world.store,
    logger: createLogger("silent"),
    outbox: {
      lease: () => ({ owner: "test", until: new Date("2028-01-01T00:00:00Z") }),
      submit: (rows: readonly OutboxRow[]) => {
        for (const { target, message } of rows.map(({ body }) => decode(body)))
          heard.push({ to: target.kind === "direct" ? target.person.id : target.kind, text: plain(message) });
      },
    },
  };
  /** Who heard of this at this local time. */
  const due = async (time: string, what = /到位资金等您核实/): Promise<readonly string[]> => {
    heard.length = 0;
    await runDue(deps, new Date(`${time}:00+08:00`));
    return heard
      .filter(({ text }) => what.test(text))
      .map(({ to }) => to)
      .toSorted();
  };
  return { world, ada, eve, own, zoe, gxq, kfq, lgy, heard, due };
}

const claim = (world: DomainWorld, who: Actor, number: number, more: object = {}) =>
  world.by(who, ({ funds }) =>
    funds.claim(number, { amount: { currency: "CNY", minor: 3e9 }, evidence: "回单1", ...more }),
  );

describe("the verifier's reminder", () => {
  test("comes after a working day, once each working day, to those who may decide, until somebody did", async () => {
    const { world, ada, eve, due, heard } = await office();
    // Claimed on a Friday: Monday is its working day, and it waits too long as Tuesday begins.
    await claim(world, ada, 1);
    expect(await due("2026-11-23T09:05")).toEqual([]);
    expect(await due("2026-11-24T09:04")).toEqual([]);
    expect(await due("2026-11-24T09:05")).toEqual(["赵六"]);
    expect(heard.find(({ to }) => to === "赵六")?.text).toMatch(/有 1 笔到位资金等您核实超过一个工作日/);
    expect(heard.find(({ to }) => to === "赵六")?.text).not.toContain("凤凰");
    expect(await due("2026-11-24T09:06")).toEqual([]);
    world.now = new Date("2026-11-24T16:00:00+08:00");
    await claim(world, ada, 1);
    // One message, and only of what has waited.
    expect(await due("2026-11-25T09:05")).toEqual(["赵六"]);
    expect(heard.find(({ to }) => to === "赵六")?.text).toContain("有 1 笔");
    for (const number of [1, 2]) await world.by(eve, ({ funds }) => funds.decide(number, { kind: "ok" }));
    expect(await due("2026-11-26T09:05")).toEqual([]);
    expect(await due("2026-11-28T09:05")).toEqual([]);
  });

  test("reaches the coordinator for what no verifier may decide", async () => {
    const { world, ada, due, heard } = await office();
    await claim(world, ada, 1);
    await claim(world, ada, 2);
    expect(await due("2026-11-24T09:05")).toEqual(["孙八", "赵六"]);
    const text = heard.find(({ to }) => to === "孙八")?.text ?? "";
    expect(text).toContain("F2 #2 凤凰L2");
    expect(text).not.toContain("F1 ");
  });
});

describe("claims in a heap", () => {
  const heap = /月末集中申报/;

  async function year(world: DomainWorld, ada: Actor, early: number): Promise<void> {
    world.now = new Date("2026-12-21T10:00:00+08:00");
    await claim(world, ada, 1, { amount: { currency: "CNY", minor: early } });
    world.now = new Date("2027-01-05T10:00:00+08:00");
    await claim(world, ada, 1, { amount: { currency: "CNY", minor: 100 }, date: "2026-12-22" });
  }

  test("are told to the coordinator alone, once the period is closed", async () => {
    const { world, ada, due, heard } = await office();
    await year(world, ada, 99);
    expect(await due("2027-01-05T09:05", heap)).toEqual([]);
    expect(await due("2027-01-06T09:05", heap)).toEqual(["孙八"]);
    expect(heard.find(({ text }) => heap.test(text))?.text).toContain(
      "KFQ：到位资金（申报）本年 1.99元，其中 50.2% 计在最后 10 天",
    );
    expect(await due("2027-01-06T09:06", heap)).toEqual([]);
    expect(await due("2027-01-07T09:05", heap)).toEqual([]);
  });

  test("are none at half of the year's, nor at the end of a month that is not assessed", async () => {
    const { world, ada, due } = await office();
    await year(world, ada, 100);
    expect(await due("2027-01-06T09:05", heap)).toEqual([]);
    const other = await office();
    await claim(other.world, other.ada, 1, { date: "2026-11-20" });
    expect(await other.due("2026-12-07T09:05", heap)).toEqual([]);
  });
});

describe("the day's digest", () => {
  test("has the money verified since the last issue, without what the channel may not know", async () => {
    const { world, ada, eve, zoe, kfq } = await office();
    for (const number of [1, 1, 2]) await claim(world, ada, number);
    await claim(world, ada, 1, { amount: { currency: "USD", minor: 5e8 }, source: "境外" });
    await world.by(eve, ({ funds }) =>
      funds.decide(1, { kind: "cut", amount: { currency: "CNY", minor: 1e9 }, reason: "借款" }),
    );
    await world.by(eve, ({ funds }) => funds.decide(2, { kind: "reject", reason: "凭证不符" }));
    await world.by(zoe, ({ funds }) => funds.decide(3, { kind: "ok" }));
    await world.by(eve, ({ funds }) => funds.decide(4, { kind: "ok" }));
    const news = () =>
      world.store.read((tx) =>
        makeDigest({ tx, org: world.org }, kfq.id, new Date(0), new Date(world.now.getTime() + 1)),
      );
    const found = (await news()).verified.map(({ claim: number, amount, project }) => [number, amount, project.named]);
    expect(found).toEqual([
      [1, { currency: "CNY", minor: 2e9 }, true],
      [4, { currency: "USD", minor: 5e8 }, true],
      [3, undefined, false],
    ]);
    await world.by(eve, ({ leads }) => leads.undo());
    expect((await news()).verified.map(({ claim: number }) => number)).toEqual([1, 3]);
  });
});
