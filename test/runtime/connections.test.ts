import { afterEach, describe, expect, it } from "vitest";
import type { Address, Platform } from "../../src/address.ts";
import type { ConnectionState } from "../../src/chat/connection.ts";
import type { ChatAdapter, Health } from "../../src/chat/port.ts";
import { decode } from "../../src/delivery/delivery.ts";
import type { OutboxRow } from "../../src/delivery/ports.ts";
import { createLogger, type Logger } from "../../src/log.ts";
import { alarmTiming, checkOf, createAlarm, notReadyMs } from "../../src/runtime/connections.ts";
import { openStore } from "../../src/store/open.ts";
import type { Store } from "../../src/store/port.ts";
import { anOrganization } from "../contract/store-samples.ts";
import { createFakeChat } from "../fakes/chat.ts";
import { createManualClock, type ManualClock } from "../fakes/clock.ts";
import { makeDatabase } from "../fakes/database.ts";

const { alarmMs, confirmedMs } = alarmTiming;
const seconds = 1_000;
const minutes = 60_000;

function connection(changes: Partial<ConnectionState>): ConnectionState {
  return {
    connected: true,
    since: new Date(0),
    heardAt: new Date(0),
    outage: undefined,
    reconnects: 0,
    silences: 0,
    redeliveredMs: 5 * minutes,
    ...changes,
  };
}

const up = (since: Date): Health => ({ connected: true, connection: connection({ since }) });
const lost = (at: Date, from = at): Health => ({
  connected: false,
  detail: `no socket, since ${at.toISOString()}`,
  connection: connection({ connected: false, since: at, outage: { from, noticedAt: at } }),
});

describe("readiness", () => {
  const at = new Date("2026-11-23T02:00:00Z");
  const later = (ms: number) => new Date(at.getTime() + ms);

  it("lasts as long as a connection was down for a moment only, and ends with the platform's name", () => {
    expect(checkOf("slack", up(at), later(notReadyMs * 9))).toEqual({ name: "slack", ok: true });
    expect(checkOf("slack", lost(at), later(notReadyMs - 1))).toMatchObject({ name: "slack", ok: true });
    expect(checkOf("slack", lost(at), later(notReadyMs))).toEqual({
      name: "slack",
      ok: false,
      detail: "no socket, since 2026-11-23T02:00:00.000Z",
    });
  });

  it("counts from when a silence was noticed: what is replaced at once is no reason to take the process away", () => {
    expect(checkOf("lark", lost(later(140 * seconds), at), later(141 * seconds)).ok).toBe(true);
  });

  it("does not come back with a connection that breaks again and again", () => {
    const flapping = connection({ since: later(notReadyMs), outage: { from: at, noticedAt: at } });
    expect(checkOf("lark", { connected: true, connection: flapping }, later(notReadyMs))).toEqual({
      name: "lark",
      ok: false,
      detail: "connected again since 2026-11-23T02:02:00.000Z, but not for long enough yet",
    });
  });

  it("without a connection to keep is what the adapter says", () => {
    expect(checkOf("slack", { connected: true }, at)).toEqual({ name: "slack", ok: true });
    const stopped = { connected: false, detail: "stopped" };
    expect(checkOf("slack", stopped, at)).toEqual({ name: "slack", ok: false, detail: "stopped" });
  });
});

const cleanups: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).toReversed()) await cleanup();
});

const ada: Address = { platform: "slack", workspace: "T1", id: "U1" };
const adaInLark: Address = { platform: "lark", workspace: "tenant", id: "ou_1" };
const li: Address = { platform: "slack", workspace: "T1", id: "U2" };

