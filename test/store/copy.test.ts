import { isDeepStrictEqual } from "node:util";
import Database from "better-sqlite3";
import { expect, it, onTestFinished } from "vitest";
import { commands } from "../../commands/index.ts";
import { createApp } from "../../src/app.ts";
import { readConfig } from "../../src/config.ts";
import { draft } from "../../src/delivery/delivery.ts";
import { createLogger } from "../../src/log.ts";
import { copyTo } from "../../src/runtime/copy-cli.ts";
import { copyStore, tableNames } from "../../src/store/copy/copy.ts";
import { openStore } from "../../src/store/open.ts";
import { makeDatabase, type Dialect, type TestDatabase } from "../fakes/database.ts";
import { execute } from "../fakes/postgresql-admin.ts";
import { createLeapingClock } from "../scenario/clock.ts";
import { fillWithDemonstration } from "../scenario/demonstration.ts";
import { makePlatform, type Heard } from "../scenario/platform.ts";

const logger = createLogger("silent");
const monday = "2026-11-23T10:00:00+08:00";

async function database(dialect: Dialect, kind: "migrated" | "empty" = "migrated"): Promise<TestDatabase> {
  const made = await makeDatabase(dialect, kind);
  onTestFinished(() => made.drop());
  return made;
}

/** The command, as a terminal shows it. */
async function copy(from: string, to: string) {
  const said: string[] = [];
  const line = (text: string): void => void said.push(text);
  const deps = { clock: { now: () => new Date(monday) }, logger, out: line, tell: line };
  const code = await copyTo({ databaseUrl: from }, ["--to", to], deps);
  return { code, said: said.join("\n") };
}

/** Every row of every table, read beside the program. */
function everything(url: string): Readonly<Record<string, readonly unknown[]>> {
  const file = new Database(url.slice("file:".length), { readonly: true });
  try {
    file.defaultSafeIntegers();
    const names = file
      .prepare(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '_prisma%'",
      )
      .pluck()
      .all()
      .map(String);
    const sequences = file.prepare(`SELECT * FROM sqlite_sequence WHERE name NOT LIKE '_prisma%' ORDER BY name`).all();
    return {
      ...Object.fromEntries(
        names.toSorted().map((name) => [name, file.prepare(`SELECT * FROM "${name}" ORDER BY 1, 2, 3`).all()]),
      ),
      sequences,
    };
  } finally {
    file.close();
  }
}

