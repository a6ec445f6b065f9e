import { expect, onTestFinished } from "vitest";
import Database from "better-sqlite3";
import { commands } from "../../commands/index.ts";
import { createApp, type App } from "../../src/app.ts";
import { readConfig } from "../../src/config.ts";
import type { Entry, Organization, Project } from "../../src/domain/model.ts";
import { settingOf } from "../../src/domain/setting.ts";
import { verifyOrganization, type Verification } from "../../src/domain/verify.ts";
import { createLogger } from "../../src/log.ts";
import { makeDatabase, type Dialect } from "../fakes/database.ts";
import { createLeapingClock, type LeapingClock } from "./clock.ts";
import { fillWithDemonstration } from "./demonstration.ts";
import { isRevised, makePlatform, type Heard, type SentFile, type TestPlatform, type Transport } from "./platform.ts";

export const everyTransport: readonly Transport[] = [
  "slack-http",
  "slack-socket",
  "lark-ws",
  "lark-webhook",
  "console",
];

/** What came of one thing that somebody did. Each check returns the same, so that they read as one sentence. */
export type Step = Promise<Outcome> & {
  /** The person reads all of this in what came. */
  sees(...texts: readonly string[]): Step;
  /** Nobody reads any of it, anywhere. */
  lacks(...texts: readonly string[]): Step;
  /** It came to the person alone, or also to these, each alone. */
  privately(...others: readonly Person[]): Step;
  /** It came to everybody in the place. */
  inChannel(): Step;
};

export interface Outcome {
  /** Everything shown since, to anybody. */
  readonly shown: readonly Heard[];
  /** What the person could read of it. */
  readonly seen: readonly Heard[];
  readonly text: string;
  /** The line offered as an example. */
  readonly example: string | undefined;
}

export interface Person {
  says(line: string): Step;
  mentions(line: string): Step;
  /** Sends a file to the assistant, with words beside it where there are any. */
  sends(file: SentFile, words?: string): Step;
  presses(label: string): Step;
  submits(values: Readonly<Record<string, string>>): Step;
  /** The same, and it must be refused: privately, with these words and an example, and nothing written. */
  isRefused(line: string, ...texts: readonly string[]): Promise<Outcome>;
  /** The person elsewhere: in another channel, or (undefined) in the conversation with the assistant. */
  in(channel: string | undefined): Person;
  readonly id: string;
}

export interface World {
  readonly app: App;
  readonly clock: LeapingClock;
  readonly databaseUrl: string;
  readonly port: number;
  readonly platforms: ReadonlyMap<Transport, TestPlatform>;
  person(name: string, channel?: string, transport?: Transport): Person;
  /** What was shown, by anybody who reads, after something that nobody said. */
  happens(work: () => Promise<unknown>): Promise<readonly Heard[]>;
  /** Runs what is due at the instant; what was shown, by anybody who reads. */
  tick(instant: string): Promise<readonly Heard[]>;
  organization(): Promise<Organization>;
  project(number: number): Promise<Project>;
  ledger(): Promise<readonly Entry[]>;
  verify(): Promise<Verification>;
}

export interface WorldOptions {
  readonly transports: readonly Transport[];
  readonly env?: Readonly<Record<string, string>>;
  readonly dialect?: Dialect;
  /** ISO 8601; default a Monday at ten in Shanghai. */
  readonly at?: string;
}

