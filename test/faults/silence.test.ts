import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { App } from "../../src/app.ts";
import { connectionTiming } from "../../src/adapters/lark/connection.ts";
import { socketTiming } from "../../src/adapters/slack/socket.ts";
import { alarmTiming } from "../../src/runtime/connections.ts";
import { createLogger } from "../../src/log.ts";
import { startLarkApi, tenant, type LarkApi } from "../fakes/lark-api.ts";
import { messageEvent, person } from "../fakes/lark-events.ts";
import { commandPayload, directEvent, eventPayload } from "../fakes/slack-payloads.ts";
import {
  ada,
  channel,
  keptBy,
  makeApp,
  makeMovedClock,
  makeWorld,
  readable,
  type MovedClock,
  type World,
} from "./world.ts";

/**
 * What waits for the network is short here, though long enough for two busy cores; what waits for the clock is as it is:
 * the clock is moved.
 */
const connections = {
  slack: { ...socketTiming, helloMs: 500, firstMs: 20, longestMs: 100, pongMs: 1500 },
  lark: { ...connectionTiming, firstMs: 20, longestMs: 100, pongSeconds: 0.8 },
  alarm: { ...alarmTiming, lookMs: 20 },
};
const patience = { timeout: 10_000 };

interface Office {
  readonly world: World;
  readonly api: LarkApi;
  readonly app: App;
  readonly clock: MovedClock;
  readonly log: readonly string[];
  page(path: string): Promise<{ readonly status: number; readonly text: string }>;
  /** Time passes that nobody waits for. */
  pass(minutes: number): void;
}

const ends: (() => Promise<unknown>)[] = [];
let office: Office;

beforeEach(async () => {
  const world = await makeWorld("sqlite");
  ends.push(() => world.close());
  const api = await startLarkApi("ws", { pingInterval: 1, reconnectInterval: 120 });
  ends.push(() => api.close());
  const clock = makeMovedClock("2026-11-24T02:00:00Z");
  const log: string[] = [];
  const logger = createLogger("info", { write: (line: string) => void log.push(line) });
  const admins = [
    { platform: "slack", workspace: world.slack.state.team, id: ada },
    { platform: "lark", workspace: tenant, id: person.openId },
  ] as const;
  const config = { slack: world.slack.config("socket"), lark: api.config, admins };
  const app = await makeApp(world, { clock, logger, connections }, config);
  const { port } = await app.start();
  ends.push(() => app.stop());
  office = {
    world,
    api,
    app,
    clock,
    log,
    async page(path) {
      const answer = await fetch(`http://127.0.0.1:${port}${path}`);
      return { status: answer.status, text: await answer.text() };
    },
    pass(minutes) {
      clock.set(new Date(clock.now().getTime() + minutes * 60_000).toISOString());
    },
  };
  // One unit, with a channel on each platform.
  const { slack } = world;
  for (const line of ["/unit add 开发区 代码:KFQ", "/channel bind KFQ", "/mine"]) {
    const payload = commandPayload(slack.state, line, slack.responseUrl(), { user: ada, channel });
    const { acknowledged } = await slack.socket.send("slash_commands", payload);
    if (!acknowledged) throw new Error(`not taken: ${line}`);
    await app.idle();
  }
  await larkSays(1, messageEvent({ text: "/频道 绑定 KFQ" }));
});

afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

async function slackSays(payload: ReturnType<typeof eventPayload>, attempt: number): Promise<boolean> {
  const { acknowledged } = await office.world.slack.socket.send("events_api", payload, attempt);
  if (acknowledged) await office.app.idle();
  return acknowledged;
}

async function larkSays(connection: number, event: object): Promise<void> {
  await office.api.socket.ready(connection);
  expect((await office.api.socket.deliver(event)).code).toBe(200);
  await office.app.idle();
}

const inSlack = (words: string) =>
  office.world.slack.state.messages.filter((message) => readable(message).includes(words));
const inLark = (words: string) =>
  office.api.messages.held.filter(({ content }) => JSON.stringify(content).includes(words));

async function metric(name: string, platform: string): Promise<number> {
  const { text } = await office.page("/metrics");
  const line = text.split("\n").find((row) => row.startsWith(`${name}{platform="${platform}"}`));
  return Number(line?.split(" ").at(-1));
}

async function leads(name: string): Promise<number> {
  const { leads: all, verification } = await keptBy(office.app.store);
  expect(verification.findings).toEqual([]);
  return all.filter((lead) => lead.name === name).length;
}

