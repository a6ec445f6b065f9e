import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Person, Place } from "../../src/address.ts";
import { createConsoleAdapter } from "../../src/adapters/console/adapter.ts";
import { consoleLimits } from "../../src/adapters/console/limits.ts";
import type { Message } from "../../src/chat/message.ts";
import type { Accept, ChatAdapter, Invocation } from "../../src/chat/port.ts";
import { createHttpServer, type HttpServer } from "../../src/http/server.ts";
import { createLogger } from "../../src/log.ts";
import { consoleBrowser, deliveryId, entryText, type ConsoleBrowser } from "../fakes/console-browser.ts";
import { directoryOf, known, type Known } from "../fakes/console-directory.ts";
import { readEvents, type ConsoleEvents } from "../fakes/console-events.ts";

const hitech: Place = { platform: "console", workspace: "demo", id: "hitech", direct: false };
const wang: Person = { platform: "console", workspace: "demo", id: "wang" };
const note = (text: string): Message => ({
  summary: text,
  locale: "zh-CN",
  blocks: [{ kind: "text", text }],
});

let state: Known;
let adapter: ChatAdapter;
let server: HttpServer;
let browser: ConsoleBrowser;
let heard: Invocation[];
let accept: Accept;
const open: ConsoleEvents[] = [];

async function start(): Promise<void> {
  const logger = createLogger("silent");
  const made = createConsoleAdapter({
    clock: { now: () => new Date("2026-11-23T01:00:00Z") },
    logger,
    directory: directoryOf(state),
    suggest: async () => [],
    locale: "zh-CN",
    workspace: "demo",
  });
  adapter = made.adapter;
  await adapter.start((invocation) => accept(invocation));
  server = createHttpServer({ logger, routes: made.routes });
  const { port } = await server.listen(0, "127.0.0.1");
  browser = consoleBrowser(`http://127.0.0.1:${port}`);
}

beforeEach(async () => {
  state = known();
  heard = [];
  accept = async (invocation) => void heard.push(invocation);
  await start();
});
afterEach(async () => {
  for (const events of open.splice(0)) await events.close();
  await adapter.stop();
  await server.close();
});

async function listen(person: string, cursor: string, lastEventId?: string): Promise<ConsoleEvents> {
  const events = await readEvents(browser.url, person, cursor, lastEventId);
  open.push(events);
  return events;
}

const line = (text: string, id = deliveryId()): object => ({
  kind: "line",
  id,
  person: "wang",
  place: "hitech",
  line: text,
});

async function texts(person: string): Promise<readonly string[]> {
  return (await browser.state(person)).entries.map((entry) => entryText(entry).split("\n")[0] ?? "");
}

describe("the event stream", () => {
  it("carries posts, updates and lines to those who may see them, in order", async () => {
    const events = await listen("li", (await browser.state("li")).cursor);
    await browser.say(line("你好"));
    const posted = await adapter.post(hitech, note("一"), "k1", false);
    await adapter.answer(heard[0]?.returnTo ?? "", note("悄悄"), "k2", false);
    await adapter.post(await adapter.direct(wang), note("私聊"), "k3", false);
    await adapter.update(posted, note("一改"));
    expect(await events.take(3)).toEqual(["你好", "一", "一改"]);
    const own = await listen("wang", (await browser.state("wang")).cursor);
    await adapter.answer(heard[0]?.returnTo ?? "", note("又悄悄"), "k4", false);
    expect(await own.take(1)).toEqual(["又悄悄"]);
  });

  it("goes on where the browser was, by its Last-Event-ID", async () => {
    const first = await listen("wang", (await browser.state("wang")).cursor);
    await adapter.post(hitech, note("一"), "k1", false);
    expect(await first.take(1)).toEqual(["一"]);
    await first.close();
    await adapter.post(hitech, note("二"), "k2", false);
    await adapter.post(hitech, note("三"), "k3", false);
    const second = await listen("wang", "stale-0", first.lastId());
    expect(await second.take(2)).toEqual(["二", "三"]);
  });

  it("asks for a fresh start when it no longer knows the place", async () => {
    const { cursor } = await browser.state("wang");
    for (const unknown of ["", "nonsense", "0123456789ab-0", `${cursor}9`]) {
      const events = await listen("wang", unknown);
      expect(await events.kindsUntilEnd(), unknown).toContain("reset");
    }
    for (let index = 0; index <= consoleLimits.events; index += 1)
      await adapter.post(hitech, note("x"), `n${index}`, false);
    const late = await listen("wang", cursor);
    expect(await late.kindsUntilEnd()).toContain("reset");
  });

  it("ends when the adapter stops", async () => {
    const events = await listen("wang", (await browser.state("wang")).cursor);
    await adapter.stop();
    expect(await events.kindsUntilEnd()).toEqual(["beat"]);
  });
});

