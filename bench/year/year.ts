import { daysFrom, isMadeUp, isWorked, workedBetween } from "./calendar.ts";
import { makeLife, type Remembered } from "./life.ts";
import { openOffice } from "./office.ts";
import { makeDice, type Size } from "./shape.ts";
import { makeWatch, type Step } from "./watch.ts";

export interface YearResult {
  readonly people: number;
  readonly projects: number;
  readonly acts: number;
  readonly daysWorked: number;
  readonly madeUpDays: number;
  /** Make-up workdays on which nobody was told anything. */
  readonly madeUpSilent: readonly string[];
  readonly digests: number;
  readonly mostPerPersonAndDay: number;
  readonly perPersonAndWorkday: number;
  readonly offHours: readonly string[];
  readonly offDays: readonly string[];
  /** Named although somebody had worked on them, planned or excused them, or they were over. */
  readonly wrong: readonly string[];
  readonly forgotten: number;
  /** Of the forgotten ones that waited long enough: which were never told to a step. */
  readonly untold: Readonly<Record<Step, readonly number[]>>;
  /** Working days from when a step was due until it heard, at worst. */
  readonly latest: Readonly<Record<Step, number>>;
  readonly channelPosts: number;
}

/** Local times in Shanghai at which it is asked what is due: before, at and after everybody's hours, nights included. */
const asked = "00:03 06:03 08:36 08:51 09:06 09:21 09:36 10:03 10:33 12:03 12:06 12:36 14:03 17:03 19:33 22:03".split(
  " ",
);
const worksAt = "15:10";
/** Working days past its clock after which a step must have heard, by the pack; and how long a full list may take. */
const due: Readonly<Record<Step, number>> = { owner: 1, leader: 3, coordinator: 10 };
const patience = 10;

/** A year of a bureau's work: everybody does something on every working day, some leads are forgotten, and the jobs run. */
export async function liveYear(
  url: string,
  size: Size,
  seed: number,
  note: (what: string) => void,
): Promise<YearResult> {
  const dice = makeDice(seed);
  const office = await openOffice(url, size);
  try {
    const life = makeLife(office, dice);
    const watch = makeWatch(office.people);
    const staff = office.people.filter(({ unit }) => unit !== undefined);
    const days = [...daysFrom(size.from, size.to)];
    const worked = days.filter(isWorked);
    const leads = new Map<number, Remembered>();
    let acts = 0;
    for (const day of days) {
      const at = (time: string) => new Date(`${day}T${time}:00+08:00`);
      for (const time of asked.filter((one) => one < worksAt)) watch.see(await office.tick(at(time)), at(time), leads);
      if (isWorked(day)) {
        const share = Math.ceil(
          (size.projects - leads.size) / Math.max(1, worked.filter((one) => one >= day).length - 40),
        );
        // Half of them are there from the first working day on.
        const fresh = Math.min(size.projects - leads.size, leads.size === 0 ? Math.ceil(size.projects / 2) : share);
        for (let index = 0; index < fresh; index++) {
          const owner = staff[dice(staff.length)];
          if (owner) await life.log(owner, day, at(worksAt));
        }
        for (const lead of life.leads.slice(leads.size)) leads.set(lead.number, lead);
        for (const person of staff) await life.day(person, day, at(worksAt));
        acts += fresh + staff.length * 2;
        for (const lead of leads.values()) if (lead.worked === day || lead.over) watch.forget(lead.number);
      }
      for (const time of asked.filter((one) => one > worksAt)) watch.see(await office.tick(at(time)), at(time), leads);
      if (day.endsWith("-01")) note(day);
    }
    return { ...judge(watch.found, [...leads.values()], size.to), ...counts() };

    function counts() {
      const madeUp = days.filter(isMadeUp);
      const { perPersonAndDay, daysWith, digests, channelPosts, offHours, offDays, wrong } = watch.found;
      return {
        people: office.people.length,
        projects: leads.size,
        acts,
        daysWorked: worked.length,
        madeUpDays: madeUp.length,
        madeUpSilent: madeUp.filter((day) => !daysWith.has(day)),
        digests,
        mostPerPersonAndDay: Math.max(0, ...perPersonAndDay.values()),
        perPersonAndWorkday: digests / (office.people.length * worked.length),
        offHours,
        offDays,
        wrong,
        channelPosts,
      };
    }
  } finally {
    await office.close();
  }
}

/** By construction nobody comes back to a forgotten lead: each step must have heard of it in its time. */
function judge(
  { heard }: ReturnType<typeof makeWatch>["found"],
  leads: readonly Remembered[],
  end: string,
): Pick<YearResult, "forgotten" | "untold" | "latest"> {
  const forgotten = leads.filter((lead) => lead.forgotten);
  const untold: Record<Step, number[]> = { owner: [], leader: [], coordinator: [] };
  const latest: Record<Step, number> = { owner: 0, leader: 0, coordinator: 0 };
  for (const { number, worked, clock, owner } of forgotten) {
    const past = workedBetween(worked, end) - clock;
    const leads = owner.actor.roles.some(({ name }) => name === "leader");
    for (const step of ["owner", "leader", "coordinator"] as const) {
      // A leader's own lead is told to the leader as its owner.
      if ((step === "leader" && leads) || past < due[step] + patience) continue;
      const day = heard.get(number)?.[step];
      if (day === undefined) untold[step].push(number);
      else latest[step] = Math.max(latest[step], workedBetween(worked, day) - clock - due[step]);
    }
  }
  return { forgotten: forgotten.length, untold, latest };
}
