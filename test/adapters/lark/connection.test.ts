import { get } from "node:http";
import { afterEach, describe, expect, it, vi } from "vitest";
import { systemClock } from "../../../src/clock.ts";
import { createLogger } from "../../../src/log.ts";
import type { KeptConnection } from "../../../src/chat/connection.ts";
import { connectionTiming, createConnection, type ConnectionTiming } from "../../../src/adapters/lark/connection.ts";
import { createWireAgent } from "../../../src/adapters/lark/wire.ts";
import { createIntake } from "../../../src/adapters/lark/intake.ts";
import { createInbox, type Inbox } from "../../contract/inbox.ts";
import { bot, startLarkApi, type LarkApi } from "../../fakes/lark-api.ts";
import { messageEvent } from "../../fakes/lark-events.ts";
import type { SocketTiming } from "../../fakes/lark-socket.ts";

const logger = createLogger("silent");
const fast: ConnectionTiming = { ...connectionTiming, startMs: 5_000, firstMs: 10, longestMs: 40 };
const cleanups: (() => Promise<void> | void)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).toReversed()) await cleanup();
});

async function makeApi(timing?: SocketTiming): Promise<LarkApi> {
  const api = await startLarkApi("ws", timing);
  cleanups.push(() => api.close());
  return api;
}

async function open(
  api: LarkApi,
  timing: ConnectionTiming = fast,
): Promise<{ connection: KeptConnection; inbox: Inbox }> {
  const inbox = createInbox();
  const intake = createIntake({ withName: async (said) => said, clock: systemClock, logger });
  intake.open(inbox.accept, bot);
  const { dispatcher } = intake;
  const connection = createConnection({ options: api.config, dispatcher, clock: systemClock, logger, timing });
  cleanups.push(() => connection.stop());
  await connection.start();
  return { connection, inbox };
}

const refusal = (code: number, data?: object): { status: number; body: object } => ({
  status: 200,
  body: { code, msg: "refused", ...(data ? { data } : {}) },
});

