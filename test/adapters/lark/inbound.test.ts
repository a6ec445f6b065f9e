import { EventDispatcher, LoggerLevel } from "@larksuiteoapi/node-sdk";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readFormValue, readName, readValue, toFieldName, toName, toValue } from "../../../src/adapters/lark/action.ts";
import { parseBotAdded, parseChatEntered, parseMenu } from "../../../src/adapters/lark/inbound-arrival.ts";
import { parseCardAction } from "../../../src/adapters/lark/inbound-card.ts";
import { parseMessage } from "../../../src/adapters/lark/inbound-message.ts";
import type { Inbound } from "../../../src/adapters/lark/inbound.ts";
import { menuLine } from "../../../src/adapters/lark/menu.ts";
import { bot } from "../../fakes/lark-api.ts";

const receivedAt = new Date("2026-01-01T00:00:00.000Z");
const context = { botOpenId: bot, receivedAt };
const workspace = "2ca1d211f64f6438";
const caller = { platform: "lark", workspace, id: "ou_7d8a6e6df7621556ce0d21922b676706" };
const group = {
  platform: "lark",
  workspace,
  id: "oc_5ce6d572455d361153b7cb51da133945",
  direct: false,
};
const cardPlace = {
  platform: "lark",
  workspace,
  id: "oc_e4d2605ca917e695f54f11aaf56b3a12",
  direct: false,
};

/** A fixture, through the SDK's own dispatcher as in the running adapter. */
async function read(fixture: string): Promise<Inbound | undefined> {
  const payload: unknown = JSON.parse(
    readFileSync(new URL(`../../fixtures/lark/${fixture}.json`, import.meta.url), "utf8"),
  );
  let inbound: Inbound | undefined;
  const dispatcher = new EventDispatcher({ loggerLevel: LoggerLevel.error });
  dispatcher.register({
    "im.message.receive_v1": (event: unknown) => void (inbound = parseMessage(event, context)),
    "card.action.trigger": (event: unknown) => void (inbound = parseCardAction(event, context)),
    "im.chat.member.bot.added_v1": (event: unknown) => void (inbound = parseBotAdded(event, context)),
    "im.chat.access_event.bot_p2p_chat_entered_v1": (event: unknown) =>
      void (inbound = parseChatEntered(event, context)),
    "application.bot.menu_v6": (event: unknown) => void (inbound = parseMenu(event, context)),
  });
  await dispatcher.invoke(payload, { needCheck: false });
  return inbound;
}

async function invocation(fixture: string): Promise<object> {
  const inbound = await read(fixture);
  if (inbound?.kind !== "invocation") throw new Error(`${fixture} is ${inbound?.kind ?? "not read"}`);
  return inbound.invocation;
}

describe("messages", () => {
  it("reads a mention in a group", async () => {
    expect(await invocation("message-group-mention")).toEqual({
      id: "5e3702a84e847582be8db7fb73283c02",
      source: "mention",
      line: "lead 比亚迪电池项目 投资:50亿",
      caller,
      place: group,
      at: new Date(1764038700000),
    });
  });

  it("keeps other people's mentions, harmlessly named, and those without an id by name", async () => {
    expect(await invocation("message-group-mention-inside")).toMatchObject({
      line: "请 把 #12 交给 <@ou_c99c5f35d542efc7ee492afe11af19ef|王芳> 和 @外部客人",
    });
  });

  it("takes a slash of either width, with blanks before it, without a mention", async () => {
    expect(await invocation("message-group-slash")).toMatchObject({
      source: "command",
      line: "／线索 电池项目",
    });
  });

  it("takes everything in a direct chat", async () => {
    expect(await invocation("message-p2p")).toMatchObject({
      source: "mention",
      line: "我的",
      place: { id: "oc_8c5f1d2e3b4a59687f6e5d4c3b2a1908", direct: true },
    });
  });

  it("reads a post as its lines of text", async () => {
    expect(await invocation("message-post")).toMatchObject({
      source: "command",
      line: "/进展 #12 拜访 会议纪要\n\n同行：<@ou_c99c5f35d542efc7ee492afe11af19ef|王芳>",
    });
    expect(await invocation("message-post-localised")).toMatchObject({
      line: "/线索 电池项目\n投资：50亿",
    });
  });

  it.each([
    ["message-group-chatter", { kind: "ignored", reason: "not_addressed" }],
    ["message-group-everyone", { kind: "ignored", reason: "not_addressed" }],
    ["message-from-app", { kind: "ignored", reason: "not_a_person" }],
    ["message-from-another-app", { kind: "ignored", reason: "not_a_person" }],
    ["message-image", { kind: "unsupported", reason: "message is not text" }],
    ["message-broken-content", { kind: "unsupported", reason: "content of another shape" }],
  ])("drops %s", async (fixture, expected) => {
    expect(await read(fixture)).toEqual(expected);
  });

  it("says that a payload is unknown instead of throwing", () => {
    for (const payload of [undefined, null, 1, "text", [], {}, { event_id: "1", sender: {}, message: {} }]) {
      expect(parseMessage(payload, context).kind).toBe("unsupported");
      expect(parseCardAction(payload, context).kind).toBe("unsupported");
      for (const parse of [parseBotAdded, parseChatEntered, parseMenu])
        expect(parse(payload, context).kind).toBe("unsupported");
    }
  });
});