describe("saying something", () => {
  it("is shown once, however often it is delivered", async () => {
    const id = deliveryId();
    expect((await browser.say(line("你好", id))).status).toBe(202);
    expect((await browser.say(line("你好", id))).status).toBe(202);
    expect(heard.map((invocation) => invocation.id)).toEqual([id, id]);
    expect(await texts("wang")).toEqual(["你好"]);
  });

  it("stands above its answer, even one posted before the delivery was stored", async () => {
    accept = async () => void (await adapter.post(hitech, note("答"), "k1", false));
    await browser.say(line("问"));
    expect(await texts("wang")).toEqual(["问", "答"]);
  });

  it("is not shown when it was not stored", async () => {
    accept = async () => Promise.reject(new Error("full"));
    expect((await browser.say(line("你好"))).status).toBe(503);
    expect(await texts("wang")).toEqual([]);
  });

  it("reads names as mentions, the longest first, and leaves other @ signs alone", async () => {
    state.people.push({ id: "li2", name: "李建" });
    await browser.say(line("/指派 #12 @李建国 @李建 @赵敏，a@b.cn @无此人"));
    expect(heard[0]?.line).toBe("/指派 #12 <@li|李建国> <@li2|李建> <@zhao|赵敏>，a@b.cn @无此人");
  });

  it("refuses what is longer than a person would type", async () => {
    expect((await browser.say(line("长".repeat(consoleLimits.line)))).status).toBe(202);
    expect((await browser.say(line("长".repeat(consoleLimits.line + 1)))).status).toBe(400);
  });

  it("is refused once the adapter has stopped", async () => {
    await adapter.stop();
    expect((await browser.say(line("你好"))).status).toBe(503);
    expect(heard).toEqual([]);
  });
});

describe("what is kept", () => {
  it("drops a post that may be a repeat and is one", async () => {
    const first = await adapter.post(hitech, note("一"), "k1", false);
    expect(await adapter.post(hitech, note("一"), "k1", true)).toEqual(first);
    expect(await texts("wang")).toEqual(["一"]);
  });

  it("drops a repeated answer", async () => {
    await browser.say(line("/我的"));
    for (let time = 0; time < 2; time += 1) await adapter.answer(heard[0]?.returnTo ?? "", note("答"), "k1", false);
    expect(await texts("wang")).toEqual(["/我的", "答"]);
  });

  it("brings back what the directory remembers, and knows it again", async () => {
    const at = new Date("2026-11-20T08:00:00Z");
    state.recent = [
      { id: "m-k1", place: "hitech", message: note("早先"), at },
      { id: "m-k2", place: "closed", message: note("没有了"), at },
    ];
    await adapter.stop();
    await server.close();
    await start();
    expect(await adapter.post(hitech, note("早先"), "k1", true)).toEqual({
      place: hitech,
      id: "m-k1",
    });
    await adapter.update({ place: hitech, id: "m-k1" }, note("改过"));
    expect(await texts("wang")).toEqual(["改过"]);
  });

  it("keeps so much of each conversation and no more", async () => {
    const quiet: Place = { ...hitech, id: "all" };
    await adapter.post(quiet, note("旧"), "old", false);
    for (let index = 0; index < consoleLimits.entriesPerPlace + 3; index += 1)
      await adapter.post(hitech, note(`第${index}条`), `n${index}`, false);
    const kept = await texts("wang");
    expect(kept).toHaveLength(consoleLimits.entriesPerPlace + 1);
    expect(kept.slice(0, 2)).toEqual(["旧", "第3条"]);
    await expect(adapter.update({ place: hitech, id: "m-n0" }, note("晚了"))).rejects.toMatchObject({ code: "gone" });
  });
});

it("says unavailable when the directory does not answer", async () => {
  state.beforeChannels = () => {
    throw new Error("the store is away");
  };
  await expect(adapter.post(hitech, note("一"), "k1", false)).rejects.toMatchObject({
    name: "PlatformError",
    code: "unavailable",
  });
  expect((await browser.say(line("你好"))).status).toBe(500);
});