describe("the long connection", () => {
  it("stands when opening resolves, and carries events of any size in pieces", async () => {
    const api = await makeApi();
    const { connection, inbox } = await open(api);
    expect(connection.state().connected).toBe(true);
    const line = `/lead ${"电池".repeat(5000)}`;
    expect(await api.socket.deliver(messageEvent({ text: line }), 7)).toEqual({
      code: 200,
      data: undefined,
    });
    expect(inbox.stored.map((invocation) => invocation.line)).toEqual([line]);
  });

  it("is replaced when it breaks, and says so meanwhile", async () => {
    const api = await makeApi();
    const { connection, inbox } = await open(api);
    await api.socket.ready(1);
    const before = connection.state().since;
    api.refuseConnections(refusal(1));
    api.socket.drop();
    await vi.waitFor(() => expect(connection.state().connected).toBe(false));
    expect(connection.state().since.getTime()).toBeGreaterThanOrEqual(before.getTime());
    api.refuseConnections(undefined);
    await api.socket.ready(2);
    await vi.waitFor(() => expect(connection.state().connected).toBe(true));
    expect((await api.socket.deliver(messageEvent({ text: "/help" }))).code).toBe(200);
    expect(inbox.stored).toHaveLength(1);
  });

  describe("cut without a close", () => {
    // The server's ping interval and how long a pong may take: 1.8 s at the latest until a silence is noticed.
    const pings = { pingInterval: 1, reconnectInterval: 120 };
    const alert: ConnectionTiming = { ...fast, pongSeconds: 0.8 };

    it("is given up within the ping interval and the wait for a pong, and replaced", async () => {
      const api = await makeApi(pings);
      const { connection, inbox } = await open(api, alert);
      await api.socket.ready(1);
      const { heardAt } = connection.state();
      api.socket.freeze();
      const lost = api.socket.deliver(messageEvent({ text: "/lead 电池" })).catch(() => "lost");
      await api.socket.ready(2);
      await vi.waitFor(
        () => expect(connection.state()).toMatchObject({ connected: true, reconnects: 1, silences: 1 }),
        {
          timeout: 5_000,
        },
      );
      expect(connection.state().heardAt?.getTime()).toBeGreaterThan(heardAt?.getTime() ?? Infinity);
      // What lay in the cut connection reaches nobody any more; Lark sends it again over the new one.
      api.socket.thaw();
      await vi.waitFor(() => expect(api.socket.open()).toBe(1));
      expect(await lost).toBe("lost");
      expect(inbox.stored).toEqual([]);
      expect((await api.socket.deliver(messageEvent({ text: "/lead 电池" }))).code).toBe(200);
      expect(inbox.stored).toHaveLength(1);
    });

    it("is one outage as long as connections are taken and nothing is said over them", async () => {
      const api = await makeApi(pings);
      const { connection } = await open(api, { ...alert, pongSeconds: 0.3, steadyMs: 200 });
      await api.socket.ready(1);
      api.socket.mute(true);
      api.socket.drop();
      await vi.waitFor(() => expect(connection.state().connected).toBe(false));
      const { outage } = connection.state();
      await vi.waitFor(() => expect(api.socket.opened()).toBeGreaterThan(3), { timeout: 5_000 });
      expect(connection.state()).toMatchObject({ connected: false, outage, reconnects: 0 });
      api.socket.mute(false);
      await vi.waitFor(() => expect(connection.state().connected).toBe(true), { timeout: 5_000 });
      expect(connection.state().outage).toEqual(outage);
      await vi.waitFor(() => expect(connection.state().outage).toBeUndefined(), { timeout: 5_000 });
      expect(connection.state().reconnects).toBeGreaterThan(0);
    });

    it("does not mistake quiet hours for silence", async () => {
      const api = await makeApi(pings);
      const { connection } = await open(api, alert);
      await api.socket.ready(1);
      const { heardAt } = connection.state();
      await vi.waitFor(
        () =>
          expect(connection.state().heardAt?.getTime() ?? 0).toBeGreaterThan((heardAt?.getTime() ?? Infinity) + 1_900),
        { timeout: 5_000 },
      );
      expect(connection.state()).toMatchObject({ connected: true, reconnects: 0, silences: 0 });
    });
  });

  it.each([refusal(514, {}), refusal(514), { status: 403, body: { code: 403, msg: "forbidden" } }])(
    "fails to open when Lark refuses the app: %j",
    async (answer) => {
      const api = await makeApi();
      api.refuseConnections(answer);
      await expect(open(api)).rejects.toMatchObject({ name: "PlatformError", code: "forbidden" });
      expect(api.socket.opened()).toBe(0);
    },
  );

  it.each([{ status: 500, body: "oops" }, refusal(1), refusal(1000040350), refusal(1000040343)])(
    "gives up opening in time when it does not come about: %j",
    async (answer) => {
      const api = await makeApi();
      api.refuseConnections(answer);
      await expect(open(api, { ...fast, startMs: 50 })).rejects.toMatchObject({
        name: "PlatformError",
        code: "unavailable",
      });
    },
  );

  it("comes back by itself after Lark refused it for a while", async () => {
    const api = await makeApi();
    const { connection } = await open(api);
    await api.socket.ready(1);
    api.refuseConnections(refusal(514));
    api.socket.drop();
    const asked = (): number => api.requests.filter((request) => request.endsWith("/callback/ws/endpoint")).length;
    await vi.waitFor(() => expect(asked()).toBeGreaterThan(3));
    expect(connection.state().connected).toBe(false);
    api.refuseConnections(undefined);
    await api.socket.ready(2);
    await vi.waitFor(() => expect(connection.state().connected).toBe(true));
  });

  it("stays closed once closed", async () => {
    const api = await makeApi();
    const { connection } = await open(api);
    await api.socket.ready(1);
    await connection.stop();
    expect(connection.state().connected).toBe(false);
    const { length } = api.requests;
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(api.requests).toHaveLength(length);
  });

  it("asks the kernel too whether the other side is there", async () => {
    const asked: unknown[][] = [];
    const agent = createWireAgent("http://127.0.0.1", (wire) => {
      wire.setKeepAlive = (...given) => {
        asked.push(given);
        return wire;
      };
    });
    const api = await makeApi();
    await new Promise((resolve) => get(api.config.domain, { agent }, (answer) => answer.resume().on("end", resolve)));
    expect(asked).toEqual([[true, 30_000]]);
  });

  it("watches for silence well within the server's ping interval", () => {
    expect(connectionTiming.pongSeconds).toBeLessThan(120 / 2);
  });
});