describe("arrivals", () => {
  const at = new Date(1_764_038_700_123);

  it("greets a group that the bot was added to, with what may be its name", async () => {
    expect(await invocation("bot-added")).toEqual({
      id: "5e3702a84e847582be8db7fb73283c02",
      source: "joined",
      line: "/help about",
      fields: { channel: "招商一组" },
      caller,
      place: group,
      at,
    });
  });

  it("knows whoever opens the direct chat", async () => {
    expect(await invocation("chat-entered")).toEqual({
      id: "f7984f25108f8137722bb63cee927e68",
      source: "opened",
      line: "/help about",
      caller,
      place: { ...group, id: "oc_8c5f1d2e3b4a59687f6e5d4c3b2a1908", direct: true },
      at,
    });
  });

  it("takes an entry of the menu as a line of the person, who stands for the chat", async () => {
    expect(await invocation("bot-menu")).toEqual({
      id: "f7984f25108f8137722bb63cee927e67",
      source: "button",
      line: "/mine",
      caller: { ...caller, name: "陈晨" },
      place: { ...caller, direct: true },
      at,
    });
  });

  it("shows what there is where a menu's key says nothing", () => {
    const keys = ["lead", " Board ", "custom_menu_1", "", "__proto__", "toString"];
    expect(keys.map(menuLine)).toEqual(["/lead", "/board", "/help", "/help", "/help", "/help"]);
  });
});

describe("cards", () => {
  const id = "f7984f25108f8137722bb63cee927e66";

  it("reads a button, with the time in microseconds", async () => {
    expect(await invocation("card-button")).toEqual({
      id,
      source: "button",
      line: "/progress #12 call 已通话",
      caller,
      place: cardPlace,
      at: new Date(1764038700123.456),
    });
  });

  it("knows a direct chat by what the card carries", async () => {
    expect(await invocation("card-button-direct")).toMatchObject({
      line: "/undo",
      place: { ...cardPlace, direct: true },
    });
  });

  it("reads a form with the button's value and without it", async () => {
    const fields = { next: "2026-12-03", name: "电池 <项目>", stage: "talk" };
    expect(await invocation("card-form")).toMatchObject({
      id,
      source: "form",
      line: "/lead",
      fields,
      place: cardPlace,
    });
    const { fields: exact } = (await invocation("card-form")) as { fields?: unknown };
    expect(exact).toEqual(fields);
    expect(await invocation("card-form-without-value")).toMatchObject({
      source: "form",
      line: "/线索",
      fields,
      place: { ...cardPlace, direct: true },
    });
  });

  it("does not know a card of somebody else", async () => {
    expect(await read("card-of-somebody-else")).toEqual({
      kind: "unsupported",
      reason: "card action without a line",
    });
  });
});

describe("what a card carries", () => {
  it("comes back from value and from name", () => {
    for (const line of ["/lead", "/线索 “二期” & <x>", "/progress #12 😀\n第二行"]) {
      for (const direct of [true, false]) {
        expect(readValue(JSON.parse(JSON.stringify(toValue({ line, direct }))))).toEqual({
          line,
          direct,
        });
        expect(readName(toName({ line, direct }, 3))).toEqual({ line, direct });
      }
    }
    expect(toName({ line: "/lead", direct: false }, 0)).toMatch(/^[A-Za-z0-9_-]+$/);
    expect([readValue("/lead"), readValue({ line: 1 }), readName("Button_1"), readName(undefined)]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it("gives dates without their zone and leaves typed text alone", () => {
    const typed = "2026-12-03 +0800";
    expect(
      readFormValue({
        [toFieldName("on", 2, "date")]: typed,
        [toFieldName("note", 2, "text")]: typed,
        foreign: "x",
      }),
    ).toEqual({ on: "2026-12-03", note: typed });
    expect(readFormValue({ t0_many: ["a", "b"], t0_count: 0, t0_none: null, t0_object: {} })).toEqual({
      many: "a,b",
      count: "0",
    });
  });
});
