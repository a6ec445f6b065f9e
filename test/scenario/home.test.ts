import { describe, expect, test } from "vitest";
import { botAddedEvent, chatEnteredEvent, menuEvent } from "../fakes/lark-events.ts";
import { eventPayload, homePressPayload, joinedEvent, openedEvent } from "../fakes/slack-payloads.ts";
import { readBlocks } from "../fakes/slack-reading.ts";
import { checkHome } from "../fakes/slack-homes.ts";
import { everyTransport, makeWorld, setUp, type World } from "./kit.ts";
import type { Heard } from "./platform.ts";

const what = {
  "zh-CN": "我是先锋，帮各单位记招商线索、进展和到位资金，自动排榜、按时提示。",
  en: "I am Xianfeng: I keep each unit’s leads, progress and arrived funds, make the boards and remind in time.",
};

function slackOf(world: World, transport: "slack-http" | "slack-socket" = "slack-http") {
  const platform = world.platforms.get(transport);
  const slack = platform?.slack;
  if (!platform || !slack) throw new Error("no Slack");
  const { state } = slack.fake;
  const event = (given: Parameters<typeof eventPayload>[1]) => eventPayload(state, given);
  const homeOf = (person: string) => state.homes.findLast(({ user }) => user === platform.personId(person))?.home;
  return {
    ...slack,
    state,
    joins: (channel: string, by?: string) =>
      event(
        joinedEvent(
          state,
          platform.channelId(channel),
          state.bot.userId,
          by === undefined ? undefined : platform.personId(by),
        ),
      ),
    opens: (person: string, tab: "home" | "messages") => event(openedEvent(state, platform.personId(person), tab)),
    home: (person: string) => readBlocks(homeOf(person)?.blocks ?? []).text,
    pressAtHome(person: string, label: string) {
      const home = homeOf(person);
      if (!home) throw new Error(`${person} has no Home`);
      return slack.deliver(homePressPayload(state, platform.personId(person), home, label));
    },
  };
}

function larkOf(world: World, transport: "lark-ws" | "lark-webhook" = "lark-ws") {
  const platform = world.platforms.get(transport);
  if (!platform?.lark) throw new Error("no Lark");
  return { ...platform.lark, personId: platform.personId, channelId: platform.channelId };
}

const textOf = (heard: readonly Heard[]): string => heard.map(({ text }) => text).join("\n");

