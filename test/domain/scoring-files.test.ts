import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareRuleSets } from "../../src/domain/scoring/compare.ts";
import { readRuleSet } from "../../src/domain/scoring/read.ts";
import { writeRuleSet } from "../../src/domain/scoring/write.ts";
import { ruleSets as chinese } from "../../src/packs/cn-government/rules/index.ts";
import { ruleSets as english } from "../../src/packs/edo/rules.ts";
import { loadPack } from "../../src/packs/index.ts";
import { itemsOf, weightOf } from "../../src/packs/rules/check.ts";
import type { RuleSetSource } from "../../src/packs/rules/shape.ts";
import { rules, ruleSetOf } from "./scoring-sample.ts";
import { runs } from "../runs.ts";

const china = loadPack("cn-government");
const edo = loadPack("edo");
const shipped = [
  ...chinese.map((source) => [source.code, source, china] as const),
  ...english.map((source) => [source.code, source, edo] as const),
];

describe.each(shipped)("the sample %s", (_code, source, words) => {
  const ruleSet = ruleSetOf(source);

  test("is sound, reads back from its file equal, and says that it is a sample", () => {
    expect(readRuleSet(writeRuleSet(ruleSet), words)).toEqual({ ruleSet, problems: [] });
    expect(ruleSet.sample).toBe(true);
    expect(ruleSet.document.number["zh-CN"]).toContain("示例");
    expect(ruleSet.document.number.en).toContain("Sample");
  });

  test("gives a hundred points for a whole year's work, and none for activity", () => {
    expect(itemsOf(ruleSet).reduce((sum, { item }) => sum + weightOf(item), 0)).toBe(100);
    expect(JSON.stringify(source)).not.toMatch(/visit|call|login|message|report-count|errand|person|拜访|走访|登录/iu);
  });

  test("names everything in both languages", () => {
    const names = [ruleSet, ...ruleSet.sections, ...itemsOf(ruleSet).map(({ item }) => item), ...ruleSet.marks]
      .map((one) => ("name" in one ? one.name : one.document.title))
      .concat([...ruleSet.vetoes, ...ruleSet.promotions, ...ruleSet.grades].map(({ name }) => name));
    for (const name of names) {
      expect(name["zh-CN"]).toMatch(/\p{Script=Han}/u);
      expect(name.en).toMatch(/^\P{Script=Han}+$/u);
    }
  });
});

test("each comparison group has one sample", () => {
  expect(chinese.flatMap(({ groups }) => groups).toSorted()).toEqual(china.groups.map(({ code }) => code).toSorted());
  expect(english.flatMap(({ groups }) => groups).toSorted()).toEqual(edo.groups.map(({ code }) => code).toSorted());
});

describe("a written rule set reads back equal", () => {
  const text = fc.string({ unit: "binary", minLength: 1, maxLength: 40 }).filter((given) => given.isWellFormed());
  const both = fc.oneof(text, fc.record({ "zh-CN": text, en: text }));
  const decimal = fc.integer({ min: 1, max: 99_999 }).map((value) => value / 1000);

  test("whatever its texts and numbers", () => {
    fc.assert(
      fc.property(both, both, text, decimal, decimal, (title, name, version, weight, share) => {
        const source: RuleSetSource = rules({
          version,
          document: { number: name, title },
          full: weight,
          to: "2027-12-31",
          sections: [
            {
              code: "s",
              name,
              cap: weight,
              items: [
                {
                  by: "ratio",
                  code: "a",
                  name: title,
                  metric: "arrived",
                  weight,
                  limit: share,
                  goal: { currency: "CNY", amount: share },
                },
                {
                  by: "bonus",
                  code: "b",
                  name: title,
                  parts: [{ metric: "large", points: share, per: share, over: true }],
                },
              ],
            },
          ],
        });
        const ruleSet = ruleSetOf(source);
        expect(readRuleSet(writeRuleSet(ruleSet), china)).toEqual({ ruleSet, problems: [] });
      }),
      { numRuns: runs(200) },
    );
  });
});

const file = `code: county
version: "2026.1"
document: { number: 招商〔2026〕3号, title: 考核办法 }
from: 2026-01-01
groups: [county]
period: year
headline: arrived
marks:
  - { code: rating, name: 园区评分, kind: percent }
sections:
  - code: funds
    name: 到位资金
    cap: 60
    items:
      - by: scheduled
        code: arrived
        name: 到位资金
        metric: arrived
        weight: 60
  - code: projects
    name: 项目
    cap: 40
    items:
      - by: ratio
        code: large
        name: 过亿元项目
        metric: large
        weight: 40
`;

