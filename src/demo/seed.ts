import { makeSecret } from "../chance.ts";
import { calendarFor } from "../domain/calendar.ts";
import { addDays, dayOf, instantOf } from "../domain/day.ts";
import { endingOf, lapseHolds, noteEnding, ownersToWarn } from "../domain/first-report/clock.ts";
import { recordOrganization } from "../domain/record.ts";
import { describeMember } from "../domain/membership.ts";
import type { Actor, Member, Organization, Role, Unit } from "../domain/model.ts";
import { createServices, type Services } from "../domain/services.ts";
import { assistant, type Work } from "../domain/work.ts";
import { loadPack } from "../packs/index.ts";
import type { StoreTx } from "../store/port.ts";
import { drawUpChains } from "./chains.ts";
import type { DemoData } from "./data.ts";
import { en } from "./en.ts";
import { sideStories } from "./sides.ts";
import { makeStories } from "./stories.ts";
import type { Story } from "./story.ts";
import { zhCN } from "./zh-cn.ts";

/** How many days of history a demonstration begins with: enough for last year's figures beside this year's. */
const historyDays = 660;

/** What a unit is to bring in money for each project of its target: minor units of the pack's currency. */
const fundsTarget = { CNY: 4e10, other: 1.2e9 };

/**
 * Fills a new organisation with some weeks of invented work: through the same services as everybody's, each step at its
 * own instant, so that boards, lamps, nudges and the ledger's proof have something real to show.
 */
export async function seedDemo(
  tx: StoreTx,
  org: Organization,
  { now, postsFrom }: { readonly now: Date; readonly postsFrom: Date },
): Promise<void> {
  const data: DemoData = org.locale === "en" ? en : zhCN;
  const pack = loadPack(org.pack);
  const calendar = calendarFor(pack.calendar);
  const today = dayOf(now, org.timezone);
  const start = instantOf(addDays(today, -historyDays), "09:10", org.timezone);
  const base = { tx, org, pack, calendar, locale: org.locale, secret: makeSecret };
  let step = 0;
  const workAt = (actor: Actor, at: Date): Work => ({ ...base, actor, now: at, delivery: `demo:${++step}` });
  const setUp = workAt(assistant, start);

  const people = await makePeople(setUp, data, postsFrom);
  const year = Number(today.slice(0, 4));
  const targets = [
    { metric: pack.defaultMetric, per: 1 },
    { metric: "arrived", per: pack.currency === "CNY" ? fundsTarget.CNY : fundsTarget.other },
  ];
  for (const { unit, source } of people.units)
    for (const { metric, per } of targets) {
      const value = source.target * per;
      await tx.targets.set(org.id, { unitId: unit.id, year, metric, value });
      await recordOrganization(setUp, "target", unit.id, { [`target:${unit.id}:${year}:${metric}`]: [null, value] });
    }

  await drawUpChains(workAt(people.office, start), data);

  const units = people.units.map(({ unit, members }) => ({ unit, members }));
  const stories = [
    ...makeStories(data, pack, { units, verifier: people.office, historyDays }),
    ...sideStories(data, pack, units),
  ];
  const steps = stories.flatMap((story) => plan(story, { today, timezone: org.timezone, now }));
  // In the order of time, as it would have happened: numbers rise, and the ledger's instants too.
  steps.sort((a, b) => a.at.getTime() - b.at.getTime());
  const numbers = new Map<Story, number>();
  for (const { story, actor, at, run } of steps) {
    const services = createServices(workAt(actor, at));
    const number = await run(services, numbers.get(story));
    if (number !== undefined) numbers.set(story, number);
  }
  await settleClocks(workAt(assistant, now));
}

/** What ran out while the story was told was said then: the first morning begins with that day's news alone. */
async function settleClocks(work: Work): Promise<void> {
  await lapseHolds(work);
  const owners = (await ownersToWarn(work)).map(({ id }) => id);
  for (const owner of await work.tx.people.byIds(work.org.id, owners))
    await noteEnding(work, await endingOf(work, owner));
}

