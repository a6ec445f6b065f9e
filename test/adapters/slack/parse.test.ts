import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readText } from "../../../src/adapters/slack/line.ts";
import { parseCommand } from "../../../src/adapters/slack/parse-command.ts";
import type { Parsed } from "../../../src/adapters/slack/parsed.ts";
import { parseEvent } from "../../../src/adapters/slack/parse-event.ts";
import { parseInteraction } from "../../../src/adapters/slack/parse-interaction.ts";
import type { Invocation } from "../../../src/chat/port.ts";
import { isJson, type Json } from "../../fakes/slack-blocks.ts";

const at = new Date("2026-12-01T00:50:00.000Z");
const bot = { userId: "U0LAN0Z89", botId: "B0LAN0Z89" };

function fixture(name: string): Json {
  const parsed: unknown = JSON.parse(readFileSync(new URL(`../../fixtures/slack/${name}.json`, import.meta.url), "utf8"));
  if (!isJson(parsed)) throw new Error(`${name} is no object`);
  return parsed;
}

function within(payload: Json, key: string, change: Json): Json {
  const inner = payload[key];
  return { ...payload, [key]: { ...(isJson(inner) ? inner : {}), ...change } };
}

function invocation(parsed: Parsed): Invocation {
  if (parsed.kind !== "invocation") throw new Error(`expected an invocation, got ${JSON.stringify(parsed)}`);
  return parsed.invocation;
}

describe("slash command", () => {
  it("becomes a line, with Slack's entities undone and mentions kept", () => {
    expect(invocation(parseCommand(fixture("slash-command"), at))).toEqual({
      id: "command:13345224609.738474920.8088930838d88f008e0",
      source: "command",
      line: "/lead 比亚迪电池项目 投资：50亿 owner:<王> & <@U012ABCDEF|li>",
      caller: { platform: "slack", workspace: "T0001", id: "U2147483697", name: "steve" },
      place: { platform: "slack", workspace: "T0001", id: "C2147483705", direct: false },
      at,
      returnTo: `${at.getTime()} https://hooks.slack.com/commands/1234/5678`,
    });
  });

  it.each([
    ["/lead", "", "/lead"],
    ["/lead", "   ", "/lead"],
    ["/xf", "lead 电池", "/lead 电池"],
    ["/xf", "/lead 电池", "/lead 电池"],
    ["/xf", "线索 电池", "/线索 电池"],
    ["/xf", "", "/help"],
    ["/xfoo", "bar", "/xfoo bar"],
    ["/nobody-knows", "x", "/nobody-knows x"],
  ])("%s with %j is %j", (command, text, line) => {
    expect(invocation(parseCommand({ ...fixture("slash-command"), command, text }, at)).line).toBe(line);
  });

  it("knows a direct conversation by its name or id", () => {
    expect(invocation(parseCommand({ ...fixture("slash-command"), channel_name: "directmessage" }, at)).place.direct).toBe(true);
    expect(invocation(parseCommand({ ...fixture("slash-command"), channel_id: "D1" }, at)).place.direct).toBe(true);
    expect(invocation(parseCommand({ ...fixture("slash-command"), channel_name: "privategroup" }, at)).place.direct).toBe(false);
  });

  it("keeps only web addresses to answer to", () => {
    for (const response_url of ["file:///etc/passwd", "javascript:alert(1)", "not a url", ""]) {
      expect(invocation(parseCommand({ ...fixture("slash-command"), response_url }, at))).not.toHaveProperty("returnTo");
    }
  });

  it("is unsupported without the ids that make it one", () => {
    for (const key of ["trigger_id", "user_id", "team_id", "channel_id", "command"]) {
      expect(parseCommand({ ...fixture("slash-command"), [key]: undefined }, at).kind, key).toBe("unsupported");
      expect(parseCommand({ ...fixture("slash-command"), [key]: "" }, at).kind, key).toBe("unsupported");
    }
  });
});

describe("event", () => {
  it("a mention becomes a line without the assistant's name", () => {
    expect(invocation(parseEvent(fixture("app-mention"), bot))).toEqual({
      id: "message:C123ABC456:1515449522.000016",
      source: "mention",
      line: "assign #12 <@U012ABCDEF> see the plan https://example.org/a?b=1&c=2 a&b",
      caller: { platform: "slack", workspace: "T061EG9R6", id: "U061F7AUR" },
      place: { platform: "slack", workspace: "T061EG9R6", id: "C123ABC456", direct: false },
      at: new Date(1515449522000),
    });
  });

  it("the same message as app_mention and as message is one invocation", () => {
    const mention = fixture("app-mention");
    const inChannel = within(mention, "event", { type: "message", channel_type: "channel" });
    expect(parseEvent(inChannel, bot).kind).toBe("ignored");
    // Were both to arrive from a direct conversation, they would share the id.
    const both = [within(mention, "event", { channel: "D1" }), within(mention, "event", { channel: "D1", type: "message" })];
    const [one, other] = both.map((payload) => invocation(parseEvent(payload, bot)).id);
    expect(one).toBe(other);
  });

  it("a direct message is read, in its thread", () => {
    expect(invocation(parseEvent(fixture("message-im"), bot))).toMatchObject({ line: "/我的", place: { id: "D024BE91L", direct: true } });
    const threaded = within(fixture("message-im"), "event", { thread_ts: "1355517000.000001" });
    expect(invocation(parseEvent(threaded, bot)).place.thread).toBe("1355517000.000001");
  });

  it("edits, deletions, joins, bots and ourselves are ignored", () => {
    expect(parseEvent(fixture("message-changed"), bot).kind).toBe("ignored");
    for (const change of [{ subtype: "message_deleted" }, { subtype: "channel_join" }, { subtype: "bot_message" }, { bot_id: "B1" }, { user: bot.userId }, { user: undefined }]) {
      expect(parseEvent(within(fixture("message-im"), "event", change), bot).kind, JSON.stringify(change)).toBe("ignored");
    }
    expect(parseEvent(within(fixture("app-mention"), "event", { type: "app_home_opened" }), bot).kind).toBe("ignored");
  });

  it("a message with a file is still a message", () => {
    expect(parseEvent(within(fixture("message-im"), "event", { subtype: "file_share" }), bot).kind).toBe("invocation");
  });
});

