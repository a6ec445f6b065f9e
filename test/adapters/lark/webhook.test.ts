import { afterEach, describe, expect, it } from "vitest";
import { ConfigError } from "../../../src/errors.ts";
import { createLogger } from "../../../src/log.ts";
import { createHttpServer } from "../../../src/http/server.ts";
import { createLarkAdapter } from "../../../src/adapters/lark/adapter.ts";
import type { ChatAdapter } from "../../../src/chat/port.ts";
import type { Route, RouteRequest } from "../../../src/route.ts";
import { createInbox, type Inbox } from "../../contract/inbox.ts";
import { encryptKey, startLarkApi, verificationToken, type LarkApi } from "../../fakes/lark-api.ts";
import { messageEvent, pressEvent } from "../../fakes/lark-events.ts";
import { encrypt, request, signedRequest } from "../../fakes/lark-webhook.ts";

const now = new Date("2026-11-23T04:00:00.000Z");
const clock = { now: () => now };
const logger = createLogger("silent");
const cleanups: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).toReversed()) await cleanup();
});

async function make(): Promise<{ api: LarkApi; adapter: ChatAdapter; route: Route; inbox: Inbox }> {
  const api = await startLarkApi("webhook");
  cleanups.push(() => api.close());
  const { adapter, routes } = createLarkAdapter(api.config, { clock, logger });
  const [route] = routes;
  if (!route) throw new Error("no route");
  return { api, adapter, route, inbox: createInbox() };
}

const signed = (payload: unknown, at = now): RouteRequest =>
  signedRequest(encrypt(payload, encryptKey), encryptKey, at);
const check = { type: "url_verification", challenge: "ajls384kdjx98XX", token: verificationToken };

async function answer(route: Route, webhook: RouteRequest): Promise<readonly [number, unknown]> {
  const { status, body } = await route.handle(webhook);
  return [status, JSON.parse(typeof body === "string" ? body : "")];
}

describe("the address check of the console", () => {
  it("is answered when it decrypts and has our token, signed or not, started or not", async () => {
    const { route } = await make();
    expect(await answer(route, request(encrypt(check, encryptKey)))).toEqual([200, { challenge: check.challenge }]);
    expect(await answer(route, signed(check))).toEqual([200, { challenge: check.challenge }]);
  });

  it("is refused under another key or token, or in plain", async () => {
    const { route } = await make();
    expect(await answer(route, request(encrypt(check, "another key")))).toEqual([401, {}]);
    expect(await answer(route, request(encrypt({ ...check, token: "another" }, encryptKey)))).toEqual([401, {}]);
    expect(await answer(route, request(encrypt({ ...check, token: undefined }, encryptKey)))).toEqual([401, {}]);
    expect(await answer(route, request(JSON.stringify(check)))).toEqual([400, {}]);
  });

  it("needs no token when none is configured", async () => {
    const { api } = await make();
    const { routes } = createLarkAdapter({ ...api.config, verificationToken: undefined }, { clock, logger });
    const [route] = routes;
    if (!route) throw new Error("no route");
    expect(await answer(route, request(encrypt({ ...check, token: "whatever" }, encryptKey)))).toEqual([
      200,
      { challenge: check.challenge },
    ]);
  });
});

