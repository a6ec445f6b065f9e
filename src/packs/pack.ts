import { z } from "zod";
import { clockPolicy, lamps, stageClock } from "./clocks.ts";
import { metric, metricIssues } from "./metric.ts";
import { choice, choices, code, currency, localized, words } from "./parts.ts";
import { chains, cohort, credit, firstReport, funds, nudges, promises, requests, sides } from "./policies.ts";
import { ruleSetSchema } from "./rules/schema.ts";

/** In 24 hours, two digits each. */
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/**
 * A daily time, `08:50`. Never on the hour or the half hour: everybody's schedules fire then, and chat platforms are
 * slowest and strictest about their limits in those minutes.
 */
const dailyTime = timeOfDay.refine(
  (time) => !time.endsWith(":00") && !time.endsWith(":30"),
  "must be off the hour and the half hour",
);

/** What can stand before a colon in a typed line. */
const typedKey = z.string().regex(/^[^\s:：,，、]+$/);

const evidence = z
  .object({
    /** Unique in the pack, so that a line or a form can carry the evidence of any gate. */
    key: code,
    /** Short enough to type as a key: `合同号`, `contract`. */
    name: z.object({ "zh-CN": typedKey, en: typedKey }).readonly(),
    /** Other names of the key, unique within the stage only: `date` may mean another day at another gate. */
    words: z.array(typedKey).readonly(),
    /** What is accepted, for a form and for the sentence that asks. */
    hint: localized.optional(),
    kind: z.enum(["text", "date", "amount", "creditCode"]),
    required: z.boolean(),
  })
  .readonly();

const stage = z
  .object({
    code,
    name: localized,
    words,
    /** What the gate asks before the stage may be entered. */
    evidence: z.array(evidence).readonly(),
    /** Working days after which a project in this stage without substantive progress is due; null when no clock runs. */
    clock: stageClock.nullable(),
  })
  .readonly();

/**
 * What is entered beside the main line, at any time from one of its stages on, without moving it: a firm's entry into the
 * library of above-scale firms (入规) comes before full capacity in one project and after it in the next.
 */
const mark = z
  .object({
    code,
    name: localized,
    words,
    /** Code of the stage from which on it may be entered. */
    from: code,
    evidence: z.array(evidence).readonly(),
  })
  .readonly();

/** Projects of some kinds go another way than the main line: a technical upgrade is filed, carried out and finished. */
const track = z
  .object({
    code,
    kinds: z.array(code).min(1).readonly(),
    /** In order, as the main line's. */
    stages: z.array(stage).min(2).readonly(),
  })
  .readonly();

const kind = z
  .object({
    code,
    name: localized,
    words,
    /** The ledger it belongs to unless somebody says otherwise; the first of the origins where it is not given. */
    origin: code.optional(),
  })
  .readonly();

/**
 * A policy pack: how one kind of organisation works, as data. The version is written into every ledger entry, so that
 * what counted then can be told from what counts now.
 */
