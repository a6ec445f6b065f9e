import { Writable } from "node:stream";
import { afterEach, describe, expect, it, vi } from "vitest";
import { systemClock } from "../../../src/clock.ts";
import { createLogger } from "../../../src/log.ts";
import { connectionTiming } from "../../../src/adapters/lark/connection.ts";
import { createLarkAdapter } from "../../../src/adapters/lark/adapter.ts";
import type { Message } from "../../../src/chat/message.ts";
import type { ChatAdapter } from "../../../src/chat/port.ts";
import { createInbox, type Inbox } from "../../contract/inbox.ts";
import { sample } from "../../fixtures/messages.ts";
import { encryptKey, startLarkApi, tenant, type LarkApi } from "../../fakes/lark-api.ts";
import { group, messageEvent, person, pressEvent } from "../../fakes/lark-events.ts";
import { failure } from "../../fakes/lark-messages.ts";

const place = { platform: "lark", workspace: tenant, id: group, direct: false } as const;
const words: Message = {
  summary: '第12号 <at user_id="all"></at>',
  locale: "zh-CN",
  blocks: [{ kind: "text", text: "绝密项目" }],
};
const cleanups: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).toReversed()) await cleanup();
});

async function start(options: { readonly secret?: string } = {}): Promise<{
  api: LarkApi;
  adapter: ChatAdapter;
  inbox: Inbox;
  log: () => string;
  started: Promise<void>;
}> {
  const api = await startLarkApi("ws");
  const lines: string[] = [];
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString("utf8"));
      done();
    },
  });
  const config = options.secret === undefined ? api.config : { ...api.config, appSecret: options.secret };
  const { adapter, routes } = createLarkAdapter(config, {
    clock: systemClock,
    logger: createLogger("debug", sink),
    timing: { ...connectionTiming, firstMs: 10, longestMs: 40 },
  });
  expect(routes).toEqual([]);
  const inbox = createInbox();
  const started = adapter.start(inbox.accept);
  cleanups.push(async () => {
    await started.catch(() => undefined);
    await adapter.stop();
    await api.close();
  });
  return { api, adapter, inbox, log: () => lines.join(""), started };
}

