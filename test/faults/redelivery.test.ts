import { afterEach, describe, expect, it } from "vitest";
import type { App } from "../../src/app.ts";
import { consoleBrowser, deliveryId } from "../fakes/console-browser.ts";
import { encryptKey, startLarkApi, tenant, type LarkApi } from "../fakes/lark-api.ts";
import { group, messageEvent, other, person } from "../fakes/lark-events.ts";
import { encrypt, signedRequest } from "../fakes/lark-webhook.ts";
import { commandPayload, signPayload } from "../fakes/slack-payloads.ts";
import { ada, channel, deliver, keptBy, makeApp, makeWorld, setUp, type World } from "./world.ts";

const copies = 5;
const ends: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function world(): Promise<World> {
  const made = await makeWorld("sqlite");
  ends.push(() => made.close());
  return made;
}

async function serve(app: App): Promise<number> {
  const { port } = await app.start();
  ends.push(() => app.stop());
  return port;
}

async function lark(mode: "ws" | "webhook"): Promise<LarkApi> {
  const api = await startLarkApi(mode);
  ends.push(() => api.close());
  return api;
}

/** All of them at once, and one more when the first are through. */
async function repeatedly(app: App, send: (attempt: number) => Promise<unknown>): Promise<void> {
  await Promise.all(Array.from({ length: copies - 1 }, (_, attempt) => send(attempt)));
  await app.idle();
  await send(copies - 1);
  await app.idle();
}

async function leadsNamed(app: App, name: string, key = "main") {
  const { leads, verification } = await keptBy(app.store, key);
  expect(verification.findings).toEqual([]);
  return leads.filter((lead) => lead.name === name);
}

async function sendToLark(port: number, event: object): Promise<void> {
  const { headers, body } = signedRequest(encrypt(event, encryptKey), encryptKey, new Date());
  const answer = await fetch(`http://127.0.0.1:${port}/lark/events`, {
    method: "POST",
    headers: headers as Record<string, string>,
    body: Buffer.from(body).toString("utf8"),
  });
  expect(answer.status).toBe(200);
}

/** The unit and its group, by the administrator in Lark. */
async function setUpLark(app: App, send: (event: object) => Promise<unknown>): Promise<void> {
  for (const text of ["/单位 加 高新区 简称:高新区 代码:GXQ", "/频道 绑定 GXQ"]) {
    await send(messageEvent({ text }));
    await app.idle();
  }
}

function by(openId: string, event: object): object {
  return JSON.parse(JSON.stringify(event).replaceAll(person.openId, openId)) as object;
}

