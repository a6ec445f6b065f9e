import type { Message } from "../../src/chat/message.ts";
import { compareRuleSets } from "../../src/domain/scoring/compare.ts";
import type { UnitFigures } from "../../src/domain/scoring/model.ts";
import { scoreGroup } from "../../src/domain/scoring/score.ts";
import type { Unit } from "../../src/domain/model.ts";
import type { Mark, RuleRecord } from "../../src/domain/models/board.ts";
import { parseRuleSet } from "../../src/packs/rules/parse.ts";
import type { RuleSet, RuleSetSource } from "../../src/packs/rules/shape.ts";
import { markEntered, markList, markTakenBack } from "../../src/views/marks.ts";
import {
  ruleActivated,
  ruleAdded,
  ruleCard,
  ruleEnded,
  ruleFileDone,
  ruleList,
  ruleSound,
} from "../../src/views/rules.ts";
import { scoreAnswer } from "../../src/views/scores.ts";
import type { View } from "../../src/views/view.ts";

/** Every way of scoring once, in metrics that both packs have. */
function everyWay({ locale, pack }: View): RuleSetSource {
  const say = (zh: string, en: string) => (locale === "en" ? en : zh);
  const money = (amount: number) => ({ currency: pack.currency, amount });
  const group = pack.groups[0]?.code ?? "";
  return {
    code: "measure",
    version: "2027.1",
    document: { number: say("聊招办〔2027〕3号", "Resolution 2027-3"), title: say("年度考核办法", "Yearly measure") },
    from: "2027-01-01",
    groups: [group],
    period: "quarter",
    headline: "started",
    full: 100,
    marks: [
      { code: "town", name: say("镇街评价", "Town rating"), kind: "percent" },
      { code: "late", name: say("缺报月报", "Missing reports"), kind: "count" },
      { code: "extra", name: say("专项加分", "Special points"), kind: "points" },
    ],
    sections: [
      {
        code: "results",
        name: say("实绩", "Results"),
        cap: 80,
        items: [
          { by: "ratio", code: "a", name: say("到位", "Arrival"), metric: "arrived", weight: 10, limit: 120 },
          { by: "scheduled", code: "b", name: say("开工", "Starts"), metric: "started", weight: 10, goal: 8 },
          {
            by: "met",
            code: "c",
            name: say("资金任务", "Funds task"),
            metric: "arrived",
            weight: 10,
            bonus: { points: 0.1, per: money(1e8), cap: 2 },
          },
          { by: "missing", code: "d", name: say("缺项", "Short"), metric: "started", weight: 5, minus: 1, plus: 0.1 },
          {
            by: "mix",
            code: "e",
            name: say("量质并重", "Count and amount"),
            weight: 10,
            parts: [
              { metric: "started", share: 40 },
              { metric: "arrived", share: 60, limit: 110 },
            ],
          },
          {
            by: "bands",
            code: "f",
            name: say("规模结构", "Sizes"),
            weight: 5,
            minus: 0.5,
            bands: [
              { metric: "started", least: 7 },
              { metric: "operating", least: 4 },
            ],
          },
          {
            by: "ladder",
            code: "g",
            name: say("阶梯", "Steps"),
            metric: "started",
            weight: 10,
            rungs: [
              { at: 100, points: 10 },
              { at: 50, points: 5 },
            ],
            also: { metric: "arrived", least: 20 },
          },
          { by: "best", code: "h", name: say("横向比较", "Against the best"), metric: "operating", weight: 5 },
          { by: "growth", code: "i", name: say("增幅", "Growth"), metric: "arrived", weight: 5, full: 20 },
          {
            by: "cohort",
            code: "j",
            name: say("履约率", "Performed"),
            weight: 10,
            part: "performed",
            of: "signed",
            since: 2024,
            full: 80,
          },
        ],
      },
      {
        code: "others",
        name: say("其他", "Others"),
        cap: 30,
        items: [
          {
            by: "partner",
            code: "k",
            name: say("合作评价", "Partners"),
            weight: 12,
            parts: [{ mark: "town", share: 100 }],
          },
          { by: "late", code: "l", name: say("报表", "Reports"), mark: "late", weight: 8, minus: 1 },
          {
            by: "events",
            code: "m",
            name: say("扣分", "Deductions"),
            floor: -3,
            events: [{ mark: "late", minus: 0.5 }],
          },
          { by: "split", code: "n", name: say("协同", "Shared"), metric: "started", points: 2, cap: 4 },
          {
            by: "bonus",
            code: "o",
            name: say("加分", "Bonus"),
            cap: 6,
            parts: [
              { metric: "started", points: 2, over: true, cap: 4 },
              { metric: "arrived", points: 1, per: money(1e8) },
              { metric: "started", points: 0.5, except: "operating" },
              { mark: "extra", points: 1 },
            ],
          },
        ],
      },
    ],
    vetoes: [{ code: "p", name: say("缺报过多", "Too many missing"), mark: "late", least: 3 }],
    promotions: [
      {
        code: "q",
        name: say("超额晋档", "Beyond the task"),
        met: ["started"],
        any: [
          { metric: "started", least: 3, over: true },
          { metric: "arrived", least: money(1e9) },
        ],
      },
    ],
    grades: [
      { code: "r", name: say("优秀", "Excellent"), least: 90 },
      { code: "s", name: say("良好", "Good"), least: 75 },
    ],
  };
}

