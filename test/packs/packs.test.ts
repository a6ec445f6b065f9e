import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { vocabularyIssues } from "../../src/domain/scoring/vocabulary.ts";
import { lookup } from "../../src/domain/words.ts";
import { gatesOf } from "../../src/domain/line.ts";
import { loadPack, packIds } from "../../src/packs/index.ts";
import { packSchema, type PackSource } from "../../src/packs/pack.ts";
import { chinaGovernment } from "../../src/packs/cn-government/pack.ts";
import { economicDevelopment } from "../../src/packs/edo/pack.ts";

const sources: Readonly<Record<string, PackSource>> = {
  "cn-government": chinaGovernment,
  edo: economicDevelopment,
};
const han = /\p{Script=Han}/u;

describe.each(packIds)("pack %s", (id) => {
  const pack = loadPack(id);

  it("is what was written down, checked, and the same object each time", () => {
    expect(pack.id).toBe(id);
    expect(pack.version).toMatch(new RegExp(`^${id}/\\d{4}\\.\\d+$`));
    expect(loadPack(id)).toBe(pack);
  });

  it("cannot be changed, at any depth", () => {
    expect(thawed(pack)).toEqual([]);
  });

  it("names everything in both languages", () => {
    const names = namesIn(pack);
    expect(names.length).toBeGreaterThan(30);
    for (const name of names) {
      expect(name["zh-CN"], JSON.stringify(name)).toMatch(han);
      expect(name.en, JSON.stringify(name)).toMatch(/^\P{Script=Han}+$/u);
    }
  });

  it("runs a clock in every stage but the last of its line, never longer than the yellow lamp takes", () => {
    for (const stages of [pack.stages, ...pack.tracks.map((track) => track.stages)]) {
      for (const [index, stage] of stages.entries()) {
        if (index === stages.length - 1) expect(stage.clock).toBeNull();
        else expect((stage.clock?.workingDays ?? Infinity) * 1.4).toBeLessThan(pack.lamps.yellowDays);
      }
    }
  });

  it("asks for nothing where a lead begins", () => {
    expect(pack.stages[0]?.code).toBe("lead");
    expect(pack.stages[0]?.evidence).toEqual([]);
    for (const track of pack.tracks) expect(track.stages[0]?.evidence).toEqual([]);
  });

  it("finds every stage, metric and choice by each of its words", () => {
    for (const items of [
      gatesOf(pack),
      pack.sides.paused,
      pack.sides.lost,
      pack.sides.exited,
      pack.metrics,
      pack.groups,
      pack.origins,
      pack.kinds,
      pack.chainRoles,
      pack.channels,
    ]) {
      for (const item of items) {
        for (const word of [item.code, item.name["zh-CN"], item.name.en, ...item.words]) {
          expect(lookup<(typeof items)[number]>(items, ` ${word.toUpperCase()} `)?.code, word).toBe(item.code);
        }
      }
    }
  });

  it("posts off the hour and the half hour, the board first", () => {
    const { board, owner, stale } = pack.times;
    for (const time of [board, owner, stale]) expect(time).toMatch(/^\d\d:(?!00|30)\d\d$/);
    expect([board, owner, stale]).toEqual([board, owner, stale].sort());
  });

  it("has all that its rule sets name, in their measure", () => {
    expect(pack.ruleSets.length).toBeGreaterThan(0);
    expect(pack.ruleSets.flatMap((ruleSet) => vocabularyIssues(ruleSet, pack))).toEqual([]);
  });

  it("ranks results, never leads, amounts signed or what is deducted for", () => {
    for (const metric of pack.metrics) {
      expect(metric.informationOnly, metric.code).toBe(
        metric.stage === "lead" ||
          (metric.value === "amount" && metric.funds !== "verified") ||
          metric.overdue !== undefined ||
          metric.exclusion !== undefined,
      );
    }
  });
});

