import type { Block, Message, Text } from "../chat/message.ts";
import type { Unit } from "../domain/model.ts";
import type { GroupScore, SectionScore, UnitScore, Verdict } from "../domain/scoring/model.ts";
import type { LocalizedText } from "../locale.ts";
import type { RuleSet } from "../packs/rules/shape.ts";
import { arithmetic } from "./score-lines.ts";
import { pointsText, shareText, termText, type ScoreView } from "./score-words.ts";
import { choiceName, marked, type View } from "./view.ts";

export interface Scores {
  readonly ruleSet: RuleSet;
  /** Code of the comparison group. */
  readonly group: string;
  readonly score: GroupScore;
  readonly units: readonly Unit[];
  readonly asOf: Date;
  /** Why the rule set was put in force inside the period; null where it was there from its beginning. */
  readonly changed: string | null;
}

/** Rank, unit, total, and this many between them: wider tables are cut off on a phone. */
const mostSections = 4;

/** The score sheet of a comparison group: a column for each section, what lies beside the points, and what it rests on. */
export function scoreSheet(view: View, scores: Scores): Message {
  const { ruleSet, group, score } = scores;
  const { scoring } = view.words;
  const groupName = choiceName(view, view.pack.groups, group) ?? group;
  const title = scoring.title(ruleSet.document.title[view.locale], groupName);
  const [first] = score.units;
  const leader =
    first?.rank === undefined
      ? scoring.nobody
      : scoring.first(unitName(scores, first.unitId), pointsText(view, first.total));
  return {
    summary: marked(view, scoring.summary(title, leader)),
    title: marked(view, title),
    locale: view.locale,
    blocks: [
      ...(score.units.length === 0 ? [{ kind: "text" as const, text: scoring.nobody }] : [table(view, scores)]),
      ...beside({ ...view, ruleSet }, scores, score.units),
      { kind: "note", text: foot(view, scores) },
    ],
  };
}

function table(view: View, scores: Scores): Block {
  const { ruleSet, score } = scores;
  const { columns, unranked } = view.words.scoring;
  const { sections } = ruleSet;
  const fit = sections.length <= mostSections ? mostSections : mostSections - 1;
  const own = sections.slice(0, fit).map(({ name }) => name[view.locale]);
  const rest = sections.length > fit ? [columns.others] : [];
  return {
    kind: "table",
    columns: [columns.rank, columns.unit, ...own, ...rest, columns.total].map((label) => ({
      label,
      align: label === columns.unit ? "left" : "right",
    })),
    rows: score.units.map((unit): readonly Text[] => [
      unit.rank === undefined ? unranked : String(unit.rank),
      unitName(scores, unit.unitId),
      ...unit.sections.slice(0, fit).map(({ points }) => cell(points)),
      ...(rest.length === 0 ? [] : [cell(added(unit.sections.slice(fit)))]),
      { strong: [cell(unit.total), gradeName(view, ruleSet, unit.grade?.now)].filter((part) => part !== "").join(" ") },
    ]),
  };
}

/** Two decimals, so that a column can be read down; the sign is the one of arithmetic. */
function cell(points: number): string {
  return points.toFixed(2).replace("-", "−");
}

function added(sections: readonly SectionScore[]): number {
  return sections.reduce((sum, { points }) => sum + Math.round(points * 100), 0) / 100;
}

/** Vetoes and promotions, said of whom they concern. */
function beside(view: ScoreView, scores: Scores, units: readonly UnitScore[]): readonly Block[] {
  const { scoring } = view.words;
  const { ruleSet } = view;
  const said = (one: Verdict, names: readonly { readonly code: string; readonly name: LocalizedText }[]) =>
    [names.find(({ code }) => code === one.code)?.name[view.locale] ?? one.code, termText(view, one.term)] as const;
  const lines = units.flatMap((unit) => {
    const name = unitName(scores, unit.unitId);
    const { grade } = unit;
    const moved =
      grade && grade.byTotal !== grade.now
        ? scoring.grade(gradeName(view, ruleSet, grade.byTotal) || scoring.below, gradeName(view, ruleSet, grade.now))
        : "";
    return [
      ...unit.vetoes.map((one) => scoring.veto(name, ...said(one, ruleSet.vetoes))),
      ...(unit.vetoes.length > 0 ? [] : unit.promotions).map((one) =>
        sentences(view, [scoring.promotion(name, ...said(one, ruleSet.promotions)), moved]),
      ),
    ];
  });
  return lines.length === 0 ? [] : [{ kind: "text", text: lines.join("\n") }];
}

