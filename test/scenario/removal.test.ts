import Database from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { readConfig } from "../../src/config.ts";
import { createLogger } from "../../src/log.ts";
import { proveRecord } from "../../src/runtime/proof-cli.ts";
import { forgetPerson } from "../../src/runtime/removal-cli.ts";
import { tableNames } from "../../src/store/copy/copy.ts";
import { openEnd } from "../../src/store/copy/end.ts";
import { readRows, readTable } from "../../src/store/copy/rows.ts";
import { makeWorld, setUp, type World } from "./kit.ts";

/** Every row of the database in which one of the words stands, as `Table: row`. */
async function rowsThatSay(url: string, words: readonly string[]): Promise<readonly string[]> {
  const end = await openEnd(url, "read");
  const found: string[] = [];
  try {
    for (const name of tableNames)
      for await (const { rows } of readRows(end, await readTable(end, name)))
        for (const row of rows) {
          const text = row.map((value) => (Buffer.isBuffer(value) ? value.toString("utf8") : String(value))).join(" ");
          if (words.some((word) => text.includes(word))) found.push(`${name}: ${text}`);
        }
  } finally {
    await end.end(false);
  }
  return found;
}

const address = (name: string): string => `slack:T0000TEAM/U0000${name.toUpperCase()}`;
const words = ["wangmin", "U0000WANGMIN"];

async function forget(world: World, ...argv: readonly string[]) {
  const said: string[] = [];
  const line = (text: string): void => void said.push(text);
  const config = readConfig({ DATABASE_URL: world.databaseUrl });
  const deps = { clock: world.clock, logger: createLogger("silent"), out: line, tell: line };
  const code = await forgetPerson(config, [...argv, "--as", address("admin")], deps);
  return { code, said: said.join("\n") };
}

async function proof(world: World): Promise<string> {
  const said: string[] = [];
  const sound = await proveRecord(
    (work) => world.app.store.read(work),
    (text) => said.push(text),
  );
  return `${sound}\n${said.join("\n")}`;
}

