import Database from "better-sqlite3";
import { keysOf } from "../src/domain/investors/keys.ts";
import type { Investor } from "../src/domain/models/investor.ts";
import { createLogger } from "../src/log.ts";
import { openStore } from "../src/store/open.ts";

/**
 * Many investors with names as firms bear them, one in ten with a project. Few signs and few places make names meet as they
 * do in a province: every name has others that begin like it, differ in one sign, or are the same in another town. Written
 * straight into the tables, in the order of their indexes.
 */
export const fixture = { key: "investors", unitCount: 40, projectEvery: 10 } as const;

const places =
  "聊城 济南 青岛 烟台 潍坊 临沂 德州 深圳 广州 东莞 上海 北京 天津 重庆 苏州 无锡 常州 杭州 宁波 温州 武汉 长沙 郑州 西安 成都 合肥 福州 厦门 沈阳 大连".split(
    " ",
  );
const signs = [
  ..."华盛鑫源恒泰金宏永兴正达瑞丰德信诚凯利隆昌嘉祥海天东明新光中联国宇博远安康润泽宝龙飞腾云峰山川江河林森木石玉麟凤凰启航创智慧辰星亿佳美优欧亚力特科能",
];
const trades =
  "机械 电子 科技 新能源 新材料 汽车零部件 轴承 化工 医药 生物科技 食品 纺织 物流 建筑工程 置业 投资 实业 贸易 精密制造 智能装备 环保科技 信息技术 半导体 光伏 锂电池 橡胶 铝业 家居 农业 包装".split(
    " ",
  );
const forms = [
  "有限公司",
  "有限公司",
  "有限公司",
  "股份有限公司",
  "集团有限公司",
  "（集团）有限公司",
  "有限责任公司",
  "厂",
];
const syllables = "ka lo mi ra ven tor sa del pri mo nex ul fer ga bri on".split(" ");

/** The same numbers every time. */
export function makeChance(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

export function makeName(chance: (below: number) => number): string {
  const pick = <T>(items: readonly T[]): T => {
    const item = items[chance(items.length)];
    if (item === undefined) throw new Error("nothing to pick from");
    return item;
  };
  if (chance(20) === 0) {
    const own = Array.from({ length: 2 + chance(3) }, () => pick(syllables)).join("");
    return `${own.charAt(0).toUpperCase()}${own.slice(1)} ${pick(["Electronics", "Materials", "Energy", "Systems"])} ${pick(["Inc.", "GmbH", "Co., Ltd."])}`;
  }
  const own = Array.from({ length: pick([2, 2, 2, 3, 3, 4]) }, () => pick(signs)).join("");
  const place = chance(5) === 0 ? "" : pick(places) + pick(["", "", "市"]);
  return place + own + pick(trades) + pick(forms);
}

export async function makeInvestorsOrganization(url: string): Promise<number> {
  const store = await openStore(url, { logger: createLogger("error") });
  try {
    return await store.write(async (tx) => {
      const { key } = fixture;
      const draft = {
        key,
        name: "Investors",
        pack: "cn-government",
        locale: "zh-CN",
        timezone: "Asia/Shanghai",
        demo: false,
      } as const;
      const org = await tx.organizations.ensure(draft);
      for (let number = 1; number <= fixture.unitCount; number++) {
        const name = `单位${number}`;
        await tx.units.create(org.id, { name, shortName: name, code: `U${number}`, group: "park", active: true });
      }
      return org.id;
    });
  } finally {
    await store.close();
  }
}

export function codeOf(number: number): string {
  return `91${String(number).padStart(16, "0")}`;
}

export function growInvestors(url: string, orgId: number, count: number): void {
  const database = new Database(url.slice("file:".length));
  try {
    // Durable once closed: nobody else looks before. The one index that is not in the order of writing is made at the end.
    for (const setting of ["synchronous = OFF", "journal_mode = MEMORY", "cache_size = -400000", "temp_store = MEMORY"])
      database.pragma(setting);
    database.exec(
      `DROP INDEX "InvestorKey_orgId_investor_idx"; CREATE TEMP TABLE gathered (kind TEXT, key TEXT, investor INTEGER)`,
    );
    const addInvestor = database.prepare(`
      INSERT INTO "Investor" ("orgId", "number", "name", "creditCode", "unitId", "voided", "extra", "seq", "head", "searchText")
      VALUES (?, ?, ?, ?, ?, false, ?, 1, 'head', ?)`);
    const addKey = database.prepare(`INSERT INTO gathered VALUES (?, ?, ?)`);
    const addAll = database.transaction(() => {
      const chance = makeChance(1);
      for (let number = 1; number <= count; number++) {
        const investor = investorOf(number, makeName(chance));
        const { name, creditCode, unitId, aliases, classes, contacts, phones, capital, loggedAt } = investor;
        const extra = JSON.stringify({ aliases, classes, contacts, phones, capital, loggedAt });
        addInvestor.run(orgId, number, name, creditCode, unitId, extra, name.toLowerCase());
        for (const { kind, key } of keysOf(investor)) addKey.run(kind, key, number);
      }
      database.exec(`INSERT INTO "InvestorKey" ("orgId", "kind", "key", "investor")
        SELECT ${orgId}, kind, key, investor FROM gathered ORDER BY kind, key, investor`);
    });
    addAll();
    database.exec(
      `CREATE INDEX "InvestorKey_orgId_investor_idx" ON "InvestorKey"("orgId", "investor"); DROP TABLE gathered`,
    );
    database.exec(projectRows(orgId, Math.floor(count / fixture.projectEvery)));
    database.exec("ANALYZE");
  } finally {
    database.close();
  }
}

function investorOf(number: number, name: string): Investor {
  return {
    number,
    name,
    aliases: [],
    // Every second one is known by its code.
    creditCode: number % 2 === 0 ? codeOf(number) : null,
    parent: null,
    classes: {},
    country: null,
    contacts: [],
    phones: [String(13_000_000_000 + number)],
    capital: null,
    unitId: 1 + (number % fixture.unitCount),
    mergedInto: null,
    loggedAt: "2026-05-06T02:00:00.000Z",
    voided: false,
  };
}

function projectRows(orgId: number, count: number): string {
  const day = "'2026-05-06T02:00:00.000+00:00'";
  const investor = `(n * ${fixture.projectEvery})`;
  return `
    INSERT INTO "Project" ("orgId", "number", "name", "codeName", "stage", "reached", "evidence", "origin", "kind", "secrecy",
      "unitId", "ownerId", "loggedAt", "progressAt", "voided", "seq", "head", "searchText", "investor", "extra")
    WITH RECURSIVE series(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM series WHERE n < ${count})
    SELECT ${orgId}, n, '项目' || n, '青松' || n, 'lead', '{"lead":"2026-05-06"}', '{}', 'attracted', 'new', 'L1',
      1 + n % ${fixture.unitCount}, 1, ${day}, ${day}, false, 1, 'head', '项目' || n, ${investor}, '{"investor":' || ${investor} || '}'
    FROM series`;
}