describe("Slack", () => {
  test("a channel is greeted in three lines, bound by a button, and greeted by its unit's name from then on", async () => {
    const world = await makeWorld({ transports: ["slack-http"] });
    const slack = slackOf(world);
    world.person("admin", "hall");

    // On the first day there is nothing to bind to.
    const first = await world.happens(() => slack.deliver(slack.joins("hall", "admin")));
    expect(first).toHaveLength(1);
    expect(first[0]).toMatchObject({ to: undefined, buttons: ["添加单位", "登记线索", "看榜"] });
    expect(textOf(first)).toContain("还没有单位，请管理员先添加");
    // Nobody is taken into the directory, or a unit, by inviting the assistant.
    expect(await world.app.store.read((tx) => tx.people.list(1, { offset: 0, limit: 9 }))).toEqual([]);

    await setUp(world);
    slack.state.names.set("C0000PARK", "gxq-zhaoshang");
    const ben = world.person("ben", "park");
    const admin = world.person("admin", "park");
    const joining = slack.joins("park", "ben");
    const greeting = await world.happens(async () => {
      await slack.deliver(joining);
      await slack.deliver(joining);
    });
    expect(greeting).toHaveLength(1);
    const [{ text, buttons, to } = { text: "", buttons: [], to: "" }] = greeting;
    expect(to).toBeUndefined();
    // The summary is the first line; then the lines themselves and the buttons.
    const [summary, ...lines] = text.split("\n");
    expect(lines.slice(0, lines.length - buttons.length)).toEqual([
      what["zh-CN"],
      "发一句 /xf 线索 比亚迪电池项目 投资:50亿 产业链:新能源 就登记一条，记错了可以撤销。",
      "请管理员把本频道绑定到一个单位：绑定后，工作日发榜单和日报，平时不打扰。",
    ]);
    expect(summary).toBe(what["zh-CN"]);
    expect(buttons).toEqual(["绑定 高新区", "绑定 开发区", "登记线索", "看榜"]);

    await ben.mentions("").sees("请管理员把本频道绑定到一个单位").inChannel();
    await ben.presses("绑定 高新区").sees("管理员").privately();
    await admin.presses("绑定 高新区").sees("聊城高新技术产业开发区").inChannel();
    const again = await world.happens(() => slack.deliver(slack.joins("park", "ben")));
    expect(textOf(again)).toContain("本频道属于「高新区」");
    expect(again[0]?.buttons).toEqual(["登记线索", "看榜", "我的工作"]);
    // Somebody else comes in: that is no news.
    const other = { ...slack.joins("park"), event: { ...joinedEvent(slack.state, "C0000PARK", "U0000LI") } };
    expect(await world.happens(() => slack.deliver(other))).toEqual([]);
  });

  test("a Home is shown when it is opened, and anew after what is pressed on it", async () => {
    const world = await makeWorld({ transports: ["slack-socket"] });
    const slack = slackOf(world, "slack-socket");
    await setUp(world);
    const ada = world.person("ada", "kfq");
    await ada.says("/lead 凤凰电池项目 amount:5亿").sees("#1");

    expect(await world.happens(() => slack.deliver(slack.opens("ada", "home")))).toEqual([]);
    expect(slack.home("ada")).toContain("我的工作：ada（开发区）");
    expect(slack.home("ada")).toContain("🟢 #1 凤凰电池项目 · 线索 · 未定下步");
    expect(slack.home("ada")).toContain("本单位：开发区");
    expect(slack.state.refusals).toEqual([]);
    expect(checkHome({ type: "home", blocks: slack.state.homes[0]?.home.blocks })).toEqual([]);

    // What is pressed there is answered in the conversation.
    world.clock.goTo("2026-11-26T10:00:00+08:00");
    await world.happens(() => slack.deliver(slack.opens("ada", "home")));
    await expect.poll(() => slack.home("ada"), { timeout: 20_000 }).toContain("今天要办 1 项");
    const answer = await world.happens(() => slack.pressAtHome("ada", "处理 #1"));
    expect(answer).toHaveLength(1);
    expect(answer[0]?.to).toBe(ada.id);
    expect(textOf(answer)).toContain("怎么处理");

    // A press that changes something: the page has it, in a moment.
    await ada.says("/progress #1 call 谈妥用地 next:2026-11-30 签约").sees("已记进展");
    const shown = slack.state.homes.length;
    await world.happens(() => slack.pressAtHome("ada", "看榜"));
    await expect.poll(() => slack.state.homes.length, { timeout: 20_000 }).toBeGreaterThan(shown);
    expect(slack.home("ada")).toContain("🟢 #1 凤凰电池项目 · 线索 · 下步 2026-11-30 签约");
    expect(slack.home("ada")).toContain("今天没有要您办的事。");
    // Nobody else's was shown.
    expect(new Set(slack.state.homes.map(({ user }) => user))).toEqual(new Set([ada.id]));
  });

  test("whoever opens the conversation is greeted once, and only a stranger is", async () => {
    const world = await makeWorld({ transports: ["slack-http"] });
    const slack = slackOf(world);
    await setUp(world);
    expect(await world.happens(() => slack.deliver(slack.opens("ada", "messages")))).toEqual([]);
    const lin = world.person("lin", "kfq");
    const met = await world.happens(() => slack.deliver(slack.opens("lin", "messages")));
    expect(met).toHaveLength(1);
    expect(met[0]).toMatchObject({ to: lin.id, buttons: ["登记线索", "看榜", "我的工作", "帮助"] });
    expect(textOf(met)).toContain("先在本单位的频道里给我发一条消息");
    expect(await world.happens(() => slack.deliver(slack.opens("lin", "messages")))).toEqual([]);

    // The Home of somebody who belongs nowhere says how to come in.
    await world.happens(() => slack.deliver(slack.opens("lin", "home")));
    expect(slack.home("lin")).toContain("您还没有加入单位");
    expect(slack.home("lin")).toContain("请找管理员：admin。");
    await lin.mentions("").sees(what["zh-CN"]).privately();
    await world.happens(() => slack.deliver(slack.opens("lin", "home")));
    await expect.poll(() => slack.home("lin"), { timeout: 20_000 }).toContain("（开发区）");
  });

  test("a workspace without the tab, or without the new scopes, is served all the same", async () => {
    const world = await makeWorld({ transports: ["slack-http"] });
    const slack = slackOf(world);
    world.person("admin", "hall");
    slack.state.homeEnabled = false;
    expect(await world.happens(() => slack.deliver(slack.opens("admin", "home")))).toEqual([]);
    slack.fake.failNext({ kind: "error", error: "missing_scope" }, "conversations.info");
    expect(await world.happens(() => slack.deliver(slack.joins("hall")))).toHaveLength(1);
  });
});