describe("events", () => {
  it("are taken only between start and stop", async () => {
    const { adapter, route, inbox } = await make();
    expect((await answer(route, signed(messageEvent({ text: "/help" }))))[0]).toBe(503);
    await adapter.start(inbox.accept);
    expect(await answer(route, signed(messageEvent({ text: "/help" })))).toEqual([200, {}]);
    await adapter.stop();
    expect((await answer(route, signed(messageEvent({ text: "/help" }))))[0]).toBe(503);
    expect(inbox.stored).toHaveLength(1);
  });

  it("are good for five minutes either way, and no longer", async () => {
    const { adapter, route, inbox } = await make();
    await adapter.start(inbox.accept);
    const at = (seconds: number): RouteRequest =>
      signed(messageEvent({ text: "/help" }), new Date(now.getTime() + seconds * 1000));
    expect((await answer(route, at(-300)))[0]).toBe(200);
    expect((await answer(route, at(300)))[0]).toBe(200);
    expect((await answer(route, at(-301)))[0]).toBe(401);
    expect((await answer(route, at(301)))[0]).toBe(401);
    expect(inbox.stored).toHaveLength(2);
  });

  it("are refused with another token, a signature in pieces, or nonsense inside", async () => {
    const { adapter, route, inbox } = await make();
    await adapter.start(inbox.accept);
    const event = messageEvent({ text: "/help" }) as { header: object };
    const { headers, ...rest } = signed(event);
    expect(await answer(route, signed({ ...event, header: { ...event.header, token: "another" } }))).toEqual([401, {}]);
    expect(await answer(route, { ...rest, headers: { ...headers, "x-lark-request-nonce": undefined } })).toEqual([
      401,
      {},
    ]);
    expect(await answer(route, { ...rest, headers: { ...headers, "x-lark-signature": "" } })).toEqual([401, {}]);
    expect(await answer(route, { ...rest, headers: { ...headers, "x-lark-request-timestamp": "soon" } })).toEqual([
      401,
      {},
    ]);
    for (const inside of ["not json", "[]", "null", "7"])
      expect(await answer(route, signed(inside)), inside).toEqual([400, {}]);
    for (const outside of ["", "[]", "null", '{"encrypt":7}', "{"])
      expect(await answer(route, signedRequest(outside, encryptKey, now)), outside).toEqual([400, {}]);
    expect(inbox.stored).toHaveLength(0);
  });

  it("without a signature get one answer, whether they decrypt or not", async () => {
    const { adapter, route, inbox } = await make();
    await adapter.start(inbox.accept);
    const good = encrypt(messageEvent({ text: "/help" }), encryptKey);
    const answers = [
      good,
      encrypt(messageEvent({ text: "/help" }), "another key"),
      encrypt("not json", encryptKey),
      '{"encrypt":"AAAA"}',
    ].map((body) => answer(route, request(body)));
    expect(await Promise.all(answers)).toEqual([
      [401, {}],
      [401, {}],
      [401, {}],
      [401, {}],
    ]);
    expect(inbox.stored).toHaveLength(0);
  });

  it("that we do not know, of either schema, are acknowledged and dropped", async () => {
    const { adapter, route, inbox } = await make();
    await adapter.start(inbox.accept);
    const event = messageEvent({ text: "/help" }) as { header: object };
    expect(
      await answer(route, signed({ ...event, header: { ...event.header, event_type: "im.chat.disbanded_v1" } })),
    ).toEqual([200, {}]);
    expect(
      await answer(
        route,
        signed({
          uuid: "1",
          token: verificationToken,
          type: "event_callback",
          event: { type: "message" },
        }),
      ),
    ).toEqual([200, {}]);
    expect(inbox.stored).toHaveLength(0);
  });

  it("answer a press with an empty object, and one that could not be stored with an error", async () => {
    const { api, adapter, route, inbox } = await make();
    await adapter.start(inbox.accept);
    const posted = await adapter.post(
      { platform: "lark", workspace: "w", id: "oc_1", direct: false },
      {
        summary: "s",
        locale: "zh-CN",
        blocks: [{ kind: "buttons", buttons: [{ label: "撤销", line: "/undo" }] }],
      },
      "k",
      false,
    );
    const press = (): RouteRequest => signed(pressEvent(api.messages.held[0]?.content, posted.id, "撤销", "oc_1"));
    expect(await answer(route, press())).toEqual([200, {}]);
    inbox.failNext();
    expect(await answer(route, press())).toEqual([500, {}]);
  });

  it("reach the route through the server as the bytes that were signed", async () => {
    const { adapter, route, inbox } = await make();
    await adapter.start(inbox.accept);
    const server = createHttpServer({ logger, routes: [route] });
    cleanups.push(() => server.close());
    const { port } = await server.listen(0, "127.0.0.1");
    // Blanks that a parser would lose, and a character of four bytes.
    const body = encrypt(messageEvent({ text: "/lead 电池 😀" }), encryptKey).replace("{", '{ "note": "😀",  ');
    const { headers } = signedRequest(body, encryptKey, now);
    const response = await fetch(`http://127.0.0.1:${port}/lark/events`, {
      method: "POST",
      body,
      headers: headers as Record<string, string>,
    });
    expect([response.status, await response.json()]).toEqual([200, {}]);
    expect(inbox.stored[0]?.line).toBe("/lead 电池 😀");
  });
});

it("is not built without an encrypt key", async () => {
  const { api } = await make();
  expect(() => createLarkAdapter({ ...api.config, encryptKey: undefined }, { clock, logger })).toThrow(ConfigError);
});
