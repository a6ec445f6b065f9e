import { describe, expect, test } from "vitest";
import type { Message } from "../../src/chat/message.ts";
import { runDue } from "../../src/cron/tick.ts";
import { decode } from "../../src/delivery/delivery.ts";
import type { OutboxRow } from "../../src/delivery/ports.ts";
import type { Actor } from "../../src/domain/model.ts";
import { createLogger } from "../../src/log.ts";
import { makeWorld, type DomainWorld } from "../domain/world.ts";
import { plain } from "../views/plain.ts";

/** The private digest of requests and promises, day by day. Monday is 23 November 2026. */

interface Office {
  readonly world: DomainWorld;
  readonly ada: Actor;
  readonly bo: Actor;
  readonly kim: Actor;
  /** Everybody's digest of this local morning, by name: what it says. */
  morning(day: string): Promise<Readonly<Record<string, string>>>;
}

async function office(): Promise<Office> {
  const world = await makeWorld();
  const kfq = await world.unit("KFQ");
  const ada = await world.person("张三", kfq);
  const bo = await world.person("李四", kfq, ["member", "leader"]);
  const kim = await world.person("赵六", undefined, ["coordinator"]);
  return {
    world,
    ada,
    bo,
    kim,
    async morning(day) {
      const sent: { readonly to: string; readonly message: Message }[] = [];
      const outbox = {
        lease: () => ({ owner: "test", until: new Date("2027-12-31T00:00:00Z") }),
        submit: (rows: readonly OutboxRow[]) => {
          for (const { body } of rows) {
            const { target, message } = decode(body);
            if (target.kind === "direct") sent.push({ to: target.person.id, message });
          }
        },
      };
      const at = new Date(`${day}T09:05:00+08:00`);
      const results = await runDue({ store: world.store, logger: createLogger("silent"), outbox }, at);
      expect(results.filter(({ outcome }) => outcome === "failed")).toEqual([]);
      const digests = sent.filter(({ message }) => /服务事项/u.test(message.summary));
      // One message for each person, whatever there is to say.
      expect(new Set(digests.map(({ to }) => to)).size).toBe(digests.length);
      return Object.fromEntries(digests.map(({ to, message }) => [to, plain(message)]));
    },
  };
}

const named = (digests: Readonly<Record<string, string>>) => Object.keys(digests).toSorted();

describe("a request that is late", () => {
  test("is told to its handler, then the leader, then the coordinator, who each hear once a day", async () => {
    const { world, ada, bo, kim, morning } = await office();
    await world.by(ada, ({ leads }) => leads.log({ name: "电池项目" }));
    await world.by(ada, ({ requests }) =>
      requests.log({ company: "某公司", text: "用电", complex: false, project: 1 }),
    );
    const levels = async () =>
      (await world.store.read((tx) => tx.requests.byNumber(world.org.id, 1)))?.request.escalations;

    expect(await morning("2026-11-23")).toEqual({});
    const due = await morning("2026-11-24");
    expect(named(due)).toEqual(["张三"]);
    expect(due["张三"]).toContain("企业诉求 R1 某公司，待受理：🟡 截止 2026-11-24，临近到期");
    expect(due["张三"]).toContain("[看 R1] /诉求 R1");
    // Asked again on the same day, nothing.
    expect(await morning("2026-11-24")).toEqual({});
    expect(await levels()).toBe(0);

    const late = await morning("2026-11-25");
    expect(named(late)).toEqual(["张三", "李四"].toSorted());
    expect(late["李四"]).toContain("截止 2026-11-24，已超 1 个工作日（请您督促）");
    expect(late["张三"]).not.toContain("督促");
    expect(await levels()).toBe(1);
    await morning("2026-11-26");
    expect(named(await morning("2026-11-27"))).toEqual(["张三", "李四"].toSorted());
    // Nobody is told on a day off.
    expect(await morning("2026-11-28")).toEqual({});
    const raised = await morning("2026-11-30");
    expect(named(raised)).toEqual(["张三", "李四", "赵六"].toSorted());
    expect(raised["赵六"]).toContain("已超 4 个工作日（请您协调）");
    await morning("2026-12-01");
    expect(await levels()).toBe(2);
    const entries = await world.store.read((tx) => tx.ledger.ofStream(world.org.id, "request", 1, 20));
    expect(
      entries
        .filter(({ body }) => body.details["step"] === "escalated")
        .map(({ actorId, body }) => [actorId, body.details["text"]]),
    ).toEqual([
      [0, "coordinator"],
      [0, "leader"],
    ]);

    // A step ends it: the next clock, late already, begins with its own handler and leader.
    world.now = new Date("2026-12-01T10:00:00+08:00");
    await world.by(ada, ({ requests }) => requests.solve(1, "已增容"));
    expect(await morning("2026-12-02")).toEqual({});
    expect(bo.id + kim.id).toBeGreaterThan(0);
    expect((await world.verify()).findings).toEqual([]);
  });

  test("and that no unit has is the coordinator's; one without a handler is the leader's", async () => {
    const { world, ada, kim, morning } = await office();
    await world.by(ada, ({ requests }) => requests.log({ company: "某公司", text: "用电", complex: false }));
    const unassigned = await morning("2026-11-24");
    expect(named(unassigned)).toEqual(["赵六"]);
    expect(unassigned["赵六"]).toContain("待指派");
    world.now = new Date("2026-11-24T10:00:00+08:00");
    await world.by(kim, ({ requests }) => requests.assign(1, { unit: "KFQ" }));
    expect(named(await morning("2026-11-25"))).toEqual(["李四"]);
    expect((await world.verify()).findings).toEqual([]);
  });
});

test("what somebody had who is gone is told to the leader", async () => {
  const { world, ada, morning } = await office();
  await world.by(ada, ({ leads }) => leads.log({ name: "电池项目" }));
  await world.by(ada, ({ requests }) => requests.log({ company: "某公司", text: "用电", complex: false, project: 1 }));
  await world.by(ada, ({ promises }) => promises.make(1, { text: "设备补助", basis: "鲁政发8号", due: "2026-12-08" }));
  await world.store.write((tx) => tx.people.save(world.org.id, { ...ada, active: false }));
  const digests = await morning("2026-11-24");
  expect(named(digests)).toEqual(["李四"]);
  expect(digests["李四"]).toMatch(/某公司[\s\S]*设备补助/u);
});

test("requests and promises of one person are one message", async () => {
  const { world, ada, morning } = await office();
  await world.by(ada, ({ leads }) => leads.log({ name: "电池项目" }));
  await world.by(ada, ({ requests }) => requests.log({ company: "某公司", text: "用电", complex: false, project: 1 }));
  await world.by(ada, ({ promises }) => promises.make(1, { text: "设备补助", basis: "鲁政发8号", due: "2026-12-08" }));
  const digest = (await morning("2026-11-24"))["张三"] ?? "";
  expect(digest).toContain("提示：2 件服务事项到期或临近");
  expect(digest).toContain("#1 电池项目：P1 设备补助，2026-12-08 到期，还有 14 天");
  expect(await morning("2026-11-25").then((all) => all["张三"])).not.toContain("设备补助");
  await world.by(ada, ({ requests }) => requests.solve(1, "好了"));
  expect((await morning("2026-12-04"))["张三"]).toContain("还有 4 天");
  expect(named(await morning("2026-12-09"))).toEqual(["张三"]);
  expect(named(await morning("2026-12-16"))).toEqual(["张三", "李四"].toSorted());
});
