import { describe, expect, it } from "vitest";
import { makeWorld, type Person } from "./kit.ts";

async function withAdmin(options: Partial<Parameters<typeof makeWorld>[0]> = {}) {
  const world = await makeWorld({ transports: ["slack-http"], ...options });
  const admin: Person = world.person("admin", "hall");
  await admin.says("/unit add 开发区 代码:KFQ").sees("开发区");
  return { world, admin };
}

describe("the working calendar, in Chinese", () => {
  it("is read by anybody and set by admins, each change with its reason in the ledger", async () => {
    const { world, admin } = await withAdmin();
    const ada = world.person("ada", "hall");
    await ada
      .says("/calendar")
      .privately()
      .sees("工作日历：2026年11月、2026年12月", "2026年11月：工作日 21 天", "2026 年依据：国务院办公厅放假安排")
      .sees("2027 年的放假安排还没有数据", "法定节假日", "/日历 确认 2027");
    await ada
      .says("/calendar 2026-10")
      .privately()
      .sees("10-01 周四 – 10-07 周三", "国庆节", "10-10 周六", "国务院安排（调休）");
    await ada.says("/calendar 2026").sees("02-14 周六", "春节", "09-20 周日");
    await ada.isRefused("/calendar 冬天", "请写成 2027 或 2026-12");
    for (const line of ["off 2026-12-31 机关统一安排", "work 2026-12-26 补班", "clear 2026-12-31", "confirm 2027 1号"])
      await ada.isRefused(`/calendar ${line}`, "这件事要由管理员来办");

    await admin
      .says("/xf 日历 休 2026-12-31 机关统一安排")
      .privately()
      .sees("已定：2026-12-31（周四）放假（机关统一安排）", "重新计算");
    await admin.says("/xf 日历 班 2026-12-26 补班").sees("2026-12-26（周六）上班（补班）");
    await ada
      .says("/calendar 2026-12")
      .sees("12-31 周四", "机关统一安排", "本单位自定", "12-26 周六", "补班", "工作日 23 天");
    await admin.isRefused("/xf 日历 休 2026-12-31 机关统一安排", "已经是这样定的");
    await admin.says("/xf 日历 清除 2026-12-26至31日").sees("已清除2026-12-26（周六）至 2026-12-31（周四）的自定安排");
    await admin.isRefused("/xf 日历 清除 2026-12-31", "没有自定的安排");
    await ada.says("/calendar 2026-12").lacks("机关统一安排").sees("工作日 23 天");

    const kept = (await world.ledger()).filter(({ kind }) => kind === "calendar");
    expect(kept.map(({ via, body }) => [via.split(":")[0], body])).toEqual([
      [
        "slack",
        { changes: { "day:2026-12-31": [null, own("off", "机关统一安排")] }, details: { reason: "机关统一安排" } },
      ],
      ["slack", { changes: { "day:2026-12-26": [null, own("work", "补班")] }, details: { reason: "补班" } }],
      [
        "slack",
        {
          changes: {
            "day:2026-12-26": [own("work", "补班"), null],
            "day:2026-12-31": [own("off", "机关统一安排"), null],
          },
          details: {},
        },
      ],
    ]);
    expect((await world.organization()).calendar).toBeNull();
    expect(await world.verify()).toMatchObject({ findings: [] });
  });

  it("refuses what cannot be meant, and changes nothing", async () => {
    const { admin } = await withAdmin();
    await admin.isRefused("/calendar off 2026-11-20 忘了说", "2026-11-20 已经过去（今天是 2026-11-23）");
    await admin.isRefused("/calendar off 2026-11-20..2026-11-25 忘了说", "2026-11-20 已经过去");
    await admin.isRefused("/calendar off 2027-02-11..2027-02-05 春节", "2027-02-05 在 2027-02-11 之前");
    await admin.isRefused("/calendar off 2027-01-01..2027-12-31 放一年", "这是 365 天，一次最多 62 天");
    await admin.isRefused("/calendar off 2036-12-31 远", "最远只能定到 2028-12-31");
    await admin.isRefused("/calendar off 过年 春节", "看不懂日期");
    await admin.isRefused("/calendar clear 2026-12-31", "没有自定的安排");
    await admin.isRefused("/calendar confirm 2026 国办发明电〔2025〕7号", "2026 年的放假安排已有数据");
    await admin.isRefused("/calendar confirm 2029 国办发明电〔2028〕1号", "只能确认2026年和2027年");
    await admin.isRefused("/calendar confirm 2027 国办发明电〔2026〕1号", "2027 年还没有录入任何一天");
    await admin.isRefused("/calendar region US-CA", "不用设地区");
  });

  it("takes a year's arrangement by hand while the data are missing, and says no more that it is", async () => {
    const { world, admin } = await withAdmin();
    await admin.says("/calendar 2027").sees("法定节假日", "02-05 周五 – 02-08 周一", "还没有数据");
    await admin.says("/calendar off 2027-02-05..2027-02-11 春节").sees("已定");
    await admin.says("/calendar work 2027-02-20 春节调休").sees("已定");
    await admin
      .says("/calendar confirm 2027 国办发明电〔2026〕1号")
      .sees("已确认：2027 年放假安排按 国办发明电〔2026〕1号 录入，共 8 天");
    await admin.says("/calendar").lacks("还没有数据");
    await admin.says("/calendar 2027").sees("管理员按 国办发明电〔2026〕1号 录入").lacks("还没有数据");
    await admin.isRefused("/calendar confirm 2027 国办发明电〔2026〕1号", "没有要改的内容");
    await admin.says("/calendar clear 2027-02-20").sees("已清除");
    await admin.says("/calendar").lacks("还没有数据");
    // Nothing that was entered is left: the year is without its arrangement again.
    await admin.says("/calendar clear 2027-02-01..2027-02-28").sees("已清除");
    await admin.says("/calendar").sees("2027 年的放假安排还没有数据");
    const last = (await world.ledger()).findLast(({ kind }) => kind === "calendar");
    expect(last?.body.changes["year:2027"]).toEqual(["国办发明电〔2026〕1号", null]);
  });

  it("two admins at once both have their day", async () => {
    const { world, admin } = await withAdmin();
    const eve = world.person("eve", "hall");
    await eve.says("/calendar");
    await admin.says("/role grant @{eve} admin");
    await Promise.all([admin.says("/calendar off 2026-12-30 盘点"), eve.says("/calendar off 2026-12-31 盘点")]);
    expect(Object.keys((await world.organization()).calendar?.days ?? {}).toSorted()).toEqual([
      "2026-12-30",
      "2026-12-31",
    ]);
  });
});

