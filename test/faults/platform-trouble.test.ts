import { describe, expect, it, type TestContext } from "vitest";
import type { App } from "../../src/app.ts";
import { encryptKey, startLarkApi, tenant } from "../fakes/lark-api.ts";
import { messageEvent, person } from "../fakes/lark-events.ts";
import { failure } from "../fakes/lark-messages.ts";
import { encrypt, signedRequest } from "../fakes/lark-webhook.ts";
import type { SlackFault } from "../fakes/slack-api.ts";
import { ada, channel, deliver, keptBy, makeApp, makeWorld, setUp, type World } from "./world.ts";

/** The application in a world of its own, set up and with nothing said yet. */
interface Rig {
  readonly world: World;
  readonly app: App;
  say(line: string): Promise<void>;
  /** The same as somebody else, in a conversation. */
  sayAs(user: string, line: string, place: string): Promise<void>;
  /** Three leads in one conversation, one after the other. */
  logThree(): Promise<void>;
}

async function makeRig({ onTestFinished }: TestContext): Promise<Rig> {
  const world = await makeWorld("sqlite");
  onTestFinished(() => world.close());
  const app = await makeApp(world);
  onTestFinished(() => app.stop());
  const { port } = await app.start();
  await setUp(app, port, world);
  world.slack.state.messages.length = 0;
  const sayAs = async (user: string, line: string, place: string): Promise<void> => {
    expect(await deliver(port, world.slack.signedCommand(line, { user, channel: place }))).toEqual({
      status: 200,
      text: "",
    });
  };
  const say = (line: string) => sayAs(ada, line, channel);
  return {
    world,
    app,
    say,
    sayAs,
    async logThree() {
      for (const name of order) await say(`/lead ${name} 投资:1亿`);
      await app.idle();
    },
  };
}

const order = ["第一", "第二", "第三"];

/** Which lead each message is about, in the order in which people see them. */
function told({ slack }: World): readonly (string | undefined)[] {
  return slack.state.messages.map(({ text }) => /第[一二三]/.exec(text)?.[0]);
}

async function nothingIsLost(app: App): Promise<void> {
  const { leads, pending, verification } = await keptBy(app.store);
  expect(leads.map(({ name }) => name).toSorted()).toEqual(order.toSorted());
  expect(pending).toEqual({ inbox: 0, outbox: 0 });
  expect(verification.findings).toEqual([]);
}

/** Each met by the first post: it comes all the same, once, and nothing behind it overtakes it. */
const troubles: Readonly<Record<string, readonly SlackFault[]>> = {
  "429 with a wait": [{ kind: "status", status: 429, retryAfter: "1" }],
  "429 again and again": Array.from({ length: 3 }, () => ({ kind: "status", status: 429, retryAfter: "1" })),
  "an outage it names": [
    { kind: "error", error: "service_unavailable" },
    { kind: "error", error: "internal_error" },
  ],
  "HTTP 500": [{ kind: "status", status: 500, body: "<html>oops</html>" }],
  "a connection that breaks before": [{ kind: "drop" }],
  "a connection that breaks after the message was taken": [{ kind: "dropAfter" }],
};

