import { afterEach, describe, expect, it } from "vitest";
import { renderModal } from "../../../src/adapters/slack/render-modal.ts";
import { writeMemo } from "../../../src/adapters/slack/modal-memo.ts";
import { makeReturnTo, openReturnTo } from "../../../src/adapters/slack/return-to.ts";
import { createSubmissions } from "../../../src/adapters/slack/submissions.ts";
import type { Form, Message } from "../../../src/chat/message.ts";
import { checkView, isJson, list, str, type Json } from "../../fakes/slack-blocks.ts";
import { submissionPayload, suggestionPayload } from "../../fakes/slack-payloads.ts";
import { createInbox } from "../../contract/inbox.ts";
import { leadForm } from "../../fixtures/message-parts.ts";
import { oversized } from "../../fixtures/message-sizes.ts";
import { makeSlack, request, type SlackHarness } from "./harness.ts";

const open: SlackHarness[] = [];
afterEach(async () => {
  for (const harness of open.splice(0)) {
    await harness.adapter.stop();
    await harness.close();
  }
});

async function started(options: Parameters<typeof makeSlack>[1] = {}) {
  const harness = await makeSlack("http", options);
  open.push(harness);
  const inbox = createInbox();
  await harness.adapter.start(inbox.accept);
  return { harness, inbox };
}

const form = (message: Message): Form => {
  const found = message.blocks.find((block): block is Form => block.kind === "form");
  if (!found) throw new Error("no form");
  return found;
};
/** As it travels. */
const asJson = (value: object): Json => {
  const parsed: unknown = JSON.parse(JSON.stringify(value));
  return isJson(parsed) ? parsed : {};
};
/** What Slack is answered over HTTP. */
async function send({ slack, routes }: SlackHarness, payload: Json): Promise<Json> {
  const { body } = await request(routes, slack.sign(payload));
  const parsed: unknown = JSON.parse(typeof body === "string" ? body : "{}");
  return isJson(parsed) ? parsed : {};
}
const memo = { channel: "C1", direct: false, url: "https://hooks.slack.com/x", received: 1 };

