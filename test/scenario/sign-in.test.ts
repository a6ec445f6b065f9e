import { request as httpRequest, type IncomingMessage } from "node:http";
import { describe, expect, it } from "vitest";
import { readConfig } from "../../src/config.ts";
import { createLogger } from "../../src/log.ts";
import { printLogin } from "../../src/runtime/console-login.ts";
import type { WireState } from "../../src/adapters/console/wire.ts";
import type { Dialect } from "../fakes/database.ts";
import { deliveryId } from "../fakes/console-browser.ts";
import { makeWorld, setUp, type World } from "./kit.ts";

/** The console of an office that works in Slack, reached from elsewhere: one comes in by a link, and as oneself. */

const site = "https://xf.example.org/office";
const env = {
  XIANFENG_CONSOLE: "on",
  XIANFENG_SECRET: "c2VjcmV0IGZvciB0ZXN0cyBhbmQgbm90aGluZyBlbHNl",
  PUBLIC_URL: site,
};

interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage["headers"];
  readonly text: string;
}

interface Visit {
  readonly cookie?: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** As a proxy hands it on: under the public name, to this machine. */
function ask(world: World, path: string, { cookie, body, headers = {} }: Visit = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest(
      {
        port: world.port,
        path,
        method: body === undefined ? "GET" : "POST",
        headers: {
          host: "xf.example.org",
          "x-forwarded-for": "203.0.113.9",
          ...(body === undefined ? {} : { origin: "https://xf.example.org", "sec-fetch-site": "same-origin" }),
          ...(cookie === undefined ? {} : { cookie }),
          ...headers,
        },
      },
      (response) => {
        let text = "";
        response.setEncoding("utf8");
        response.on("data", (chunk: string) => void (text += chunk));
        response.on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
      },
    ).on("error", reject);
    sent.end(body);
  });
}

const form = { "content-type": "application/x-www-form-urlencoded" };
const json = { "content-type": "application/json" };

const linkIn = (wire: string): string =>
  /https:\/\/xf\.example\.org\/office\/sign-in\?t=([\w.-]+)/u.exec(wire)?.[1] ?? "";

async function linkFor(world: World, name: string, channel: string): Promise<string> {
  const answer = await world.person(name, channel).says("/console").privately().sees("10 分钟", "不要转发");
  const link = linkIn(answer.seen.map(({ wire }) => wire).join("\n"));
  expect(link).not.toBe("");
  return link;
}

