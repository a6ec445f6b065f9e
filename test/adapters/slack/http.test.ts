import { Writable } from "node:stream";
import { afterEach, describe, expect, it } from "vitest";
import { createLogger } from "../../../src/log.ts";
import type { RouteResponse } from "../../../src/route.ts";
import { createInbox, type Inbox } from "../../contract/inbox.ts";
import { directEvent, eventPayload, mentionEvent, sign } from "../../fakes/slack-payloads.ts";
import { makeSlack, request, type SlackHarness, type SlackOptions } from "./harness.ts";

const open: SlackHarness[] = [];
afterEach(async () => {
  for (const harness of open.splice(0)) {
    await harness.adapter.stop();
    await harness.close();
  }
});

async function started(options: SlackOptions = {}): Promise<{ harness: SlackHarness; inbox: Inbox }> {
  const harness = await makeSlack("http", options);
  open.push(harness);
  const inbox = createInbox();
  await harness.adapter.start(inbox.accept);
  return { harness, inbox };
}

const form = "application/x-www-form-urlencoded";

function textOf(response: RouteResponse): string {
  if (typeof response.body !== "string") throw new Error("a body of text was expected");
  return response.body;
}

describe("slack over HTTP", () => {
  it("answers Slack's address check, when signed", async () => {
    const { harness } = await started();
    const body = JSON.stringify({ type: "url_verification", challenge: "3eZbrw1aB", token: "x" });
    const good = await request(harness.routes, sign(body, "application/json", harness.slack.signingSecret, new Date()));
    expect(good).toMatchObject({ status: 200, body: '{"challenge":"3eZbrw1aB"}' });
    expect(await request(harness.routes, sign(body, "application/json", "another", new Date()))).toEqual({
      status: 401,
    });
  });

  it("answers the certificate check, which is not signed, and reads nothing else in it", async () => {
    const { harness, inbox } = await started();
    const body = "ssl_check=1&token=x&command=%2Flead&text=x&trigger_id=1&team_id=T&channel_id=C&user_id=U";
    expect(await request(harness.routes, { headers: { "content-type": form }, body })).toEqual({
      status: 200,
    });
    expect(inbox.stored).toEqual([]);
  });

  it("does not take ssl_check from JSON", async () => {
    const { harness } = await started();
    expect(
      (
        await request(harness.routes, {
          headers: { "content-type": "application/json" },
          body: '{"ssl_check":1}',
        })
      ).status,
    ).toBe(401);
  });

  it.each([
    ["broken JSON", "application/json", "{"],
    ["no object", "application/json", '"text"'],
    ["a list", "application/json", "[]"],
    ["an event of no shape", "application/json", '{"type":"event_callback","event":null}'],
    ["an event that is text", "application/json", '{"type":"event_callback","event":"message"}'],
    ["broken JSON in a form", form, "payload=%7B"],
    ["an empty interaction", form, "payload="],
  ])("answers 400 to %s, signed or not stored", async (_what, type, body) => {
    const { harness, inbox } = await started();
    expect((await request(harness.routes, sign(body, type, harness.slack.signingSecret, new Date()))).status).toBe(400);
    expect(inbox.stored).toEqual([]);
  });

  it("acknowledges what it does not know, so that Slack does not repeat it", async () => {
    const { harness, inbox } = await started();
    for (const payload of [
      { type: "block_suggestion", team: { id: "T1" }, user: { id: "U1" } },
      { type: "something_new" },
      eventPayload(harness.slack.state, { type: "reaction_added", user: "U1" }),
    ]) {
      const body = JSON.stringify(payload);
      expect(
        (await request(harness.routes, sign(body, "application/json", harness.slack.signingSecret, new Date()))).status,
        body,
      ).toBe(200);
    }
    expect(inbox.stored).toEqual([]);
  });

  it("tells a person in both languages when their command could not be stored, and nobody else", async () => {
    const { harness, inbox } = await started();
    inbox.failNext();
    const response = await request(harness.routes, harness.slack.signedCommand("/lead 电池"));
    expect(response.status).toBe(200);
    const told: unknown = JSON.parse(textOf(response));
    expect(told).toEqual({
      response_type: "ephemeral",
      text: expect.stringMatching(/请稍后.*again/s),
    });
  });

  it("answers 500 to an event that could not be stored, and Slack's repetition is stored under the same id", async () => {
    const { harness, inbox } = await started();
    const signed = harness.slack.sign(
      eventPayload(harness.slack.state, directEvent(harness.slack.state, "/lead 电池")),
    );
    inbox.failNext();
    expect((await request(harness.routes, signed)).status).toBe(500);
    expect((await request(harness.routes, signed, { "x-slack-retry-num": "1" })).status).toBe(200);
    expect((await request(harness.routes, signed, { "x-slack-retry-num": "2" })).status).toBe(200);
    expect(new Set(inbox.stored.map((invocation) => invocation.id)).size).toBe(1);
  });

  it("a mention that also arrives as a message is one invocation", async () => {
    const { harness, inbox } = await started();
    const mention = mentionEvent(harness.slack.state, "lead 电池");
    for (const event of [mention, { ...mention, type: "message", channel_type: "channel" }]) {
      expect((await request(harness.routes, harness.slack.sign(eventPayload(harness.slack.state, event)))).status).toBe(
        200,
      );
    }
    expect(inbox.stored).toHaveLength(1);
  });

  it("an unknown slash command reaches the core", async () => {
    const { harness, inbox } = await started();
    expect((await request(harness.routes, harness.slack.signedCommand("/no-such-command x"))).status).toBe(200);
    expect((await inbox.next()).line).toBe("/no-such-command x");
  });

  it("turns deliveries away before start and after stop", async () => {
    const harness = await makeSlack("http");
    const event = (): ReturnType<typeof harness.slack.sign> =>
      harness.slack.sign(eventPayload(harness.slack.state, directEvent(harness.slack.state, "hi")));
    expect((await request(harness.routes, event())).status).toBe(503);
    const inbox = createInbox();
    await harness.adapter.start(inbox.accept);
    await harness.adapter.stop();
    expect((await request(harness.routes, event())).status).toBe(503);
    expect(textOf(await request(harness.routes, harness.slack.signedCommand("/lead x")))).toContain("again");
    expect(inbox.stored).toEqual([]);
    await harness.close();
  });

  it("start fails, and takes nothing, when the token is wrong", async () => {
    const harness = await makeSlack("http");
    harness.slack.failNext({ kind: "error", error: "invalid_auth" }, "auth.test");
    await expect(harness.adapter.start(createInbox().accept)).rejects.toMatchObject({
      name: "PlatformError",
      code: "forbidden",
    });
    expect(harness.adapter.health().connected).toBe(false);
    await harness.close();
  });

  it("logs neither text nor tokens nor addresses, even when all goes wrong", async () => {
    const lines: string[] = [];
    const sink = new Writable({
      write(chunk: Buffer, _encoding, done) {
        lines.push(chunk.toString("utf8"));
        done();
      },
    });
    const { harness, inbox } = await started({ logger: createLogger("debug", sink) });
    await request(harness.routes, harness.slack.signedCommand("/lead 机密项目"));
    const { returnTo = "" } = await inbox.next();
    inbox.failNext();
    await request(harness.routes, harness.slack.signedCommand("/lead 机密项目"));
    await request(harness.routes, {
      ...harness.slack.signedCommand("/lead 机密项目"),
      body: "text=机密项目",
    });
    await request(harness.routes, harness.slack.signedCommand("/unlisted 机密项目"));
    const secret = { summary: "机密项目", locale: "zh-CN" as const, blocks: [] };
    for (const fault of [
      { kind: "drop" as const },
      { kind: "status" as const, status: 500, body: "机密项目" },
      { kind: "error" as const, error: "invalid_blocks" },
    ]) {
      harness.slack.failNext(fault);
      await expect(harness.adapter.post(harness.place, secret, "k", false)).rejects.toThrow();
      harness.slack.failNext(fault);
      await expect(harness.adapter.answer(returnTo, secret, "k", false)).rejects.toThrow();
    }
    const log = lines.join("");
    expect(log).toContain("could not be stored");
    expect(log).toContain("did not sign");
    for (const hidden of ["机密", "xoxb-", "/response/", harness.slack.signingSecret])
      expect(log).not.toContain(hidden);
  });
});