describe("Feishu", () => {
  test("a group is greeted, a menu's entry is answered to the person, a chat is greeted once", async () => {
    const world = await makeWorld({ transports: ["lark-ws"] });
    const { deliver, personId, channelId } = larkOf(world);
    await setUp(world);
    const admin = world.person("admin", "gao");
    world.person("ben", "gao");
    const joining = botAddedEvent(channelId("gao"), "高新区招商群", personId("ben"));
    const greeting = await world.happens(async () => {
      await deliver(joining);
      await deliver(joining);
    });
    expect(greeting).toHaveLength(1);
    expect(greeting[0]).toMatchObject({ to: undefined, buttons: ["绑定 高新区", "绑定 开发区", "登记线索", "看榜"] });
    expect(textOf(greeting)).toContain("发一句 /线索 比亚迪电池项目");
    await admin.presses("绑定 高新区").inChannel();

    const mine = await world.happens(() => deliver(menuEvent("mine", personId("ada"), "王敏")));
    expect(mine).toHaveLength(1);
    expect(mine[0]?.to).toBe(personId("ada"));
    expect(textOf(mine)).toContain("我的工作：王敏（开发区）");
    const lead = await world.happens(() => deliver(menuEvent("lead", personId("ada"), "王敏")));
    expect(lead[0]).toMatchObject({ to: personId("ada"), hasForm: true });
    const unknown = await world.happens(() => deliver(menuEvent("custom_1", personId("ada"), "王敏")));
    expect(textOf(unknown)).toContain("我能做什么");

    world.person("lin");
    const met = await world.happens(() => deliver(chatEnteredEvent(channelId("withlin"), personId("lin"))));
    expect(met).toHaveLength(1);
    expect(met[0]?.to).toBe(personId("lin"));
    expect(textOf(met)).toContain(what["zh-CN"]);
    expect(await world.happens(() => deliver(chatEnteredEvent(channelId("withlin"), personId("lin"))))).toEqual([]);
    expect(await world.happens(() => deliver(chatEnteredEvent(channelId("withada"), personId("ada"))))).toEqual([]);
  });
});

test("in English, on both platforms", async () => {
  const world = await makeWorld({
    transports: ["slack-socket", "lark-webhook"],
    env: { XIANFENG_LOCALE: "en", XIANFENG_PACK: "edo" },
  });
  const slack = slackOf(world, "slack-socket");
  const lark = larkOf(world, "lark-webhook");
  const admin = world.person("admin", "hall", "slack-socket");
  await admin.says("/unit add North County short:North code:NC");
  await admin.says("/mine").sees("Still to set up", "Units without a channel: North.").privately();
  await admin.presses("Name coordinator").sees("Give somebody a role").privately();
  const onSlack = await world.happens(() => slack.deliver(slack.joins("kfq", "admin")));
  expect(textOf(onSlack)).toContain(what.en);
  expect(onSlack[0]?.buttons).toEqual(["Bind North", "Log a lead", "See the board"]);
  world.person("admin", "hall", "lark-webhook");
  const onLark = await world.happens(() =>
    lark.deliver(botAddedEvent(lark.channelId("hall"), "north news", lark.personId("admin"))),
  );
  expect(textOf(onLark)).toContain(what.en);
  const ada = world.person("ada", "kfq", "slack-socket");
  // Without a unit the line is a form.
  const form = await admin.in("kfq").says("/channel bind").sees("Bind this channel to a unit").privately();
  expect(form.seen.some(({ hasForm }) => hasForm)).toBe(true);
  await admin.in("kfq").presses("Bind North");
  await ada.says("/lead Phoenix battery plant amount:US$30m next:friday site visit").sees("#1");
  await ada
    .says("/mine")
    .sees("My work: ada (North)", "🟢 #1 Phoenix battery plant · Lead", "next 2026-11-27 site visit", "My unit: North")
    .privately();
});

describe.each(everyTransport)("over %s", (transport) => {
  test("one's own projects come with what waits and where the unit stands; all of them page by page", async () => {
    const world = await makeWorld({ transports: [transport] });
    const isConsole = transport === "console";
    if (!isConsole) await setUp(world);
    const ada = world.person("ada", "kfq");
    if (!isConsole)
      for (let index = 1; index <= 12; index += 1)
        await ada.says(`/lead 第${"一二三四五六七八九十百千".charAt(index - 1)}号产业园标准厂房项目 amount:${index}亿`);
    const mine = await ada.says("/mine").sees("我的工作", "本单位：", "登记线索").privately();
    if (isConsole) return;
    expect(mine.text).toContain("在办项目，先列最急的 10 项");
    expect(mine.text.match(/号产业园标准厂房项目/gu)).toHaveLength(10);
    await ada.presses("全部在办项目").sees("我的在办项目 12 项").privately();
    await ada.mentions("你好").sees(what["zh-CN"]).privately();
    await ada.says("/help about").sees("本频道属于「开发区」").privately();
  });
});