interface Step {
  readonly story: Story;
  readonly actor: Actor;
  readonly at: Date;
  readonly run: (services: Services, number: number | undefined) => Promise<number | undefined>;
}

/** A story's chapters at their instants; what would lie in the future has not happened. */
function plan(
  story: Story,
  when: { readonly today: string; readonly timezone: string; readonly now: Date },
): readonly Step[] {
  return story.chapters.flatMap((chapter) => {
    const at = instantOf(addDays(when.today, -chapter.daysAgo), chapter.time, when.timezone);
    if (at >= when.now) return [];
    const run: Step["run"] = async (services, number) => {
      if (chapter.kind === "lead") return (await services.leads.log(chapter.input)).project.number;
      if (number === undefined) return undefined;
      if (chapter.kind === "progress") {
        const next =
          chapter.next === undefined
            ? undefined
            : { on: addDays(when.today, -chapter.next.daysAgo), what: chapter.next.what };
        await services.leads.progress(number, {
          kind: chapter.progress,
          text: chapter.text,
          ...(chapter.city === undefined ? {} : { city: chapter.city }),
          ...(next ? { next } : {}),
        });
      } else if (chapter.kind === "act")
        await chapter.run(services, number, (daysAgo) => addDays(when.today, -daysAgo));
      else await services.leads.move(number, chapter.stage, chapter.evidence(number, dayOf(at, when.timezone)));
      return undefined;
    };
    const actor = (chapter.kind === "act" ? chapter.actor : undefined) ?? story.actor;
    return [{ story, actor, at, run }];
  });
}

async function makePeople(work: Work, data: DemoData, postsFrom: Date) {
  const { tx, org } = work;
  const create = async (name: string, id: string, unit: Unit | undefined, roles: readonly Role[]): Promise<Actor> => {
    const identity = { platform: "console", workspace: org.key, id } as const;
    const member = await tx.people.create(org.id, { name, unitId: unit?.id }, identity);
    const saved: Member = { ...member, unitId: unit?.id, roles };
    await tx.people.save(org.id, saved);
    await recordOrganization(work, "person", unit?.id ?? 0, { [`person:${member.id}`]: [null, describeMember(saved)] });
    return { ...saved, identity };
  };
  const units: { unit: Unit; members: readonly Actor[]; source: DemoData["units"][number] }[] = [];
  for (const source of data.units) {
    const { code, name, shortName, group } = source;
    const unit = await tx.units.create(org.id, { code, name, shortName, group, active: true });
    await recordOrganization(work, "unit", unit.id, { [`unit:${unit.id}`]: [null, unit] });
    const channel = await tx.channels.bind(org.id, {
      address: { platform: "console", workspace: org.key, id: code },
      name: shortName,
      unitId: unit.id,
      boardAt: work.pack.times.board,
      staleAt: work.pack.times.stale,
      timezone: org.timezone,
      locale: org.locale,
      active: true,
      posts: null,
      since: postsFrom.toISOString(),
    });
    await recordOrganization(work, "channel", unit.id, { [`channel:${channel.id}`]: [null, channel] });
    const members: Actor[] = [];
    for (const [index, person] of source.people.entries()) {
      const roles: Role[] = [{ name: "member", unitId: unit.id }];
      if (index === 0) roles.push({ name: "leader", unitId: unit.id });
      members.push(await create(person, `${code.toLowerCase()}${index + 1}`, unit, roles));
    }
    units.push({ unit, members, source });
  }
  const office = await create(data.office.coordinator, "office", undefined, [
    { name: "coordinator", unitId: undefined },
  ]);
  await create(data.office.admin, "admin", undefined, [
    { name: "admin", unitId: undefined },
    { name: "coordinator", unitId: undefined },
  ]);
  return { units, office };
}
