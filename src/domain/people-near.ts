import { distance } from "../distance.ts";
import type { Way } from "../errors.ts";
import { initialsOf } from "../initials.ts";
import type { Member, Unit } from "./model.ts";
import { foldText } from "./record.ts";
import { holds, isCoordinator, unitsOf } from "./rights.ts";
import type { Work } from "./work.ts";

/** So many people are looked at for a name that is near; an office has fewer. */
const most = 300;
/** More who may be meant alike are no guess any more. */
const mostAlike = 3;

/**
 * Whom a name that nobody has may mean, the likeliest first: of the people of the units that the actor works for, or of all
 * for whom all are there; where the person must be of one unit, of that one.
 */
export async function peopleMeant(work: Work, given: string, unitId?: number): Promise<readonly Way[]> {
  const seen = seenUnits(work);
  const { tx, org } = work;
  const units = unitId === undefined ? seen : seen === undefined || seen.includes(unitId) ? [unitId] : [];
  const people =
    units === undefined
      ? await tx.people.list(org.id, { limit: most, offset: 0 })
      : await tx.people.inUnits(org.id, units, most);
  return waysTo(
    work,
    given,
    nearest(
      given,
      people.filter(({ active }) => active),
    ),
  );
}

/** One of several of one name, by unit, as far as the actor may see who works where. */
export async function peopleNamed(work: Work, given: string, people: readonly Member[]): Promise<readonly Way[]> {
  const seen = seenUnits(work);
  return waysTo(
    work,
    given,
    people.filter(({ unitId }) => unitId !== undefined && (seen === undefined || seen.includes(unitId))),
  );
}

function seenUnits({ actor }: Work): readonly number[] | undefined {
  return isCoordinator(actor) || holds(actor, "admin") ? undefined : unitsOf(actor);
}

async function waysTo({ tx, org, locale }: Work, given: string, people: readonly Member[]): Promise<readonly Way[]> {
  const units = await tx.units.list(org.id);
  const named = people.map((member) => nameWithUnit(member, units, locale));
  return named
    .filter((name) => named.filter((other) => other === name).length === 1)
    .map((label) => ({ given, put: /\s/u.test(label) ? `"${label}"` : label, label }));
}

/** `王敏（开发区）`, `Ada Chen (KFQ)`: how one of several of that name can be written, too (`findPerson`). */
function nameWithUnit({ name, unitId }: Member, units: readonly Unit[], locale: Work["locale"]): string {
  const unit = units.find(({ id }) => id === unitId);
  if (!unit) return name;
  return locale === "en" ? `${name} (${unit.shortName})` : `${name}（${unit.shortName}）`;
}

/** Those who are meant alike and better than all others; nobody when they are many. */
function nearest(given: string, people: readonly Member[]): readonly Member[] {
  const wanted = foldText(given).trim();
  const ranked = people.map((member) => ({ member, rank: rankOf(wanted, foldText(member.name).trim()) }));
  const best = Math.min(...ranked.map(({ rank }) => rank));
  const alike = best < Infinity ? ranked.filter(({ rank }) => rank === best) : [];
  return alike.length <= mostAlike ? alike.map(({ member }) => member) : [];
}

/** The less the likelier. */
function rankOf(wanted: string, name: string): number {
  const signs = [...wanted].length;
  const initials = initialsOf(name);
  const parts = name.split(/\s+/u);
  if (signs > 1 && (wanted === initials || parts.includes(wanted))) return 0;
  const isHan = initials !== undefined;
  // 敏 and 志强: called by the given name.
  if (isHan && name !== wanted && name.endsWith(wanted) && signs < [...name].length) return 0;
  const away = signs > 40 ? Infinity : distance(wanted, name);
  const allowed = [...name].length > 5 ? 2 : 1;
  // Another sign that begins with the same sound is what an input method offers for the right one.
  if (away <= allowed && away < [...name].length) return initialsOf(wanted) === initials ? 1 : 2;
  const called = /^(?:老|小)?(\p{Script=Han})(?:主任|局长?|总|处长?|科长?|书记|部长|经理|老师|姐|哥)?$/u.exec(
    wanted,
  )?.[1];
  if (isHan && called !== undefined && signs > 1 && name.startsWith(called)) return 3;
  return parts.some((part) => part.length > 2 && distance(wanted, part) === 1) ? 3 : Infinity;
}