/** Instances over one store, whose connections are as a test says. Ada is an admin in Slack and Lark, Li in Slack alone. */
async function makeOffice(admins: readonly Address[] = []) {
  const database = await makeDatabase("sqlite");
  cleanups.push(() => database.drop());
  const store = await openStore(database.url, { logger: createLogger("silent") });
  cleanups.push(() => store.close());
  const clock = createManualClock();
  const told: { readonly to: string; readonly summary: string; readonly row: OutboxRow }[] = [];

  async function settle(): Promise<void> {
    const orgId = await anOrganization(store, "main");
    await store.write(async (tx) => {
      const draft = { name: "", unitId: undefined };
      const both = await tx.people.create(orgId, { ...draft, name: "Ada" }, ada);
      await tx.people.save(orgId, { ...both, roles: [{ name: "admin", unitId: undefined }] });
      const { id } = await tx.people.create(orgId, { ...draft, name: "Ada" }, adaInLark);
      await tx.links.moveIdentity(orgId, adaInLark, both.id);
      await tx.people.save(orgId, { ...both, id, active: false, roles: [] });
      const other = await tx.people.create(orgId, { ...draft, name: "Li" }, li);
      await tx.people.save(orgId, { ...other, roles: [{ name: "admin", unitId: undefined }] });
    });
  }

  function instance(around: { readonly store?: Store; readonly logger?: Logger; readonly lark?: boolean } = {}) {
    const health = new Map<Platform, Health>([["slack", up(clock.now())]]);
    if (around.lark !== false) health.set("lark", up(clock.now()));
    const adapters = new Map(
      [...health.keys()].map((platform): [Platform, ChatAdapter] => [
        platform,
        { ...createFakeChat({ clock, platform }).adapter, health: () => health.get(platform) ?? { connected: false } },
      ]),
    );
    const look = createAlarm({
      store: around.store ?? store,
      adapters,
      admins,
      outbox: {
        lease: () => ({ owner: "one", until: clock.now() }),
        submit: (rows) =>
          void told.push(
            ...rows.map((row) => {
              const { message } = decode(row.body);
              return { to: row.lane, summary: message.summary, row };
            }),
          ),
      },
      clock,
      logger: around.logger ?? createLogger("silent"),
      timing: alarmTiming,
    });
    return {
      look,
      is: (platform: Platform, now: Health) => void health.set(platform, now),
    };
  }

  return { store, clock, told, settle, instance };
}

/** Moves on by so much, with looks at the pace they have. */
async function pass(clock: ManualClock, ms: number, ...looks: readonly (() => Promise<void>)[]): Promise<void> {
  for (let left = ms; left > 0; left -= alarmTiming.lookMs) {
    await clock.advance(Math.min(left, alarmTiming.lookMs));
    for (const look of looks) await look();
  }
}

