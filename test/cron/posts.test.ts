import { describe, expect, test } from "vitest";
import { addDays, instantOf } from "../../src/domain/day.ts";
import { usualPosts } from "../../src/domain/posts.ts";
import { plain } from "../views/plain.ts";
import { postOffice, type PostOffice, type Sent } from "./post-office.ts";

/** The posts of a channel over days, weeks, months and the turn of a year, on a real store. */

const texts = (sent: readonly Sent[]): string => sent.map(({ message }) => plain(message)).join("\n\n");

/** Which posts came on which day of the span, asked for a minute after their time. */
async function calendarOf({ due }: PostOffice, from: string, to: string): Promise<Readonly<Record<string, string>>> {
  const days: Record<string, string> = {};
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const { outcomes } = await due(instantOf(day, "08:51", "Asia/Shanghai").toISOString());
    const own = outcomes.filter((line) => line.includes(day)).map((line) => line.replace(` ${day}`, ""));
    if (own.length > 0) days[day] = own.join(", ");
  }
  return days;
}

/** Without what was due while nobody asked. */
const done = (outcomes: readonly string[]) => outcomes.filter((line) => !line.endsWith(" skipped"));

describe("a quarter", () => {
  test(
    "brings each post on its day: holidays, worked weekends and the week off among them",
    { timeout: 60_000 },
    async () => {
      const office = await postOffice({ now: "2026-08-31T10:00:00+08:00" });
      const unit = await office.world.unit("KFQ");
      await office.world.channel(unit, { since: "2026-08-31T02:00:00.000Z" });
      const days = await calendarOf(office, "2026-09-01", "2026-11-30");
      const beside = Object.entries(days).filter(([, posts]) => posts !== "board posted");
      expect(Object.fromEntries(beside)).toEqual({
        "2026-09-07": "board posted, weekly posted, bulletin posted",
        "2026-09-14": "board posted, weekly posted",
        // Sunday the 20th is worked, so the week from the 21st begins as ever.
        "2026-09-21": "board posted, weekly posted",
        "2026-09-28": "board posted, weekly posted",
        // National Day: 1 to 7 October are off, so week and bulletin come on the Thursday.
        "2026-10-08": "board posted, weekly posted, bulletin posted",
        "2026-10-12": "board posted, weekly posted",
        "2026-10-19": "board posted, weekly posted",
        "2026-10-26": "board posted, weekly posted",
        "2026-11-02": "board posted, weekly posted",
        "2026-11-06": "board posted, bulletin posted",
        "2026-11-09": "board posted, weekly posted",
        "2026-11-16": "board posted, weekly posted",
        "2026-11-23": "board posted, weekly posted",
        "2026-11-30": "board posted, weekly posted",
      });
      // Saturday 10 October is worked (调休), Friday the 2nd is not.
      expect(days["2026-10-10"]).toBe("board posted");
      expect(days["2026-10-02"]).toBeUndefined();
      const issues = await office.world.store.read((tx) => tx.issues.current(office.world.org.id));
      const last = Object.fromEntries(issues.map(({ kind, number }) => [kind, number]));
      expect(last).toEqual({ daily: Object.keys(days).length, weekly: 13, monthly: 3 });
    },
  );
});