describe("interaction", () => {
  const plainPress = { ...fixture("block-actions"), actions: [{ type: "button", action_id: "buttons:1:0:0", block_id: "buttons:1:0", value: "/undo", action_ts: "1548426417.840180" }] };

  it("a form's button brings that form's filled fields", () => {
    expect(invocation(parseInteraction(fixture("block-actions"), at))).toEqual({
      id: "press:1548261231.000200:UA8RXUSPL:submit:0:1548426417.840180",
      source: "form",
      line: "/lead",
      fields: { name: "电池 <项目> & 二期", stage: "talk", next: "2026-12-03" },
      caller: { platform: "slack", workspace: "T9TK3CUKW", id: "UA8RXUSPL", name: "jtorrance" },
      place: { platform: "slack", workspace: "T9TK3CUKW", id: "CBR2V3XEX", direct: false },
      at: new Date(1548426417840),
      returnTo: `${at.getTime()} https://hooks.slack.com/actions/AABA1ABCD/1232321423432/D09sSasdasdAS9091209`,
    });
  });

  it("a button brings its line and no fields", () => {
    const press = invocation(parseInteraction(plainPress, at));
    expect(press).toMatchObject({ source: "button", line: "/undo" });
    expect(press).not.toHaveProperty("fields");
  });

  it("each press has its own id, each copy the same", () => {
    const id = (change: Json): string => invocation(parseInteraction({ ...plainPress, ...change }, at)).id;
    const first = id({});
    expect(id({ trigger_id: "another" })).toBe(first);
    expect(id({ actions: [{ ...plainPress.actions[0], action_ts: "1548426418.000000" }] })).not.toBe(first);
    expect(id({ actions: [{ ...plainPress.actions[0], action_id: "buttons:1:0:1" }] })).not.toBe(first);
    expect(id({ user: { id: "UOTHER", team_id: "T9TK3CUKW" } })).not.toBe(first);
    expect(id({ container: { message_ts: "1.2" } })).not.toBe(first);
  });

  it("choosing in a menu is nothing yet", () => {
    const chosen = { ...plainPress, actions: [{ type: "static_select", action_id: "value", action_ts: "1.0", selected_option: { value: "x" } }] };
    expect(parseInteraction(chosen, at).kind).toBe("ignored");
  });

  it("a press in a thread answers there", () => {
    expect(invocation(parseInteraction({ ...plainPress, message: { thread_ts: "1.5" } }, at)).place.thread).toBe("1.5");
  });

  it("a submitted view is a form, known by view and hash", () => {
    expect(invocation(parseInteraction(fixture("view-submission"), at))).toMatchObject({
      id: "view:VNHU13V36:156663117.cd33ad1f",
      source: "form",
      line: "/lead",
      fields: { name: "电池项目" },
    });
  });

  it("names what it does not know", () => {
    expect(parseInteraction({ type: "block_suggestion" }, at).kind).toBe("unsupported");
    expect(parseInteraction({ ...plainPress, actions: [] }, at).kind).toBe("unsupported");
  });
});

describe("text", () => {
  it.each([
    ["<@U0LAN0Z89> lead x", "lead x"],
    ["lead <@U0LAN0Z89>", "lead"],
    ["<@U0LAN0Z89|先锋> lead", "lead"],
    ["<@U2>", "<@U2>"],
    ["<@U2|王|强>", "<@U2|王|强>"],
    ["<#C1|general> <#C2>", "#general #C2"],
    ["<!here> <!channel|channel> <!subteam^S1|@ops>", "@here @channel @ops"],
    ["<!date^1392734382^{date}|Feb 18, 2014>", "Feb 18, 2014"],
    ["<https://example.org>", "https://example.org"],
    ["<http://example.org|example.org>", "example.org"],
    ["<mailto:a@b.org|a@b.org>", "a@b.org"],
    ["<tel:+861012345678>", "+861012345678"],
    ["&lt;!channel&gt; &amp;lt;", "<!channel> &lt;"],
    ["a < b", "a < b"],
    ["  全角　blank\u00A0here ", "全角　blank here"],
  ])("%j is %j", (given, expected) => {
    expect(readText(given, bot.userId)).toBe(expected);
  });
});

it("no payload makes a parser throw", () => {
  const anything = fc.oneof(fc.anything(), fc.object().map((value) => ({ ...fixture("block-actions"), ...value })), fc.object().map((value) => ({ ...fixture("app-mention"), event: value })));
  fc.assert(
    fc.property(anything, (payload) => {
      for (const parsed of [parseCommand(payload, at), parseEvent(payload, bot), parseInteraction(payload, at)]) {
        expect(["invocation", "ignored", "unsupported"]).toContain(parsed.kind);
      }
    }),
  );
});