describe("a delivery that comes five times is one lead with one answer", () => {
  it("over Slack's HTTP", async () => {
    const around = await world();
    const { slack } = around;
    const app = await makeApp(around);
    const port = await serve(app);
    await setUp(app, port, around);
    const payload = commandPayload(slack.state, "/lead 重复甲 投资:1亿", slack.responseUrl(), { user: ada, channel });
    await repeatedly(app, (attempt) =>
      deliver(
        port,
        signPayload(payload, slack.signingSecret, new Date()),
        attempt > 0 ? { "x-slack-retry-num": String(attempt) } : {},
      ),
    );
    expect(await leadsNamed(app, "重复甲")).toEqual([{ number: 1, name: "重复甲", owner: ada }]);
    expect(slack.state.messages.filter(({ text }) => text.includes("重复甲"))).toHaveLength(1);
  });

  it("over Slack's socket", async () => {
    const around = await world();
    const { slack } = around;
    const app = await makeApp(around, {}, { slack: slack.config("socket") });
    await serve(app);
    for (const line of ["/unit add 开发区 代码:KFQ", "/channel bind KFQ"]) {
      await slack.socket.send(
        "slash_commands",
        commandPayload(slack.state, line, slack.responseUrl(), { user: ada, channel }),
      );
      await app.idle();
    }
    const payload = commandPayload(slack.state, "/lead 重复乙 投资:1亿", slack.responseUrl(), { user: ada, channel });
    await repeatedly(app, async (attempt) => {
      expect((await slack.socket.send("slash_commands", payload, attempt)).acknowledged).toBe(true);
    });
    expect(await leadsNamed(app, "重复乙")).toEqual([{ number: 1, name: "重复乙", owner: ada }]);
    expect(slack.state.messages.filter(({ text }) => text.includes("重复乙"))).toHaveLength(1);
  });

  it.for(["webhook", "ws"] as const)("over Lark's %s", async (mode) => {
    const around = await world();
    const api = await lark(mode);
    const admins = [{ platform: "lark", workspace: tenant, id: person.openId } as const];
    const app = await makeApp(around, {}, { slack: undefined, lark: api.config, admins });
    const port = await serve(app);
    const send =
      mode === "webhook" ? (event: object) => sendToLark(port, event) : (event: object) => api.socket.deliver(event);
    await setUpLark(app, send);
    const event = messageEvent({ text: "/线索 重复丙 投资:1亿" });
    await repeatedly(app, () => send(event));
    expect(await leadsNamed(app, "重复丙")).toEqual([{ number: 1, name: "重复丙", owner: person.openId }]);
    expect(api.messages.held.filter(({ content }) => JSON.stringify(content).includes("重复丙"))).toHaveLength(1);
  });

  it("from the console", async () => {
    const around = await world();
    const app = await makeApp(around, {}, { slack: undefined, console: true });
    const browser = consoleBrowser(`http://127.0.0.1:${await serve(app)}`);
    const { me, places } = await browser.state("");
    const place = places.find(({ direct }) => direct)?.id;
    const said = { kind: "line", id: deliveryId(), person: me.id, place, line: "/线索 重复丁 投资:1亿" };
    await app.idle();
    // Whoever is an administrator of the demonstration may belong to no unit: somebody who does speaks here.
    const member = (await browser.state(me.id)).people.find(({ unit }) => unit !== undefined) ?? me;
    const own = (await browser.state(member.id)).places.find(({ direct }) => direct)?.id;
    await repeatedly(app, async () => {
      expect((await browser.say({ ...said, person: member.id, place: own })).status).toBe(202);
    });
    expect(await leadsNamed(app, "重复丁", "demo")).toMatchObject([{ owner: member.id }]);
    const { entries } = await browser.state(member.id);
    expect(
      entries.filter((entry) => entry.kind === "message" && entry.message.summary.includes("重复丁")),
    ).toHaveLength(1);
  });
});

describe("two people who log within the same moment", () => {
  it("each have their own lead, in one group and on two platforms", async () => {
    const around = await world();
    const { slack } = around;
    const api = await lark("webhook");
    const { team } = slack.state;
    const admins = [
      { platform: "lark", workspace: tenant, id: person.openId },
      { platform: "slack", workspace: team, id: ada },
    ] as const;
    const app = await makeApp(around, {}, { lark: api.config, admins });
    const port = await serve(app);
    await setUp(app, port, around);
    await setUpLark(app, (event) => sendToLark(port, event));
    const inSlack = (user: string, name: string) =>
      deliver(port, slack.signedCommand(`/lead ${name} 投资:1亿`, { user, channel }));
    const inLark = (openId: string, name: string) =>
      sendToLark(port, by(openId, messageEvent({ text: `/线索 ${name} 投资:1亿`, chat: group })));
    const begun = Date.now();
    const sent = [
      inSlack(ada, "甲的"),
      inLark(person.openId, "丙的"),
      inSlack("U0000LI", "乙的"),
      inLark(other.openId, "丁的"),
    ];
    expect(Date.now() - begun, "sent within 50 ms").toBeLessThan(50);
    await Promise.all(sent);
    await app.idle();
    const { leads, verification } = await keptBy(app.store);
    expect(new Map(leads.map(({ name, owner }) => [name, owner]))).toEqual(
      new Map([
        ["甲的", ada],
        ["乙的", "U0000LI"],
        ["丙的", person.openId],
        ["丁的", other.openId],
      ]),
    );
    expect(leads).toHaveLength(4);
    expect(verification.findings).toEqual([]);
  });
});