describe("the alarm of a lost connection", () => {
  it("is told each admin once, over another platform where they have one, and its end once", async () => {
    const { clock, told, settle, instance } = await makeOffice();
    await settle();
    const one = instance();
    const from = clock.now();
    await clock.advance(20 * seconds);
    one.is("slack", lost(clock.now(), from));
    await pass(clock, alarmMs - 1, one.look);
    expect(told).toEqual([]);
    await pass(clock, 10 * minutes, one.look);
    expect(told.map(({ to, summary }) => [to, summary])).toEqual([
      ["lark:tenant/ou_1", "与Slack的连接已中断（自 12月1日 08:50 起）"],
      ["slack:T1/U2", "与Slack的连接已中断（自 12月1日 08:50 起）"],
    ]);
    const back = clock.now();
    one.is("slack", up(back));
    await pass(clock, 10 * minutes, one.look);
    expect(told.slice(2).map(({ to, summary }) => [to, summary])).toEqual([
      ["lark:tenant/ou_1", "与Slack的连接已恢复"],
      ["slack:T1/U2", "与Slack的连接已恢复"],
    ]);
    // Fifteen minutes are more than Slack delivers again.
    const said = told[2]?.row.body ?? "";
    expect(said).toContain("中断时段：12月1日 08:50 至 12月1日 09:05。");
    expect(said).toContain("Slack只补送最近 5 分钟内未送达的消息");
    one.is("slack", lost(clock.now()));
    await pass(clock, 10 * minutes, one.look);
    expect(told).toHaveLength(6);
    expect(new Set(told.map(({ row }) => row.key)).size).toBe(6);
  });

  it("is not worth hearing half an hour later, while its end always is", async () => {
    const { clock, told, settle, instance } = await makeOffice();
    await settle();
    const one = instance();
    one.is("lark", lost(clock.now()));
    await pass(clock, alarmMs, one.look);
    one.is("lark", up(clock.now()));
    await pass(clock, 2 * minutes, one.look);
    const [begun, , ended] = told;
    expect(begun?.row.expiresAt?.getTime()).toBe((begun?.row.createdAt.getTime() ?? 0) + 30 * minutes);
    expect(ended?.row.expiresAt).toBeUndefined();
    expect(ended?.row.body).toContain("这段时间发来的消息由飞书陆续补送");
  });

  it("is told once by several instances, and is not over as long as one of them is without", async () => {
    const { clock, told, settle, instance } = await makeOffice();
    await settle();
    const [one, two, three] = [instance(), instance(), instance()];
    one.is("slack", lost(clock.now()));
    await clock.advance(seconds);
    two.is("slack", lost(clock.now()));
    const looks = [one.look, two.look, three.look];
    await pass(clock, 10 * minutes, ...looks);
    expect(told).toHaveLength(2);
    one.is("slack", up(clock.now()));
    await pass(clock, 10 * minutes, ...looks);
    expect(told).toHaveLength(2);
    two.is("slack", up(clock.now()));
    await pass(clock, 10 * minutes, ...looks);
    expect(told.slice(2).map(({ summary }) => summary)).toEqual(["与Slack的连接已恢复", "与Slack的连接已恢复"]);
  });

  it("is told to be over by the process that was started since", async () => {
    const { clock, told, settle, instance } = await makeOffice();
    await settle();
    const killed = instance();
    killed.is("lark", lost(clock.now()));
    await pass(clock, alarmMs, killed.look);
    const successor = instance();
    await pass(clock, confirmedMs - 1, successor.look);
    expect(told).toHaveLength(2);
    await pass(clock, 10 * minutes, successor.look);
    expect(told.map(({ summary }) => summary).slice(2)).toEqual(["与飞书的连接已恢复", "与飞书的连接已恢复"]);
  });

  it("reaches whoever is configured and has not written yet, and goes to the platform itself where there is no other", async () => {
    const { clock, told, settle, instance } = await makeOffice([{ platform: "slack", workspace: "T1", id: "U9" }, li]);
    await settle();
    const one = instance({ lark: false });
    one.is("slack", lost(clock.now()));
    await pass(clock, alarmMs, one.look);
    expect(told.map(({ to }) => to)).toEqual(["slack:T1/U1", "slack:T1/U2", "slack:T1/U9"]);
  });

  it("does not go to a platform that is down as well", async () => {
    const { clock, told, settle, instance } = await makeOffice();
    await settle();
    const one = instance();
    one.is("lark", lost(clock.now()));
    one.is("slack", lost(clock.now()));
    await pass(clock, alarmMs, one.look);
    const first = told.filter(({ summary }) => summary.includes("Slack"));
    expect(first.map(({ to }) => to)).toEqual(["slack:T1/U1", "slack:T1/U2"]);
  });

  it("is in the log once, with no secret, also when nobody can be told", async () => {
    const lines: string[] = [];
    const logger = createLogger("info", { write: (line: string) => void lines.push(line) });
    const { clock, told, instance } = await makeOffice();
    const one = instance({ logger });
    const since = clock.now();
    one.is("slack", lost(since));
    await pass(clock, 10 * minutes, one.look);
    expect(told).toEqual([]);
    expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
      { level: "error", platform: "slack", from: since.toISOString(), msg: "no lasting connection, no events" },
    ]);
    one.is("slack", up(clock.now()));
    await pass(clock, minutes, one.look);
    expect(lines).toHaveLength(2);
    expect(lines[1]).toContain("events flow again");
  });

  it("is told at the next look when the store did not answer", async () => {
    const lines: string[] = [];
    const logger = createLogger("info", { write: (line: string) => void lines.push(line) });
    const { store, clock, told, settle, instance } = await makeOffice();
    await settle();
    let away = true;
    const write: Store["write"] = (work) =>
      away ? Promise.reject(new Error("the database is away")) : store.write(work);
    const one = instance({ logger, store: { ...store, write } });
    one.is("slack", lost(clock.now()));
    await pass(clock, alarmMs, one.look);
    expect(told).toEqual([]);
    expect(lines.join("")).toContain("the database is away");
    away = false;
    await one.look();
    expect(told).toHaveLength(2);
  });

  it("never sounds where the platform calls us", async () => {
    const { clock, told, settle, instance } = await makeOffice();
    await settle();
    const one = instance();
    one.is("slack", { connected: false, detail: "stopped" });
    await pass(clock, 10 * minutes, one.look);
    expect(told).toEqual([]);
  });
});
