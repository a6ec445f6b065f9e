import { describe, expect, test } from "vitest";
import type { Message } from "../../src/chat/message.ts";
import type { TickResult } from "../../src/cron/deps.ts";
import { runDue } from "../../src/cron/tick.ts";
import { decode } from "../../src/delivery/delivery.ts";
import type { OutboxRow } from "../../src/delivery/ports.ts";
import type { Logger } from "../../src/log.ts";
import type { Store } from "../../src/store/port.ts";
import { makeWorld } from "../domain/world.ts";

/** Reminders before a first report ends, and its end: once each, on working days, whatever happens to the process. */

const silent: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  child: () => silent,
};

/** Logged on 3 August 2026: day 60 is 2 October (holiday until the 7th), day 80 the 22nd, the last day 1 November, a Sunday. */
async function office() {
  const world = await makeWorld({ now: "2026-08-03T10:00:00+08:00" });
  const [unit, other] = [await world.unit("KFQ"), await world.unit("GXQ")];
  const ada = await world.person("王敏", unit);
  const eve = await world.person("赵磊", other);
  const [zoe, yan] = [
    await world.person("刘芳", undefined, ["coordinator"]),
    await world.person("陈静", undefined, ["coordinator", "admin"]),
  ];
  const log = (company: string) =>
    world.by(ada, ({ leads }) =>
      leads.log({ name: `${company}项目`, company, amount: { currency: "CNY", minor: 1.2e11 } }),
    );
  await log("凤凰");
  const sent: { readonly to: string; readonly message: Message }[] = [];
  const deps = (store: Store = world.store) => ({
    store,
    logger: silent,
    outbox: {
      lease: () => ({ owner: "test", until: new Date("2028-01-01T00:00:00Z") }),
      submit: (rows: readonly OutboxRow[]) => {
        for (const row of rows) {
          const { target, message } = decode(row.body);
          if (target.kind === "direct" && /首报/.test(message.summary)) sent.push({ to: target.person.id, message });
        }
      },
    },
  });
  /** Who was told what at this local time; the outcome of each slot of these jobs. */
  const at = async (time: string, store?: Store) => {
    sent.length = 0;
    const results = await runDue(deps(store), new Date(`${time.replace(" ", "T")}:00+08:00`));
    return {
      // Among whatever else the morning brings.
      told: sent.map(
        ({ to, message }) => `${to}: ${/[^：；]+：[^；]*首报[^；]*|预警：[^；]*首报[^；]*/.exec(message.summary)?.[0]}`,
      ),
      slots: results
        .filter(({ job, target }) => job === "hold-end" || (job === "digest" && target === `person:${ada.id}`))
        .map(({ job, slot, outcome }: TickResult) => `${job} ${slot} ${outcome}`),
    };
  };
  return { world, ada, eve, zoe, yan, log, at, sent };
}

describe("a hold that is ending", () => {
  test("is named to its owner at day 60 and day 80, on working days, each once", async () => {
    const { world, at } = await office();
    expect((await at("2026-10-01 09:05")).told).toEqual([]);
    // The 2nd to the 7th are days off.
    expect((await at("2026-10-02 09:05")).told).toEqual([]);
    expect((await at("2026-10-07 09:05")).told).toEqual([]);
    expect((await at("2026-10-08 09:04")).told).toEqual([]);
    expect((await at("2026-10-08 09:05")).told).toEqual(["王敏: 提示：您有 1 个首报快到期"]);
    // A restart remembers nothing, and says nothing again.
    for (const time of ["2026-10-08 09:06", "2026-10-08 12:00", "2026-10-09 09:05", "2026-10-21 09:05"])
      expect((await at(time)).told).toEqual([]);
    expect((await world.project(1)).hold?.warned).toBe(1);
    expect((await at("2026-10-22 09:05")).told).toEqual(["王敏: 提示：您有 1 个首报快到期"]);
    expect((await at("2026-10-23 09:05")).told).toEqual([]);
    expect((await world.verify()).findings).toEqual([]);
  });

  test("is reminded of anew after its renewal, by the days that run then", async () => {
    const { world, ada, at } = await office();
    await at("2026-10-08 09:05");
    world.now = new Date("2026-10-10T10:00:00+08:00");
    await world.by(ada, ({ firstReport }) => firstReport.renew(1, { on: "2026-10-09", text: "谈定用地" }));
    // From 1 November on 60 days are 31 December, 80 are 20 January; the last day is 30 January.
    expect((await at("2026-10-22 09:05")).told).toEqual([]);
    expect((await at("2026-12-30 09:05")).told).toEqual([]);
    expect((await at("2026-12-31 09:05")).told).toHaveLength(1);
    expect((await at("2027-01-20 09:05")).told).toHaveLength(1);
    expect((await at("2027-01-29 09:05")).told).toEqual([]);
    expect((await world.project(1)).hold).toMatchObject({ until: "2027-01-30", warned: 2 });
  });

  test("comes in one message for all of a day, the next day where the slot was missed", async () => {
    const { at, log, sent } = await office();
    await log("麒麟");
    // Down on the 8th from before nine until people had gone home: recorded as skipped, told on the 9th.
    expect(await at("2026-10-08 17:31")).toMatchObject({ told: [], slots: ["digest 2026-10-08 skipped"] });
    expect((await at("2026-10-09 09:05")).told).toEqual(["王敏: 提示：您有 2 个首报快到期"]);
    expect(JSON.stringify(sent[0]?.message)).toMatch(/凤凰项目.*麒麟项目/);
    // What a notification shows before it is opened names neither project nor investor.
    expect(sent[0]?.message.summary).not.toMatch(/凤凰|麒麟/);
  });

  test("needs no reminding once the investor has signed, and ends by itself", async () => {
    const { world, ada, at } = await office();
    const signed = { contract: "HT-1", "signed-on": "2026-08-03", "contract-amount": "12亿元" };
    await world.by(ada, ({ leads }) => leads.move(1, "签约", signed));
    for (const day of ["2026-10-08", "2026-10-22", "2026-11-02"]) expect((await at(`${day} 09:05`)).told).toEqual([]);
    expect((await world.project(1)).hold?.state).toBe("released");
  });
});