const enter = (world: World, ticket: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> =>
  ask(world, "/sign-in", { body: new URLSearchParams({ t: ticket }).toString(), headers: { ...form, ...headers } });

const cookieOf = ({ headers }: Answer): string => headers["set-cookie"]?.[0]?.split(";")[0] ?? "";

async function signIn(world: World, name: string, channel: string): Promise<string> {
  return cookieOf(await enter(world, await linkFor(world, name, channel)));
}

async function stateOf(world: World, cookie: string): Promise<WireState> {
  const answer = await ask(world, "/console/state", { cookie });
  expect(answer.status, answer.text).toBe(200);
  // The page's own type.
  return JSON.parse(answer.text) as WireState;
}

const say = (world: World, cookie: string, person: string, line: string, place = `dm:${person}`): Promise<Answer> =>
  ask(world, "/console/say", {
    cookie,
    headers: json,
    body: JSON.stringify({ kind: "line", id: deliveryId(), person, place, line }),
  });

async function start(dialect: Dialect = "sqlite"): Promise<World> {
  const world = await makeWorld({ transports: ["slack-http"], dialect, env });
  await setUp(world);
  return world;
}

const paths = [
  "/console/state",
  "/console/board",
  "/console/events",
  "/console/earlier?place=dm:1",
  "/console/file?entry=x",
];

describe.each<Dialect>(["sqlite", "postgresql"])("signing in, kept in %s", (dialect) => {
  it(
    "by a link from the chat, once, as oneself; what is said there is said by that very person",
    { timeout: 90_000 },
    async () => {
      const world = await start(dialect);
      const door = await ask(world, "/");
      expect([door.status, door.text]).toEqual([403, expect.stringContaining("<code>/控制台</code>")]);
      for (const path of paths) expect((await ask(world, path)).status, path).toBe(403);
      expect((await say(world, "", "1", "/mine")).status).toBe(403);

      // A preview looks, twice, and uses nothing up.
      const ticket = await linkFor(world, "ada", "kfq");
      for (let looks = 0; looks < 2; looks++) {
        const page = await ask(world, `/office/sign-in?t=${ticket}`);
        expect([page.status, page.headers["cache-control"]]).toEqual([200, "no-store"]);
        expect(page.text).toContain("ada的身份进入");
        expect(page.headers["set-cookie"]).toBeUndefined();
      }
      const entered = await enter(world, ticket);
      expect([entered.status, entered.headers.location]).toEqual([303, "./"]);
      expect(entered.headers["set-cookie"]?.[0]).toMatch(
        /^xianfeng_console=\d+\.[\w-]{43}\.[\w-]{43}; Max-Age=43\d{3}; Path=\/office\/; HttpOnly; SameSite=Lax; Secure$/u,
      );
      const cookie = cookieOf(entered);
      expect((await enter(world, ticket)).status).toBe(410);
      expect((await ask(world, `/sign-in?t=${ticket}`)).status).toBe(410);
      // In the browser that it let in, the same link leads to the console.
      expect((await ask(world, `/sign-in?t=${ticket}`, { cookie })).headers.location).toBe("./");

      const state = await stateOf(world, cookie);
      expect([state.signedIn, state.me.name, state.me.unit]).toEqual([true, "ada", "开发区"]);
      expect((await say(world, cookie, state.me.id, "/线索 电池项目 投资:5亿")).status).toBe(202);
      await world.app.idle();
      const { ownerId, unitId } = await world.project(1);
      const entries = await world.ledger();
      const made = entries.find((entry) => entry.kind === "lead");
      expect(made).toMatchObject({ actorId: ownerId, via: `console:main/${ownerId}` });
      expect([state.me.id, unitId]).toEqual([String(ownerId), entries.find(({ kind }) => kind === "lead")?.unitId]);
      // In Slack it is hers as well, and there she hears of it, although she wrote in the console last.
      await world.person("ada", "kfq").says("/mine").sees("电池项目");
      await world.person("ben", "kfq").says("/lead 轴承项目 投资:2亿").sees("#2");
      await say(world, cookie, state.me.id, "/进展 #1 电话 约了下周");
      await world.app.idle();
      const ada = world.person("ada", "kfq").id;
      const told = await world.person("ben", "kfq").says("/assign #2 @{ada}").sees("#2 已交给");
      expect(told.shown.some(({ to }) => to === ada)).toBe(true);
      const texts = (await stateOf(world, cookie)).entries.map((entry) => JSON.stringify(entry)).join("\n");
      expect(texts).toContain("已记进展 #1");
      expect(texts).not.toContain("轴承项目");
      expect((await world.verify()).findings).toEqual([]);
    },
  );
});

describe("a session", () => {
  it("is one person's: nobody else's name opens anything", async () => {
    const world = await start();
    const [ada, eve] = [await signIn(world, "ada", "kfq"), await signIn(world, "eve", "gxq")];
    const [her, other] = [(await stateOf(world, ada)).me.id, (await stateOf(world, eve)).me.id];
    expect(her).not.toBe(other);
    for (const path of paths) {
      const named = `${path}${path.includes("?") ? "&" : "?"}as=${other}`;
      expect((await ask(world, named, { cookie: ada })).status, named).toBe(403);
    }
    expect((await say(world, ada, other, "/mine")).status).toBe(403);
    expect((await say(world, ada, her, "/mine", `dm:${other}`)).status).toBe(404);
    const file = new URLSearchParams({ as: other, place: `dm:${other}`, id: deliveryId(), line: "", name: "a.csv" });
    const bytes = { "content-type": "application/octet-stream" };
    const sent = await ask(world, `/console/file?${file.toString()}`, { cookie: ada, body: "x", headers: bytes });
    expect(sent.status).toBe(403);
    // What eve reads stays hers, also by the name of its place.
    await say(world, eve, other, "/线索 光伏项目 投资:1亿");
    await world.app.idle();
    const older = await ask(world, `/console/earlier?place=dm:${other}`, { cookie: ada });
    expect(older.text).toBe('{"entries":[],"more":false}');
    expect((await stateOf(world, ada)).places.map(({ id }) => id)).toEqual([`dm:${her}`]);
  });

  it("ends by signing out, after twelve hours, and with membership; its stream ends with it", async () => {
    const world = await start();
    const cookie = await signIn(world, "ada", "kfq");
    const { cursor } = await stateOf(world, cookie);
    const stream = ask(world, `/console/events?after=${cursor}`, { cookie });
    const out = await ask(world, "/console/sign-out", { cookie, body: "{}", headers: json });
    expect([out.status, out.headers["set-cookie"]?.[0]]).toEqual([
      200,
      "xianfeng_console=; Max-Age=0; Path=/office/; HttpOnly; SameSite=Lax; Secure",
    ]);
    expect((await stream).text).toContain("event: end");
    expect((await ask(world, "/console/state", { cookie })).status).toBe(403);

    const again = await signIn(world, "ada", "kfq");
    world.clock.leap(11 * 3_600_000);
    expect((await ask(world, "/console/state", { cookie: again })).status).toBe(200);
    world.clock.leap(3_600_000);
    expect((await ask(world, "/console/state", { cookie: again })).status).toBe(403);

    const third = await signIn(world, "ada", "kfq");
    const { me } = await stateOf(world, third);
    await world.app.store.write(async (tx) => {
      const [org] = await tx.organizations.all();
      const [member] = org ? await tx.people.byIds(org.id, [Number(me.id)]) : [];
      if (org && member) await tx.people.save(org.id, { ...member, active: false });
    });
    expect((await ask(world, "/console/state", { cookie: third })).status).toBe(403);
    expect((await say(world, third, me.id, "/mine")).status).toBe(403);
  });

  it("is not to be had by a forged, changed, old or foreign link, nor by what a proxy says", async () => {
    const world = await start();
    const ticket = await linkFor(world, "ben", "kfq");
    const [person = "", until = "", nonce = "", signature = ""] = ticket.split(".");
    const forged = [
      "",
      "x",
      `${Number(person) - 1}.${until}.${nonce}.${signature}`,
      `${person}.${Number(until) + 60}.${nonce}.${signature}`,
      `${person}.${until}.${"A".repeat(43)}.${signature}`,
      `${person}.${until}.${nonce}.${"A".repeat(43)}`,
      `${ticket}A`,
    ];
    for (const one of forged) {
      expect((await enter(world, one)).status, one).toBe(410);
      expect((await ask(world, `/sign-in?t=${one}`)).status, one).toBe(410);
    }
    // Another site's form: the browser's word tells.
    expect((await enter(world, ticket, { origin: "https://evil.example" })).status).toBe(403);
    expect((await enter(world, ticket, { "sec-fetch-site": "cross-site" })).status).toBe(403);
    for (const headers of [
      { host: "localhost" },
      { host: `127.0.0.1:${world.port}`, "x-forwarded-for": "127.0.0.1", "x-forwarded-host": "localhost" },
      { "x-forwarded-user": "admin" },
    ])
      expect((await ask(world, "/console/state?as=1", { headers })).status).toBe(403);
    expect((await ask(world, "/", { headers: { host: "evil.example" } })).text).toContain("host");
    const cookie = "xianfeng_console=" + [until, nonce, signature].join(".");
    expect((await ask(world, "/console/state", { cookie })).status).toBe(403);
    // A link for accounts made meanwhile takes its place no more than it takes the other's.
    await world.person("ben", "kfq").says("/link").privately().sees("关联码");
    world.clock.leap(9 * 60_000);
    expect((await ask(world, `/sign-in?t=${ticket}`)).status).toBe(200);
    world.clock.leap(60_000);
    expect((await enter(world, ticket)).status).toBe(410);
  });

  it("of the first admin begins at the server's terminal", async () => {
    const world = await start();
    const out: string[] = [];
    const told: string[] = [];
    const deps = {
      clock: world.clock,
      logger: createLogger("silent"),
      out: (line: string) => void out.push(line),
      tell: (line: string) => void told.push(line),
    };
    const admin = [...world.platforms.values()][0]?.address("admin") ?? "";
    const slack = { SLACK_BOT_TOKEN: "xoxb-1", SLACK_SIGNING_SECRET: "s", XIANFENG_ADMINS: admin };
    const config = readConfig({ ...env, ...slack, DATABASE_URL: world.databaseUrl });
    expect(await printLogin(config, "slack:T_NONE/U_NONE", deps)).toBe(1);
    expect(await printLogin(config, "admin", deps)).toBe(1);
    expect(out).toEqual([]);
    expect(await printLogin(config, admin, deps)).toBe(0);
    const cookie = cookieOf(await enter(world, linkIn(out.join("\n"))));
    expect((await stateOf(world, cookie)).me.title).toBe("管理员");
    expect(told.join("\n")).not.toMatch(/sign-in\?t=|c2VjcmV0/u);
    // Another secret's links are of no use here.
    const elsewhere = readConfig({
      ...env,
      ...slack,
      XIANFENG_SECRET: "x".repeat(40),
      DATABASE_URL: world.databaseUrl,
    });
    expect(await printLogin(elsewhere, admin, deps)).toBe(0);
    expect((await enter(world, linkIn(out[1] ?? ""))).status).toBe(410);
  });
});
