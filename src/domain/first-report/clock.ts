import { daysBetween } from "../day.ts";
import type { Day, Member, Project, Unit } from "../model.ts";
import type { Work } from "../work.ts";
import { recordAs, rulesOf } from "./claim.ts";
import { isSettled } from "./dues.ts";
import { active } from "./standing.ts";
import { stateOn } from "./term.ts";

/** At most so many in one run; what is left is due at the next. */
const most = 500;

const warnings = ["hold-first", "hold-second"] as const;

/** A hold that is ending, for its owner. */
export interface EndingHold {
  readonly number: number;
  readonly title: string;
  readonly until: Day;
  /** Days left, the last one included. */
  readonly left: number;
  readonly renewable: boolean;
  /** Which of the term's two warnings it is. */
  readonly warning: number;
}

/** A hold whose days are over, for the coordinator. */
export interface LapsedHold {
  readonly number: number;
  readonly codeName: string;
  readonly unit: Unit | undefined;
  readonly until: Day;
}

type Read = Pick<Work, "tx" | "org" | "now">;
type Asking = Pick<Work, "tx" | "org" | "pack" | "now">;

/** Owners who are to be reminded, and since when: reminders that fell on days off are among them. */
export async function ownersToWarn({
  tx,
  org,
  now,
}: Read): Promise<readonly { readonly id: number; readonly since: Date }[]> {
  const since = new Map<number, string>();
  for (const kind of warnings)
    for (const { ownerId, at } of await tx.dues.between(org.id, kind, new Date(0), now, most)) {
      const known = since.get(ownerId);
      if (known === undefined || at < known) since.set(ownerId, at);
    }
  return [...since].toSorted(([a], [b]) => a - b).map(([id, at]) => ({ id, since: new Date(at) }));
}

/** What is ending of one owner's and was not said yet: a hold is named twice in a term, however often somebody asks. */
export async function endingOf(work: Asking, owner: Member): Promise<readonly EndingHold[]> {
  const { tx, org, pack, now } = work;
  const { policy, today } = rulesOf(work);
  const reached = new Map<number, number>();
  for (const [index, kind] of warnings.entries()) {
    const dues = await tx.dues.between(org.id, kind, new Date(0), now, most);
    for (const { number, ownerId } of dues) if (ownerId === owner.id) reached.set(number, index + 1);
  }
  const records = await tx.projects.byNumbers(org.id, [...reached.keys()]);
  return records
    .flatMap(({ project }): readonly EndingHold[] => {
      const { hold, number } = project;
      if (hold?.until == null || stateOn(hold, today) !== "held" || isSettled(project, pack)) return [];
      return [
        {
          number,
          title: project.name,
          until: hold.until,
          left: daysBetween(today, hold.until) + 1,
          renewable: hold.renewals < policy.renewals,
          warning: reached.get(number) ?? hold.warned,
        },
      ];
    })
    .toSorted((a, b) => (a.until < b.until ? -1 : a.until > b.until ? 1 : a.number - b.number));
}

/** Notes in the ledger that the owner was told, in the transaction that tells it. */
export async function noteEnding(work: Work, holds: readonly EndingHold[]): Promise<void> {
  const { tx, org } = work;
  for (const { number, warning } of holds.toSorted((a, b) => a.number - b.number)) {
    const before = await tx.projects.byNumber(org.id, number);
    const hold = before?.project.hold;
    if (before && hold) await recordAs(work, before, { ...before.project, hold: { ...hold, warned: warning } });
  }
}

/** Holds that have lapsed and wait for the coordinator's decision. */
export async function lapsedOf({ tx, org, now }: Read): Promise<readonly LapsedHold[]> {
  const dues = await tx.dues.between(org.id, "hold-lapsed", new Date(0), now, most);
  if (dues.length === 0) return [];
  const units = await tx.units.list(org.id);
  const records = await tx.projects.byNumbers(
    org.id,
    dues.map(({ number }) => number),
  );
  return records
    .flatMap(({ project: { number, codeName, unitId, hold } }) =>
      hold?.state === "lapsed" && hold.until !== null
        ? [{ number, codeName, unit: units.find(({ id }) => id === unitId), until: hold.until }]
        : [],
    )
    .toSorted((a, b) => (a.until < b.until ? -1 : a.until > b.until ? 1 : a.number - b.number));
}

/** Since when a hold's last day is past that was not noted yet; undefined where there is none. */
export async function toLapseSince({ tx, org, now }: Read): Promise<Date | undefined> {
  const [first] = await tx.dues.between(org.id, "hold-end", new Date(0), now, 1);
  return first && new Date(first.at);
}

/**
 * Notes every hold whose days are over: lapsed, so that the coordinator decides; or, where the investor has signed with
 * its project, simply at its end.
 */
export async function lapseHolds(work: Work): Promise<void> {
  const { tx, org, pack, now } = work;
  const dues = await tx.dues.between(org.id, "hold-end", new Date(0), now, most);
  const { today } = rulesOf(work);
  for (const { number } of dues) {
    const before = await tx.projects.byNumber(org.id, number);
    if (!before || !isOver(before.project, today)) continue;
    const { project } = before;
    const { hold } = project;
    if (hold?.until == null) continue;
    const settled = isSettled(project, pack);
    await recordAs(
      work,
      before,
      { ...project, hold: { ...hold, state: settled ? "released" : "lapsed" } },
      { over: true },
    );
  }
}

function isOver(project: Project, today: Day): boolean {
  const { hold } = project;
  return active(project) && hold?.state === "held" && stateOn(hold, today) === "lapsed";
}
