import { UserError } from "../../errors.ts";
import type { Pack } from "../../packs/pack.ts";
import type { RuleSet } from "../../packs/rules/shape.ts";
import { ruleInForce } from "../boards/rules.ts";
import { dayOf } from "../day.ts";
import { findUnit } from "../membership.ts";
import type { Day, Unit } from "../model.ts";
import type { Mark, RuleRecord } from "../models/board.ts";
import { near, waysTo } from "../near.ts";
import { foldText, recordOrganization } from "../record.ts";
import { belongsTo, requireRole } from "../rights.ts";
import { inWords, type Work } from "../work.ts";

export type DeclaredMark = RuleSet["marks"][number];

export interface EnteredMark {
  readonly mark: Mark;
  readonly unit: Unit;
  /** As the rule set declares it; undefined where none that is known does. */
  readonly declared: DeclaredMark | undefined;
}

export interface MarkInput {
  readonly unit: string;
  readonly mark: string;
  /** As typed: `92.5%`, `2`. */
  readonly value: string;
  /** What it rests on: a document, a rating sheet. */
  readonly basis: string;
  /** The day it is for; today when nobody says. */
  readonly day?: Day | undefined;
}

/**
 * Enters what no ledger knows, as the rule set in force for the unit's group declares it.
 * @throws UserError
 */
export async function enterMark(work: Work, input: MarkInput): Promise<EnteredMark> {
  requireRole(work.actor, ["coordinator"]);
  const { tx, org, pack, now } = work;
  const unit = await findUnit(work, input.unit);
  requireOther(work, unit);
  const day = input.day ?? dayOf(now, org.timezone);
  const rule = ruleInForce(pack, await tx.rules.list(org.id), unit.group, day);
  const marks = rule?.ruleSet.marks ?? [];
  const declared = findMark(work, unit, marks, input.mark);
  const mark: Mark = {
    number: await tx.sequences.next(org.id, "mark"),
    code: declared.code,
    unitId: unit.id,
    day,
    value: readValue(input.value, declared, work),
    basis: input.basis,
    voided: false,
  };
  await tx.marks.add(org.id, mark);
  await recordOrganization(work, "mark", unit.id, { [markPath(mark.number)]: [null, mark] });
  return { mark, unit, declared };
}

/**
 * Takes one back; its number stays taken and its trail stays.
 * @throws UserError
 */
export async function takeMarkBack(work: Work, number: number, reason: string): Promise<EnteredMark> {
  requireRole(work.actor, ["coordinator"]);
  const { tx, org, pack } = work;
  const known = await tx.marks.byNumber(org.id, number);
  if (!known)
    throw new UserError("not_found", "no_mark_number", { number }, inWords(work, "/规则 登记表", "/rules marks"));
  const unit = await tx.units.byId(org.id, known.unitId);
  if (!unit) throw new Error(`mark ${number}: no unit ${known.unitId}`);
  requireOther(work, unit);
  if (!(await tx.marks.void(org.id, number)))
    throw new UserError("conflict", "mark_taken_back", { number }, inWords(work, "/规则 登记表", "/rules marks"));
  const mark: Mark = { ...known, voided: true };
  await recordOrganization(work, "mark", unit.id, { [markPath(number)]: [known, mark] }, { reason });
  return { mark, unit, declared: declaredOf(pack, await tx.rules.list(org.id), unit, mark) };
}

export interface MarkList {
  /** The year they are of. */
  readonly year: number;
  readonly marks: readonly EnteredMark[];
  /** What could be entered for the unit that was asked of. */
  readonly open: readonly DeclaredMark[];
}

/** What stands this year, of one unit or all, the newest first. Sums and ratings of units: for everybody to read. */
export async function listMarks(work: Work, unitWord?: string): Promise<MarkList> {
  const { tx, org, pack, now } = work;
  const today = dayOf(now, org.timezone);
  const year = today.slice(0, 4);
  const unit = unitWord === undefined ? undefined : await findUnit(work, unitWord);
  const units = await tx.units.list(org.id);
  const records = await tx.rules.list(org.id);
  const found = (await tx.marks.between(org.id, `${year}-01-01`, `${year}-12-31`)).flatMap(
    (mark): readonly EnteredMark[] => {
      const own = units.find(({ id }) => id === mark.unitId);
      return own && (unit === undefined || own.id === unit.id)
        ? [{ mark, unit: own, declared: declaredOf(pack, records, own, mark) }]
        : [];
    },
  );
  const open = unit ? (ruleInForce(pack, records, unit.group, today)?.ruleSet.marks ?? []) : [];
  return { year: Number(year), marks: found.toReversed(), open };
}

export function markPath(number: number): string {
  return `mark:${number}`;
}

/** By the rule set of the mark's own day. */
function declaredOf(
  pack: Pack,
  records: readonly RuleRecord[],
  { group }: Unit,
  { code: wanted, day }: Mark,
): DeclaredMark | undefined {
  return ruleInForce(pack, records, group, day)?.ruleSet.marks.find(({ code }) => code === wanted);
}

/** Whoever enters a figure has no part in it. */
function requireOther(work: Work, unit: Unit): void {
  if (belongsTo(work.actor, unit.id))
    throw new UserError("forbidden", "own_unit_mark", { unit: unit.shortName }, inWords(work, "/角色", "/role"));
}

function findMark(work: Work, unit: Unit, marks: readonly DeclaredMark[], given: string): DeclaredMark {
  const wanted = foldText(given).trim();
  const names = ({ code, name }: DeclaredMark) => [code, name["zh-CN"], name.en];
  const found = marks.find((mark) => names(mark).some((word) => foldText(word) === wanted));
  if (found) return found;
  if (marks.length === 0)
    throw new UserError("not_found", "no_marks", { unit: unit.shortName }, inWords(work, "/规则", "/rules"));
  const meant = near(given, marks, names).map(({ name }) => name[work.locale]);
  const [nearest] = meant;
  throw new UserError(
    "not_found",
    "no_such_mark",
    {
      given,
      choices: marks.map(({ name }) => name[work.locale]),
      ...(nearest === undefined ? {} : { nearest }),
    },
    undefined,
    waysTo(given, meant),
  );
}

/** In thousandths: percent from 0 to 100, counts whole, points with three decimals at most. */
function readValue(given: string, { kind, name }: DeclaredMark, work: Work): number {
  const [, whole = "", decimals = "", sign = ""] =
    /^(\d{1,6})(?:\.(\d{1,3}))?\s*(%|分|points?|次|个|times?)?$/u.exec(foldText(given).trim()) ?? [];
  const value = Number(whole) * 1000 + Number(decimals.padEnd(3, "0"));
  const fits = {
    percent: (sign === "" || sign === "%") && value <= 100_000,
    count: sign !== "%" && decimals === "" && value <= 10_000_000,
    points: sign !== "%" && value <= 1_000_000,
  };
  if (whole !== "" && fits[kind]) return value;
  throw new UserError("invalid_input", "bad_mark_value", { given, mark: name[work.locale], kind });
}
