import type { Message } from "../../src/chat/message.ts";
import type { Unit } from "../../src/domain/model.ts";
import { compareRuleSets } from "../../src/domain/scoring/compare.ts";
import type { UnitFigures } from "../../src/domain/scoring/model.ts";
import { readRuleSet, type RuleSetProblem } from "../../src/domain/scoring/read.ts";
import { scoreGroup } from "../../src/domain/scoring/score.ts";
import { writeRuleSet } from "../../src/domain/scoring/write.ts";
import { parseRuleSet } from "../../src/packs/rules/parse.ts";
import type { RuleSet, RuleSetSource } from "../../src/packs/rules/shape.ts";
import { ruleSetDifferences, ruleSetProblems } from "../../src/views/rule-sets.ts";
import { scoreSheet, scoreWhy, type Scores } from "../../src/views/scores.ts";
import type { View } from "../../src/views/view.ts";

const asOf = new Date("2026-11-23T02:00:00.000Z");

/** Codes of each pack for the same two counts and one amount. */
function metricsOf({ locale }: View) {
  return locale === "en"
    ? { projects: "wins", started: "started", operating: "operating", funds: "arrived" }
    : { projects: "large", started: "started", operating: "operating", funds: "arrived" };
}

/** A rule set with every way of scoring, as a measure of the place would name it. */
function measure(view: View): RuleSetSource {
  const { projects, started, operating, funds } = metricsOf(view);
  const { currency } = view.pack;
  const zh = view.locale === "zh-CN";
  const name = (chinese: string, english: string) => ({ "zh-CN": chinese, en: english });
  return {
    code: "measure",
    version: "2026.1",
    document: {
      number: zh ? "某招商〔2026〕3号" : "Resolution 2026-3",
      title: zh ? "招商引资考核办法" : "Yearly scorecard",
    },
    from: "2026-01-01",
    groups: [view.pack.groups[0]?.code ?? ""],
    period: "year",
    headline: projects,
    sample: true,
    marks: [
      { code: "rating", name: name("园区评分", "Rating by the park"), kind: "percent" },
      { code: "tables", name: name("未报月报表", "Monthly tables missing"), kind: "count" },
      { code: "accident", name: name("重大责任事故", "Major accidents"), kind: "count" },
    ],
    sections: [
      {
        code: "funds",
        name: name("到位资金", "Funds"),
        cap: 35,
        items: [
          {
            by: "scheduled",
            code: "due",
            name: name("到位资金序时进度", "Funds against the schedule"),
            metric: funds,
            weight: 20,
          },
          {
            by: "growth",
            code: "growth",
            name: name("到位资金增幅", "Growth of funds"),
            metric: funds,
            weight: 5,
            full: 20,
          },
          {
            by: "cohort",
            code: "arrival",
            name: name("资金到位率", "Arrival rate"),
            weight: 10,
            part: "arrived",
            of: "contract",
            since: 2024,
            full: 30,
          },
        ],
      },
      {
        code: "projects",
        name: name("项目引进", "Projects"),
        cap: 30,
        items: [
          {
            by: "ratio",
            code: "projects",
            name: name("项目任务", "Projects of the task"),
            metric: projects,
            weight: 10,
          },
          {
            by: "mix",
            code: "mix",
            name: name("数量与金额", "Number and amount"),
            weight: 10,
            parts: [
              { metric: projects, share: 50, limit: 120 },
              { metric: funds, share: 50 },
            ],
          },
          { by: "best", code: "best", name: name("与本组最高相比", "Beside the best"), metric: projects, weight: 5 },
          {
            by: "bands",
            code: "bands",
            name: name("分档底数", "At least in each band"),
            weight: 5,
            minus: 1,
            bands: [
              { metric: started, least: 3 },
              { metric: operating, least: 4 },
            ],
          },
        ],
      },
      {
        code: "landing",
        name: name("落地", "Landing"),
        cap: 25,
        items: [
          {
            by: "met",
            code: "met",
            name: name("开工任务", "Starts"),
            metric: started,
            weight: 5,
            goal: 4,
            bonus: { points: 0.1, per: 2, cap: 0.3 },
          },
          {
            by: "missing",
            code: "missing",
            name: name("投产任务", "Openings"),
            metric: operating,
            weight: 10,
            goal: 5,
            minus: 1,
            plus: 0.1,
          },
          {
            by: "ladder",
            code: "ladder",
            name: name("开工分档", "Starts by steps"),
            metric: started,
            weight: 10,
            rungs: [
              { at: 100, points: 10 },
              { at: 50, points: 5 },
            ],
            also: { metric: funds, least: 20 },
          },
        ],
      },
      {
        code: "partners",
        name: name("协同", "Partners"),
        cap: 10,
        items: [
          {
            by: "partner",
            code: "rating",
            name: name("承载单位评价", "Rating"),
            weight: 5,
            parts: [{ mark: "rating", share: 100 }],
          },
          { by: "late", code: "tables", name: name("月报表", "Monthly tables"), mark: "tables", weight: 5, minus: 1 },
        ],
      },
      {
        code: "balance",
        name: name("加减分", "Bonus and deductions"),
        cap: 3,
        items: [
          {
            by: "bonus",
            code: "bonus",
            name: name("加分", "Bonus"),
            cap: 4,
            parts: [
              { metric: projects, points: 2, over: true },
              { metric: funds, points: 0.5, per: { currency, amount: 1e8 }, cap: 2 },
              { metric: started, points: 0.1, except: operating },
            ],
          },
          { by: "split", code: "split", name: name("协同项目", "Shared projects"), metric: projects, points: 0.5 },
          {
            by: "events",
            code: "events",
            name: name("不实申报", "Untrue reports"),
            floor: -1,
            events: [{ mark: "tables", minus: 0.3 }],
          },
        ],
      },
    ],
    vetoes: [{ code: "accident", name: name("安全生产", "Safety at work"), mark: "accident" }],
    promotions: [
      {
        code: "beyond",
        name: name("超额完成项目任务", "Projects beyond the task"),
        met: [projects],
        any: [{ metric: projects, over: true, least: 2 }],
      },
    ],
    grades: [
      { code: "first", name: name("一等", "First"), least: 90 },
      { code: "second", name: name("二等", "Second"), least: 60 },
    ],
  };
}