describe("the working calendar of an English-speaking office", () => {
  it("has no holidays until a region is said, and those of the region from then on", async () => {
    const { admin } = await withAdmin({ env: { XIANFENG_PACK: "edo", XIANFENG_LOCALE: "en" } });
    await admin.says("/calendar").sees("November 2026: 21 working days", "no public holidays are set");
    await admin.isRefused("/calendar region California", "is not a country code", "US-CA");
    await admin.isRefused("/calendar region US-ZZ", "is not a state of US", "CA", "NY");
    await admin
      .says("/calendar region us-ca")
      .sees("From today on, public holidays of California, United States (US-CA) are days off");
    await admin
      .says("/calendar")
      .sees("November 2026: 19 working days", "11-26 Thu", "Thanksgiving Day", "12-25 Fri")
      .lacks("Veterans Day");
    await admin.isRefused("/calendar region US-CA", "Nothing changes");
    await admin.says("/calendar work 2026-11-27 open house").sees("2026-11-27 (Fri) worked (open house)");
    await admin.says("/calendar").sees("November 2026: 20 working days", "open house");
    await admin.says("/calendar region none").sees("no region's public holidays are days off");
    await admin.says("/calendar").lacks("Thanksgiving").sees("November 2026: 21 working days");
    await admin.isRefused("/calendar region none", "No region is set");
  });
});

describe("a unit's hours and zone", () => {
  it("are its own where an admin says so, and the usual ones again", async () => {
    const { admin } = await withAdmin();
    await admin
      .says("/unit edit KFQ 工时:09:00-17:00 时区:Asia/Urumqi")
      .sees("已更新单位「开发区」", "工时：09:00–17:00 Asia/Urumqi");
    await admin.says("/unit list").sees("09:00–17:00 Asia/Urumqi");
    await admin.isRefused("/unit edit KFQ 工时:17:00-09:00", "请写成 09:00-17:00 这样");
    await admin.isRefused("/unit edit KFQ 工时:白天", "请写成 09:00-17:00 这样");
    await admin.isRefused("/unit edit KFQ 时区:新疆", "没有「新疆」这个时区");
    await admin.says("/unit edit KFQ hours:default timezone:默认").sees("已更新单位").lacks("工时：");
    await admin.says("/unit list").sees("08:30–17:30").lacks("Urumqi");
  });
});

function own(is: "off" | "work", reason: string) {
  return { is, reason };
}
