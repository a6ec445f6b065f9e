import { afterEach, describe, expect, it, vi } from "vitest";
import { systemClock } from "../../../src/clock.ts";
import { createLogger } from "../../../src/log.ts";
import {
  connectionTiming,
  openConnection,
  type Connection,
  type ConnectionTiming,
} from "../../../src/adapters/lark/connection.ts";
import { createIntake } from "../../../src/adapters/lark/intake.ts";
import { createInbox, type Inbox } from "../../contract/inbox.ts";
import { bot, startLarkApi, type LarkApi } from "../../fakes/lark-api.ts";
import { messageEvent } from "../../fakes/lark-events.ts";
import type { SocketTiming } from "../../fakes/lark-socket.ts";

const logger = createLogger("silent");
const fast: ConnectionTiming = { ...connectionTiming, startMs: 5_000, restartMs: 20 };
const cleanups: (() => Promise<void> | void)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).toReversed()) await cleanup();
});

async function makeApi(timing?: SocketTiming): Promise<LarkApi> {
  const api = await startLarkApi("ws", timing);
  cleanups.push(() => api.close());
  return api;
}

async function open(api: LarkApi, timing: ConnectionTiming = fast): Promise<{ connection: Connection; inbox: Inbox }> {
  const inbox = createInbox();
  const intake = createIntake({ withName: async (said) => said, clock: systemClock, logger });
  intake.open(inbox.accept, bot);
  const connection = await openConnection({
    options: api.config,
    dispatcher: intake.dispatcher,
    clock: systemClock,
    logger,
    timing,
  });
  cleanups.push(() => connection.close());
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

  it("is replaced when the peer falls silent", async () => {
    const api = await makeApi({ pingInterval: 0.3, reconnectInterval: 0.02 });
    const { connection } = await open(api, { ...fast, pongSeconds: 0.1 });
    await api.socket.ready(1);
    api.socket.silence();
    await api.socket.ready(2);
    await vi.waitFor(() => expect(connection.state().connected).toBe(true));
    expect(api.socket.opened()).toBe(2);
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
        code: "timeout",
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
    connection.close();
    expect(connection.state().connected).toBe(false);
    const { length } = api.requests;
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(api.requests).toHaveLength(length);
  });

  it("watches for silence well within the server's ping interval", () => {
    expect(connectionTiming.pongSeconds).toBeLessThan(120 / 2);
  });
});
