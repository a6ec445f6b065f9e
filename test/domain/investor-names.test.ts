import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compare, oneSignApart, phonesIn, type Comparison, type Party } from "../../src/domain/investors/compare.ts";
import { keysOf, probesOf } from "../../src/domain/investors/keys.ts";
import { foldName, normaliseName } from "../../src/domain/investors/normalise.ts";
import { runs } from "../runs.ts";

type Row = readonly [a: string, b: string, level: Comparison["level"], ...reasons: string[]];

const chinese: readonly Row[] = [
  ["比亚迪股份有限公司", "比亚迪", "same", "name"],
  ["比亚迪（集团）", "比亚迪", "same", "name"],
  ["比亚迪 (集团) 有限责任公司", "【比亚迪】控股", "same", "name"],
  ["比亞迪股份有限公司", "比亚迪", "same", "name"],
  ["ＢＹＤ", "byd", "same", "name"],
  ["“比亚迪”", "比亚迪　公司", "same", "name"],
  ["比亚迪（BYD）", "BYD Company Limited", "same", "name"],
  ["比亚迪（中国）", "比亚迪", "likely", "name", "one_place"],
  ["深圳比亚迪", "比亚迪", "likely", "name", "one_place"],
  ["深圳市比亚迪有限公司", "深圳比亚迪", "same", "name"],
  ["广东深圳比亚迪", "深圳比亚迪", "same", "name"],
  ["广东比亚迪", "深圳比亚迪", "likely", "name", "one_place"],
  ["比亚迪(聊城)有限公司", "比亚迪", "likely", "name", "one_place"],
  ["比亚迪(聊城)有限公司", "聊城市比亚迪", "same", "name"],
  ["比亚迪(聊城)有限公司", "深圳比亚迪", "similar", "name", "other_place"],
  ["深圳市比亚迪锂电池有限公司", "比亚迪股份有限公司", "likely", "trade"],
  ["比亚迪汽车工业", "比亚迪半导体", "similar", "other_trade"],
  ["比亚笛", "比亚迪", "similar", "spelling"],
  ["弗迪动力科技", "弗迪科技", "similar", "trade"],
  ["宁德时代新能源科技股份有限公司", "宁德时代", "likely", "trade"],
  ["时代新能源", "宁德时代新能源", "likely", "name", "one_place"],
  ["比亚迪弗迪", "比亚迪", "similar", "beginning"],
  ["上海电气", "哈尔滨电气", "different"],
  ["上海电气集团股份有限公司", "上海电气", "same", "name"],
  ["上海市电气（集团）总公司", "上海电气控股集团有限公司", "same", "name"],
  ["上海电气风电", "上海电气", "similar", "beginning"],
  ["东方电气", "东方航空", "different"],
  ["东方电气集团", "东方电气股份有限公司", "same", "name"],
  ["中国银行", "中国建设银行", "different"],
  ["中国工商银行股份有限公司", "工商银行", "likely", "name", "one_place"],
  ["华为技术有限公司", "华为", "similar", "trade"],
  ["华为技术", "华为终端", "different"],
  ["华为技术", "华力技术", "different"],
  ["青岛海尔", "上海海尔", "similar", "name", "other_place"],
  ["阳光电源", "阳光保险", "different"],
  ["大同方科技", "大同方", "likely", "trade"],
  ["朝阳集团", "朝阳有限公司", "same", "name"],
  ["聊城市东昌府区华盛机械厂", "聊城华盛机械", "same", "name"],
  ["深圳市新区块链科技", "深圳新区块链科技", "same", "name"],
  ["山东聊城信源集团", "聊城信源有限公司", "same", "name"],
  ["中国移动通信集团山东有限公司聊城分公司", "中国移动通信集团", "likely", "name", "one_place"],
  ["鴻海精密工業股份有限公司", "鸿海精密工业", "same", "name"],
  ["臺灣積體電路", "台湾积体电路", "same", "name"],
  ["阿里·巴巴", "阿里巴巴", "same", "name"],
  ["某轴承集团", "某轴承集团", "different"],
  ["深圳某企业", "某企业", "different"],
  ["待定", "待定", "different"],
  ["投资有限公司", "投资公司", "similar", "common_name"],
];

