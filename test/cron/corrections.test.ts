import { describe, expect, test } from "vitest";
import type { Message } from "../../src/chat/message.ts";
import { runDue } from "../../src/cron/tick.ts";
import { decode } from "../../src/delivery/delivery.ts";
import type { OutboxRow } from "../../src/delivery/ports.ts";
import { recomputeIssues } from "../../src/domain/boards/recompute.ts";
import { createLogger } from "../../src/log.ts";
import { loadPack } from "../../src/packs/index.ts";
import type { Services } from "../../src/domain/services.ts";
import { makeWorld } from "../domain/world.ts";
import { plain } from "../views/plain.ts";

/** A posted board that turns out to be wrong is put right in the open, once, and says what was wrong. Monday is the 23rd. */

const signing = { contract: "HT-1", "signed-on": "2026-11-20", "contract-amount": "5亿元" };

async function office() {
  const world = await makeWorld({ now: "2026-11-20T10:00:00+08:00" });
  const boss = await world.person("管理员", undefined, ["admin", "coordinator"]);
  const add = (code: string) =>
    world.by(boss, ({ units }) => units.add({ name: `${code}单位`, shortName: code, code, group: "county" }));
  const [a, b] = [await add("A"), await add("B")];
  for (const unit of [a, b]) await world.channel(unit, { since: "2026-11-22T16:00:00.000Z" });
  const [ada, bob] = [await world.person("张三", a, ["member", "leader"]), await world.person("李四", b, ["member"])];
  for (const [index, who] of [ada, ada, bob].entries()) {
    await world.by(who, ({ leads }) =>
      leads.log({ name: `项目${index + 1}`, amount: { currency: "CNY", minor: 5e10 } }),
    );
    await world.by(who, ({ leads }) => leads.move(index + 1, "签约", signing));
  }
  const sent: { readonly to: string; readonly message: Message }[] = [];
  const lease = { owner: "test", until: new Date("2027-01-01T00:00:00Z") };
  const deps = {
    store: world.store,
    logger: createLogger("silent"),
    outbox: {
      lease: () => lease,
      submit: (rows: readonly OutboxRow[]) => {
        for (const { body } of rows) {
          const { target, message } = decode(body);
          sent.push({ to: target.kind === "post" ? target.place.id : target.kind, message });
        }
      },
    },
  };
  return {
    world,
    boss,
    ada,
    /** What is sent when it is so late on that day of November. */
    async due(time: string) {
      const [day = "", clock = ""] = time.split(" ");
      world.now = new Date(`2026-11-${day}T${clock}:00+08:00`);
      sent.length = 0;
      await runDue(deps, world.now);
      return sent
        .filter(({ message }) => message.title?.includes("榜"))
        .map(({ to, message }) => `${to} ${message.title}`);
    },
    all: () => sent.map(({ message }) => message),
    async at(time: string, who: typeof boss, work: (services: Services) => Promise<unknown>) {
      const [day = "", clock = ""] = time.split(" ");
      world.now = new Date(`2026-11-${day}T${clock}:00+08:00`);
      await world.by(who, work);
    },
    again: () => world.store.read((tx) => recomputeIssues(tx, world.org, loadPack("cn-government"))),
  };
}

describe("a posted board", () => {
  test("is issued again once in each channel when something that counted is excluded, and says what and why", async () => {
    const { due, at, boss, all, again } = await office();
    expect(await due("23 08:50")).toEqual([
      "c-A 本年新引进过亿元项目榜 · 县区 · 第 1 期",
      "c-B 本年新引进过亿元项目榜 · 县区 · 第 1 期",
    ]);
    await at("23 09:00", boss, ({ funds }) => funds.exclude(1, "搬迁", "从邻县搬来"));
    // Others may follow: ten minutes are waited.
    expect(await due("23 09:06")).toEqual([]);
    expect(await due("23 09:11")).toEqual([
      "c-A 榜单更正：日报第 1 期（更正）、周报第 1 期（更正）",
      "c-B 榜单更正：日报第 1 期（更正）、周报第 1 期（更正）",
    ]);
    // The unit's own channel reads which project it was; the other only what was done.
    const [own, other] = all().map(plain);
    for (const text of [own, other]) expect(text).toContain("A：本年新引进过亿元项目由 2个 更正为 1个");
    // The same year stands in both issues: each heading says whose it is, and a week that is over is called by its days.
    for (const heading of [
      "*日报第 1 期（更正） · 本年新引进过亿元项目榜 · 县区 · 外来*",
      "*周报第 1 期（更正） · 11月16日至22日新引进过亿元项目榜 · 县区 · 外来*",
    ])
      expect(own).toContain(heading);
    expect(own).toContain("依据：#1 项目1，核减，不计入统计");
    expect(other).toContain("依据：计入范围调整（核减或恢复）");
    expect(other).not.toContain("项目1");
    expect(await due("23 09:30")).toEqual([]);
    expect((await again()).map(({ outcome }) => outcome)).toEqual(Array.from({ length: 8 }, () => "equal"));
  });

  test("is not issued again for what came later, for a hand-over, or where the ranks and results stay", async () => {
    const { due, at, ada, boss } = await office();
    await due("23 08:50");
    await at("23 09:00", ada, ({ leads }) => leads.move(1, "开工", { "start-proof": "许可" }));
    await at("23 09:01", ada, ({ leads }) => leads.log({ name: "项目4", amount: { currency: "CNY", minor: 5e10 } }));
    await at("23 09:02", ada, ({ leads }) => leads.move(4, "签约", signing));
    await at("23 09:03", ada, ({ leads }) => leads.undo());
    await at("23 09:04", boss, ({ credit }) =>
      credit.split(2, [
        { unit: "A", percent: 50 },
        { unit: "B", percent: 50 },
      ] as never),
    );
    expect(await due("23 09:30")).toEqual([]);
    // The next board has it all.
    expect((await due("24 08:50"))[0]).toContain("第 2 期");
  });
});
