import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { App } from "../../src/app.ts";
import { createLogger } from "../../src/log.ts";
import { encryptKey, startLarkApi, type LarkApi } from "../fakes/lark-api.ts";
import { messageEvent } from "../fakes/lark-events.ts";
import { encrypt, request, signedRequest } from "../fakes/lark-webhook.ts";
import { commandPayload, signPayload, type SignedRequest } from "../fakes/slack-payloads.ts";
import { channel, makeApp, makeWorld, type World } from "./world.ts";

const secretWords = "伪造的项目";

let world: World;
let api: LarkApi;
let app: App;
let port: number;
let log: string[];

beforeEach(async () => {
  world = await makeWorld("sqlite");
  api = await startLarkApi("webhook");
  log = [];
  app = await makeApp(
    world,
    { logger: createLogger("debug", { write: (line) => void log.push(line) }) },
    { lark: api.config },
  );
  port = (await app.start()).port;
  log.length = 0;
});

afterEach(async () => {
  await app.stop();
  await api.close();
  await world.close();
});

async function post(path: string, headers: Readonly<Record<string, string>>, body: string): Promise<number> {
  return (await fetch(`http://127.0.0.1:${port}${path}`, { method: "POST", headers, body })).status;
}

const tenMinutesAgo = (): Date => new Date(Date.now() - 10 * 60_000);

function slackCommand(secret = world.slack.signingSecret, at = new Date()): SignedRequest {
  const { slack } = world;
  return signPayload(
    commandPayload(slack.state, `/lead ${secretWords} 投资:1亿`, slack.responseUrl(), { channel }),
    secret,
    at,
  );
}

function larkEvent(key = encryptKey, at = new Date()): SignedRequest {
  const { headers, body } = signedRequest(
    encrypt(messageEvent({ text: `/线索 ${secretWords} 投资:1亿` }), encryptKey),
    key,
    at,
  );
  return { headers: headers as Record<string, string>, body: Buffer.from(body).toString("utf8") };
}

const forgeries: Readonly<Record<string, () => Promise<number>>> = {
  "Slack: signed with another secret": () => {
    const { headers, body } = slackCommand("another secret");
    return post("/slack/events", headers, body);
  },
  "Slack: unsigned": () =>
    post("/slack/events", { "content-type": "application/x-www-form-urlencoded" }, slackCommand().body),
  "Slack: ten minutes old": () => {
    const { headers, body } = slackCommand(undefined, tenMinutesAgo());
    return post("/slack/events", headers, body);
  },
  "Slack: changed on the way": () => {
    const { headers, body } = slackCommand();
    return post("/slack/events", headers, `${body}&x=1`);
  },
  "Lark: signed with another key": () => {
    const { headers, body } = larkEvent("another key");
    return post("/lark/events", headers, body);
  },
  "Lark: unsigned": () => post("/lark/events", request("").headers as Record<string, string>, larkEvent().body),
  "Lark: ten minutes old": () => {
    const { headers, body } = larkEvent(undefined, tenMinutesAgo());
    return post("/lark/events", headers, body);
  },
  "Lark: changed on the way": () => {
    const { headers, body } = larkEvent();
    return post("/lark/events", headers, `${body} `);
  },
};

/** Everything that was ever received is counted, whatever became of it. */
async function received(): Promise<number> {
  const metrics = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  const counts = [...metrics.matchAll(/^xianfeng_deliveries_total\{[^}]*\} (\d+)$/gm)].map(([, count]) =>
    Number(count),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}

describe("a request that the platform did not send", () => {
  it.each(Object.entries(forgeries))("%s: 401, and no trace", async (_name, forge) => {
    expect(await forge()).toBe(401);
    await app.idle();
    expect(await received()).toBe(0);
    expect(
      await app.store.inbox.takeOver(new Date(Date.now() + 3_600_000), { owner: "test", until: new Date() }, 10),
    ).toEqual([]);
    expect(await app.store.read((tx) => tx.organizations.all())).toEqual([]);
    expect(world.slack.state.messages).toEqual([]);
    expect(api.messages.held).toEqual([]);
    const lines = log.map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);
    expect(lines.map(({ level }) => level)).toEqual(["warn"]);
    const said = log.join("");
    for (const secret of [
      secretWords,
      encodeURIComponent(secretWords),
      world.slack.signingSecret,
      encryptKey,
      "v0=",
      "response_url",
    ])
      expect(said).not.toContain(secret);
  });

  it("is told from one that it did send", async () => {
    for (const { headers, body } of [slackCommand()]) expect(await post("/slack/events", headers, body)).toBe(200);
    const { headers, body } = larkEvent();
    expect(await post("/lark/events", headers, body)).toBe(200);
    await app.idle();
    expect(await received()).toBe(2);
    expect(log.join("")).not.toContain(secretWords);
  });
});