const foreign: readonly Row[] = [
  ["Tesla, Inc.", "TESLA", "same", "name"],
  ["Siemens AG", "Siemens Ltd., China", "likely", "name", "one_place"],
  ["Siemens (China) Co., Ltd.", "SIEMENS CHINA", "same", "name"],
  ["Siemens Energy AG", "Siemens", "likely", "trade"],
  ["Robert Bosch GmbH", "robert-bosch", "same", "name"],
  ["Société Générale S.A.", "Societe Generale SA", "same", "name"],
  ["Coca-Cola", "The Coca Cola Company", "same", "name"],
  ["Procter & Gamble PLC", "Procter and Gamble", "same", "name"],
  ["Koninklijke Philips N.V.", "Koninklijke Philips", "same", "name"],
  ["Acme Holdings LLC", "ACME Corp", "same", "name"],
  ["Foxconn", "Foxcon", "similar", "spelling"],
  ["Schneider", "Schnieder", "likely", "spelling"],
  ["Shanghai Electric Group Co., Ltd.", "Harbin Electric", "different"],
  ["General Electric", "General Motors", "different"],
  ["General Electric Company", "GENERAL ELECTRIC", "same", "name"],
  ["Electric", "Electric Inc", "similar", "common_name"],
  ["株式会社東芝", "东芝", "same", "name"],
  ["トヨタ自動車株式会社", "㈱トヨタ自動車", "same", "name"],
  ["주식회사 삼성전자", "삼성전자", "same", "name"],
  ["TBD", "TBD", "different"],
  ["Ada Robotics", "Bosch", "different"],
];

const named = (name: string, rest: Omit<Party, "names"> = {}): Party => ({ names: [name], ...rest });

describe.each([
  ["Chinese", chinese],
  ["foreign", foreign],
])("%s names", (_, rows) => {
  test.each(rows)("%s and %s: %s", (a, b, level, ...reasons) => {
    const { level: found, reasons: why } = compare(named(a), named(b));
    expect([found, ...(found === "different" ? [] : why)]).toEqual([level, ...reasons]);
  });

  test.each(rows.filter(([, , level]) => level !== "different" && level !== "similar"))(
    "%s is found by whoever asks for %s, and the other way about",
    (a, b) => {
      expect(meet(a, b)).toBe(true);
      expect(meet(b, a)).toBe(true);
    },
  );
});

/** Whether a record of the one name stands under a key that is looked up for the other. */
function meet(kept: string, asked: string): boolean {
  const keys = keysOf({
    name: kept,
    aliases: [],
    creditCode: null,
    country: null,
    parent: null,
    contacts: [],
    phones: [],
  });
  const found = new Set(keys.map(({ kind, key }) => `${kind} ${key}`));
  return probesOf(named(asked)).some(({ kind, key }) => found.has(`${kind} ${key}`));
}