/** What is said of rule sets, marks and scores. */
export function ruleSamples(view: View, units: readonly Unit[]): Readonly<Record<string, Message>> {
  const en = view.locale === "en";
  const source = everyWay(view);
  const ruleSet = parsed(source);
  const before = parsed({ ...source, version: "2026.1", grades: [], period: "year" });
  const record = (changes: Partial<RuleRecord> = {}): RuleRecord => ({
    code: "measure",
    version: "2027.1",
    text: "",
    state: "active",
    from: "2027-01-01",
    to: null,
    addedAt: "2026-11-20T02:00:00.000Z",
    activatedAt: "2026-11-23T02:00:00.000Z",
    reason: null,
    ...changes,
  });
  const [group = ""] = ruleSet.groups;
  const inForce = { ruleSet: before, record: record({ version: "2026.1", from: "2026-01-01" }) };
  const differences = compareRuleSets(before, ruleSet);
  const reason = en ? "the resolution applies at once" : "文件自本月起执行";
  const listed = { ruleSet, from: "2027-01-01", to: undefined, sample: false } as const;
  const [first] = units;
  if (!first) throw new Error("too few samples");
  const figures = units.map(({ id }): UnitFigures => ({
    unitId: id,
    actual: { arrived: 4.2e10 * id, started: 6, operating: id },
    lastYear: { arrived: 4e10 },
    target: { arrived: 5e10, started: 8 },
    marks: id === 1 ? { late: 1, town: 92.5 } : { late: 3 },
    cohort: { "performed@2024": 3, "signed@2024": 4 },
    heads: { started: [2, 1] },
  }));
  const score = scoreGroup(ruleSet, figures, { schedule: 0.5 });
  const asOf = new Date("2027-02-14T02:00:00.000Z");
  const scores = { ruleSet, group, score, units, asOf, changed: reason };
  const mark: Mark = {
    number: 3,
    code: "town",
    unitId: 1,
    day: "2026-11-20",
    value: 92_500,
    basis: en ? "rating sheets of November" : "11月评价表",
    voided: false,
  };
  const [town, late, extra] = ruleSet.marks;
  const entered = { mark, unit: first, declared: town };
  if (!late || !extra) throw new Error("too few samples");
  return {
    list: ruleList(view, {
      groups: [
        {
          group,
          rules: [
            { ...listed, state: "in_force" },
            { ...listed, to: "2027-12-31", state: "ended" },
            { ...listed, state: "draft" },
            { ...listed, sample: true, state: "sample" },
          ],
        },
        { group: view.pack.groups[1]?.code ?? "", rules: [{ ...listed, sample: true, state: "in_force" }] },
        { group: view.pack.groups[2]?.code ?? "", rules: [] },
      ],
      unread: [record({ version: "2020.1" })],
    }),
    "to read": ruleCard(view, { ruleSet, record: record() }),
    "a sample to read": ruleCard(view, { ruleSet: parsed({ ...source, sample: true }), record: undefined }),
    sound: ruleSound(view, { ruleSet, inForce, differences }, 5),
    "sound, the first": ruleSound(view, { ruleSet, inForce: undefined, differences: [] }, undefined),
    "sound, a sample": ruleSound(view, { ruleSet: parsed({ ...source, sample: true }), inForce, differences: [] }, 5),
    added: ruleAdded(view, { ruleSet }),
    activated: ruleActivated(view, { ruleSet, record: record(), replaces: [{ group, rule: inForce }], later: [] }),
    "activated within a period": ruleActivated(view, {
      ruleSet,
      record: record({ from: "2026-11-01", reason }),
      replaces: [],
      later: [{ ruleSet: before, from: "2028-01-01" }],
    }),
    ended: ruleEnded(view, { ruleSet, record: record({ to: "2027-12-31" }), withdrawn: false }),
    withdrawn: ruleEnded(view, { ruleSet, record: record(), withdrawn: true }),
    "as a file": ruleFileDone(view, [ruleSet.document.title[view.locale], "2027.1"]),
    "mark entered": markEntered(view, entered),
    "mark taken back": markTakenBack(view, {
      ...entered,
      mark: { ...mark, code: "late", value: 2000 },
      declared: late,
    }),
    marks: markList(view, {
      year: 2026,
      marks: [
        entered,
        { ...entered, mark: { ...mark, number: 2, code: "extra", value: 1500 }, declared: extra },
        { ...entered, mark: { ...mark, number: 1, code: "gone", value: 1000 }, declared: undefined },
      ],
      open: ruleSet.marks,
    }),
    "no marks": markList(view, { year: 2026, marks: [], open: [] }),
    scores: scoreAnswer(view, scores, 1),
  };
}

function parsed(source: RuleSetSource): RuleSet {
  const { ruleSet } = parseRuleSet(source);
  if (!ruleSet) throw new Error("not a rule set");
  return ruleSet;
}