describe("a hold that is over", () => {
  test("protects nobody from the first minute of the next day, and is the coordinator's on the next working day", async () => {
    const { world, ada, eve, at } = await office();
    await world.by(eve, ({ leads }) => leads.log({ name: "储能项目", company: "凤凰" }));
    const move = () => world.by(eve, ({ leads }) => leads.move(2, "在谈", { meeting: "会谈" }));
    world.now = new Date("2026-11-01T23:59:59+08:00");
    await expect(move()).rejects.toThrow("reported_first");
    world.now = new Date("2026-11-02T00:00:00+08:00");
    await move();
    await at("2026-10-22 09:05");
    const { told } = await at("2026-11-02 09:05");
    expect(told.toSorted()).toEqual(["刘芳: 预警：1 个首报到期未续", "陈静: 预警：1 个首报到期未续"].toSorted());
    expect((await world.project(1)).hold?.state).toBe("lapsed");
    const [last] = await world.store.read((tx) => tx.ledger.ofStream(world.org.id, "project", 1, 1));
    expect(last).toMatchObject({ kind: "hold", actorId: 0, delivery: "main:hold-end:holds:2026-11-02" });
    for (const time of ["2026-11-02 09:06", "2026-11-03 09:05"]) expect((await at(time)).told).toEqual([]);
    expect(await world.by(ada, ({ leads }) => leads.undo().catch((error: Error) => error.message))).toContain(
      "nothing_to_undo",
    );
    expect((await world.verify()).findings).toEqual([]);
  });

  test("is noted and told together or not at all", async () => {
    const { world, at } = await office();
    // The outbox does not take the message: nothing of it has happened.
    const failing: Store = {
      ...world.store,
      write: (work) =>
        world.store.write((tx) =>
          work({ ...tx, outbox: { ...tx.outbox, add: () => Promise.reject(new Error("full")) } }),
        ),
    };
    expect((await at("2026-11-02 09:05", failing)).slots).toContain("hold-end 2026-11-02 failed");
    expect((await world.project(1)).hold?.state).toBe("held");
    expect((await at("2026-11-02 09:06")).told).toContain("刘芳: 预警：1 个首报到期未续");
  });

  test("asked for by two instances at once, is told once", async () => {
    const { at } = await office();
    const both = await Promise.all([at("2026-11-02 09:05"), at("2026-11-02 09:05")]);
    const outcomes = both.flatMap(({ slots }) => slots).filter((slot) => slot.startsWith("hold-end"));
    expect(outcomes).toEqual(["hold-end 2026-11-02 empty"]);
  });

  test("and given back is protected for a full term, with its reminders", async () => {
    const { world, zoe, at } = await office();
    await at("2026-11-02 09:05");
    world.now = new Date("2026-11-03T10:00:00+08:00");
    await world.by(zoe, ({ firstReport }) => firstReport.decide(1, "upheld", "对方定于下月来考察"));
    expect((await world.project(1)).hold).toMatchObject({
      state: "held",
      since: "2026-08-03",
      until: "2027-02-01",
      renewals: 0,
      warned: 0,
    });
    expect((await at("2027-01-04 09:05")).told).toEqual(["王敏: 提示：您有 1 个首报快到期"]);
  });
});
