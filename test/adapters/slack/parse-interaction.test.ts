import { describe, expect, it } from "vitest";
import { parseInteraction } from "../../../src/adapters/slack/parse-interaction.ts";
import type { Json } from "../../fakes/slack-blocks.ts";
import { fixture, invocation } from "./payload-fixtures.ts";

const at = new Date("2026-12-01T00:50:00.000Z");

describe("interaction", () => {
  const plainPress = {
    ...fixture("block-actions"),
    actions: [
      {
        type: "button",
        action_id: "buttons:1:0:0",
        block_id: "buttons:1:0",
        value: "/undo",
        action_ts: "1548426417.840180",
      },
    ],
  };

  it("a form's button brings that form's filled fields", () => {
    expect(invocation(parseInteraction(fixture("block-actions"), at))).toEqual({
      id: "press:1548261231.000200:UA8RXUSPL:submit:0:1548426417.840180",
      source: "form",
      line: "/lead",
      fields: { name: "电池 <项目> & 二期", stage: "talk", next: "2026-12-03" },
      caller: { platform: "slack", workspace: "T9TK3CUKW", id: "UA8RXUSPL", name: "jtorrance" },
      place: { platform: "slack", workspace: "T9TK3CUKW", id: "CBR2V3XEX", direct: false },
      at: new Date(1548426417840),
      returnTo: `${at.getTime()} https://hooks.slack.com/actions/AABA1ABCD/1232321423432/D09sSasdasdAS9091209 t=12321423423.333649436676.d8c1bb837935619ccad0f624c448ffb3 p a=CBR2V3XEX,0,`,
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
    const chosen = {
      ...plainPress,
      actions: [
        {
          type: "static_select",
          action_id: "value",
          action_ts: "1.0",
          selected_option: { value: "x" },
        },
      ],
    };
    expect(parseInteraction(chosen, at).kind).toBe("ignored");
  });

  it("a press in a thread answers there", () => {
    expect(invocation(parseInteraction({ ...plainPress, message: { thread_ts: "1.5" } }, at)).place.thread).toBe("1.5");
  });

  it("a submitted view is a form, known by its sending, and belongs where it was opened", () => {
    const parsed = parseInteraction(fixture("view-submission"), at);
    expect(invocation(parsed)).toMatchObject({
      id: "view:VNHU13V36:156772938.1827394.abcdef",
      source: "form",
      line: "/lead",
      form: "form-1",
      fields: { name: "电池项目" },
      place: { id: "C2147483705", direct: false },
      returnTo: `1796086199000 https://hooks.slack.com/commands/1234/5678 s=${encodeURIComponent("view:VNHU13V36:156772938.1827394.abcdef")}`,
    });
    expect(parsed).toMatchObject({
      submission: { key: "view:VNHU13V36:156772938.1827394.abcdef", blocks: ["field:0:name", "field:0:note"] },
    });
  });

  it("somebody types into a field of projects", () => {
    const payload = {
      type: "block_suggestion",
      user: { id: "U1", name: "ada" },
      team: { id: "T1" },
      action_id: "project",
      block_id: "field:0:number",
      value: "电池",
    };
    expect(parseInteraction(payload, at)).toEqual({
      kind: "suggest",
      query: {
        caller: { platform: "slack", workspace: "T1", id: "U1", name: "ada" },
        place: { platform: "slack", workspace: "T1", id: "U1", direct: true },
        typed: "电池",
      },
    });
  });

  it("a view of ours whose memo is another's is unsupported", () => {
    const payload = JSON.parse(JSON.stringify(fixture("view-submission")).replace('\\"l\\"', '\\"x\\"')) as object;
    expect(parseInteraction(payload, at).kind).toBe("unsupported");
  });

  it("names what it does not know", () => {
    expect(parseInteraction({ type: "block_suggestion" }, at).kind).toBe("unsupported");
    expect(parseInteraction({ ...plainPress, actions: [] }, at).kind).toBe("unsupported");
  });
});