describe.each(["sqlite", "postgresql"] as const)("somebody who leaves, on %s", (dialect) => {
  it("is a number from then on, and the record still proves", async () => {
    const world = await makeWorld({ transports: ["slack-http"], dialect });
    await setUp(world);
    const [min, qiang, eve, admin] = [
      world.person("wangmin", "kfq"),
      world.person("liqiang", "kfq"),
      world.person("eve", "gxq"),
      world.person("admin", "hall"),
    ];
    await qiang.says("/mine").privately();
    await min.says("/lead 电池项目 投资:5亿 公司:某某电池有限公司");
    await min.says("/stage #1 签约 合同号:HT-8 日期:11-20 金额:5亿");
    await min.says("/lead 风电项目 投资:2亿");
    await min.says("/progress #2 call 与企业通话");
    await min.says("/request 某某电池有限公司 用电增容");
    await min.says("/snooze #2 3d");
    await min.says("/quiet 20:00-07:00");
    await min.says("/link");
    await min.says("/feedback 建议增加导出");
    await qiang.says("/progress #1 visit 与 wangmin 一同拜访企业");
    await admin.says("/role grant @{wangmin} verifier GXQ");
    await world.tick("2026-11-24T08:50:00+08:00");
    const before = await rowsThatSay(world.databaseUrl, words);
    const tables = new Set(before.map((row) => row.split(":")[0]));
    expect([...tables].toSorted()).toEqual(expect.arrayContaining(["Person", "Identity", "Entry", "Inbox", "Outbox"]));

    // Not in silence, and not onto just anybody.
    expect(await forget(world, address("wangmin"))).toMatchObject({
      code: 1,
      said: expect.stringMatching(/has open work \(#\d, #\d(, R1)?\); name who takes it/u),
    });
    expect((await forget(world, address("wangmin"), "--to", address("eve"))).said).toContain(
      "does not work for the unit of #",
    );
    expect((await forget(world, address("wangmin"), "--to", address("nobody"))).said).toContain("nobody else acts");
    expect((await forget(world, address("nobody"))).said).toContain("nobody acts as");
    expect((await forget(world, address("admin"))).said).toContain("removed by another one");

    const dry = await forget(world, address("wangmin"), "--to", address("liqiang"), "--dry-run");
    expect(dry).toMatchObject({ code: 0, said: expect.stringContaining("nothing changed: this was a dry run") });
    expect(dry.said).toContain("       2  projects handed over");
    expect(dry.said).toMatch(/would become "已移除人员 \d+"/u);
    expect(dry.said).toContain("       1  entries stay that say the name");
    expect(await rowsThatSay(world.databaseUrl, words)).toEqual(before);

    const done = await forget(world, address("wangmin"), "--to", address("liqiang"));
    expect(done.code).toBe(0);
    expect(done.said.split("\n").slice(1, -1)).toEqual(dry.said.split("\n").slice(1, -1));
    // What Li Qiang typed is his, and is all that is left.
    const left = await rowsThatSay(world.databaseUrl, words);
    expect(left).toHaveLength(1);
    expect(left[0]).toMatch(/^Entry: .*与 wangmin 一同拜访企业/u);
    expect(await proof(world)).toMatch(
      /^true\nmain: \d+ entries, 2 projects, \d+ figures: sound\nmain: \d+ entries no longer name/u,
    );

    // The work goes on, and who did it is a number.
    expect((await world.project(1)).ownerId).toBe((await world.project(2)).ownerId);
    await qiang.says("/lead #1").sees("liqiang", "已移除人员").lacks("U0000WANGMIN");
    await qiang.says("/progress #1 call 已联系").sees("#1");
    // The account is somebody new.
    await min.in("gxq").says("/mine").privately();
    await eve.says("/lead 光伏项目 投资:1亿").sees("#3");
    expect(await proof(world)).toMatch(/^true/u);
    // And may be removed again, with somebody whom old entries name beside the first.
    expect((await forget(world, address("wangmin"))).code).toBe(0);
    expect((await forget(world, address("liqiang"), "--to", address("admin"))).said).toContain(
      "does not work for the unit",
    );
    await admin.says("/role grant @{admin} coordinator");
    expect((await forget(world, address("liqiang"), "--to", address("admin"))).code).toBe(0);
    expect(await proof(world)).toMatch(/^true/u);
    expect(await rowsThatSay(world.databaseUrl, ["liqiang", "U0000LIQIANG"])).toEqual([]);
  });
});

it("a changed entry is found, whatever a removal changed before", async () => {
  const world = await makeWorld({ transports: ["slack-http"] });
  await setUp(world);
  const [min, qiang] = [world.person("wangmin", "kfq"), world.person("liqiang", "kfq")];
  await min.says("/lead 电池项目 投资:5亿");
  await qiang.says("/lead 风电项目 投资:2亿");
  expect((await forget(world, address("wangmin"), "--to", address("liqiang"))).code).toBe(0);
  expect(await proof(world)).toMatch(/^true/u);
  const tamper = (sql: string): void => {
    const database = new Database(world.databaseUrl.slice("file:".length));
    expect(database.prepare(sql).run().changes).toBe(1);
    database.close();
  };
  // One that the removal changed, and one that it did not, to what it would have said.
  tamper(`UPDATE "Entry" SET "via" = 'removed:99' WHERE "subject" = 'project' AND "stream" = 1 AND "seq" = 1`);
  tamper(`UPDATE "Entry" SET "via" = 'removed:99' WHERE "subject" = 'project' AND "stream" = 2 AND "seq" = 1`);
  const said = await proof(world);
  expect(said).toMatch(/^false/u);
  expect(said).toContain("main project 1 entry 1: hash");
  expect(said).toContain("main project 2 entry 1: hash");
});

it("what is not understood changes nothing", async () => {
  const config = readConfig({ DATABASE_URL: "file:./never-made.db", XIANFENG_ADMINS: address("admin") });
  const deps = { clock: { now: () => new Date() }, logger: createLogger("silent"), out: () => {}, tell: () => {} };
  await expect(forgetPerson(config, ["ada"], deps)).rejects.toThrow(`"ada" is no account`);
  await expect(forgetPerson(config, [address("wangmin"), "--too", "x"], deps)).rejects.toThrow(
    "--too: xianfeng forget",
  );
  await expect(forgetPerson(config, [address("admin")], deps)).rejects.toThrow("XIANFENG_ADMINS names");
});
