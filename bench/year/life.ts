import { UserError } from "../../src/errors.ts";
import { dayAfter } from "./calendar.ts";
import type { Colleague, Office } from "./office.ts";

/** A lead as the trial itself remembers it: kept beside the record, and simpler than it. */
export interface Remembered {
  readonly number: number;
  readonly owner: Colleague;
  /** Working days that its stage allows. */
  clock: number;
  /** Of the last visit, call or talk. */
  worked: string;
  planned: string | undefined;
  /** Until when an accepted excuse holds it. */
  excused: string | undefined;
  over: boolean;
  /** Nobody will ever do anything about it again. */
  readonly forgotten: boolean;
}

const clocks = { lead: 1, screening: 3, negotiation: 14 } as const;
const kinds = ["call", "visit", "reception", "site", "talk", "meeting"] as const;

/** What people do all year: they log, call, visit, plan, go on, give up, correct, take back; and forget one lead in ten. */
export function makeLife(office: Office, dice: (below: number) => number) {
  const leads: Remembered[] = [];
  const attempt = async (what: () => Promise<unknown>): Promise<boolean> => {
    try {
      await what();
      return true;
    } catch (error) {
      // People ask for what is not theirs or not now; then nothing has happened.
      if (error instanceof UserError) return false;
      throw error;
    }
  };

  async function log(owner: Colleague, day: string, now: Date): Promise<void> {
    const name = `第${leads.length + 1}号项目`;
    const number = await office.by(
      owner.actor,
      now,
      async (services) => (await services.leads.log({ name })).project.number,
    );
    leads.push({
      number,
      owner,
      clock: clocks.lead,
      worked: day,
      planned: undefined,
      excused: undefined,
      over: false,
      forgotten: dice(10) === 0,
    });
  }

  async function work(lead: Remembered, day: string, now: Date): Promise<void> {
    const { number, owner } = lead;
    const does = (run: Parameters<Office["by"]>[2]) => attempt(() => office.by(owner.actor, now, run));
    const roll = dice(100);
    if (roll < 60) {
      const next = dice(3) === 0 ? { on: dayAfter(day, 1 + dice(20)), what: "再谈" } : undefined;
      const kind = kinds[dice(kinds.length)] ?? "call";
      if (!(await does(({ leads: own }) => own.progress(number, { kind, text: "谈了", next })))) return;
      lead.worked = day;
      lead.planned = next?.on;
    } else if (roll < 75) {
      const to = lead.clock === clocks.lead ? "研判" : "在谈";
      const evidence = to === "在谈" ? { meeting: "会谈" } : {};
      if (!(await does(({ leads: own }) => own.move(number, to, evidence)))) return;
      lead.clock = to === "研判" ? clocks.screening : clocks.negotiation;
      // Going on is progress.
      lead.worked = day;
      lead.planned = undefined;
    } else if (roll < 85) {
      await does(({ leads: own }) => own.edit(number, { note: `改于${day}` }));
    } else if (roll < 92) {
      await does(({ leads: own }) => own.progress(number, { kind: "note", text: "记一下" }));
    } else if (roll < 95) {
      await does(async ({ leads: own }) => {
        await own.edit(number, { note: "写错了" });
        await own.undo({ number });
      });
    } else if (roll < 97) {
      const until = dayAfter(day, 5 + dice(25));
      const leader = office.people.find((one) => one.unit === owner.unit) ?? owner;
      const done = await attempt(() =>
        office.by(leader.actor, now, ({ sides }) => sides.pause(number, { until, reason: "等待审批" })),
      );
      if (done) lead.excused = until;
    } else if (await does(({ sides }) => sides.lose(number, { reason: "用地" }))) {
      lead.over = true;
    }
  }

  return {
    leads: leads as readonly Remembered[],
    log,
    /** One person's working day. */
    async day(person: Colleague, today: string, now: Date): Promise<void> {
      const own = leads.filter((lead) => lead.owner === person && !lead.forgotten && !lead.over);
      if (own.length === 0) return;
      // Those that wait first, as anybody would who reads the reminders; and something else now and then.
      const first = own.toSorted((a, b) => (a.worked < b.worked ? -1 : 1));
      for (let done = 0; done < 2; done++) {
        const lead = dice(3) > 0 ? first[done] : own[dice(own.length)];
        if (lead) await work(lead, today, now);
      }
    },
  };
}