describe("the Chinese pack", () => {
  const pack = loadPack("cn-government");

  it("has the stages of the field, in order", () => {
    expect(pack.stages.map((stage) => stage.name["zh-CN"])).toEqual([
      "线索",
      "研判",
      "在谈",
      "意向",
      "签约",
      "注册",
      "开工",
      "纳统",
      "在建",
      "投产",
      "达产",
    ]);
  });

  it.each([
    ["初判", "screening"],
    ["洽谈", "negotiation"],
    ["框架", "loi"],
    ["ＬＯＩ", "loi"],
    ["合同", "signed"],
    ["落地", "registered"],
    ["入库", "statistics"],
    ["在建", "construction"],
    ["达效", "capacity"],
    ["Ground-Breaking", "started"],
    ["Ground broken", "started"],
  ])("understands the stage %s", (typed, code) => {
    expect(lookup(pack.stages, typed)?.code).toBe(code);
  });

  it("does not guess: a word that is none stays none", () => {
    expect(lookup(pack.stages, "签")).toBeUndefined();
  });

  it("asks at the gates for what the field keeps as proof", () => {
    const required = Object.fromEntries(
      pack.stages.map((stage) => [
        stage.code,
        stage.evidence.filter((asked) => asked.required).map((asked) => `${asked.key}:${asked.kind}`),
      ]),
    );
    expect(required).toEqual({
      lead: [],
      screening: [],
      negotiation: ["meeting:text"],
      loi: ["intent:text"],
      signed: ["contract:text", "signed-on:date", "contract-amount:amount"],
      registered: ["credit-code:creditCode"],
      started: ["start-proof:text"],
      statistics: ["library-code:text"],
      construction: [],
      operating: ["production-proof:text"],
      capacity: ["statement:text"],
    });
  });

  it("ranks new projects of a hundred million yuan, counted when they are signed", () => {
    const metric = pack.metrics.find((item) => item.code === pack.defaultMetric);
    expect(metric).toMatchObject({
      stage: "signed",
      value: "count",
      atLeast: { currency: "CNY", minor: 100_000_000 * 100 },
    });
  });

  it("ranks no persons", () => {
    expect(pack.rankPersons).toBe(false);
  });

  it("says that its rule is a sample", () => {
    expect(pack.rule.number["zh-CN"]).toContain("示例");
    expect(pack.rule.number.en).toContain("Sample");
  });
});

