import type { Block, Message, Text } from "../chat/message.ts";
import type { ActivatedRule } from "../domain/rules/activate.ts";
import type { SoundRule } from "../domain/rules/check.ts";
import type { EndedRule } from "../domain/rules/end.ts";
import type { KnownRule } from "../domain/rules/find.ts";
import type { ListedRule, RuleList } from "../domain/rules/list.ts";
import type { RuleSet } from "../packs/rules/shape.ts";
import { differenceBlock } from "./rule-sets.ts";
import { wayText } from "./rule-ways.ts";
import { pointsText, quantityText, metricName, termText, type ScoreView } from "./score-words.ts";
import { sentence } from "./sentence.ts";
import { choiceName, fieldRows, marked, type View } from "./view.ts";

/** The rule sets by comparison group: which binds, which will, and which could. */
export function ruleList(view: View, { groups, unread }: RuleList): Message {
  const { rules } = view.words;
  const blocks = groups.flatMap(({ group, rules: listed }): readonly Block[] => [
    { kind: "text", text: { strong: choiceName(view, view.pack.groups, group) ?? group } },
    listed.length === 0
      ? { kind: "text", text: rules.nothing }
      : {
          kind: "table",
          columns: rules.columns.map((label) => ({ label })),
          rows: listed.map((one) => listRow(view, one)),
        },
  ]);
  return {
    summary: marked(view, rules.title),
    title: marked(view, rules.title),
    locale: view.locale,
    blocks: [
      ...blocks,
      ...unread.map(({ code, version }): Block => ({ kind: "note", text: rules.unread(code, version) })),
      { kind: "note", text: rules.order },
      { kind: "note", text: rules.how },
    ],
  };
}

function listRow(view: View, { ruleSet, from, to, state, sample }: ListedRule): readonly Text[] {
  const { rules } = view.words;
  const said = rules.state[state];
  return [
    ruleSet.document.number[view.locale],
    { code: ruleSet.code },
    ruleSet.version,
    rules.days(from, to),
    sample && state === "in_force" ? rules.sampleInForce : said,
  ];
}

/** A rule set as one reads it: sections, and each item with its way of scoring in words. */
export function ruleCard(view: View, { ruleSet, record }: KnownRule): Message {
  const { rules } = view.words;
  const own: ScoreView = { ...view, ruleSet };
  const title = rules.cardTitle(ruleSet.document.title[view.locale], ruleSet.version);
  return {
    summary: marked(view, title),
    title: marked(view, title),
    locale: view.locale,
    blocks: [
      { kind: "fields", fields: headFields(view, ruleSet, record?.from, record?.to) },
      ...ruleSet.sections.flatMap((section): readonly Block[] => [
        {
          kind: "text",
          text: {
            strong: view.words.scoring.section(
              section.name[view.locale],
              weightText(own, section),
              pointsText(view, section.cap),
            ),
          },
        },
        {
          kind: "fields",
          fields: section.items.map((item) => ({ label: item.name[view.locale], value: wayText(own, item) })),
        },
      ]),
      ...besides(own),
      ...(ruleSet.sample ? [{ kind: "note", text: view.words.scoring.sample } as const] : []),
    ],
  };
}

/** What the section's items give at their full weight; bonuses have none. */
function weightText(view: ScoreView, { items }: RuleSet["sections"][number]): string {
  const weights = items.map((item) => ("weight" in item ? Math.round(item.weight * 100) : 0));
  return pointsText(view, weights.reduce((sum, weight) => sum + weight, 0) / 100);
}

function headFields(view: View, ruleSet: RuleSet, from = ruleSet.from, to: string | null = ruleSet.to ?? null) {
  const { rules, listSeparator } = view.words;
  const groups = ruleSet.groups.map((code) => choiceName(view, view.pack.groups, code) ?? code);
  return fieldRows([
    [rules.field.number, ruleSet.document.number[view.locale]],
    [rules.field.code, { code: ruleSet.code }],
    [rules.field.groups, groups.join(listSeparator)],
    [rules.field.days, rules.days(from, to ?? undefined)],
    [rules.field.period, rules.period[ruleSet.period]],
    [rules.field.headline, metricName(view, ruleSet.headline)],
    [rules.field.full, pointsText(view, ruleSet.full)],
    // Off is the rule, and needs no line.
    [rules.field.persons, ruleSet.persons ? view.words.ruleSets.yes : undefined],
  ]);
}