// Side by side: most of it is waiting, as long as the platform asks for.
describe.concurrent("when Slack has trouble", () => {
  it.for(Object.entries(troubles))("%s: every post comes once, in order", async ([, faults], context) => {
    const { world, app, logThree } = await makeRig(context);
    for (const fault of faults) world.slack.failNext(fault, "chat.postMessage");
    await logThree();
    expect(told(world)).toEqual(order);
    await nothingIsLost(app);
  });

  it("the look for an earlier post fails too: it is looked for again, and not posted twice", async (context) => {
    const { world, app, logThree } = await makeRig(context);
    world.slack.failNext({ kind: "dropAfter" }, "chat.postMessage");
    world.slack.failNext({ kind: "error", error: "service_unavailable" }, "conversations.history");
    await logThree();
    expect(told(world)).toEqual(order);
    await nothingIsLost(app);
  });

  it("a private answer whose address has expired goes to the person directly", async (context) => {
    const { world, app, say } = await makeRig(context);
    const own = world.slack.state.directChannel(ada);
    // The answer address dies between the command and its answer.
    world.slack.failNext({ kind: "status", status: 404, body: "expired_url" }, "response_url");
    await say("/lead #77");
    await app.idle();
    expect(
      world.slack.state.messages.map((message) => [message.channel, message.user, /77/.test(message.text)]),
    ).toEqual([[own, undefined, true]]);
  });

  it("a private answer that is refused for a while comes once", async (context) => {
    const { world, app, say } = await makeRig(context);
    world.slack.failNext({ kind: "status", status: 429, retryAfter: "1" }, "response_url");
    await say("/lead #78");
    await app.idle();
    expect(world.slack.state.messages.map((message) => [message.user, /78/.test(message.text)])).toEqual([[ada, true]]);
  });

  it("the channel is gone: the lead is kept, and whoever logged it is told privately", async (context) => {
    const { world, app, say } = await makeRig(context);
    world.slack.state.channels.delete(channel);
    await say("/lead 第一 投资:1亿");
    await app.idle();
    const [message, ...more] = world.slack.state.messages;
    expect(more).toEqual([]);
    expect(message?.user ?? message?.channel).toBe(
      message?.user === undefined ? world.slack.state.directChannel(ada) : ada,
    );
    expect(told(world)).toEqual(["第一"]);
    const { leads, pending } = await keptBy(app.store);
    expect(leads.map(({ name }) => name)).toEqual(["第一"]);
    expect(pending.outbox).toBe(0);
  });

  it("one conversation that must wait keeps nobody else waiting", async (context) => {
    const { world, app, say, sayAs } = await makeRig(context);
    const own = world.slack.state.directChannel("U0000LI");
    await sayAs("U0000LI", "/mine", channel);
    await app.idle();
    world.slack.state.messages.length = 0;
    world.slack.failNext({ kind: "status", status: 429, retryAfter: "3" }, "chat.postMessage");
    const tries = (): number => world.slack.calls.filter((method) => method === "chat.postMessage").length;
    const before = tries();
    await say("/lead 第一 投资:1亿");
    while (tries() === before) await new Promise((resolve) => setTimeout(resolve, 5));
    await sayAs("U0000LI", "/lead 第二 投资:1亿", own);
    await app.idle();
    expect(told(world)).toEqual(["第二", "第一"]);
  });
});

describe.concurrent("when Lark has trouble", () => {
  it("a refusal and a lost answer: every post comes once, in order", async () => {
    const api = await startLarkApi("webhook");
    const around = await makeWorld("sqlite");
    const admins = [{ platform: "lark", workspace: tenant, id: person.openId } as const];
    const lark = await makeApp(around, {}, { slack: undefined, lark: api.config, admins });
    const bound = await lark.start();
    const write = async (text: string): Promise<void> => {
      const { headers, body } = signedRequest(encrypt(messageEvent({ text }), encryptKey), encryptKey, new Date());
      const answer = await fetch(`http://127.0.0.1:${bound.port}/lark/events`, {
        method: "POST",
        headers: headers as Record<string, string>,
        body: Buffer.from(body).toString("utf8"),
      });
      expect(answer.status).toBe(200);
    };
    try {
      for (const line of ["/单位 加 高新区 简称:高新区 代码:GXQ", "/频道 绑定 GXQ"]) {
        await write(line);
        await lark.idle();
      }
      api.failNext(
        {
          kind: "answer",
          answer: failure(99991400, "request trigger frequency limit", 429, { "x-ogw-ratelimit-reset": "1" }),
        },
        { kind: "lose_answer" },
        { kind: "drop" },
      );
      for (const name of order) await write(`/线索 ${name} 投资:1亿`);
      await lark.idle();
      expect(api.messages.held.flatMap(({ content }) => /第[一二三]/.exec(JSON.stringify(content))?.[0] ?? [])).toEqual(
        order,
      );
    } finally {
      await lark.stop();
      await api.close();
      await around.close();
    }
  });
});