describe("what is wrong in a file", () => {
  test("nothing in this one", () => {
    expect(readRuleSet(file, china).problems).toEqual([]);
  });

  const line = (number: number) => file.split("\n")[number - 1] ?? "";
  const told = (text: string) =>
    readRuleSet(text, china).problems.map(({ line, column, path, reason, values }) => [
      `${line}:${column}`,
      path,
      reason,
      values,
    ]);

  test.each([
    [
      "a key",
      "        weight: 60",
      "        weigth: 60",
      "19:9",
      "sections[0].items[0].weigth",
      "unknown_key",
      "weight",
    ],
    ["a metric", "metric: large", "metric: lrage", "27:17", "sections[1].items[0].metric", "unknown_metric", "large"],
    ["a group", "groups: [county]", "groups: [zone, couty]", "5:16", "groups[1]", "unknown_group", "county"],
    ["a way", "by: scheduled", "by: sheduled", "15:13", "sections[0].items[0].by", "not_one_of", "scheduled"],
    ["a period", "period: year", "period: yearly", "6:9", "period", "not_one_of", undefined],
    ["a headline", "headline: arrived", "headline: arived", "7:11", "headline", "unknown_metric", "arrived"],
  ])("%s that is not known, and the one that was likely meant", (_what, from, to, place, path, reason, nearest) => {
    const [problem] = readRuleSet(file.replace(from, to), china).problems.filter((one) => one.reason === reason);
    expect(problem).toMatchObject({ path, reason });
    expect(`${problem?.line}:${problem?.column}`).toBe(place);
    expect(problem?.values).toHaveProperty("choices", expect.any(Array));
    expect(problem && "nearest" in problem.values ? problem.values.nearest : undefined).toBe(nearest);
  });

  test.each([
    ["no version", `version: "2026.1"\n`, "", [["1:1", "version", "missing_key", { key: "version" }]]],
    [
      "no document",
      "document: { number: 招商〔2026〕3号, title: 考核办法 }\n",
      "",
      [["1:1", "document", "missing_key", { key: "document" }]],
    ],
    ["no number", "number: 招商〔2026〕3号, ", "", [["3:11", "document.number", "missing_key", { key: "number" }]]],
    ["a version that is a number", `"2026.1"`, "2026.1", [["2:10", "version", "wrong_type", { expected: "text" }]]],
    [
      "a weight in words",
      "weight: 60",
      "weight: 六十",
      [["19:17", "sections[0].items[0].weight", "wrong_type", { expected: "number" }]],
    ],
    [
      "a weight of nothing",
      "weight: 60",
      "weight: 0",
      [
        ["11:3", "sections", "weights", { sum: 40, full: 100 }],
        ["19:17", "sections[0].items[0].weight", "out_of_range", { above: 0 }],
      ],
    ],
    [
      "an endless weight",
      "weight: 60",
      "weight: .inf",
      [["19:17", "sections[0].items[0].weight", "wrong_type", { expected: "number" }]],
    ],
    ["a cap without end", "cap: 60", "cap: 6000", [["13:10", "sections[0].cap", "out_of_range", { most: 1000 }]]],
    ["an empty list", "groups: [county]", "groups: []", [["5:9", "groups", "empty", {}]]],
    [
      "a name of nothing",
      "name: 过亿元项目",
      "name:",
      [["26:14", "sections[1].items[0].name", "wrong_type", { expected: "text" }]],
    ],
    ["a day that is none", "from: 2026-01-01", "from: 2026-02-30", [["4:7", "from", "bad_day", {}]]],
    [
      "an end before the beginning",
      "from: 2026-01-01",
      "from: 2026-01-01\nto: 2025-12-31",
      [["5:5", "to", "ends_before", {}]],
    ],
    ["a code in capitals", "code: funds", "code: Funds", [["11:11", "sections[0].code", "bad_code", {}]]],
    [
      "weights that do not add up",
      "weight: 60",
      "weight: 59.9",
      [["11:3", "sections", "weights", { sum: 99.9, full: 100 }]],
    ],
    [
      "a section above its cap",
      "cap: 40",
      "cap: 39",
      [["22:10", "sections[1].cap", "section_cap", { sum: 40, cap: 39 }]],
    ],
    [
      "a code said twice",
      "code: large",
      "code: arrived",
      [["25:15", "sections[1].items[0].code", "duplicate_code", { given: "arrived" }]],
    ],
    ["one key twice", "cap: 60", "cap: 60\n    cap: 61", [["14:5", "", "not_yaml", { code: "DUPLICATE_KEY" }]]],
    ["a tab", "  - code: funds", "\t- code: funds", [["11:1", "", "not_yaml", { code: "TAB_AS_INDENT" }]]],
    ["a tag", "weight: 60", "weight: !!js/function 60", [["19:17", "", "not_yaml", { code: "TAG_RESOLVE_FAILED" }]]],
  ])("%s", (_what, from, to, wanted) => {
    expect(told(file.replace(from, to))).toEqual(wanted);
  });

  test("in the same place after the mark and with the line ends of another system", () => {
    const windows = `\uFEFF${file.replace("code: county", "code: County").replace("weight: 60", "weight: x").replaceAll("\n", "\r\n")}`;
    expect(told(windows)).toEqual([
      ["1:7", "code", "bad_code", {}],
      ["19:17", "sections[0].items[0].weight", "wrong_type", { expected: "number" }],
    ]);
    expect(readRuleSet(`\uFEFF${file.replaceAll("\n", "\r\n")}`, china).problems).toEqual([]);
  });

  test("a headline for information only, and measures of another kind", () => {
    const wrong = file
      .replace("headline: arrived", "headline: signed-amount")
      .replace("        weight: 60", "        weight: 60\n        goal: 5")
      .replace("        weight: 40", "        weight: 40\n        goal: { currency: CNY, amount: 5 }");
    expect(told(wrong)).toEqual([
      ["7:11", "headline", "headline_unranked", { given: "signed-amount" }],
      ["20:15", "sections[0].items[0].goal", "amount_wanted", { metric: "arrived", currency: "CNY" }],
      ["30:15", "sections[1].items[0].goal", "count_wanted", { metric: "large" }],
    ]);
  });

  test("marks that nobody declared or that are of another kind, shares, floors and ladders", () => {
    const items = `
      - { by: partner, code: p, name: p, weight: 10, parts: [{ mark: ratign, share: 90 }] }
      - { by: late, code: l, name: l, weight: 10, mark: rating, minus: 1 }
      - { by: events, code: e, name: e, floor: 1, events: [{ minus: 1 }] }
      - { by: ladder, code: d, name: d, metric: large, weight: 20, rungs: [{ at: 80, points: 20 }, { at: 90, points: 5 }] }
`;
    const wrong = file.slice(0, file.indexOf("\n      - by: ratio")) + items;
    expect(told(wrong)).toEqual([
      ["24:61", "sections[1].items[0].parts", "shares", { sum: 90 }],
      [
        "24:70",
        "sections[1].items[0].parts[0].mark",
        "unknown_mark",
        { given: "ratign", choices: ["rating"], nearest: "rating" },
      ],
      ["25:57", "sections[1].items[1].mark", "mark_kind", { given: "rating", kind: "count" }],
      ["26:48", "sections[1].items[2].floor", "floor_too_high", { weight: 0 }],
      ["26:60", "sections[1].items[2].events[0]", "metric_or_mark", {}],
      ["27:100", "sections[1].items[3].rungs[1]", "not_falling", {}],
    ]);
  });

  test("money without its steps, of which each cent would be a point", () => {
    const items = `
      - { by: bonus, code: b, name: b, parts: [{ metric: arrived, points: 1 }] }
      - { by: missing, code: m, name: m, metric: arrived, weight: 40, minus: 1 }
`;
    expect(told(file.slice(0, file.indexOf("\n      - by: ratio")) + items)).toEqual([
      ["24:75", "sections[1].items[0].parts[0].points", "amount_wanted", { metric: "arrived", currency: "CNY" }],
      ["25:78", "sections[1].items[1].minus", "amount_wanted", { metric: "arrived", currency: "CNY" }],
    ]);
  });

  test("anchors and aliases, however few", () => {
    const bomb = [
      "a: &a [x, x]",
      ...Array.from({ length: 9 }, (_, at) => `b${at}: &b${at} [${at === 0 ? "*a, *a" : `*b${at - 1}, *b${at - 1}`}]`),
    ];
    const reasons = readRuleSet(bomb.join("\n"), china).problems.map(({ line, reason }) => [line, reason]);
    expect(reasons).toContainEqual([1, "alias"]);
    expect(reasons).toContainEqual([10, "alias"]);
    expect(new Set(reasons.map(([, reason]) => reason))).toEqual(new Set(["alias"]));
  });

  test("a file of more than 256 KiB, and one that is nested too deep", () => {
    const large = `${file}# ${"x".repeat(256 * 1024)}\n`;
    expect(told(large)).toEqual([["1:1", "", "file_too_large", { limit: 262_144 }]]);
    for (const deep of [
      "[".repeat(50_000),
      "- ".repeat(100_000),
      "? ".repeat(100_000),
      "{a: ".repeat(9000),
      " ".repeat(9000) + "- a",
    ])
      expect(told(deep)).toEqual([["1:1", "", "not_yaml", { code: "TOO_DEEP" }]]);
    expect(readRuleSet("", china).problems).toMatchObject([{ line: 1, column: 1, reason: "wrong_type" }]);
    expect(readRuleSet("just words", china).problems).toMatchObject([{ line: 1, reason: "wrong_type" }]);
  });

  test("is said, not thrown, whatever the file", () => {
    const lines = file.split("\n");
    const broken = fc
      .tuple(
        fc.nat(lines.length - 1),
        fc.string({ unit: fc.constantFrom(..."abc:-[]{}?&*!|>'\"%@#,\n\t 1._，：") }),
        fc.boolean(),
      )
      .map(([at, junk, instead]) => [...lines.slice(0, at), junk, ...lines.slice(instead ? at + 1 : at)].join("\n"));
    fc.assert(
      fc.property(broken, (text) => {
        const { ruleSet, problems } = readRuleSet(text, china);
        expect(ruleSet === undefined).toBe(problems.length > 0);
        for (const { line, column } of problems) {
          expect(line).toBeGreaterThan(0);
          expect(line).toBeLessThanOrEqual(text.split("\n").length);
          expect(column).toBeGreaterThan(0);
        }
      }),
      { numRuns: runs(400) },
    );
  });

  test("lines are the file's own", () => {
    expect(line(19)).toBe("        weight: 60");
    expect(line(27)).toBe("        metric: large");
  });
});