describe("the schema refuses", () => {
  const broken = (change: Partial<PackSource>, id = "cn-government"): string[] => {
    const result = packSchema.safeParse({ ...sources[id], ...change });
    return result.success ? [] : result.error.issues.map((issue) => issue.message);
  };
  const choice = (code: string, words: readonly string[] = []): PackSource["origins"][number] => ({
    code,
    name: { "zh-CN": `名${code}`, en: `name ${code}` },
    words: [...words],
  });

  it("nothing in a sound pack", () => {
    expect(broken({})).toEqual([]);
    expect(broken({}, "edo")).toEqual([]);
  });

  it.each(["09:00", "08:30", "24:10", "8:50"])("a daily post at %s", (board) => {
    expect(broken({ times: { ...chinaGovernment.times, board } })).toHaveLength(1);
  });

  it("a word that means two things, however it is written", () => {
    expect(broken({ origins: [choice("attracted", ["Ａ-b"]), choice("grown", ["a B"])] })).toEqual([
      'origins: "ab" means two things',
    ]);
  });

  it("a group that is called like a metric", () => {
    expect(broken({ groups: [choice("zone", ["开工"])] })).toEqual(['groups and metrics: "开工" means two things']);
  });

  it("a metric of a stage that is not there, and an amount without a currency", () => {
    const metrics = [{ ...choice("large"), stage: "signing", value: "amount" as const }];
    expect(
      broken({ metrics: [...metrics, ...chinaGovernment.metrics.filter(({ code }) => code !== "large")] }),
    ).toEqual(["metric large: no stage signing", "metric large: an amount needs a currency, a count has none"]);
  });

  const sum = (minor: number, currency = "CNY") => ({ currency, minor });
  const counts = { stage: "signed", value: "count" } as const;
  it.each<[Partial<PackSource["metrics"][number]>, string]>([
    [{ value: "count" }, "either a stage, funds, fundedPercent or an exclusion"],
    [{ ...counts, funds: "verified" }, "either a stage, funds, fundedPercent or an exclusion"],
    [{ ...counts, overdue: { until: "begun", days: 3 } }, "no stage begun"],
    [
      { funds: "claimed", value: "count", overdue: { until: "started", days: 3 } },
      "overdue needs the stage it is counted from",
    ],
    [{ ...counts, below: sum(5) }, "below needs a smaller atLeast in its currency"],
    [{ ...counts, atLeast: sum(5), below: sum(5) }, "below needs a smaller atLeast in its currency"],
    [{ ...counts, atLeast: sum(5), below: sum(9, "USD") }, "below needs a smaller atLeast in its currency"],
    [{ value: "count", fundedPercent: 5 }, "fundedPercent needs atLeast"],
    [{ value: "amount", currency: "CNY", exclusion: "false" }, "counts projects, and adds no amounts"],
    [
      { ...counts, value: "amount", currency: "CNY", split: "heads" },
      "split by heads counts projects, and adds no amounts",
    ],
    [{ ...counts, kinds: ["renewal"] }, "no kind renewal"],
    [{ value: "count", exclusion: "boring" }, "no exclusion boring"],
    [{ ...counts, claims: "words" }, "no metric words"],
    [{ ...counts, sources: ["moon"] }, "no source moon"],
  ])("a metric that says %j", (said, issue) => {
    const odd = { ...choice("odd"), value: "count" as const, ...said };
    expect(broken({ metrics: [...chinaGovernment.metrics, odd] })).toEqual([`metric odd: ${issue}`]);
  });

  it("a cohort or a chain that is counted by what is not there", () => {
    expect(broken({ cohort: { ...chinaGovernment.cohort, signed: "won" } })).toEqual(["cohort signed: no stage won"]);
    expect(broken({ chains: { ...chinaGovernment.chains, metrics: ["jobs"] } })).toEqual(["chains: no metric jobs"]);
  });

  it("a mark, a track, a kind or an exit that names what is not there", () => {
    const [mark] = chinaGovernment.marks ?? [];
    const [track] = chinaGovernment.tracks ?? [];
    if (!mark || !track) throw new Error("the pack has both");
    expect(broken({ marks: [{ ...mark, from: "opened" }] })).toEqual(["mark above-scale: no stage opened"]);
    expect(broken({ tracks: [{ ...track, kinds: ["renewal"] }] })).toEqual(["track upgrade: no kind renewal"]);
    expect(broken({ kinds: [...chinaGovernment.kinds, { ...choice("moved"), origin: "moon" }] })).toEqual([
      "moved: no origin moon",
    ]);
    expect(broken({ sides: { ...chinaGovernment.sides, exitFrom: "signing" } })).toEqual(["sides: no stage signing"]);
  });

  it("one kind on two tracks, whose stages would be called alike", () => {
    const [track] = chinaGovernment.tracks ?? [];
    if (!track) throw new Error("the pack has one");
    const again = broken({ tracks: [track, { ...track, code: "again" }] });
    expect(again).toContain("tracks: upgrade is in two");
    expect(again).toContain('stages: "立项" means two things');
  });

  it("an origin that is called like a metric", () => {
    expect(broken({ origins: [choice("attracted", ["开工"]), choice("grown")] })).toEqual([
      `origins: "开工" is a group's or a metric's`,
    ]);
  });

  it("ranking by default what is for information only", () => {
    expect(broken({ defaultMetric: "signed-amount" })).toEqual(["defaultMetric signed-amount: no such ranked metric"]);
  });

  it("one evidence key at two gates, which would overwrite each other", () => {
    const asked = {
      key: "note",
      name: { "zh-CN": "说明", en: "Note" },
      words: [],
      kind: "text" as const,
      required: false,
    };
    const stages = chinaGovernment.stages.map((stage, index) => (index < 2 ? { ...stage, evidence: [asked] } : stage));
    expect(broken({ stages })).toEqual(["evidence: note is asked for twice"]);
  });

  it("a lamp that turns red before it is yellow", () => {
    expect(broken({ lamps: { yellowDays: 90, redDays: 90, nurtureDays: 180 } })).toEqual([
      "lamps: yellow comes before red, red before nurture",
    ]);
  });

  it.each(["合同 号", "contract:", "发票、用电"])(
    "evidence called %s, which nobody could type before a colon",
    (name) => {
      const asked = {
        key: "note",
        name: { "zh-CN": "说明", en: "note" },
        words: [name],
        kind: "text" as const,
        required: false,
      };
      const stages = chinaGovernment.stages.map((stage, index) =>
        index === 0 ? { ...stage, evidence: [asked] } : stage,
      );
      expect(broken({ stages })).toHaveLength(1);
      const renamed = { ...asked, name: { "zh-CN": name, en: "note" }, words: [] };
      expect(
        broken({
          stages: stages.map((stage, index) => (index === 0 ? { ...stage, evidence: [renamed] } : stage)),
        }),
      ).toHaveLength(1);
    },
  );
});

it("uses the field's words and none that shame or keep score of people", () => {
  const root = new URL("../../src/", import.meta.url);
  const files = ["packs", "locales"].flatMap((folder) => filesUnder(new URL(`${folder}/`, root)));
  expect(files.length).toBeGreaterThan(8);
  for (const file of files) {
    expect(readFileSync(file, "utf8"), file).not.toMatch(/打卡|积分|考勤|曝光|\bPK\b/i);
  }
});

function filesUnder(folder: URL): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Paths of everything that is not frozen. */
function thawed(value: unknown, path = "pack"): string[] {
  if (typeof value !== "object" || value === null) return [];
  const inside = Object.entries(value).flatMap(([key, item]) => thawed(item, `${path}.${key}`));
  return Object.isFrozen(value) ? inside : [path, ...inside];
}

function namesIn(value: unknown): { readonly "zh-CN": string; readonly en: string }[] {
  if (typeof value !== "object" || value === null) return [];
  if ("zh-CN" in value && "en" in value) return [{ "zh-CN": String(value["zh-CN"]), en: String(value.en) }];
  return Object.values(value).flatMap(namesIn);
}