export const packSchema = z
  .object({
    id: z.string(),
    version: z.string().min(1),
    name: localized,
    /** In order: a project moves forward through them. The first is where every lead begins. */
    stages: z.array(stage).min(2).readonly(),
    marks: z.array(mark).default([]).readonly(),
    tracks: z.array(track).default([]).readonly(),
    lamps,
    /** Measures as they were published, for an organisation to work by instead of the pack's own clocks and lamps. */
    clockPolicies: z.array(clockPolicy).default([]).readonly(),
    /** A contract's plan: the stage whose day it runs from, and the evidence (`stage.key`) that says when it operates. */
    plan: z.object({ from: code, until: z.string() }).readonly(),
    nudges,
    calendar: z.enum(["CN", "weekdays"]),
    metrics: z.array(metric).min(1).readonly(),
    /** What a board ranks when nobody says. */
    defaultMetric: z.string(),
    cohort,
    /** Comparison groups: only like is ranked with like. */
    groups: z.array(choice).min(1).readonly(),
    origins: z.array(choice).min(1).readonly(),
    kinds: z.array(kind).min(1).readonly(),
    chainRoles: choices,
    chains,
    /** How the investor was found (招商方式). */
    channels: choices,
    firstReport,
    funds,
    credit,
    sides,
    requests,
    promises,
    /** Classes of investors (世界500强, 链主 …): each with the year of the list it stands in. */
    classes: choices,
    /** Why a project does not count (不予认定). */
    exclusions: choices,
    currency,
    /** Samples of scoring rules, until an organisation enters its own. */
    ruleSets: z.array(ruleSetSchema).default([]).readonly(),
    /** The document a ranking follows; shown in a board's foot. */
    rule: z.object({ number: localized, title: localized }).readonly(),
    /** Schedule of the day, local time: board and digest, private digest, stale digest of the channel. */
    times: z.object({ board: dailyTime, owner: dailyTime, stale: dailyTime }).readonly(),
    /** Local time of a working day between which people may be written to unasked, where their unit says nothing else. */
    hours: z
      .object({ from: timeOfDay, to: timeOfDay })
      .refine(({ from, to }) => from < to, "must end after they begin")
      .readonly(),
    /** Whether results of persons may be ranked at all; an organisation must also want it. */
    rankPersons: z.boolean(),
  })
  .readonly()
  .superRefine((pack, context) => {
    const everyStage = [...pack.stages, ...pack.tracks.flatMap((item) => item.stages)];
    const gates = [...everyStage, ...pack.marks];
    const stages = new Set(gates.map((item) => item.code));
    for (const issue of lineIssues(pack)) context.addIssue(issue);
    for (const issue of metricIssues(pack, stages)) context.addIssue(issue);
    if (!stages.has(pack.funds.from)) context.addIssue(`funds: no stage ${pack.funds.from}`);
    const evidences = pack.stages.flatMap((item) => item.evidence);
    if (!evidences.some((item) => item.key === pack.funds.contract && item.kind === "amount"))
      context.addIssue(`funds: no amount ${pack.funds.contract} among the evidence`);
    if (!pack.metrics.some((item) => item.code === pack.defaultMetric && !item.informationOnly)) {
      context.addIssue(`defaultMetric ${pack.defaultMetric}: no such ranked metric`);
    }
    if (!pack.chainRoles.some((role) => role.code === pack.chains.gapRole))
      context.addIssue(`chains: no role ${pack.chains.gapRole}`);
    if (!stages.has(pack.chains.heldFrom)) context.addIssue(`chains: no stage ${pack.chains.heldFrom}`);
    for (const named of [pack.firstReport.lastOpenStage, pack.firstReport.settledStage])
      if (!stages.has(named)) context.addIssue(`first report: no stage ${named}`);
    if (!stages.has(pack.promises.reviewedBy)) context.addIssue(`promises: no stage ${pack.promises.reviewedBy}`);
    if (!pack.rankPersons)
      for (const { code } of pack.ruleSets.filter(({ persons }) => persons === true))
        context.addIssue(`rule set ${code}: persons are not ranked in this pack`);
    for (const { code: policy, clocks } of pack.clockPolicies)
      for (const stageCode of Object.keys(clocks))
        if (!stages.has(stageCode)) context.addIssue(`clock policy ${policy}: no stage ${stageCode}`);
    if (!everyStage.some((item) => item.evidence.some(({ key }) => `${item.code}.${key}` === pack.plan.until)))
      context.addIssue(`plan: no evidence ${pack.plan.until}`);
    const clashes = [
      // A list is asked for by a stage of any track, so a word means one stage in all of them.
      ...clashesOf("stages", gates),
      // A board is asked for by group, metric and origin in one line, so their words must not meet either.
      ...clashesOf("groups and metrics", [...pack.groups, ...pack.metrics]),
      ...clashesOf("origins", pack.origins),
      ...repeated([
        ...new Set(typedWords([...pack.groups, ...pack.metrics])),
        ...new Set(typedWords(pack.origins)),
      ]).map((word) => `origins: "${word}" is a group's or a metric's`),
      ...clashesOf("clock policies", pack.clockPolicies),
      ...clashesOf("kinds", pack.kinds),
      ...clashesOf("chain roles", pack.chainRoles),
      ...clashesOf("channels", pack.channels),
      ...clashesOf("classes", pack.classes),
      ...clashesOf("exclusions", pack.exclusions),
      ...clashesOf("sources of funds", pack.funds.sources),
      ...clashesOf("reasons to pause", pack.sides.paused),
      ...clashesOf("reasons to lose", pack.sides.lost),
      ...clashesOf("reasons to exit", pack.sides.exited),
      ...gates.flatMap((item) => clashesOf(`evidence of ${item.code}`, item.evidence.map(named))),
      ...repeated(gates.flatMap((item) => item.evidence.map((asked) => asked.key))).map(
        (key) => `evidence: ${key} is asked for twice`,
      ),
    ];
    for (const clash of clashes) context.addIssue(clash);
  });

/** What the lines say of stages, kinds and origins that are not there. */
function lineIssues(pack: Pick<Pack, "stages" | "marks" | "tracks" | "kinds" | "origins" | "metrics" | "sides">) {
  const main = new Set(pack.stages.map((item) => item.code));
  const kinds = new Set(pack.kinds.map((item) => item.code));
  const origins = new Set(pack.origins.map((item) => item.code));
  return [
    ...pack.marks.filter((item) => !main.has(item.from)).map((item) => `mark ${item.code}: no stage ${item.from}`),
    ...pack.tracks.flatMap((item) =>
      item.kinds.filter((one) => !kinds.has(one)).map((one) => `track ${item.code}: no kind ${one}`),
    ),
    ...repeated(pack.tracks.flatMap((item) => item.kinds)).map((one) => `tracks: ${one} is in two`),
    ...[...pack.kinds, ...pack.metrics].flatMap((item) =>
      item.origin === undefined || origins.has(item.origin) ? [] : [`${item.code}: no origin ${item.origin}`],
    ),
    ...(main.has(pack.sides.exitFrom) ? [] : [`sides: no stage ${pack.sides.exitFrom}`]),
  ];
}

/** Words that would stand for two different things. */
function clashesOf(what: string, items: readonly Choice[]): string[] {
  return repeated(typedWords(items)).map((word) => `${what}: "${word}" means two things`);
}

/** What may be typed for each item, the same word of one item once. */
function typedWords(items: readonly Choice[]): string[] {
  return items.flatMap((item) => [
    ...new Set([item.code, item.name["zh-CN"], item.name.en, ...item.words].map(foldWord)),
  ]);
}

/** Coarser than any reader's folding, so that what is told apart here is told apart everywhere. */
function foldWord(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s·_-]+/g, "");
}

function repeated(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}

function named(asked: Evidence): Choice {
  return { code: asked.key, name: asked.name, words: asked.words };
}

export type Pack = z.output<typeof packSchema>;
/** A pack as it is written down, before defaults and checks. */
export type PackSource = z.input<typeof packSchema>;
export type Stage = Pack["stages"][number];
export type Mark = Pack["marks"][number];
/** What has a gate: a stage, or a mark beside the line. */
export type Gate = Pick<Stage, "code" | "name" | "words" | "evidence">;
export type { Metric } from "./metric.ts";
export type Evidence = z.output<typeof evidence>;
export type Choice = z.output<typeof choice>;
