import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseCommand } from "../../../src/adapters/slack/parse-command.ts";
import { parseEvent } from "../../../src/adapters/slack/parse-event.ts";
import { parseInteraction } from "../../../src/adapters/slack/parse-interaction.ts";
import { openReturnTo } from "../../../src/adapters/slack/return-to.ts";
import { fixture, invocation, within } from "./payload-fixtures.ts";

const at = new Date("2026-12-01T00:50:00.000Z");
const bot = { userId: "U0LAN0Z89", botId: "B0LAN0Z89" };

describe("slash command", () => {
  it("becomes a line, with Slack's entities undone and mentions kept", () => {
    expect(invocation(parseCommand(fixture("slash-command"), at))).toEqual({
      id: "command:13345224609.738474920.8088930838d88f008e0",
      source: "command",
      line: "/lead 比亚迪电池项目 投资：50亿 owner:<王> & <@U012ABCDEF|li>",
      caller: { platform: "slack", workspace: "T0001", id: "U2147483697", name: "steve" },
      place: { platform: "slack", workspace: "T0001", id: "C2147483705", direct: false },
      at,
      returnTo: `${at.getTime()} https://hooks.slack.com/commands/1234/5678 t=13345224609.738474920.8088930838d88f008e0 a=C2147483705,0,`,
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
    expect(
      invocation(parseCommand({ ...fixture("slash-command"), channel_name: "directmessage" }, at)).place.direct,
    ).toBe(true);
    expect(invocation(parseCommand({ ...fixture("slash-command"), channel_id: "D1" }, at)).place.direct).toBe(true);
    expect(
      invocation(parseCommand({ ...fixture("slash-command"), channel_name: "privategroup" }, at)).place.direct,
    ).toBe(false);
  });

  it("keeps only web addresses to answer to", () => {
    for (const response_url of ["file:///etc/passwd", "javascript:alert(1)", "not a url", ""]) {
      const { returnTo = "" } = invocation(parseCommand({ ...fixture("slash-command"), response_url }, at));
      expect(openReturnTo(returnTo, at)?.url).toBeUndefined();
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
    const both = [
      within(mention, "event", { channel: "D1" }),
      within(mention, "event", { channel: "D1", type: "message" }),
    ];
    const [one, other] = both.map((payload) => invocation(parseEvent(payload, bot)).id);
    expect(one).toBe(other);
  });

  it("a direct message is read, in its thread", () => {
    expect(invocation(parseEvent(fixture("message-im"), bot))).toMatchObject({
      line: "/我的",
      place: { id: "D024BE91L", direct: true },
    });
    const threaded = within(fixture("message-im"), "event", { thread_ts: "1355517000.000001" });
    expect(invocation(parseEvent(threaded, bot)).place.thread).toBe("1355517000.000001");
  });

  it("edits, deletions, joins, bots and ourselves are ignored", () => {
    expect(parseEvent(fixture("message-changed"), bot).kind).toBe("ignored");
    for (const change of [
      { subtype: "message_deleted" },
      { subtype: "channel_join" },
      { subtype: "bot_message" },
      { bot_id: "B1" },
      { user: bot.userId },
      { user: undefined },
    ]) {
      expect(parseEvent(within(fixture("message-im"), "event", change), bot).kind, JSON.stringify(change)).toBe(
        "ignored",
      );
    }
    expect(parseEvent(within(fixture("app-mention"), "event", { type: "app_home_opened" }), bot).kind).toBe("ignored");
  });

  it("a message with a file is still a message", () => {
    expect(parseEvent(within(fixture("message-im"), "event", { subtype: "file_share" }), bot).kind).toBe("invocation");
  });
});

it("no payload makes a parser throw", () => {
  const anything = fc.oneof(
    fc.anything(),
    fc.object().map((value) => ({ ...fixture("block-actions"), ...value })),
    fc.object().map((value) => ({ ...fixture("app-mention"), event: value })),
  );
  fc.assert(
    fc.property(anything, (payload) => {
      for (const parsed of [parseCommand(payload, at), parseEvent(payload, bot), parseInteraction(payload, at)]) {
        expect(["invocation", "ignored", "unsupported"]).toContain(parsed.kind);
      }
    }),
  );
});