/** The whole application with real SDKs against these platforms; ends with the test. */
export async function makeWorld({
  transports,
  env = {},
  dialect = "sqlite",
  at = "2026-11-23T10:00:00+08:00",
}: WorldOptions): Promise<World> {
  const clock = createLeapingClock(at);
  const database = await makeDatabase(dialect);
  onTestFinished(() => database.drop());
  const platforms = new Map<Transport, TestPlatform>();
  for (const transport of transports) {
    const platform = await makePlatform(transport, clock);
    platforms.set(transport, platform);
    onTestFinished(() => platform.close());
  }
  const all = [...platforms.values()];
  const settings: Readonly<Record<string, string>> = {
    XIANFENG_ADMINS: all.map((platform) => platform.address("admin")).join(","),
    ...Object.assign({}, ...all.map((platform) => platform.env)),
    ...env,
  };
  if (dialect === "sqlite" && transports.every((transport) => transport === "console"))
    await fillWithDemonstration(database.url.slice("file:".length), settings, at);
  const config = readConfig({ ...settings, DATABASE_URL: database.url, PORT: "0" });
  const app = await createApp(config, commands, { logger: createLogger("silent"), clock, scheduled: false });
  onTestFinished(() => app.stop());
  const { port } = await app.start();
  for (const platform of all) platform.reach(port);

  const present = new Set<string>(["admin"]);
  /** Somebody new is here, who may see what was said before. */
  let unread = true;
  const known = new Set<string>();
  const news = async (): Promise<readonly Heard[]> => {
    await app.idle();
    const heard = (await Promise.all(all.map((platform) => platform.heard([...present])))).flat();
    const fresh = heard.filter(({ id, transport }) => !known.has(`${transport} ${id}`));
    for (const { id, transport } of fresh) known.add(`${transport} ${id}`);
    unread = false;
    // What is new first, then what was changed where it stands.
    return fresh.toSorted((a, b) => Number(isRevised(a)) - Number(isRevised(b)));
  };
  const organization = async (): Promise<Organization> => {
    const [org] = await app.store.read((tx) => tx.organizations.all());
    if (!org) throw new Error("no organisation yet");
    return org;
  };
  const ledger = (): Promise<readonly Entry[]> =>
    app.store.read(async (tx) => {
      const [org] = await tx.organizations.all();
      if (!org) return [];
      const subjects = ["organization", "project", "investor", "request"] as const;
      const all = await Promise.all(
        subjects.map((subject) => tx.ledger.scan(org.id, subject, { stream: -1, seq: 0 }, 10_000)),
      );
      return all.flat();
    });

  function person(name: string, channel?: string, transport = transports[0]): Person {
    const platform = transport && platforms.get(transport);
    if (!platform) throw new Error(`no platform ${transport}`);
    if (!present.has(name)) unread = true;
    present.add(name);
    const id = platform.personId(name);
    const place = channel === undefined ? undefined : platform.channelId(channel);
    const doing = { person: name, channel };
    const visible = (heard: Heard): boolean =>
      heard.transport === platform.transport &&
      (heard.to === id || (heard.to === undefined && heard.channel === place));
    const act = (work: () => Promise<void>): Step => stepOf(perform(work), id);
    const perform = async (work: () => Promise<void>): Promise<Outcome> => {
      if (unread) await news();
      // People take a breath between two messages; Slack asks for a second.
      clock.leap(2_000);
      await work();
      const shown = await news();
      // A press or a form is answered where the card stands, which may be the private conversation.
      const seen = shown.filter(visible);
      const text = seen.map((heard) => heard.text).join("\n");
      return { shown, seen, text, example: [...text.matchAll(/(?:例如：|For example: )(\/.*)$/gm)].at(-1)?.[1] };
    };
    const last = async (wanted: (heard: Heard) => boolean, what: string): Promise<Heard> => {
      const found = (await platform.heard([...present])).filter((heard) => visible(heard) && wanted(heard)).at(-1);
      if (!found) throw new Error(`${name} sees no ${what}`);
      return found;
    };
    return {
      id,
      says: (line) => act(() => platform.type(doing, line)),
      sends: (file, words = "") => act(() => platform.send(doing, file, words)),
      mentions: (line) => act(() => platform.mention(doing, line)),
      presses: (label) =>
        act(async () =>
          platform.press(doing, await last(({ buttons }) => buttons.includes(label), `button ${label}`), label),
        ),
      submits: (values) =>
        act(async () => platform.submit(doing, await last(({ hasForm }) => hasForm, "form"), values)),
      async isRefused(line, ...texts) {
        const before = written(database.url);
        const outcome = await act(() => platform.type(doing, line))
          .sees(...texts)
          .privately();
        expect(outcome.example, outcome.text).toBeDefined();
        expect(written(database.url), `written by ${line}`).toEqual(before);
        return outcome;
      },
      in: (elsewhere) => person(name, elsewhere, transport),
    };
  }

  return {
    app,
    clock,
    databaseUrl: database.url,
    port,
    platforms,
    person,
    organization,
    ledger,
    async happens(work) {
      await news();
      clock.leap(2_000);
      await work();
      return news();
    },
    async tick(instant) {
      await news();
      clock.goTo(instant);
      await app.tick(clock.now());
      return news();
    },
    async project(number) {
      const org = await organization();
      const record = await app.store.read((tx) => tx.projects.byNumber(org.id, number));
      if (!record) throw new Error(`no project ${number}`);
      return record.project;
    },
    async verify() {
      const org = await organization();
      return app.store.read((tx) => verifyOrganization(tx, org, settingOf(org).pack));
    },
  };
}