/** Marks, vetoes, promotions and grades: what stands beside the points. */
function besides(view: ScoreView): readonly Block[] {
  const { ruleSet, locale } = view;
  const { rules, listSeparator } = view.words;
  const marks = ruleSet.marks.map(({ name, kind }) => rules.declared(name[locale], rules.kind[kind]));
  const vetoes = ruleSet.vetoes.map(({ name, metric, mark, least }) =>
    rules.veto(
      name[locale],
      termText(view, {
        source: mark === undefined ? { kind: "actual", metric: metric ?? "" } : { kind: "mark", mark },
        value: least,
      }),
    ),
  );
  const promotions = ruleSet.promotions.map(({ name, met, any }) => {
    const tasks = met.map((code) => metricName(view, code));
    const reached = any.map(({ metric, least, over }) =>
      (over ? rules.promotionOver : rules.promotionOf)(metricName(view, metric), quantityText(view, least)),
    );
    return rules.promotion(name[locale], tasks, reached);
  });
  const grades = ruleSet.grades.map(({ name, least }) => rules.grade(name[locale], pointsText(view, least)));
  const fields = fieldRows([
    [rules.field.marks, marks.join(listSeparator)],
    [rules.field.vetoes, vetoes.join("\n")],
    [rules.field.promotions, promotions.join("\n")],
    [rules.field.grades, grades.join(listSeparator)],
  ]);
  return fields.length === 0 ? [] : [{ kind: "fields", fields }];
}

/**
 * A sound rule set: what it means and what it would change.
 * @param kept number under which it can be added by a press; undefined where it cannot
 */
export function ruleSound(view: View, { ruleSet, inForce, differences }: SoundRule, kept: number | undefined): Message {
  const { rules } = view.words;
  const title = rules.sound(ruleSet.document.title[view.locale], ruleSet.version);
  const add = view.locale === "en" ? `/rules add kept-file:${kept}` : `/规则 添加 暂存文件:${kept}`;
  return {
    summary: marked(view, title),
    title: marked(view, title),
    tone: "good",
    locale: view.locale,
    blocks: [
      { kind: "fields", fields: headFields(view, ruleSet) },
      {
        kind: "text",
        text: inForce
          ? { strong: rules.against(inForce.ruleSet.document.number[view.locale], inForce.ruleSet.version) }
          : rules.firstOfGroup,
      },
      ...(inForce ? [differenceBlock(view, differences)] : []),
      ...(ruleSet.sample ? [{ kind: "note", text: rules.sampleNote } as const] : []),
      ...(kept === undefined
        ? []
        : [{ kind: "buttons", buttons: [{ label: rules.add, line: add, tone: "primary" }] } as const]),
    ],
  };
}

export function ruleAdded(view: View, { ruleSet }: Pick<SoundRule, "ruleSet">): Message {
  const { rules } = view.words;
  const { code, version } = ruleSet;
  const typed = /\s/u.test(version) ? `"${version}"` : version;
  const line = view.locale === "en" ? `/rules activate ${code} ${typed}` : `/规则 启用 ${code} ${typed}`;
  return sentence(view, rules.added(ruleSet.document.title[view.locale], version), rules.addedNote(line));
}

/** What binds from when, and instead of what. */
export function ruleActivated(view: View, { ruleSet, record, replaces, later }: ActivatedRule): Message {
  const { rules } = view.words;
  const notes = [
    ...replaces.map(({ group, rule }) =>
      rules.replaces(
        choiceName(view, view.pack.groups, group) ?? group,
        rule.ruleSet.document.number[view.locale],
        rule.ruleSet.version,
      ),
    ),
    ...later.map((one) => rules.later(one.from, one.ruleSet.document.number[view.locale], one.ruleSet.version)),
    ...(record.reason === null ? [] : [view.words.board.ruleChanged(record.reason), rules.stated]),
  ];
  const text = rules.activated(ruleSet.document.title[view.locale], ruleSet.version, record.from);
  return sentence(view, text, notes.length === 0 ? undefined : notes.join("\n"));
}

export function ruleEnded(view: View, { ruleSet, record, withdrawn }: EndedRule): Message {
  const { rules } = view.words;
  const title = ruleSet.document.title[view.locale];
  return sentence(
    view,
    withdrawn ? rules.withdrawn(title, ruleSet.version) : rules.ended(title, ruleSet.version, record.to ?? ""),
  );
}

/** What goes with a rule set as a file. */
export function ruleFileDone(view: View, [title, version]: readonly [title: string, version: string]): Message {
  return { ...sentence(view, view.words.rules.file(title, version)), tone: "neutral" };
}