describe("two rule sets", () => {
  const read = (text: string) => {
    const { ruleSet, problems } = readRuleSet(text, china);
    if (!ruleSet) throw new Error(JSON.stringify(problems));
    return ruleSet;
  };
  const before = read(file);

  test("that are the same do not differ", () => {
    expect(compareRuleSets(before, read(writeRuleSet(before)))).toEqual([]);
  });

  test("differ item by item", () => {
    const after = read(
      file
        .replace(`"2026.1"`, `"2026.2"`)
        .replace("groups: [county]", "groups: [county, zone]")
        .replace(
          "  - { code: rating, name: 园区评分, kind: percent }\n",
          "  - { code: tables, name: 月报, kind: count }\n",
        )
        .replace("cap: 60", "cap: 65")
        .replace("weight: 60", "weight: 65")
        .replace("weight: 40", "weight: 35\n        limit: 120"),
    );
    const all = compareRuleSets(before, after);
    expect(
      all.map((one) =>
        one.kind === "changed"
          ? [one.part, one.code, one.field, one.before, one.after]
          : [one.part, one.code, one.kind],
      ),
    ).toEqual([
      ["rule", "county", "version", "2026.1", "2026.2"],
      ["rule", "county", "groups", ["county"], ["county", "zone"]],
      ["mark", "rating", "removed"],
      ["section", "funds", "cap", 60, 65],
      ["item", "arrived", "weight", 60, 65],
      ["item", "large", "weight", 40, 35],
      ["item", "large", "limit", 100, 120],
      ["mark", "tables", "added"],
    ]);
  });

  test("an item that moved to another section is the same item", () => {
    const moved = {
      ...before,
      sections: before.sections.map((section) => ({
        ...section,
        items: before.sections[section.code === "funds" ? 1 : 0]?.items ?? [],
      })),
    };
    expect(
      compareRuleSets(before, moved).map((one) => (one.kind === "changed" ? [one.code, one.field, one.after] : [])),
    ).toEqual([
      ["arrived", "section", "projects"],
      ["large", "section", "funds"],
    ]);
  });
});
