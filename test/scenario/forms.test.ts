import { describe, expect, test } from "vitest";
import { everyTransport, makeWorld, setUp, type World } from "./kit.ts";
import type { Transport } from "./platform.ts";

/** Forms filled in, broken and sent again, as people meet them on each platform. */

async function office(transport: Transport): Promise<World> {
  const world = await makeWorld({ transports: [transport] });
  // The console has its demonstration's people and channels.
  if (transport !== "console") await setUp(world);
  return world;
}

/** The project that was logged last. */
async function newest(world: World): Promise<number> {
  const entries = await world.ledger();
  return Math.max(0, ...entries.filter(({ subject }) => subject === "project").map(({ stream }) => stream));
}

/** Where a direct conversation is what forms are answered in. */
const alone = (transport: Transport): string | undefined => (transport.startsWith("lark") ? undefined : "kfq");

describe.each(everyTransport.filter((one) => one !== "lark-webhook" && one !== "slack-socket"))(
  "forms on %s",
  (transport) => {
    test("of a lead, a step, money, a farewell and a request: each filled, broken and sent again", async () => {
      const world = await office(transport);
      const ada = world.person("ada", alone(transport));

      // A bare command opens its form; what is wrong is said at the fields, all of it, and nothing typed is lost.
      await ada.says("/lead").sees("登记一条线索", "名称").privately();
      const before = await newest(world);
      const broken = await ada
        .submits({ name: "比亚迪电池项目", amount: "50", "next@day": "2026-11-30" })
        .sees("「50」没有单位", "下步要做的事")
        .privately();
      expect(broken.text).not.toContain("没有写入");
      expect(await newest(world)).toBe(before);
      await ada.submits({ name: "比亚迪电池项目", amount: "50亿", "next@day": "2026-11-30", "next@plan": "来考察" });
      const n = await newest(world);
      expect(n).toBe(before + 1);
      expect(await world.project(n)).toMatchObject({
        name: "比亚迪电池项目",
        amount: { minor: 500_000_000_000 },
        next: { on: "2026-11-30", what: "来考察" },
      });

      // A step whose gate asks for evidence goes on with the gate's own form, and knows what was chosen before.
      await ada.says("/stage").sees("推进到下一阶段");
      await ada.submits({ number: `#${n}`, stage: "签约" }).sees("合同号", "签约日期");
      await ada.submits({ contract: "HT-1", "signed-on": "2026-11-20", "contract-amount": "五十" }).sees("五十");
      expect((await world.project(n)).stage).not.toBe("signed");
      await ada.submits({ contract: "HT-1", "signed-on": "2026-11-20", "contract-amount": "50亿" });
      expect((await world.project(n)).stage).toBe("signed");

      await ada.says(`/progress #${n}`).sees(`#${n} 记一笔实质进展`);
      await ada.submits({ kind: "call", text: "" }).sees("内容");
      await ada.submits({ kind: "call", text: "谈定用地" });
      await ada.says("/funds").sees("申报到位资金");
      const money = { number: `#${n}`, amount: "3000万", evidence: "回单1" };
      await ada.submits({ ...money, date: "2027-01-05" }).sees("还没到");
      await ada.submits({ ...money, date: "2026-11-23" });
      await ada.says("/request").sees("登记一件企业诉求");
      await ada.submits({ company: "比亚迪", text: "用电容量不足", project: "#9999" }).sees("9999");
      await ada.submits({ company: "比亚迪", text: "用电容量不足", project: `#${n}` });
      await ada.says("/lead 轴承项目 投资:3亿");
      await ada.says(`/lost #${n + 1}`).sees(`#${n + 1} 停谈`);
      await ada.submits({ reason: "" }).sees("原因");
      await ada.submits({ reason: "用地 对方要三百亩" }).lacks("标出的地方");
      expect((await world.project(n + 1)).side).toMatchObject({ state: "lost" });

      // All of a project that is corrected stands in its form; only what was changed is.
      await ada.says(`/lead edit #${n}`).sees("更正一个项目的内容");
      await ada.submits({ amount: "60亿" });
      expect(await world.project(n)).toMatchObject({ name: "比亚迪电池项目", amount: { minor: 600_000_000_000 } });
      const own = (await world.ledger()).filter(({ subject, stream }) => subject === "project" && stream === n);
      expect(own.filter(({ kind }) => kind === "progress")).toHaveLength(1);
      expect((await world.verify()).findings).toEqual([]);
    });

    test("for administration: targets and a channel's unit, and who may not is told so", async () => {
      const world = await office(transport);
      const admin = world.person("admin", alone(transport));
      await admin.says("/target").sees("设定单位的年度目标", "开发区", "2026");
      await admin.submits({ unit: "开发区", year: "2026", metric: "签约项目", value: "很多" }).sees("很多");
      await admin.submits({ unit: "开发区", year: "2026", metric: "签约项目", value: "12" }).sees("12");
      const ben = world.person("ben", alone(transport));
      await ben.says("/target").privately().sees("/角色").lacks("设定单位的年度目标 ");
    });
  },
);

describe("a form that is sent twice", () => {
  test.each(["slack-http", "lark-ws", "console"] as const)("writes once on %s", async (transport) => {
    const world = await office(transport);
    const ada = world.person("ada", alone(transport));
    const platform = world.platforms.get(transport);
    if (!platform) throw new Error("no platform");
    await ada.says("/lead 电池项目 投资:50亿");
    const n = await newest(world);
    await ada.says(`/progress #${n}`);
    const doing = { person: "ada", channel: alone(transport) };
    const form = (await platform.heard(["ada", "admin"])).filter(({ hasForm, to }) => hasForm && to === ada.id).at(-1);
    if (!form) throw new Error("no form");
    const values = { kind: "call", text: "谈定用地" };
    // Twice at once, as an impatient finger or a second window does.
    await Promise.all([platform.submit(doing, form, values), platform.submit(doing, form, values)]);
    await world.app.idle();
    const own = (await world.ledger()).filter(({ subject, stream }) => subject === "project" && stream === n);
    expect(own.filter(({ kind }) => kind === "progress")).toHaveLength(1);
  });
});
