import type { Block, Message } from "../../src/chat/message.ts";
import { dayOf, timeOf } from "../../src/domain/day.ts";
import { isWorked, workedBetween } from "./calendar.ts";
import type { Remembered } from "./life.ts";
import type { Colleague, Sent } from "./office.ts";

/** What must never be, with what was seen where it was. */
export interface Findings {
  digests: number;
  readonly perPersonAndDay: Map<string, number>;
  readonly daysWith: Set<string>;
  readonly offHours: string[];
  readonly offDays: string[];
  readonly wrong: string[];
  /** By lead: the first day on which each step heard of it since it was worked on last. */
  readonly heard: Map<number, Partial<Record<Step, string>>>;
  channelPosts: number;
}

export type Step = "owner" | "leader" | "coordinator";

/** The beginnings of the sections in which leads that wait are named. */
const sections: readonly (readonly [RegExp, Step])[] = [
  [/您有 .*项目等待下一步/u, "owner"],
  [/您负责的单位有 .*项目等待推进/u, "leader"],
  [/项目需要协调推进/u, "coordinator"],
];

export function makeWatch(people: readonly Colleague[]) {
  const byAccount = new Map(people.map((person) => [person.actor.identity.id, person]));
  const found: Findings = {
    digests: 0,
    perPersonAndDay: new Map(),
    daysWith: new Set(),
    offHours: [],
    offDays: [],
    wrong: [],
    heard: new Map(),
    channelPosts: 0,
  };
  return {
    found,
    see(sent: readonly Sent[], now: Date, leads: ReadonlyMap<number, Remembered>): void {
      for (const { target, message } of sent) {
        if (target.kind === "post") found.channelPosts += 1;
        if (target.kind !== "direct") continue;
        const person = byAccount.get(target.person.id);
        if (!person) throw new Error(`a stranger was written to: ${target.person.id}`);
        const day = dayOf(now, person.timezone);
        const time = timeOf(now, person.timezone);
        found.digests += 1;
        const key = `${target.person.id} ${day}`;
        found.perPersonAndDay.set(key, (found.perPersonAndDay.get(key) ?? 0) + 1);
        found.daysWith.add(day);
        if (!isWorked(day)) found.offDays.push(`${key} ${time}`);
        const quiet = person.quiet?.hours;
        const asleep = quiet !== undefined && (time >= quiet.from || time < quiet.to);
        if (time < person.hours.from || time >= person.hours.to || asleep) found.offHours.push(`${key} ${time}`);
        for (const [step, number] of named(message)) {
          const lead = leads.get(number);
          if (!lead || !mayWait(lead, day)) found.wrong.push(`${day} ${step} #${number}`);
          const heard = found.heard.get(number) ?? {};
          found.heard.set(number, { ...heard, [step]: heard[step] ?? day });
        }
      }
    },
    /** Somebody did something about it: what was heard before is over. */
    forget: (number: number) => void found.heard.delete(number),
  };
}

/** A plain lower bound, from what the trial remembers: it can only wait when all of this holds. */
export function mayWait({ worked, clock, planned, excused, over }: Remembered, day: string): boolean {
  if (over || workedBetween(worked, day) <= clock) return false;
  const held = (until: string | undefined) => until !== undefined && day <= until;
  return !held(planned) && !held(excused);
}

/** The leads that a digest names, by section. */
function* named(message: Message): Generator<readonly [Step, number]> {
  let step = stepOf(message.title ?? "");
  for (const block of message.blocks) {
    const heading = headingOf(block);
    if (heading !== undefined) step = stepOf(heading);
    if (step === undefined || block.kind !== "text" || typeof block.text !== "string") continue;
    for (const [, number] of block.text.matchAll(/^(?:🔔|🟡|🔴) #(\d+) /gmu)) yield [step, Number(number)];
  }
}

function headingOf(block: Block): string | undefined {
  if (block.kind !== "text" || typeof block.text === "string" || Array.isArray(block.text)) return undefined;
  return "strong" in block.text ? block.text.strong : undefined;
}

function stepOf(title: string): Step | undefined {
  return sections.find(([begins]) => begins.test(title))?.[1];
}