describe("the day's post", () => {
  test("is one line when nothing is new, and the board when a result, a target or the year is", async () => {
    const { world, due, counts } = await postOffice({ now: "2026-11-16T10:00:00+08:00" });
    const unit = await world.unit("KFQ");
    await world.channel(unit, { since: "2026-11-22T16:00:00.000Z", posts: { ...usualPosts, kinds: ["daily"] } });
    const first = await due("2026-11-23T08:50:00+08:00");
    expect(texts(first.sent)).toContain("名次 | 单位 | 实绩");
    const quiet = await due("2026-11-24T08:50:00+08:00");
    expect(texts(quiet.sent)).toBe(
      "summary: 第 2 期：今天没有新的进展，榜单与第 1 期相同。\n第 2 期：今天没有新的进展，榜单与第 1 期相同。\n[看榜单] /榜 本年 组:县区",
    );
    await counts(unit, "large", "2026-11-24", 100);
    expect(texts((await due("2026-11-25T08:50:00+08:00")).sent)).toContain("*1个*");
    await world.store.write((tx) =>
      tx.targets.set(world.org.id, { unitId: unit.id, year: 2026, metric: "large", value: 4 }),
    );
    expect(texts((await due("2026-11-26T08:50:00+08:00")).sent)).toContain("| 4个 | 25% |");
    const still = await due("2026-11-27T08:50:00+08:00");
    expect(still.sent.map(({ message }) => message.summary)).toEqual([
      "第 5 期：今天没有新的进展，榜单与第 4 期相同。",
    ]);
    // The first board of a new year starts at zero and says so in full.
    await due("2026-12-31T08:50:00+08:00");
    const january = await due("2027-01-04T08:50:00+08:00");
    expect(texts(january.sent)).toContain("名次 | 单位 | 实绩");
  });

  test("is the board again when there is news of the unit, and one line of a day that comes late", async () => {
    const { world, due } = await postOffice({ now: "2026-11-23T10:00:00+08:00" });
    const unit = await world.unit("KFQ");
    const ada = await world.person("张三", unit);
    await world.channel(unit, { since: "2026-11-22T16:00:00.000Z", posts: { ...usualPosts, kinds: ["daily"] } });
    await due("2026-11-23T08:50:00+08:00");
    await world.by(ada, ({ leads }) => leads.log({ name: "电池项目" }));
    const news = texts((await due("2026-11-24T08:50:00+08:00")).sent);
    expect(news).toContain("新增线索 1 条");
    expect(news).toContain("名次 | 升降 | 单位");
    const late = await due("2026-11-25T11:00:00+08:00");
    expect(late.outcomes).toEqual(["board 2026-11-25 late"]);
    expect(texts(late.sent)).toContain("没有新的进展");
    expect(texts(late.sent)).toContain("本期应于 08:50 发出");
  });

  test("says how much of the claimed is verified, growth on last year, and who has no target", async () => {
    const { world, due, counts, ranksFunds } = await postOffice({ now: "2026-11-16T10:00:00+08:00" });
    const [one, two, three] = [await world.unit("KFQ"), await world.unit("GXQ"), await world.unit("LG")];
    await world.channel(one, { since: "2026-11-22T16:00:00.000Z", posts: { ...usualPosts, kinds: ["daily"] } });
    await ranksFunds(one.group);
    for (const [unit, verified, claimed] of [
      [one, 3e10, 4e10],
      [two, 1e10, 4e10],
      [three, 1e10, 2e10],
    ] as const) {
      await counts(unit, "arrived", "2026-05-04", verified);
      await counts(unit, "arrived-claimed", "2026-05-04", claimed);
    }
    await counts(one, "arrived", "2025-05-04", 2e10);
    await counts(two, "arrived", "2025-05-04", 2e10);
    await world.store.write((tx) =>
      tx.targets.set(world.org.id, { unitId: one.id, year: 2026, metric: "arrived", value: 6e10 }),
    );
    const post = texts((await due("2026-11-23T08:50:00+08:00")).sent);
    expect(post).toContain("实绩为核实数，占申报数 10亿元 的 50%。");
    expect(post).toMatch(/1 \| KFQ \| \*3亿元\* \| 6亿元 \| 50% \| −\d\d\.\d \| \+50\.0% \| 🔴/);
    expect(post).toMatch(/2（并列） \| GXQ \| \*1亿元\* \| 未设 \| — \| — \| −50\.0% \| —/);
    expect(post).toMatch(/2（并列） \| LG \| \*1亿元\* \| 未设 \| — \| — \| — \| —/);
    expect(post).toContain("实绩相同名次并列。");
    expect(post).toContain("未设目标的单位排在已设目标的单位之后");
    expect(post).toContain("/反馈");
  });

  test("shows attracted and grown side by side and sums them nowhere", async () => {
    const { world, due, counts, ranksFunds } = await postOffice({ now: "2026-11-16T10:00:00+08:00" });
    const unit = await world.unit("KFQ");
    await world.channel(unit, { since: "2026-11-22T16:00:00.000Z", posts: { ...usualPosts, kinds: ["daily"] } });
    await ranksFunds(unit.group);
    await counts(unit, "arrived", "2026-05-04", 4e10);
    await counts(unit, "arrived", "2026-05-04", 3e10, "grown");
    const post = texts((await due("2026-11-23T08:50:00+08:00")).sent);
    expect(post).toContain("*4亿元*");
    expect(post).toContain("*3亿元*");
    expect(post).not.toContain("7亿元");
  });
});