describe("the lark adapter", () => {
  it("does not start with a wrong secret, and says which kind of mistake it is", async () => {
    const { adapter, started } = await start({ secret: "not-the-secret" });
    await expect(started).rejects.toMatchObject({ name: "PlatformError", code: "forbidden" });
    expect(adapter.health()).toEqual({ connected: false, detail: "not running" });
  });

  it("tells since when no events flow, and goes on when they do", async () => {
    const { api, adapter, inbox, started } = await start();
    await started;
    await api.socket.ready(1);
    api.refuseConnections({ status: 200, body: { code: 1, msg: "busy" } });
    api.socket.drop();
    await vi.waitFor(() =>
      expect(adapter.health()).toMatchObject({
        connected: false,
        detail: expect.stringMatching(/^no long connection since \d{4}-.*Z$/),
      }),
    );
    api.refuseConnections(undefined);
    await api.socket.ready(2);
    await vi.waitFor(() => expect(adapter.health().connected).toBe(true));
    await api.socket.deliver(messageEvent({ text: "/help" }));
    expect(inbox.stored).toHaveLength(1);
  });

  it("answers a press with an empty object, which clients take for done", async () => {
    const { api, adapter, started } = await start();
    await started;
    const posted = await adapter.post(place, sample("card"), "k", false);
    const press = pressEvent(api.messages.held[0]?.content, posted.id, "撤销", group);
    expect(await api.socket.deliver(press)).toEqual({ code: 200, data: {} });
  });

  it("refuses what arrives while it stops, so that it comes again", async () => {
    const { api, adapter, inbox, started } = await start();
    await started;
    const gate = inbox.hold();
    const last = api.socket.deliver(messageEvent({ text: "/lead 最后" }));
    await gate.reached;
    const stopping = adapter.stop();
    expect((await api.socket.deliver(messageEvent({ text: "/help" }))).code).toBe(500);
    gate.open();
    expect((await last).code).toBe(200);
    await stopping;
    expect(inbox.stored.map(({ line }) => line)).toEqual(["/lead 最后"]);
  });

  it("posts to a person by open_id, without asking for a chat first", async () => {
    const { api, adapter, started } = await start();
    await started;
    const before = api.requests.length;
    const direct = await adapter.direct({ platform: "lark", workspace: tenant, id: person.openId });
    expect(api.requests).toHaveLength(before);
    await adapter.post(direct, sample("card"), "k", false);
    expect(api.messages.held).toMatchObject([
      { receiveIdType: "open_id", receiveId: person.openId, type: "interactive", uuid: "k" },
    ]);
  });

  it("fetches one token, and another when Lark revoked it", async () => {
    const { api, adapter, started } = await start();
    await started;
    const tokens = (): number =>
      api.requests.filter((request) => request.endsWith("/tenant_access_token/internal")).length;
    await adapter.post(place, sample("card"), "k1", false);
    expect(tokens()).toBe(1);
    api.revokeTokens();
    const posted = await adapter.post(place, sample("card"), "k2", false);
    expect(tokens()).toBe(2);
    api.revokeTokens();
    await adapter.update(posted, words);
    expect(tokens()).toBe(3);
    expect(api.messages.held).toHaveLength(2);
  });

  it("tries a refused token once, not forever, also when the refusal comes with HTTP 200", async () => {
    const { api, adapter, started } = await start();
    await started;
    const refused = { kind: "answer", answer: failure(99991663, "invalid token", 200) } as const;
    api.failNext(refused, refused);
    await expect(adapter.post(place, sample("card"), "k", false)).rejects.toMatchObject({
      code: "forbidden",
    });
    expect(api.requests.filter((request) => request === "POST /open-apis/im/v1/messages")).toHaveLength(2);
  });

  it.each([230099, 230025])(
    "sends the summary as text when a card is refused with %i, under a key of its own",
    async (code) => {
      const { api, adapter, started } = await start();
      await started;
      const refused = { kind: "answer", answer: failure(code, "refused") } as const;
      const long = "k".repeat(50);
      api.failNext(refused);
      const short = await adapter.post(place, words, "k", false);
      api.failNext(refused);
      await adapter.post(place, words, long, false);
      // The same post again is the same message still.
      api.failNext(refused);
      await adapter.post(place, words, long, true);
      const [first, second, ...more] = await api.messages.wait(2);
      expect(more).toEqual([]);
      expect(first).toMatchObject({
        id: short.id,
        type: "text",
        uuid: "k-t",
        content: { text: '第12号 ＜at user_id="all"＞＜/at＞' },
      });
      expect(second?.uuid).toMatch(/^[0-9a-f]{48}-t$/);
    },
  );

  it("shows the summary alone when a changed card is refused", async () => {
    const { api, adapter, started } = await start();
    await started;
    const posted = await adapter.post(place, sample("card"), "k", false);
    api.failNext({ kind: "answer", answer: failure(230099, "refused") });
    await adapter.update(posted, words);
    expect(api.messages.held[0]?.content).toMatchObject({
      body: { elements: [{ tag: "div", text: { content: words.summary } }] },
    });
  });

  it("reports the limit of a place, which comes without a header, as a second's wait", async () => {
    const { api, adapter, started } = await start();
    await started;
    api.messages.limitPlaces();
    const results = await Promise.allSettled(
      Array.from({ length: 6 }, (_, index) => adapter.post(place, sample("card"), `k${index}`, false)),
    );
    const failed = results.flatMap((result) => (result.status === "rejected" ? [result.reason as unknown] : []));
    expect(failed).toEqual([
      expect.objectContaining({ name: "PlatformError", code: "rate_limited", retryAfterMs: 1000 }),
    ]);
  });

  it("lets calls overtake each other", async () => {
    const { api, adapter, started } = await start();
    await started;
    let release: () => void = () => undefined;
    api.failNext({ kind: "wait", until: new Promise((resolve) => (release = resolve)) });
    const slow = adapter.post(place, sample("card"), "slow", false);
    await api.messages.wait(1);
    await adapter.post(place, sample("card"), "quick", false);
    release();
    expect((await slow).id).toBe(api.messages.held[0]?.id);
  });

  it("logs no secret, no ticket and nothing that anybody wrote", async () => {
    const { api, adapter, inbox, started, log } = await start();
    await started;
    api.failNext({
      kind: "answer",
      answer: failure(230099, "Failed, ext=ErrCode: 200621; ErrPath: ROOT -> body; ErrMsg: 绝密项目"),
    });
    await adapter.post(place, words, "k1", false);
    for (const fault of [
      { kind: "drop" },
      { kind: "answer", answer: failure(230002, "绝密项目") },
      { kind: "answer", answer: { status: 500, body: "绝密项目" } },
    ] as const) {
      api.failNext(fault);
      await expect(adapter.post(place, words, "k2", false)).rejects.toMatchObject({
        name: "PlatformError",
      });
    }
    inbox.failNext();
    await api.socket.deliver(messageEvent({ text: "/lead 绝密项目" }));
    await api.socket.deliver(messageEvent({ text: "绝密项目", mentions: [] }));
    api.revokeTokens();
    await adapter.post(place, words, "k3", false);
    api.refuseConnections({ status: 200, body: { code: 514, msg: "绝密项目" } });
    api.socket.drop();
    await vi.waitFor(() => expect(log()).toContain("no connection yet"));
    for (const written of [
      "绝密",
      "第12号",
      api.config.appSecret,
      encryptKey,
      "secret-ticket",
      "Bearer",
      "t-1",
      person.openId,
    ])
      expect(log(), written).not.toContain(written);
    for (const told of [
      "card error 200621 at ROOT -> body",
      "lark delivery not stored",
      "lark token refused",
      "20261123120000ABCDEF",
    ])
      expect(log()).toContain(told);
  });

  it("keeps that promise when it cannot even sign in", async () => {
    const { api, started, log } = await start({ secret: "not-the-secret" });
    await started.catch(() => undefined);
    expect(log()).toContain("lark sdk reported an error");
    expect(log()).toContain("10014");
    expect(log()).not.toContain("not-the-secret");
    expect(log()).not.toContain(api.config.appSecret);
  });
});
