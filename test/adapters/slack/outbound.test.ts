import { afterEach, describe, expect, it } from "vitest";
import type { Message } from "../../../src/chat/message.ts";
import { createInbox } from "../../contract/inbox.ts";
import type { SlackFault } from "../../fakes/slack-api.ts";
import { createManualClock } from "../../fakes/clock.ts";
import { makeSlack, type SlackHarness, type SlackOptions } from "./harness.ts";

const open: SlackHarness[] = [];
afterEach(async () => {
  for (const harness of open.splice(0)) {
    await harness.adapter.stop();
    await harness.close();
  }
});

async function made(options: SlackOptions = {}): Promise<SlackHarness> {
  const harness = await makeSlack("http", options);
  open.push(harness);
  return harness;
}

const message: Message = {
  summary: "Lead #12 <logged>",
  locale: "en",
  blocks: [{ kind: "text", text: "hello" }],
};

describe("post", () => {
  it("sends summary, blocks and key, and unfolds no links", async () => {
    const harness = await made();
    await harness.adapter.post(harness.place, message, "k_1", false);
    const [posted] = harness.slack.state.messages;
    expect(posted).toMatchObject({
      text: "Lead #12 &lt;logged&gt;",
      unfurl: false,
      metadata: { event_type: "xianfeng_delivery", event_payload: { key: "k_1" } },
    });
    expect(harness.slack.calls).toEqual(["chat.postMessage"]);
  });

  it("looks before it repeats, in the channel and in a thread however long", async () => {
    const harness = await made();
    const { adapter, place, slack } = harness;
    const thread = { ...place, thread: "1780000000.000001" };
    const first = await adapter.post(place, message, "k_1", false);
    const reply = await adapter.post(thread, message, "k_2", false);
    for (let index = 0; index < 120; index += 1) await adapter.post(thread, message, `k_later${index}`, false);
    const last = await adapter.post(thread, message, "k_last", false);
    const count = slack.state.messages.length;
    expect(await adapter.post(place, message, "k_1", true)).toEqual(first);
    expect(await adapter.post(thread, message, "k_2", true)).toEqual(reply);
    expect(await adapter.post(thread, message, "k_last", true)).toEqual(last);
    expect(slack.state.messages).toHaveLength(count);
    await adapter.post(place, message, "k_new", true);
    expect(slack.state.messages).toHaveLength(count + 1);
  });

  it("posts where it may not look, and waits where looking failed for now", async () => {
    const harness = await made();
    harness.slack.failNext({ kind: "error", error: "missing_scope" }, "conversations.history");
    await harness.adapter.post(harness.place, message, "k_1", true);
    expect(harness.slack.state.messages).toHaveLength(1);
    harness.slack.failNext({ kind: "status", status: 429, retryAfter: "7" }, "conversations.history");
    await expect(harness.adapter.post(harness.place, message, "k_2", true)).rejects.toMatchObject({
      code: "rate_limited",
      retryAfterMs: 7000,
    });
    expect(harness.slack.state.messages).toHaveLength(1);
  });

  const failures: readonly (readonly [string, SlackFault, object])[] = [
    ["429", { kind: "status", status: 429, retryAfter: "30" }, { code: "rate_limited", retryAfterMs: 30_000 }],
    ["429 without a wait", { kind: "status", status: 429 }, { code: "rate_limited", retryAfterMs: 30_000 }],
    [
      "429 with a wait nobody can read",
      { kind: "status", status: 429, retryAfter: "soon" },
      { code: "rate_limited", retryAfterMs: 30_000 },
    ],
    ["ratelimited as a word", { kind: "error", error: "ratelimited" }, { code: "rate_limited", retryAfterMs: 30_000 }],
    ["500", { kind: "status", status: 500 }, { code: "unknown" }],
    ["a page with 200", { kind: "status", status: 200, body: "<html>proxy</html>" }, { code: "unknown" }],
    ["silence", { kind: "hang" }, { code: "timeout" }],
    ["fatal_error", { kind: "error", error: "fatal_error" }, { code: "unknown" }],
    ["internal_error", { kind: "error", error: "internal_error" }, { code: "unavailable" }],
    ["is_archived", { kind: "error", error: "is_archived" }, { code: "gone", unreachable: "is_archived" }],
    [
      "not_in_channel",
      { kind: "error", error: "not_in_channel" },
      { code: "forbidden", unreachable: "not_in_channel" },
    ],
    ["token_revoked", { kind: "error", error: "token_revoked" }, { code: "forbidden", unreachable: undefined }],
    ["account_inactive", { kind: "error", error: "account_inactive" }, { code: "forbidden", unreachable: undefined }],
    ["restricted_action", { kind: "error", error: "restricted_action" }, { code: "forbidden", unreachable: undefined }],
    ["msg_too_long", { kind: "error", error: "msg_too_long" }, { code: "rejected" }],
    ["a word from tomorrow", { kind: "error", error: "brand_new_error" }, { code: "rejected" }],
  ];
  it.each(failures)("%s is a PlatformError, tried once", async (_what, fault, expected) => {
    const harness = await made({ timeouts: { requestMs: 300 } });
    harness.slack.failNext(fault);
    await expect(harness.adapter.post(harness.place, message, "k", false)).rejects.toMatchObject({
      name: "PlatformError",
      ...expected,
    });
    expect(harness.slack.calls).toHaveLength(1);
  });

  it("keeps to the channel's pace only by being told", async () => {
    const harness = await made();
    harness.slack.state.setPace(60_000);
    await harness.adapter.post(harness.place, message, "k1", false);
    await expect(harness.adapter.post(harness.place, message, "k2", false)).rejects.toMatchObject({
      code: "rate_limited",
    });
    // Another channel is not held up by it.
    await harness.adapter.post({ ...harness.place, id: "C0000UNIT1" }, message, "k3", false);
    expect(harness.adapter.limits.perPlace).toEqual([{ count: 1, ms: 1000 }]);
  });

  it("each of many at once arrives once", async () => {
    const harness = await made();
    const keys = Array.from({ length: 50 }, (_, index) => `k_${index}`);
    await Promise.all(keys.map((key) => harness.adapter.post(harness.place, message, key, false)));
    expect(new Set(harness.slack.state.messages.map((posted) => JSON.stringify(posted.metadata))).size).toBe(50);
  });
});

