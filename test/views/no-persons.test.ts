import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { commands } from "../../commands/index.ts";
import { loadPack } from "../../src/packs/index.ts";
import { packSchema } from "../../src/packs/pack.ts";
import { offered } from "../../src/runtime/access.ts";
import { chinaGovernment } from "../../src/packs/cn-government/pack.ts";

/**
 * 国办函〔2026〕12号: no ranking of people, no points for activity, no response times. Every message that the product writes is
 * among the snapshots of its views; here they are searched for what must never be in one.
 */

const folder = new URL("./snapshots/zh-CN/", import.meta.url);
const messages = readdirSync(folder).map((name) => [name, readFileSync(new URL(name, folder), "utf8")] as const);

describe("in the government pack", () => {
  test("people are not ranked, and no setting of a pack could change it unseen", () => {
    expect(loadPack("cn-government").rankPersons).toBe(false);
    expect(packSchema.parse(chinaGovernment).rankPersons).toBe(false);
  });

  test.each(messages)("nothing in %s ranks people, counts activity or names a time to answer in", (_name, text) => {
    const forbidden =
      /打卡|积分|考勤|PK|曝光|签到|响应时间|回复时间|回复速度|在线时长|活跃度|个人排名|个人榜|人员排名|\d+ ?分钟内(回复|响应)/u;
    expect(text.split("\n").filter((line) => forbidden.test(line))).toEqual([]);
  });

  test("the tables of boards have units, never people", () => {
    // The one message that has people is of the other pack.
    const own = messages.filter(([name]) => name !== "persons.txt");
    expect(own).toHaveLength(messages.length - 1);
    const tables = own.flatMap(([, text]) => text.split("\n").filter((line) => line.startsWith("名次 | ")));
    expect(tables.length).toBeGreaterThan(3);
    for (const header of tables) {
      expect(header).toContain("单位");
      expect(header).not.toMatch(/姓名|人员|负责人/u);
    }
  });

  test("no command asks for results of people but one, which this pack neither lists nor answers", () => {
    const asking = commands.filter(({ name, aliases }) =>
      [name, ...aliases].some((word) => /^(?:board|榜|通报).*(?:person|people|member|个人|人员)/u.test(word)),
    );
    expect(asking.map(({ name, needs }) => [name, needs])).toEqual([["board persons", "rankPersons"]]);
    expect(commands.filter(({ needs }) => needs !== undefined)).toEqual(asking);
    expect(offered(commands, loadPack("cn-government"))).toEqual(commands.filter((one) => !asking.includes(one)));
    expect(offered(commands, loadPack("edo"))).toEqual(commands);
  });
});