function figures(view: View): readonly UnitFigures[] {
  const { projects, started, operating, funds } = metricsOf(view);
  // 亿元 in fen, or US$100m in cents.
  const money = (hundredMillions: number) => Math.round(hundredMillions * 1e10);
  return [
    {
      unitId: 1,
      actual: { [projects]: 6, [started]: 7, [operating]: 2.5, [funds]: money(12.3) },
      lastYear: { [funds]: money(11.1) },
      target: { [projects]: 8, [started]: 10, [funds]: money(15.74) },
      marks: { tables: 1 },
      cohort: { "arrived@2024": money(21), "contract@2024": money(100) },
      heads: { [projects]: [2, 0, 1] },
    },
    {
      unitId: 2,
      actual: { [projects]: 12, [started]: 12, [operating]: 7, [funds]: money(20) },
      lastYear: { [funds]: money(10) },
      target: { [projects]: 9, [started]: 10, [funds]: money(15) },
      marks: { rating: 92.5, tables: 4 },
      cohort: { "arrived@2024": money(60), "contract@2024": money(100) },
      heads: {},
    },
    {
      unitId: 3,
      actual: { [projects]: 4, [started]: 3, [operating]: 5, [funds]: money(1) },
      lastYear: { [funds]: money(2) },
      target: { [started]: 10, [funds]: money(15) },
      marks: { accident: 1, tables: 0 },
      cohort: {},
      heads: {},
    },
  ];
}

function ruleSetOf(source: RuleSetSource): RuleSet {
  const { ruleSet, ...rest } = parseRuleSet(source);
  if (!ruleSet) throw new Error(JSON.stringify(rest));
  return ruleSet;
}