describe("update and direct", () => {
  it("an update to nothing clears what was there", async () => {
    const harness = await made();
    const posted = await harness.adapter.post(harness.place, message, "k", false);
    await harness.adapter.update(posted, { summary: "gone", locale: "en", blocks: [] });
    expect(harness.seen()[0]?.text).not.toContain("hello");
    await expect(harness.adapter.update({ ...posted, id: "1.2" }, message)).rejects.toMatchObject({
      code: "gone",
    });
  });

  it("nobody is written to who is not there", async () => {
    const harness = await made();
    await expect(harness.adapter.direct({ platform: "slack", workspace: "T", id: "U404" })).rejects.toMatchObject({
      code: "gone",
      unreachable: "user_not_found",
    });
  });

  it("a conversation is opened once, and again where that failed", async () => {
    const harness = await made();
    harness.slack.failNext({ kind: "error", error: "internal_error" }, "conversations.open");
    await expect(harness.adapter.direct(harness.person)).rejects.toMatchObject({ code: "unavailable" });
    const places = [await harness.adapter.direct(harness.person), await harness.adapter.direct(harness.person)];
    expect(places[0]).toEqual(places[1]);
    await harness.adapter.direct(harness.other);
    expect(harness.slack.calls.filter((method) => method === "conversations.open")).toHaveLength(3);
  });
});

describe("answer", () => {
  it("is given up after thirty minutes without asking Slack", async () => {
    const clock = createManualClock();
    const harness = await made({ clock });
    const returnTo = `${clock.now().getTime()} ${harness.slack.responseUrl()}`;
    await clock.advance(29 * 60_000);
    await harness.adapter.answer(returnTo, message, "k", false);
    await clock.advance(60_000);
    await expect(harness.adapter.answer(returnTo, message, "k", false)).rejects.toMatchObject({
      code: "gone",
    });
    expect(harness.slack.calls).toEqual(["response_url"]);
  });

  it("five times and no more", async () => {
    const harness = await made();
    const returnTo = `${Date.now()} ${harness.slack.responseUrl()}`;
    for (let use = 0; use < 5; use += 1) await harness.adapter.answer(returnTo, message, "k", false);
    await expect(harness.adapter.answer(returnTo, message, "k", false)).rejects.toMatchObject({
      code: "gone",
    });
    expect(harness.seen().map((seen) => seen.audience)).toEqual(Array.from({ length: 5 }, () => "caller"));
  });

  const failures: readonly (readonly [SlackFault, object])[] = [
    [
      { kind: "status", status: 429, retryAfter: "3" },
      { code: "rate_limited", retryAfterMs: 3000 },
    ],
    [
      { kind: "status", status: 429 },
      { code: "rate_limited", retryAfterMs: 30_000 },
    ],
    [{ kind: "status", status: 410 }, { code: "gone" }],
    [{ kind: "status", status: 404, body: "expired_url" }, { code: "gone" }],
    [{ kind: "status", status: 400, body: '{"ok":false,"error":"used_url"}' }, { code: "gone" }],
    [{ kind: "error", error: "invalid_blocks" }, { code: "rejected" }],
    [{ kind: "status", status: 500 }, { code: "unknown" }],
    [{ kind: "drop" }, { code: "timeout" }],
    [{ kind: "hang" }, { code: "timeout" }],
  ];
  it.each(failures)("%j is a PlatformError without the address", async (fault, expected) => {
    const harness = await made({ timeouts: { requestMs: 300 } });
    harness.slack.failNext(fault);
    const failing = harness.adapter.answer(`${Date.now()} ${harness.slack.responseUrl()}`, message, "k", false);
    await expect(failing).rejects.toMatchObject({ name: "PlatformError", ...expected });
    await expect(failing).rejects.not.toThrow(/response\/|127\.0\.0\.1/);
  });

  it("answers a press without touching the message that was pressed", async () => {
    const harness = await made();
    const inbox = createInbox();
    await harness.adapter.start(inbox.accept);
    const posted = await harness.adapter.post(
      harness.place,
      { ...message, blocks: [{ kind: "buttons", buttons: [{ label: "Undo", line: "/undo" }] }] },
      "k",
      false,
    );
    const before = JSON.stringify(harness.slack.state.messages[0]);
    await harness.does.press(posted, "Undo").outcome;
    await harness.adapter.answer((await inbox.next()).returnTo ?? "", message, "k2", false);
    expect(JSON.stringify(harness.slack.state.messages[0])).toBe(before);
    expect(harness.seen()[1]).toMatchObject({ audience: "caller" });
  });
});