describe("a channel", () => {
  test("gets the kinds, the group and the sections that were asked for", async () => {
    const { world, due, counts } = await postOffice({ now: "2026-11-16T10:00:00+08:00" });
    const unit = await world.unit("KFQ");
    const park = await world.unit("GXQ", { group: "zone" });
    const since = "2026-11-22T16:00:00.000Z";
    await world.channel(unit, {
      since,
      posts: { group: "zone", kinds: ["daily", "monthly"], sections: ["board"] },
    });
    await world.channel(park, { since, posts: { ...usualPosts, kinds: [] } });
    await counts(park, "large", "2026-11-20", 200);
    const monday = await due("2026-11-23T08:50:00+08:00");
    expect(monday.outcomes).toEqual(["board 2026-11-23 posted"]);
    expect(monday.sent.map(({ to }) => to)).toEqual(["c-KFQ"]);
    expect(texts(monday.sent)).toContain("GXQ");
    expect(texts(monday.sent)).not.toMatch(/KFQ|chart:|今日要情/);
    expect(done((await due("2026-12-07T08:50:00+08:00")).outcomes)).toEqual([
      "board 2026-12-07 posted",
      "bulletin 2026-12-07 posted",
    ]);
  });

  test("bound in the middle of a month gets its bulletin, at its own time, in its own words and zone", async () => {
    const { world, due } = await postOffice({ now: "2026-11-18T10:00:00+08:00" });
    const unit = await world.unit("KFQ");
    await world.channel(unit, {
      since: "2026-11-18T02:00:00.000Z",
      timezone: "Europe/London",
      locale: "en",
      boardAt: "08:40",
      posts: { ...usualPosts, kinds: ["weekly", "monthly"] },
    });
    expect(done((await due("2026-12-07T08:39:00+00:00")).outcomes)).toEqual([]);
    const morning = await due("2026-12-07T08:40:00+00:00");
    expect(morning.outcomes).toEqual(["weekly 2026-12-07 posted", "bulletin 2026-12-07 posted"]);
    expect(texts(morning.sent)).toContain("title: Investment weekly, 30 November to 6 December · Issue 1");
    expect(texts(morning.sent)).toContain("investment bulletin, November 2026 · Issue 1");
    expect(texts(morning.sent).replaceAll("测试市招商局", "")).not.toMatch(/周报|通报|名次/);
    expect((await due("2026-12-07T08:41:00+00:00")).outcomes).toEqual([]);
  });

  test("made up for after an outage, or recorded as skipped, as every other slot", async () => {
    const { world, due } = await postOffice({ now: "2026-11-18T10:00:00+08:00" });
    await world.channel(await world.unit("KFQ"), {
      since: "2026-11-18T02:00:00.000Z",
      posts: { ...usualPosts, kinds: ["weekly"] },
    });
    const late = await due("2026-11-23T12:00:00+08:00");
    expect(late.outcomes).toEqual(["weekly 2026-11-23 late"]);
    expect(texts(late.sent)).toContain("本期应于 08:50 发出");
    // The week before is still told of on Wednesday, with the day on which it was due, and no longer on Thursday.
    const wednesday = await due("2026-12-02T09:00:00+08:00");
    expect(wednesday.outcomes).toEqual(["weekly 2026-11-30 late"]);
    expect(texts(wednesday.sent)).toContain("本期应于 2026-11-30 08:50 发出");
    expect((await due("2026-12-10T09:00:00+08:00")).outcomes).toEqual(["weekly 2026-12-07 skipped"]);
  });

  test("is not left without its bulletin by an outage of days, nor woken by it at night or on a day off", async () => {
    const { world, due, counts } = await postOffice({ now: "2026-11-18T10:00:00+08:00" });
    const unit = await world.unit("KFQ");
    await world.channel(unit, {
      since: "2026-11-18T02:00:00.000Z",
      posts: { ...usualPosts, kinds: ["monthly"] },
    });
    await counts(unit, "large", "2026-11-20", 200);
    // Due on Monday the 7th; the server comes back in the night to Saturday the 12th.
    for (const closed of ["2026-12-12T03:00:00+08:00", "2026-12-12T10:00:00+08:00", "2026-12-14T07:00:00+08:00"])
      expect((await due(closed)).outcomes).toEqual([]);
    const monday = await due("2026-12-14T08:15:00+08:00");
    expect(monday.outcomes).toEqual(["bulletin 2026-12-07 late"]);
    expect(texts(monday.sent)).toContain("本期应于 2026-12-07 08:50 发出");
    expect(texts(monday.sent)).toContain("2026年11月");
    expect((await due("2026-12-14T08:16:00+08:00")).outcomes).toEqual([]);
    // The next one is due on 6 January, a Wednesday: five working days later nobody waits for it any more.
    expect((await due("2027-01-14T00:00:00+08:00")).outcomes).toEqual(["bulletin 2027-01-06 skipped"]);
  });
});