describe("beside the names", () => {
  const code = { creditCode: "91440300192317458F" };
  const other = { creditCode: "91350100M000100Y43" };

  test("the same credit code is the same firm, whatever it is called; two codes never are", () => {
    expect(compare(named("比亚迪", code), named("凤凰", code))).toEqual({
      score: 100,
      level: "same",
      reasons: ["code"],
    });
    expect(compare(named("比亚迪", code), named("比亚迪", other))).toMatchObject({ score: 0, level: "different" });
    expect(compare(named("比亚迪", code), named("比亚迪")).level).toBe("same");
  });

  test("a parent or a telephone makes it likely, never certain", () => {
    expect(compare(named("弗迪电池", { parent: "比亚迪股份有限公司" }), named("比亚迪"))).toMatchObject({
      level: "likely",
      reasons: ["parent"],
    });
    expect(compare(named("弗迪", { parent: "比亚迪" }), named("腾势", { parent: "比亚迪集团" })).reasons).toEqual([
      "parent",
    ]);
    const phones = { phones: phonesIn("王总 13800000000") };
    expect(compare(named("凤凰", phones), named("麒麟", phones))).toMatchObject({
      level: "likely",
      reasons: ["phone"],
    });
    expect(compare(named("深圳比亚迪", phones), named("比亚迪", phones))).toMatchObject({ score: 93, level: "likely" });
    expect(compare(named("某企业", phones), named("某企业", phones)).reasons).toEqual(["phone"]);
  });

  test("another country makes it less than certain", () => {
    expect(compare(named("Acme", { country: "US" }), named("Acme", { country: "UK" }))).toMatchObject({
      level: "likely",
      reasons: ["name", "other_country"],
    });
    expect(compare(named("Acme", { country: "ＵＳ" }), named("Acme", { country: "us" })).level).toBe("same");
  });

  test("the best of all spellings counts", () => {
    expect(compare({ names: ["比亚迪", "BYD"] }, named("byd auto")).reasons).toEqual(["trade"]);
  });

  test("telephone numbers are read as people write them", () => {
    expect(phonesIn("王总 138-0000-0000，办公室 +86 0635 8888888")).toEqual(["13800000000", "06358888888"]);
    expect(phonesIn("王总 ８号 2026")).toEqual([]);
    expect(phonesIn(null)).toEqual([]);
  });
});

test("one sign apart", () => {
  for (const [a, b, apart] of [
    ["比亚迪", "比亚笛", true],
    ["比亚迪", "比迪亚", true],
    ["比亚迪", "比亚", true],
    ["abcd", "abxcd", true],
    ["abcd", "badc", false],
    ["aa", "aaaa", false],
    ["比亚迪", "比亚迪", false],
  ] as const)
    expect([a, b, oneSignApart(a, b)]).toEqual([a, b, apart]);
});

/** Names made of what names are made of, so that every rule meets every other. */
const part = fc.oneof(
  fc.constantFrom(
    ..."上海 上海市 聊城 山东省 深圳市南山区 中国 （聊城） (China) Shanghai 比亚迪 比亞迪 华盛 大同 乾 BYD Acme 某 电气 汽车 科技 新能源 Electric General 集团 （集团） 股份有限公司 有限公司 厂 公司 分公司 控股 Inc. Co., Ltd GmbH S.A. 株式会社 & · 「 ）".split(
      " ",
    ),
  ),
  fc.string({ maxLength: 4, unit: "grapheme" }),
);
const name = fc
  .array(part, { minLength: 1, maxLength: 6 })
  .chain((parts) => fc.constantFrom(parts.join(""), parts.join(" ")));

describe("whatever is typed", () => {
  test("folding and taking apart again changes nothing", () => {
    fc.assert(
      fc.property(name, (text) => {
        expect(foldName(foldName(text))).toBe(foldName(text));
        const { core, whole } = normaliseName(text);
        expect(normaliseName(core).core).toBe(core);
        expect(normaliseName(whole).whole).toBe(whole);
      }),
      { numRuns: runs(1500) },
    );
  });

  test("comparing is the same both ways, and a name that tells is the same as itself", () => {
    fc.assert(
      fc.property(name, name, (a, b) => {
        expect(compare(named(a), named(b))).toEqual(compare(named(b), named(a)));
        if (normaliseName(a).also.length > 0) return;
        const self = compare(named(a), named(a));
        expect(self.level).toBe({ firm: "same", common: "similar", nobody: "different" }[normaliseName(a).tells]);
      }),
      { numRuns: runs(1500) },
    );
  });

  test("what is the same or likely by name is found by its keys", () => {
    fc.assert(
      fc.property(name, name, (a, b) => {
        if (compare(named(a), named(b)).score >= 70) expect(meet(a, b)).toBe(true);
      }),
      { numRuns: runs(1500) },
    );
  });

  test("keys are few, and none is empty", () => {
    fc.assert(
      fc.property(name, (text) => {
        const keys = probesOf(named(text));
        expect(keys.length).toBeLessThan(120);
        expect(keys.filter(({ key }) => key === "")).toEqual([]);
      }),
    );
  });
});