/** Score sheets, reasons of scores, and what is wrong or new in a rule set. */
export function scoreSamples(view: View, units: readonly Unit[]): Readonly<Record<string, Message>> {
  const source = measure(view);
  const ruleSet = ruleSetOf(source);
  const score = scoreGroup(ruleSet, figures(view), { schedule: 327 / 365 });
  const scores: Scores = { ruleSet, group: ruleSet.groups[0] ?? "", score, units, asOf, changed: null };
  const few = ruleSetOf({
    ...source,
    sample: false,
    full: 35,
    sections: source.sections.slice(0, 1),
    vetoes: [],
    grades: [],
  });
  const after = ruleSetOf({
    ...source,
    version: "2026.2",
    period: "quarter",
    groups: view.pack.groups.map(({ code }) => code),
    headline: "started",
    sample: false,
    to: "2026-12-31",
    marks: source.marks?.concat({ code: "new", name: view.locale === "en" ? "New" : "新项", kind: "points" }) ?? [],
    grades: [],
    sections: source.sections.map((section) => ({ ...section, cap: section.cap + 5 })),
  });
  const versions = { before: ruleSet.version, after: after.version };
  const none = { ...score, units: [] };
  return {
    sheet: scoreSheet(view, scores),
    "sheet of few sections": scoreSheet(view, {
      ...scores,
      ruleSet: few,
      score: scoreGroup(few, figures(view), { schedule: 1 }),
    }),
    "sheet of nobody": scoreSheet(view, { ...scores, score: none }),
    ...Object.fromEntries(score.units.map((unit) => [`why ${unit.unitId}`, scoreWhy(view, scores, unit)])),
    problems: ruleSetProblems(view, problemsOf(view, ruleSet)),
    "one problem": ruleSetProblems(view, readRuleSet("a: 1\na: 2", view.pack).problems),
    "every problem": ruleSetProblems(view, everyProblem),
    "what changes": ruleSetDifferences(view, versions, compareRuleSets(ruleSet, after)),
    "nothing changes": ruleSetDifferences(view, versions, []),
  };
}

function problemsOf(view: View, ruleSet: RuleSet): readonly RuleSetProblem[] {
  const text = writeRuleSet(ruleSet)
    .replace("weight: 20", "weigth: 20")
    .replace("minus: 1", "minus: x")
    .replace("by: best", "by: bets")
    .replace(/^version: .*\n/mu, "");
  return readRuleSet(text, view.pack).problems;
}

const place = { line: 12, column: 5, path: "sections[0].cap" };
const unknown = { given: "wieght", choices: ["weight", "cap"], nearest: "weight" };

/** One of each, so that each sentence is read. */
const everyProblem: readonly RuleSetProblem[] = [
  { ...place, reason: "file_too_large", values: { limit: 262_144 } },
  { ...place, reason: "not_yaml", values: { code: "TAB_AS_INDENT" } },
  { ...place, reason: "not_yaml", values: { code: "UNEXPECTED_TOKEN" } },
  { ...place, reason: "alias", values: {} },
  { ...place, reason: "unknown_key", values: unknown },
  { ...place, reason: "missing_key", values: { key: "version" } },
  { ...place, reason: "wrong_type", values: { expected: "quantity" } },
  { ...place, reason: "out_of_range", values: { above: 0 } },
  { ...place, reason: "out_of_range", values: { least: 1 } },
  { ...place, reason: "out_of_range", values: { most: 1000 } },
  { ...place, reason: "too_long", values: { most: 300 } },
  { ...place, reason: "empty", values: {} },
  { ...place, reason: "bad_code", values: {} },
  { ...place, reason: "bad_day", values: {} },
  { ...place, reason: "not_one_of", values: { given: "x", choices: ["month", "year"] } },
  { ...place, reason: "unknown_metric", values: { given: "x", choices: [] } },
  { ...place, reason: "unknown_group", values: unknown },
  { ...place, reason: "unknown_mark", values: unknown },
  { ...place, reason: "headline_unranked", values: { given: "leads" } },
  { ...place, reason: "persons_forbidden", values: {} },
  { ...place, reason: "mark_kind", values: { given: "rating", kind: "count" } },
  { ...place, reason: "mark_kind", values: { given: "tables", kind: "percent" } },
  { ...place, reason: "duplicate_code", values: { given: "funds" } },
  { ...place, reason: "weights", values: { sum: 95, full: 100 } },
  { ...place, reason: "section_cap", values: { sum: 40, cap: 35 } },
  { ...place, reason: "shares", values: { sum: 90 } },
  { ...place, reason: "not_falling", values: {} },
  { ...place, reason: "metric_or_mark", values: {} },
  { ...place, reason: "floor_too_high", values: { weight: 5 } },
  { ...place, reason: "ends_before", values: {} },
  { ...place, reason: "count_wanted", values: { metric: "large" } },
  { ...place, reason: "amount_wanted", values: { metric: "arrived", currency: "CNY" } },
];
