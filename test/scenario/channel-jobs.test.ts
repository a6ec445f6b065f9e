import { describe, expect, it } from "vitest";
import { makeWorld, setUp } from "./kit.ts";

describe("what comes to a channel by itself", () => {
  it("is told to whoever asks there, with what became of the last ones", async () => {
    const world = await makeWorld({ transports: ["slack-http"], at: "2026-09-07T10:00:00+08:00" });
    await setUp(world);
    const ada = world.person("ada", "kfq");
    // Nothing has come yet; the bulletin of August comes on the first working day after the lock day.
    await ada
      .says("/channel jobs")
      .privately()
      .sees("本频道的定时发送（开发区）", "2026-09-08 08:50", "还没有到过发送时间", "Asia/Shanghai");
    await world.tick("2026-09-08T08:50:00+08:00");
    await world.tick("2026-09-08T09:20:00+08:00");
    await world.tick("2026-09-09T10:30:00+08:00");
    await world.tick("2026-09-10T18:00:00+08:00");
    const { text } = await ada.says("/xf 频道 任务");
    expect(text).toContain("日报：09-10 未发、09-09 补发、09-08 已发");
    expect(text).toMatch(/日报 +2026-09-11 08:50/);
    expect(text).toMatch(/待推进清单：.*09-08 无内容/);
    expect(text).toMatch(/年终通报.*2027-01-0\d 08:50/);
  });

  it("is told of all channels to admins, those out of reach first, and to nobody else", async () => {
    const world = await makeWorld({ transports: ["slack-http"], at: "2026-09-07T10:00:00+08:00" });
    await setUp(world);
    const org = await world.organization();
    await world.app.store.write((tx) => tx.unreachables.mark(org.id, "channel:2", "is_archived", world.clock.now()));
    const admin = world.person("admin", "hall");
    const { text } = await admin.says("/channel jobs").privately().sees("各频道的定时发送（2 个频道）");
    expect(text).toContain("自 2026-09-07 起无法送达「高新区」（is_archived）");
    expect(text.indexOf("高新区")).toBeLessThan(text.indexOf("开发区"));
    await admin.in("kfq").says("/channel jobs all").privately().sees("各频道的定时发送（2 个频道）");
    const ada = world.person("ada", "kfq");
    await ada.isRefused("/channel jobs all", "管理员");
    await ada.in(undefined).isRefused("/channel jobs", "还没有绑定单位");
    // A channel that is given up is nobody's trouble.
    await admin.in("gxq").says("/channel off");
    await admin.says("/channel jobs").sees("（1 个频道）").lacks("起无法送达");
    expect(await world.app.store.read((tx) => tx.unreachables.list(org.id, 9))).toEqual([]);
  });

  it("is counted for operators, with what fails and who cannot be reached", async () => {
    const world = await makeWorld({ transports: ["slack-http"], at: "2026-09-07T10:00:00+08:00" });
    await setUp(world);
    await world.tick("2026-09-08T08:50:00+08:00");
    const org = await world.organization();
    await world.app.store.write(async (tx) => {
      await tx.unreachables.mark(org.id, "channel:2", "is_archived", world.clock.now());
      const trouble = { job: "board", target: "channel:1", slot: "2026-09-08", error: "RangeError" };
      await tx.troubles.fail(org.id, { ...trouble, at: world.clock.now() });
    });
    const metrics = await (await fetch(`http://127.0.0.1:${world.port}/metrics`)).text();
    for (const line of [
      `xianfeng_slots_total{job="board",outcome="posted"} 2`,
      "xianfeng_oldest_open_slot_seconds 0",
      "xianfeng_slots_failing 1",
      "xianfeng_unreachable 1",
      `xianfeng_schedule_last_run_timestamp_seconds ${Date.parse("2026-09-08T08:50:00+08:00") / 1000}`,
    ])
      expect(metrics).toContain(`${line}\n`);
  });

  it("says what fails, and that it is being tried", async () => {
    const world = await makeWorld({ transports: ["slack-http"], at: "2026-09-08T10:00:00+08:00" });
    await setUp(world);
    const org = await world.organization();
    const trouble = { job: "board", target: "channel:1", slot: "2026-09-08", error: "RangeError" };
    await world.app.store.write((tx) => tx.troubles.fail(org.id, { ...trouble, at: world.clock.now() }));
    await world
      .person("ada", "kfq")
      .says("/channel jobs")
      .privately()
      .sees("「日报」2026-09-08 这一期未能生成，已试 1 次", "09-08 重试中")
      .lacks("RangeError");
  });
});