/** How many rows every table has, the ones that deliveries pass through apart. SQLite only. */
function written(url: string): Readonly<Record<string, unknown>> {
  const database = new Database(url.slice("file:".length), { readonly: true });
  try {
    const tables = database
      .prepare<[], { readonly name: string }>(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT IN ('Inbox', 'Outbox', 'Card')",
      )
      .all();
    return Object.fromEntries(
      tables.map(({ name }) => [name, database.prepare(`SELECT count(*) FROM "${name}"`).pluck().get()]),
    );
  } finally {
    database.close();
  }
}

/** Two units with their channels, their leaders and people: `ada` leads 开发区, `ben` works there, `eve` leads 高新区. */
export async function setUp(world: World, transport?: Transport): Promise<void> {
  const admin = world.person("admin", "hall", transport);
  await admin.says("/unit add 聊城经济技术开发区 简称:开发区 代码:KFQ 组:园区");
  await admin.says("/unit add 聊城高新技术产业开发区 简称:高新区 代码:GXQ 组:园区");
  await admin.in("kfq").says("/channel bind KFQ").inChannel();
  await admin.in("gxq").says("/channel bind GXQ").inChannel();
  for (const [name, channel] of [
    ["ada", "kfq"],
    ["ben", "kfq"],
    ["eve", "gxq"],
  ] as const) {
    await world.person(name, channel, transport).says("/mine").privately();
  }
  await admin.says("/role grant @{ada} leader KFQ").sees("负责人");
}

function stepOf(work: Promise<Outcome>, id: string): Step {
  const then = (check: (outcome: Outcome) => void): Step =>
    stepOf(
      work.then((outcome) => {
        check(outcome);
        return outcome;
      }),
      id,
    );
  return Object.assign(work, {
    sees: (...texts: readonly string[]) =>
      then(({ text }) => texts.forEach((wanted) => expect(text).toContain(wanted))),
    lacks: (...texts: readonly string[]) =>
      then(({ shown }) =>
        texts.forEach((unwanted) =>
          expect(shown.map(({ wire, text }) => `${text}${wire}`).join("\n")).not.toContain(unwanted),
        ),
      ),
    privately: (...others: readonly Person[]) =>
      then(({ shown, seen }) => {
        const allowed = new Set<string | undefined>([id, ...others.map((other) => other.id)]);
        const told = shown.filter((heard) => !allowed.has(heard.to) && !isRevised(heard));
        expect([seen.length > 0, told.map(({ text }) => text)]).toEqual([true, []]);
      }),
    inChannel: () =>
      then(({ seen, text }) =>
        expect(
          seen.filter((heard) => !isRevised(heard)).map(({ to }) => to),
          text,
        ).toEqual([undefined]),
      ),
  });
}