/** The sheet as an answer: how one opens a line, and the own unit's by a press. */
export function scoreAnswer(view: View, scores: Scores, ownId: number | undefined): Message {
  const { scoring } = view.words;
  const sheet = scoreSheet(view, scores);
  const own = scores.score.units.some(({ unitId }) => unitId === ownId) ? unitName(scores, ownId ?? 0) : undefined;
  const line = view.locale === "en" ? `/board score "${own}"` : `/榜 得分 "${own}"`;
  return {
    ...sheet,
    blocks: [
      ...sheet.blocks,
      { kind: "note", text: scoring.how },
      ...(own === undefined ? [] : [{ kind: "buttons", buttons: [{ label: scoring.own, line }] } as const]),
    ],
  };
}

/** Why one unit has the score it has: every item's arithmetic, and what was capped, cut or could not be worked out. */
export function scoreWhy(view: View, scores: Scores, score: UnitScore): Message {
  const { scoring } = view.words;
  const own: ScoreView = { ...view, ruleSet: scores.ruleSet };
  const unit = unitName(scores, score.unitId);
  const rank = score.rank === undefined ? scoring.noRank : scoring.rank(score.rank);
  const total = pointsText(view, score.total);
  return {
    summary: marked(view, scoring.whySummary(unit, total, rank)),
    title: marked(view, scoring.whyTitle(unit)),
    locale: view.locale,
    blocks: [
      ...score.sections.flatMap((section) => sectionBlocks(own, section)),
      { kind: "text", text: { strong: `${scoring.total(total)}${view.words.comma}${rank}` } },
      ...beside(own, scores, [score]),
      { kind: "note", text: foot(view, scores) },
    ],
  };
}

function sectionBlocks(view: ScoreView, { section, items, before, points }: SectionScore): readonly Block[] {
  const { scoring } = view.words;
  const cap = pointsText(view, section.cap);
  const cut: readonly Block[] =
    before > points ? [{ kind: "note", text: scoring.sectionCut(pointsText(view, before), cap) }] : [];
  return [
    { kind: "text", text: { strong: scoring.section(section.name[view.locale], pointsText(view, points), cap) } },
    {
      kind: "fields",
      fields: items.map((item) => ({ label: item.item.name[view.locale], value: arithmetic(view, item) })),
    },
    ...cut,
  ];
}

function foot(view: View, { ruleSet, score, asOf, changed }: Scores): string {
  const { scoring } = view.words;
  const time = new Intl.DateTimeFormat(view.locale, {
    dateStyle: "medium",
    timeStyle: "short",
    timeZone: view.timezone,
    hourCycle: "h23",
  }).format(asOf);
  const { title, number } = ruleSet.document;
  return sentences(view, [
    scoring.document(title[view.locale], number[view.locale], ruleSet.version),
    changed === null ? "" : view.words.board.ruleChanged(changed),
    ruleSet.sample ? scoring.sample : "",
    scoring.asOf(time, shareText(score.schedule)),
    scoring.ties,
    scoring.unscoredFoot,
    ruleSet.vetoes.length > 0 ? scoring.vetoed : "",
  ]);
}

function sentences({ locale }: View, given: readonly string[]): string {
  return given.filter((sentence) => sentence !== "").join(locale === "en" ? " " : "");
}

function gradeName(view: View, { grades }: RuleSet, code: string | undefined): string {
  return grades.find((grade) => grade.code === code)?.name[view.locale] ?? "";
}

function unitName({ units }: Scores, unitId: number): string {
  return units.find(({ id }) => id === unitId)?.shortName ?? `#${unitId}`;
}