describe("a form as a modal", () => {
  it("keeps to Slack's limits, or is shown in a message", () => {
    for (const { name, message } of oversized) {
      const only = message.blocks.filter((block) => block.kind === "form");
      const [first] = only;
      if (only.length !== 1 || first === undefined) continue;
      const view = renderModal(message, first, memo);
      if (view) expect(checkView(asJson(view)), name).toEqual([]);
    }
    const long = { ...form(leadForm), line: `/lead ${"长".repeat(2990)}` };
    expect(renderModal(leadForm, long, memo)).toBeUndefined();
    expect(writeMemo({ ...memo, line: "x".repeat(3000) })).toBeUndefined();
  });

  it("opens for a command while the trigger lives, and is a message once it does not", async () => {
    const { harness, inbox } = await started();
    await harness.does.command("/lead").outcome;
    const { returnTo = "" } = await inbox.next();
    await harness.adapter.answer(returnTo, leadForm, "k1", false);
    const { state } = harness.slack;
    expect(state.views).toHaveLength(1);
    expect(state.messages).toEqual([]);

    await harness.does.command("/lead").outcome;
    const late = (await inbox.next()).returnTo ?? "";
    state.expireTriggers();
    await harness.adapter.answer(late, leadForm, "k2", false);
    expect(state.views).toHaveLength(1);
    expect(state.messages).toHaveLength(1);
    expect(state.messages[0]?.user).toBe("U0000ADA");
  });

  it("what is refused is said at its fields; the next step takes its place; what is done closes it", async () => {
    const { harness, inbox } = await started();
    const { state } = harness.slack;
    await harness.does.command("/lead").outcome;
    await harness.adapter.answer((await inbox.next()).returnTo ?? "", leadForm, "k1", false);
    const [view] = state.views;
    if (!view) throw new Error("no view");
    const answered = async (answer: Message, aside: boolean) => {
      const sent = send(harness, submissionPayload(state, view, { name: "电池" }));
      const invocation = await inbox.next();
      expect(invocation).toMatchObject({ source: "form", form: "form-of-this-suite", fields: { name: "电池" } });
      expect(invocation.place.id).toBe("C0000GENERAL");
      await harness.adapter.answer(invocation.returnTo ?? "", answer, "k", aside);
      return sent;
    };
    const [first, ...others] = form(leadForm).fields;
    if (!first) throw new Error("no field");
    const wrong: Message = {
      ...leadForm,
      blocks: [{ ...form(leadForm), fields: [{ ...first, problem: "这个名称已经有了。" }, ...others] }],
    };
    expect(await answered(wrong, false)).toMatchObject({
      response_action: "errors",
      errors: { "field:0:name": "这个名称已经有了。" },
    });
    const step: Message = { ...leadForm, blocks: [{ ...form(leadForm), fields: [{ ...first, name: "contract" }] }] };
    const updated = await answered(step, false);
    expect(updated).toMatchObject({ response_action: "update" });
    expect(checkView(isJson(updated["view"]) ? updated["view"] : {})).toEqual([]);
    const before = state.messages.length;
    expect(await answered({ summary: "✓", locale: "zh-CN", blocks: [] }, true)).toEqual({});
    expect(state.messages).toHaveLength(before);
    // A private answer that is no form is shown where the command was.
    expect(await answered({ summary: "只给您看", locale: "zh-CN", blocks: [] }, false)).toEqual({});
    expect(state.messages.at(-1)).toMatchObject({ user: "U0000ADA" });
  });

  it("is closed when nothing is known in time, and its answer comes as a message with everything in it", async () => {
    const { harness, inbox } = await started({ timeouts: { submissionMs: 20 } });
    const { state } = harness.slack;
    await harness.does.command("/lead").outcome;
    await harness.adapter.answer((await inbox.next()).returnTo ?? "", leadForm, "k1", false);
    const [view] = state.views;
    if (!view) throw new Error("no view");
    expect(await send(harness, submissionPayload(state, view, { name: "电池" }))).toEqual({});
    const { returnTo = "" } = await inbox.next();
    const [first, ...others] = form(leadForm).fields;
    if (!first) throw new Error("no field");
    const kept = { ...form(leadForm), fields: [{ ...first, value: "电池", problem: "已经有了。" }, ...others] };
    await harness.adapter.answer(returnTo, { ...leadForm, blocks: [kept] }, "k2", false);
    expect(JSON.stringify(state.messages.at(-1)?.blocks)).toContain("电池");
  });

  it("asks us for projects while somebody types; where that fails there is no list and no error", async () => {
    const asked: string[] = [];
    const { harness } = await started({
      suggest: async ({ typed, caller }) => {
        asked.push(`${caller.id} ${typed}`);
        if (typed === "坏") throw new Error("away");
        return Array.from({ length: 130 }, (_, at) => ({ label: `#${at} ${"长".repeat(90)}`, value: `#${at}` }));
      },
    });
    const { state } = harness.slack;
    const answer = await send(harness, suggestionPayload(state, "project", "电池"));
    expect(list(answer["options"])).toHaveLength(100);
    const [option] = list(answer["options"]);
    expect(isJson(option?.["text"]) ? str(option["text"]["text"]) : "").toHaveLength(75);
    expect(await send(harness, suggestionPayload(state, "project", "坏"))).toEqual({ options: [] });
    expect(asked).toEqual(["U0000ADA 电池", "U0000ADA 坏"]);
  });
});

describe("a return address", () => {
  it("forgets each part when its time is over", () => {
    const at = new Date("2026-11-23T02:00:00Z");
    const url = "https://hooks.slack.com/x";
    const text = makeReturnTo({ url, trigger: "1.2.a", asked: { channel: "C1", direct: false, thread: "1.5" } }, at);
    const after = (ms: number) => openReturnTo(text ?? "", new Date(at.getTime() + ms));
    expect(after(0)).toMatchObject({ url, trigger: "1.2.a", asked: { channel: "C1", direct: false, thread: "1.5" } });
    expect(after(2_600)).toMatchObject({ url, trigger: undefined });
    expect(after(31 * 60_000)).toMatchObject({ url: undefined, trigger: undefined });
    // As an older version wrote it.
    expect(openReturnTo(`${at.getTime()} ${url}`, at)).toMatchObject({ url, inPlace: false });
    expect(makeReturnTo({ url: "file:///etc/passwd" }, at)).toBeUndefined();
  });
});

describe("a modal that waits", () => {
  it("is answered once", async () => {
    const submissions = createSubmissions(1000);
    const submission = { key: "k", blocks: [], memo: { line: "/lead", direct: true, received: 0 } };
    const expected = submissions.expect(submission);
    const done: Message = { summary: "done", locale: "en", blocks: [] };
    expect(submissions.settle("k", done)).toBe(false);
    expect(submissions.settle("k", leadForm)).toBe(false);
    expect(await expected.answered()).toEqual({});
  });
});