/** Two values are one where their JSON says the same: a database may write it with other blanks and in another order. */
function sameRow(a: unknown, b: unknown): boolean {
  const parsed = (row: unknown): unknown =>
    Object.fromEntries(
      Object.entries(row as object).map(([key, value]) => [
        key,
        typeof value === "string" && /^[{[]/u.test(value) ? JSON.parse(value) : value,
      ]),
    );
  return isDeepStrictEqual(parsed(a), parsed(b));
}

it("the demonstration goes from SQLite to PostgreSQL and back, every value of it", async () => {
  const source = await database("sqlite");
  const file = source.url.slice("file:".length);
  await fillWithDemonstration(file, { XIANFENG_ADMINS: "console:demo/admin", XIANFENG_CONSOLE: "on" }, monday);
  const raw = new Database(file);
  // What the demonstration has none of: bytes, whole numbers beyond 53 bits, what lies in another process's hands, rows
  // that are gone and whose numbers are not given again, signs beyond the basic plane, quotes and line ends.
  raw.exec(`
    INSERT INTO "Exchange" VALUES (41, 1, 'import', 'importing', 1, '台账"''.xlsx', '{"b": [1.5, -2e-7, "😀"], "a": null}',
      '2026-11-23T02:00:00.123+00:00', '2026-11-23T02:00:00.120+00:00', 'gone', '2026-11-24T02:00:00.000+00:00');
    INSERT INTO "ExchangeChunk" VALUES (41, 0, x'00ff10'), (41, 1, zeroblob(1000000)), (41, 2, x'');
    INSERT INTO "Target" VALUES (1, 2031, 'arrived', 1, 9007199254740993), (1, 2032, 'arrived', 1, -9223372036854775807);
    INSERT INTO "Exchange" VALUES (77, 1, 'file', 'kept', 1, '', '{}', '2026-11-23T02:00:00.000+00:00',
      '2026-11-23T02:00:00.000+00:00', '', '2026-11-23T02:00:00.000+00:00');
    DELETE FROM "Exchange" WHERE "id" = 77;
    INSERT INTO "Inbox" VALUES ('slack:Ev1', 'a
      "b" \\ 😀', '2026-11-23T02:00:00.000+00:00', 3, 0, NULL, 'gone', '2026-11-24T02:00:00.000+00:00');
    UPDATE "Organization" SET "calendar" = '{"confirmed":{"2027":"国办发明电〔2026〕9号"},"days":{},"regions":[]}' WHERE "id" = 1;
    UPDATE "Person" SET "quiet" = '{"hours":{"from":"20:00","to":"08:00"}}' WHERE "id" = 1;`);
  raw.close();

  const server = await database("postgresql", "empty");
  const back = await database("sqlite", "empty");
  const there = await copy(source.url, server.url);
  expect(there.said).toMatch(/demo: \d+ entries, \d+ projects, \d+ figures: sound\n[\s\S]*posted boards made again/u);
  expect(there.said).toMatch(/^Entry +\d{3,}$/mu);
  expect(there.code).toBe(0);
  // What is proved takes longer than the copying, and is the same from here on.
  const deps = { logger, now: new Date(monday), prove: () => Promise.resolve(true) };
  expect(await copyStore(server.url, back.url, deps)).toMatchObject({ outcome: "copied" });

  const [before, after] = [everything(source.url), everything(back.url)];
  expect(Object.keys(after)).toEqual([...tableNames.toSorted(), "sequences"]);
  const freed = new Set(["Inbox", "Exchange"]);
  for (const [table, rows] of Object.entries(before)) {
    const wrong = rows.filter((row, index) => !sameRow(row, after[table]?.[index]));
    expect([table, after[table]?.length], table).toEqual([table, rows.length]);
    if (!freed.has(table)) expect(wrong, table).toEqual([]);
  }
  // Only when they may be taken over has changed: at once.
  for (const table of freed)
    for (const row of after[table] ?? []) {
      const { owner, leaseUntil } = row as { readonly owner: string; readonly leaseUntil: string };
      if (owner === "gone") expect(leaseUntil).toBe("2026-11-23T02:00:00.000+00:00");
    }

  // A text that is compared with what is written again has one spelling, whatever PostgreSQL made of it.
  const store = await openStore(back.url, { logger });
  onTestFinished(() => store.close());
  const [org] = await store.read((tx) => tx.organizations.all());
  if (!org?.calendar) throw new Error("no calendar");
  const { calendar } = org;
  expect(
    await store.write((tx) => tx.organizations.setCalendar(org.id, { ...calendar, confirmed: {} }, calendar)),
  ).toBe(true);
});

it("an application goes on at the copy: its numbers, its issues, and what was owed, once", async () => {
  const clock = createLeapingClock(monday);
  const slack = await makePlatform("slack-http", clock);
  onTestFinished(() => slack.close());
  const heard: () => Promise<readonly Heard[]> = () => slack.heard(["admin", "ada"]);
  const run = async <T>(url: string, work: (app: Awaited<ReturnType<typeof createApp>>) => Promise<T>): Promise<T> => {
    const env = { ...slack.env, XIANFENG_ADMINS: slack.address("admin"), DATABASE_URL: url, PORT: "0" };
    const app = await createApp(readConfig(env), commands, { logger, clock, scheduled: false });
    try {
      slack.reach((await app.start()).port);
      const result = await work(app);
      await app.idle();
      return result;
    } finally {
      await app.stop();
    }
  };
  const says = async (app: { idle(): Promise<void> }, person: string, line: string): Promise<string> => {
    clock.leap(2_000);
    const before = (await heard()).length;
    await slack.type({ person, channel: "kfq" }, line);
    await app.idle();
    return (await heard())
      .slice(before)
      .map(({ text }) => text)
      .join("\n");
  };
  const source = await database("sqlite");
  const owed = { summary: "欠着的一条", locale: "zh-CN", blocks: [{ kind: "text", text: "欠着的一条" }] } as const;
  await run(source.url, async (app) => {
    await says(app, "admin", "/unit add 聊城经济技术开发区 简称:开发区 代码:KFQ 组:园区");
    await says(app, "admin", "/channel bind KFQ");
    await says(app, "ada", "/lead 电池项目 投资:5亿");
    await says(app, "ada", "/stage #1 签约 合同号:HT-8 日期:11-23 金额:5亿");
    clock.goTo("2026-11-24T08:50:00+08:00");
    await app.tick(clock.now());
    // In the hands of a process that died with the old machine, for another hour.
    const place = { platform: "slack", workspace: "T0000TEAM", id: slack.channelId("kfq"), direct: false } as const;
    const row = draft({ target: { kind: "post", place }, message: owed }, { source: "x", index: 0, now: clock.now() });
    const until = new Date(clock.now().getTime() + 3_600_000);
    await app.store.write((tx) => tx.outbox.add([row], { owner: "elsewhere", until }));
    // A process that works there has first to stop.
    expect(await copy(source.url, (await database("sqlite")).url)).toEqual({
      code: 1,
      said: expect.stringContaining("a running process works on the source"),
    });
  });
  const issuesThere = (await heard()).filter(({ text }) => text.includes("今日要情"));
  expect(issuesThere).toHaveLength(1);

  const target = await database("postgresql");
  expect((await copy(source.url, target.url)).code).toBe(0);
  const arrived = async (): Promise<number> => (await heard()).filter(({ text }) => text.includes("欠着的一条")).length;
  expect(await arrived()).toBe(0);
  await run(target.url, async (app) => {
    await app.idle();
    await expect.poll(arrived).toBe(1);
    expect(await says(app, "ada", "/lead 光伏项目 投资:3亿")).toContain("#2");
    clock.goTo("2026-11-25T08:50:00+08:00");
    await app.tick(clock.now());
    // The application is at home here, and a copy onto it or out of it is refused.
    expect((await copy(target.url, source.url)).said).toContain("a running process works on the source");
    const issues = await app.store.read(async (tx) =>
      (await tx.issues.ofChannel(1, 1, { offset: 0, limit: 10 })).map(({ number }) => number),
    );
    expect(issues.toSorted()).toEqual([1, 2]);
  });
  await run(target.url, (app) => app.idle());
  expect(await arrived()).toBe(1);
  expect((await copy(target.url, source.url)).said).toMatch(/the target is not empty \(.*Project 1/u);
});

it("what ends a copy early leaves an empty target, and the next one goes through", async () => {
  const source = await database("sqlite");
  const raw = new Database(source.url.slice("file:".length));
  raw.exec(`
    INSERT INTO "Organization" ("id", "key", "name", "pack", "locale", "timezone", "demo", "nextNumber")
      VALUES (1, 'main', '招商局', 'cn-government', 'zh-CN', 'Asia/Shanghai', 0, 1);
    INSERT INTO "Person" ("id", "orgId", "name", "unitId", "active") VALUES (1, 1, 'a' || char(0) || 'b', NULL, 1)`);
  const target = await database("postgresql");
  // PostgreSQL has no text with a NUL in it.
  await expect(copy(source.url, target.url)).rejects.toThrow("table Person: rows 1 to 1 were refused");
  raw.exec(`UPDATE "Person" SET "name" = 'ab'`);
  const deps = { logger, now: new Date(monday) };
  const fail = (): Promise<boolean> => Promise.reject(new Error("the machine fails"));
  await expect(copyStore(source.url, target.url, { ...deps, prove: fail })).rejects.toThrow("the machine fails");
  expect(await copyStore(source.url, target.url, { ...deps, prove: async () => false })).toEqual({
    outcome: "unsound",
  });

  // A record that does not add up is not carried on.
  raw.exec(`
    INSERT INTO "Entry" VALUES (1, 'organization', 0, 1, 'unit', '2026-11-23T02:00:00.000+00:00', 0, 'x', 'x', 'x', 0,
      '{"changes":{},"details":{}}', '', 'forged')`);
  expect(await copy(source.url, target.url)).toEqual({
    code: 1,
    said: expect.stringMatching(/organization 0 entry 1: hash[\s\S]*nothing kept: the record does not add up/u),
  });
  raw.exec(`DELETE FROM "Entry"`);
  raw.close();
  expect(await copy(source.url, target.url)).toMatchObject({ code: 0 });
});

it("says in one sentence what it does not copy, and onto what", async () => {
  const [source, server] = [await database("sqlite"), await database("postgresql")];
  expect(await copy(source.url, source.url)).toMatchObject({ code: 1, said: expect.stringContaining("are the same") });
  const link = `file:${source.url.slice("file:".length).replace("/test.db", "/../")}${source.url.split("/").at(-2)}/test.db`;
  expect(await copy(source.url, link)).toMatchObject({ code: 1, said: expect.stringContaining("are the same") });
  expect(await copy(source.url, server.url)).toMatchObject({ code: 1, said: expect.stringContaining("is empty") });
  // One that was changed by somebody else.
  await execute(server.url, `ALTER TABLE "Target" ADD COLUMN "own" INTEGER`);
  await expect(copy(source.url, server.url)).rejects.toThrow("table Target has other columns");
  await expect(copy(source.url, "mysql://x")).rejects.toThrow("xianfeng copy --to");
  await expect(
    copyTo({ databaseUrl: source.url }, [], {
      clock: { now: () => new Date() },
      logger,
      out: () => {},
      tell: () => {},
    }),
  ).rejects.toThrow("xianfeng copy --to");
});

it("whether a process works on a store is known until it has closed it", async () => {
  for (const dialect of ["sqlite", "postgresql"] as const) {
    const [source, target] = [await database("sqlite"), await database(dialect)];
    const store = await openStore(target.url, { logger });
    await store.presence.enter("one");
    expect(await copy(source.url, target.url)).toEqual({
      code: 1,
      said: "nothing copied: a running process works on the target; stop it first, so that nothing is written there meanwhile",
    });
    await store.close();
    expect((await copy(source.url, target.url)).said).toContain("the source is empty");
  }
});
