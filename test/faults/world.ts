import { commands } from "../../commands/index.ts";
import { createApp, type App, type AppDeps } from "../../src/app.ts";
import type { Clock } from "../../src/clock.ts";
import { readConfig, type Config } from "../../src/config.ts";
import { createLogger } from "../../src/log.ts";
import { verifyOrganization, type Verification } from "../../src/domain/verify.ts";
import { settingOf } from "../../src/domain/setting.ts";
import { openStore } from "../../src/store/open.ts";
import type { Store } from "../../src/store/port.ts";
import { makeDatabase, type Dialect, type TestDatabase } from "../fakes/database.ts";
import { createFakeSlack, type FakeSlack } from "../fakes/slack-api.ts";
import type { SignedRequest } from "../fakes/slack-payloads.ts";
import type { SlackMessage } from "../fakes/slack-state.ts";

/** Everything around the application: a database and a Slack workspace. */
export interface World {
  readonly database: TestDatabase;
  readonly slack: FakeSlack;
  /** The environment of a process in this world; `more` replaces. */
  env(more?: Readonly<Record<string, string>>): Record<string, string>;
  close(): Promise<void>;
}

export const channel = "C0000GENERAL";
/** The administrator. */
export const ada = "U0000ADA";

export async function makeWorld(dialect: Dialect): Promise<World> {
  const database = await makeDatabase(dialect);
  const slack = await createFakeSlack();
  const { botToken, apiUrl, signingSecret = "" } = slack.config("http");
  return {
    database,
    slack,
    env: (more = {}) => ({
      DATABASE_URL: database.url,
      PORT: "0",
      LOG_LEVEL: "info",
      XIANFENG_ADMINS: `slack:${slack.state.team}/${ada}`,
      SLACK_BOT_TOKEN: botToken,
      SLACK_SIGNING_SECRET: signingSecret,
      SLACK_API_URL: apiUrl,
      ...more,
    }),
    async close() {
      await slack.close();
      await database.drop();
    },
  };
}

/** The application in this process; the clock runs and the scheduler does not, unless told. `config` replaces settings. */
export function makeApp(world: World, deps: Partial<AppDeps> = {}, config: Partial<Config> = {}): Promise<App> {
  return createApp({ ...readConfig(world.env()), ...config }, commands, {
    logger: createLogger("silent"),
    scheduled: false,
    ...deps,
  });
}

/** Real time, moved: timers run as ever. */
export interface MovedClock extends Clock {
  /** From now on it is this instant, and time goes on. */
  set(at: string): void;
}

export function makeMovedClock(at: string): MovedClock {
  let shift = 0;
  const clock = {
    now: () => new Date(Date.now() + shift),
    set(to: string) {
      shift = new Date(to).getTime() - Date.now();
    },
  };
  clock.set(at);
  return clock;
}

/** Posts to the application as Slack does; the status, and the text of the answer. */
export async function deliver(
  port: number,
  signed: SignedRequest,
  more: Readonly<Record<string, string>> = {},
): Promise<{ readonly status: number; readonly text: string }> {
  const response = await fetch(`http://127.0.0.1:${port}/slack/events`, {
    method: "POST",
    headers: { ...signed.headers, ...more },
    body: signed.body,
  });
  return { status: response.status, text: await response.text() };
}

/** One unit, and the channel bound to it, set up by the administrator as anybody would. */
export async function setUp(app: App, port: number, { slack }: World, at: Date = new Date()): Promise<void> {
  for (const line of ["/unit add 开发区 简称:开发区 代码:KFQ", "/channel bind KFQ"]) {
    const { status, text } = await deliver(port, slack.signedCommand(line, { user: ada, channel, at }));
    if (status !== 200 || text !== "") throw new Error(`${line}: ${status} ${text}`);
    await app.idle();
  }
}

/** What the database holds. */
export interface Kept {
  readonly leads: readonly { readonly number: number; readonly name: string; readonly owner: string }[];
  readonly verification: Verification;
  readonly pending: { readonly inbox: number; readonly outbox: number };
}

/** Reads it over a connection of its own, as `xianfeng verify` does. */
export async function readKept(world: World): Promise<Kept> {
  const store = await openStore(world.database.url, { logger: createLogger("silent") });
  try {
    return await keptBy(store);
  } finally {
    await store.close();
  }
}

/** The ids of the cards that are remembered of these projects. */
export async function readCards(world: World, numbers: readonly number[]): Promise<readonly string[]> {
  const store = await openStore(world.database.url, { logger: createLogger("silent") });
  try {
    return await store.read(async (tx) => {
      const org = await tx.organizations.byKey("main");
      const cards = await Promise.all(numbers.map((number) => tx.cards.ofProject(org?.id ?? 0, number)));
      return cards.flat().map(({ postedId }) => postedId);
    });
  } finally {
    await store.close();
  }
}

/** @param key of the organisation: `main`, or the demonstration's `demo` */
export async function keptBy(store: Store, key = "main"): Promise<Kept> {
  const found = await store.read(async (tx) => {
    const org = await tx.organizations.byKey(key);
    if (!org) throw new Error("no organisation");
    const { records } = await tx.projects.list(org.id, {}, { offset: 0, limit: 100_000 });
    const owners = new Map(
      (await tx.people.identities(org.id, [...new Set(records.map(({ project }) => project.ownerId))])).map(
        ({ memberId, identity }) => [memberId, identity.id],
      ),
    );
    const leads = records.map(({ project }) => ({
      number: project.number,
      name: project.name,
      owner: owners.get(project.ownerId) ?? "",
    }));
    return { leads, verification: await verifyOrganization(tx, org, settingOf(org).pack) };
  });
  return { ...found, pending: { inbox: await store.inbox.pending(), outbox: await store.outbox.pending() } };
}

/** Everything somebody reads in a message. */
export function readable({ text, blocks }: SlackMessage): string {
  return `${text}\n${JSON.stringify(blocks)}`;
}