describe("the weekly", () => {
  test("compares with the week before, by chain, and tells why projects stand still, to the own channel alone", async () => {
    const { world, due, counts } = await postOffice({ now: "2026-11-02T10:00:00+08:00" });
    const [unit, other] = [await world.unit("KFQ"), await world.unit("GXQ")];
    const ada = await world.person("张三", unit);
    const lea = await world.person("李四", unit, ["member", "leader"]);
    const since = "2026-11-02T02:00:00.000Z";
    for (const one of [unit, other]) await world.channel(one, { since, posts: { ...usualPosts, kinds: ["weekly"] } });
    await world.store.write((tx) =>
      tx.chains.create(world.org.id, {
        name: "新能源",
        aliases: [],
        fromYear: 2024,
        toYear: null,
        chief: null,
        taskForceUnitId: null,
        leaders: [],
        links: [],
        active: true,
      }),
    );
    await world.by(ada, ({ leads }) => leads.log({ name: "等待项目" }));
    await world.by(ada, ({ leads }) => leads.log({ name: "暂缓项目" }));
    await world.by(lea, ({ sides }) => sides.pause(2, { until: "2026-12-10", reason: "审批" }));
    await world.by(ada, ({ leads }) =>
      leads.log({ name: "有约项目", next: { on: "2026-12-01", what: "董事长来考察" } }),
    );
    await world.by(ada, ({ leads }) => leads.log({ name: "秘密项目", company: "天宫集团", secrecy: "L2" }));
    world.now = new Date("2026-11-18T10:00:00+08:00");
    await world.by(ada, ({ leads }) => leads.log({ name: "新来项目" }));
    await counts(unit, "large", "2026-11-17", 200);
    await counts(other, "large", "2026-11-18", 100);
    await counts(unit, "large", "2026-11-10", 100);
    await counts(unit, "chain/新能源/large", "2026-11-17", 200);
    await due("2026-11-16T08:50:00+08:00");
    const { sent } = await due("2026-11-23T08:50:00+08:00");
    const own = texts(sent.filter(({ to }) => to === "c-KFQ"));
    expect(own).toContain("招商引资周报（11月16日至22日） · 第 2 期");
    expect(own).toContain("本组本周新增 3个，上周 1个；本单位本周 2个，上周 1个。");
    expect(own).toContain("本周各产业链新增");
    expect(own).toMatch(/新能源 \|.*2个/);
    expect(own).toContain("本周暂无实质进展的项目 4 项");
    expect(own).toMatch(/· #1 等待项目（线索）：超过本阶段时限 \d+ 个工作日/);
    expect(own).toMatch(/· #2 暂缓项目（线索）：⏸️ 暂缓至 2026-12-10/);
    expect(own).toContain("· #3 有约项目（线索）：已定下一步，2026-12-01 董事长来考察");
    expect(own).toContain("新增线索 1 条");
    expect(own).not.toMatch(/天宫|秘密项目/);
    const others = texts(sent.filter(({ to }) => to === "c-GXQ"));
    expect(others).toContain("本单位本周 1个");
    expect(others).not.toMatch(/等待项目|暂缓项目|有约项目|实质进展的项目/);
  });

  test("after a week off tells of the last week that was worked, and of what was logged meanwhile", async () => {
    const { world, due } = await postOffice({ now: "2026-02-13T10:00:00+08:00" });
    const unit = await world.unit("KFQ");
    const ada = await world.person("张三", unit);
    await world.channel(unit, { since: "2026-02-02T02:00:00.000Z", posts: { ...usualPosts, kinds: ["weekly"] } });
    world.now = new Date("2026-02-18T10:00:00+08:00");
    await world.by(ada, ({ leads }) => leads.log({ name: "春节项目" }));
    const { outcomes, sent } = await due("2026-02-24T08:50:00+08:00");
    expect(outcomes).toEqual(["weekly 2026-02-24 posted"]);
    expect(texts(sent)).toContain("招商引资周报（2月9日至15日）");
    expect(texts(sent)).toContain("本周要情（2月9日至22日）");
    expect(texts(sent)).toContain("春节项目");
  });
});

describe("the turn of the year", () => {
  test("closes December and the year, and prints the seed city's year exactly", async () => {
    const { world, due, counts } = await postOffice({ now: "2023-12-20T10:00:00+08:00" });
    const units = [await world.unit("KFQ"), await world.unit("GXQ")];
    const [unit, other] = units;
    if (!unit || !other) throw new Error("no units");
    await world.channel(unit, { since: "2024-01-01T00:00:00.000Z" });
    // Liaocheng 2023: 496 new projects of ¥100m, planned 2529.64亿元, 460 started, 471亿元 arrived (+10.2%), 145 leading.
    const year = [
      ["large", 49_600],
      ["large-amount", 252_964_000_000_00],
      ["large-started", 46_000],
      ["arrived", 47_100_000_000_00],
      ["leading", 14_500],
    ] as const;
    for (const [metric, value] of year) {
      await counts(unit, metric, "2023-03-31", value - 100);
      await counts(other, metric, "2023-12-31", 100);
    }
    await counts(unit, "arrived", "2022-06-30", 42_740_000_000_00);
    await counts(unit, "large", "2024-01-05", 700);
    const { outcomes, sent } = await due("2024-01-08T08:50:00+08:00");
    expect(done(outcomes)).toEqual([
      "board 2024-01-08 posted",
      "weekly 2024-01-08 posted",
      "bulletin 2024-01-08 posted",
      "year-close 2024-01-08 posted",
    ]);
    const close = texts(sent.filter(({ message }) => message.title?.includes("年终通报")));
    for (const row of [
      "新引进过亿元项目 | 496个 |",
      "2529.64亿元 |",
      "460个 |",
      "到位资金 | 471亿元 | 427.4亿元 | +10.2% |",
      "145个 |",
    ])
      expect(close).toContain(row);
    expect(close).toContain("2024年各项数字自 1 月 1 日起从零算起（归零）");
    expect(close).not.toContain("503");
    const december = texts(sent.filter(({ message }) => message.title?.includes("2023年12月")));
    expect(december).toContain("新引进过亿元项目 | 1个 | 496个 |");
    // The year's own first board has nothing of the year before.
    expect(texts(sent.slice(0, 1))).toContain("*7个*");
  });

  test("tells what goes on apart from what is new, each ledger and currency for itself", async () => {
    const { world, due } = await postOffice({ now: "2026-12-10T10:00:00+08:00" });
    const unit = await world.unit("KFQ");
    const ada = await world.person("张三", unit);
    await world.channel(unit, { since: "2026-12-20T00:00:00.000Z", posts: { ...usualPosts, kinds: ["yearly"] } });
    const signed = async (name: string, currency: string, minor: number, day: string, origin = "attracted") => {
      const { project } = await world.by(ada, ({ leads }) =>
        leads.log({ name, amount: { currency, minor }, origin, stage: undefined }),
      );
      await world.by(ada, ({ leads }) =>
        leads.move(project.number, "signed", {
          contract: "HT-1",
          "signed-on": day,
          "contract-amount": `${minor / 1e6}万${currency === "USD" ? "美元" : ""}`,
        }),
      );
    };
    await signed("续建一", "CNY", 1.5e10, "2026-12-01");
    await signed("续建二", "USD", 5e8, "2026-12-02");
    await signed("本地一", "CNY", 2e10, "2026-12-03", "grown");
    world.now = new Date("2027-01-05T10:00:00+08:00");
    await signed("新年项目", "CNY", 9e10, "2027-01-05");
    const { outcomes, sent } = await due("2027-01-06T08:50:00+08:00");
    expect(outcomes).toEqual(["year-close 2027-01-06 posted"]);
    expect(texts(sent)).toContain("· 外来：2 个，计划投资 1.5亿元、500万美元");
    expect(texts(sent)).toContain("· 本地：1 个，计划投资 2亿元");
    expect(texts(sent)).toContain("数字截至 1月6日");
  });
});