const ready = async () => JSON.parse((await office.page("/readyz")).text) as { readonly ok: boolean };

describe("a connection that is cut without a close", () => {
  it("to Slack: noticed, told in Feishu, seen by monitors, replaced, and what was lost comes once", async () => {
    const { world, page, pass, log } = office;
    const { socket } = world.slack;
    expect(await metric("xianfeng_connected", "slack")).toBe(1);

    socket.freeze();
    // Whoever takes our new connections never says hello.
    socket.mute(true);
    const { state } = world.slack;
    const payload = eventPayload(state, directEvent(state, "/lead 断线甲 投资:1亿"));
    const first = slackSays(payload, 0);
    await vi.waitFor(async () => expect(await metric("xianfeng_connected", "slack")).toBe(0), patience);
    expect(await metric("xianfeng_silences_total", "slack")).toBe(1);
    expect((await page("/readyz")).status).toBe(200);
    expect(await first).toBe(false);

    pass(2);
    const down = await page("/readyz");
    expect(down.status).toBe(503);
    expect(JSON.parse(down.text)).toMatchObject({
      ok: false,
      checks: [
        { name: "database", ok: true },
        { name: "slack", ok: false, detail: expect.stringMatching(/^no socket, since 2026-11-24T02:00:/) },
        { name: "lark", ok: true },
      ],
    });
    expect(await metric("xianfeng_connection_heard_seconds", "slack")).toBeGreaterThan(100);
    expect(inLark("与Slack的连接已中断")).toEqual([]);

    pass(4);
    await vi.waitFor(() => expect(inLark("与Slack的连接已中断")).toHaveLength(1), patience);
    await office.app.idle();
    expect(inLark("与Slack的连接已中断")[0]?.receiveId).toBe(person.openId);
    // The other admin has no account elsewhere: Slack's API works although its socket does not.
    expect(inSlack("与Slack的连接已中断")).toHaveLength(1);

    socket.mute(false);
    await vi.waitFor(async () => expect(await metric("xianfeng_connected", "slack")).toBe(1), patience);
    socket.thaw();
    expect(await slackSays(payload, 1)).toBe(true);
    expect(await leads("断线甲")).toBe(1);
    expect(await metric("xianfeng_reconnects_total", "slack")).toBe(1);
    expect((await page("/readyz")).status).toBe(503);

    pass(2);
    expect((await ready()).ok).toBe(true);
    await vi.waitFor(() => expect(inLark("与Slack的连接已恢复")).toHaveLength(1), patience);
    await office.app.idle();
    expect(inSlack("与Slack的连接已恢复")).toHaveLength(1);
    expect([inLark("与Slack的连接").length, inSlack("与Slack的连接").length]).toEqual([2, 2]);
    expect(log.filter((line) => line.includes("no lasting connection"))).toHaveLength(1);
    expect(log.join("")).not.toMatch(/ticket|xapp-|断线甲/);
  });

  it("to Lark: noticed, told in Slack, replaced, and what was lost comes once", async () => {
    const { api, page, pass, log } = office;
    api.socket.freeze();
    api.socket.mute(true);
    const event = messageEvent({ text: "/线索 断线乙 投资:1亿" });
    const first = api.socket.deliver(event).then(
      () => "taken",
      () => "lost",
    );
    await vi.waitFor(async () => expect(await metric("xianfeng_connected", "lark")).toBe(0), patience);
    expect(await metric("xianfeng_silences_total", "lark")).toBe(1);

    pass(6);
    expect((await page("/readyz")).status).toBe(503);
    await vi.waitFor(() => expect(inSlack("与飞书的连接已中断")).toHaveLength(1), patience);
    await office.app.idle();
    expect(inLark("与飞书的连接已中断")).toHaveLength(1);

    api.socket.mute(false);
    await vi.waitFor(async () => expect(await metric("xianfeng_connected", "lark")).toBe(1), patience);
    api.socket.thaw();
    expect(await first).toBe("lost");
    await larkSays(2, event);
    expect(await leads("断线乙")).toBe(1);
    expect(api.socket.open()).toBe(1);

    pass(2);
    await vi.waitFor(() => expect(inSlack("与飞书的连接已恢复")).toHaveLength(1), patience);
    await office.app.idle();
    expect((await ready()).ok).toBe(true);
    expect(log.join("")).not.toMatch(/ticket|断线乙/);
  });
});
