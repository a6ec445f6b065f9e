import { UserError } from "../../errors.ts";
import type { Metric } from "../../packs/pack.ts";
import { keptAs } from "../counting/beside.ts";
import { dayOf } from "../day.ts";
import { keptPerShown } from "../figures.ts";
import type { Actor, Day, Member, Unit } from "../model.ts";
import type { RuleRef } from "../models/board.ts";
import { isCoordinator } from "../rights.ts";
import { bandOf, type SizeBand } from "../secrecy.ts";
import { inWords, type Work } from "../work.ts";
import { otherOrigins } from "./board.ts";
import { boardOrigin, firstDay, unitsIn } from "./data.ts";
import { keptFigures, type Figures } from "./figures.ts";
import { rankLines } from "./rank.ts";
import { refOf, ruleInForce } from "./rules.ts";

export interface PersonLine {
  readonly rank: number;
  readonly member: Pick<Member, "id" | "name">;
  readonly unit: Unit;
  /** A count, or minor units; undefined where the reader may know the size alone. */
  readonly actual: number | undefined;
  readonly band: SizeBand | undefined;
}

/** Results by person, for one reader. */
export interface PersonBoard {
  readonly period: PersonPeriod;
  readonly group: string;
  readonly metric: Metric;
  readonly origin: string;
  readonly asOf: Date;
  /** The rule set that wants it. */
  readonly follows: RuleRef;
  readonly lines: readonly PersonLine[];
}

export type PersonPeriod = "month" | "year";

export interface PersonQuestion {
  readonly period: PersonPeriod;
  readonly group: string;
  readonly metric: Metric;
  readonly origin?: string | undefined;
}

/**
 * The results of a group's people: what a board of its units ranks, by whoever owns the projects. It takes two to have it:
 * a pack that allows it, and a rule set of the organisation's own, in force for the group, that says so. As boards of
 * units: one for each ledger that has results, never summed.
 * @throws UserError persons_never, persons_off; no_result for what is shown for information alone
 */
export async function makePersonBoards(work: Work, question: PersonQuestion): Promise<readonly PersonBoard[]> {
  const { tx, org, pack, now, locale } = work;
  const { group, metric, origin } = question;
  const instead = inWords(work, "/榜", "/board");
  if (!pack.rankPersons) throw new UserError("forbidden", "persons_never", {}, instead);
  const day = dayOf(now, org.timezone);
  const rule = ruleInForce(pack, await tx.rules.list(org.id), group, day);
  // A sample is an example of how it is written, and binds nobody.
  if (rule?.record === undefined || rule.ruleSet.persons !== true) {
    const name = pack.groups.find(({ code }) => code === group)?.name[locale] ?? group;
    throw new UserError("forbidden", "persons_off", { group: name }, instead);
  }
  if (metric.informationOnly)
    throw new UserError("invalid_input", "no_result", { metric: metric.name[locale] }, instead);
  const standard = origin ?? boardOrigin(pack, metric);
  const asked = { ...question, day, units: unitsIn(await tx.units.list(org.id), group) };
  const boards: PersonBoard[] = [];
  for (const ledger of origin === undefined ? [standard, ...otherOrigins(pack, metric)] : [standard]) {
    const lines = await linesOf(work, { ...asked, origin: ledger });
    if (lines.length === 0 && ledger !== standard) continue;
    const { period } = question;
    boards.push({ period, group, metric, origin: ledger, asOf: now, follows: refOf(rule, day), lines });
  }
  return boards;
}

interface Asked extends PersonQuestion {
  readonly day: Day;
  readonly origin: string;
  readonly units: readonly Unit[];
}

async function linesOf(work: Work, { period, day, metric, origin, units }: Asked): Promise<readonly PersonLine[]> {
  const { tx, org, actor } = work;
  const range = [firstDay(period, day), day] as const;
  const results = await resultsOf(keptFigures(tx, org.id), range, metric, origin);
  const members = new Map((await tx.people.byIds(org.id, [...results.keys()])).map((member) => [member.id, member]));
  const ranked = [...results].flatMap(([id, actual]) => {
    const member = members.get(id);
    const unit = member?.active ? units.find((one) => one.id === member.unitId) : undefined;
    return member && unit ? [{ member, unit, actual }] : [];
  });
  const places = rankLines(
    ranked.map(({ member, actual }) => ({
      unitId: member.id,
      name: member.name,
      actual,
      claimed: null,
      target: null,
      lastYear: null,
    })),
    undefined,
  );
  return places.flatMap(({ rank, unitId, actual }): readonly PersonLine[] => {
    const found = ranked.find(({ member }) => member.id === unitId);
    if (!found || rank === null) return [];
    const { member, unit } = found;
    return [{ rank, member, unit, ...shownTo(actor, unitId, metric, actual) }];
  });
}

/** By member, of those who have any: who has none is not named. */
async function resultsOf(
  figures: Figures,
  [from, to]: readonly [Day, Day],
  metric: Metric,
  origin: string,
): Promise<ReadonlyMap<number, number>> {
  const key = keptAs.person(metric.code);
  const sums = (await figures.between(from, to, [key], origin)).get(key) ?? new Map<number, number>();
  return new Map([...sums].filter(([, sum]) => sum > 0).map(([id, sum]) => [id, sum / keptPerShown(metric)]));
}

/**
 * Who owns which project and how far it has come is open to everybody, so a count is; sums are not: of one project the sum
 * would be its amount. Exact for the person and for the coordinator, who may know every project in it.
 */
function shownTo(actor: Actor, memberId: number, metric: Metric, actual: number): Pick<PersonLine, "actual" | "band"> {
  if (metric.currency === undefined || actor.id === memberId || isCoordinator(actor))
    return { actual, band: undefined };
  return { actual: undefined, band: bandOf({ currency: metric.currency, minor: actual }) };
}
