import { describe, expect, it } from "vitest";
import { parseArrival } from "../../../src/adapters/slack/parse-arrival.ts";
import { parseInteraction } from "../../../src/adapters/slack/parse-interaction.ts";
import { fixture, invocation, within } from "./payload-fixtures.ts";

const bot = { userId: "U0LAN0Z89", botId: "B0LAN0Z89" };
const workspace = "T123ABC456";

describe("a Home that is opened", () => {
  const opened = fixture("app-home-opened");

  it("asks for the person's own page, to be shown there", () => {
    expect(invocation(parseArrival(opened, bot))).toEqual({
      id: "event:Ev123ABC456",
      source: "home",
      line: "/mine",
      returnTo: "home U061F7AUR",
      caller: { platform: "slack", workspace, id: "U061F7AUR" },
      place: { platform: "slack", workspace, id: "D0LAN2Q65", direct: true },
      at: new Date(1_515_449_522_000),
    });
  });

  it("is a meeting where it is the conversation that is opened", () => {
    const met = invocation(parseArrival(within(opened, "event", { tab: "messages" }), bot));
    expect(met).toMatchObject({ source: "opened", line: "/help about", place: { id: "D0LAN2Q65", direct: true } });
    expect(met).not.toHaveProperty("returnTo");
  });

  it("is nothing to us in another tab, and unsupported in another shape", () => {
    expect(parseArrival(within(opened, "event", { tab: "about" }), bot).kind).toBe("ignored");
    for (const key of ["user", "channel", "tab"])
      expect(parseArrival(within(opened, "event", { [key]: undefined }), bot).kind, key).toBe("unsupported");
    for (const payload of [undefined, null, 1, "text", [], {}, { ...opened, event_id: "" }])
      expect(parseArrival(payload, bot).kind).toBe("unsupported");
  });
});

describe("a channel that is joined", () => {
  const joined = fixture("member-joined-channel");

  it("is greeted when it is the assistant that came, for whoever invited it", () => {
    expect(invocation(parseArrival(joined, bot))).toEqual({
      id: "event:Ev123ABC457",
      source: "joined",
      line: "/help about",
      caller: { platform: "slack", workspace, id: "U123456789" },
      place: { platform: "slack", workspace, id: "C0698JE0H", direct: false },
      at: new Date(1_360_782_804_083),
    });
    expect(invocation(parseArrival(within(joined, "event", { inviter: undefined }), bot)).caller.id).toBe(bot.userId);
  });

  it("is nobody's business when somebody else came", () => {
    expect(parseArrival(within(joined, "event", { user: "U0SOMEBODY" }), bot).kind).toBe("ignored");
  });
});

it("knows a button that was pressed on a Home, and one in a modal from it", () => {
  const at = new Date("2026-12-01T00:50:00.000Z");
  const press = fixture("block-actions-home");
  expect(invocation(parseInteraction(press, at))).toEqual({
    id: "press:VPASKP233:UA8RXUSPL:buttons:8:0:0:1548426417.840180",
    source: "button",
    line: "/线索",
    caller: { platform: "slack", workspace: "T9TK3CUKW", id: "UA8RXUSPL", name: "jtorrance" },
    place: { platform: "slack", workspace: "T9TK3CUKW", id: "UA8RXUSPL", direct: true },
    at: new Date(1_548_426_417_840),
    home: "home UA8RXUSPL",
    // Without a response_url: a form can be opened, everything else is said in the direct conversation.
    returnTo: `${at.getTime()} - t=12321423423.333649436676.d8c1bb837935619ccad0f624c448ffb3 a=,1,`,
  });
  expect(invocation(parseInteraction(within(press, "view", { type: "modal" }), at))).not.toHaveProperty("home");
});
