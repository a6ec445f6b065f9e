import { addDays, dayOf } from "../domain/day.ts";
import { channelJobs, schedulesOf } from "../domain/jobs/channel-jobs.ts";
import type { OutcomeCount, Unreachable } from "../domain/jobs/port.ts";
import type { Channel } from "../domain/model.ts";
import type { Tx } from "../domain/ports.ts";
import { previousWorkday } from "../domain/posts.ts";
import { dueSlots } from "../domain/schedule.ts";
import { settingOf, type Setting } from "../domain/setting.ts";
import type { Diagnosis, DoctorWords } from "./diagnosis.ts";

/** As far back as the last run of a job is looked for: a month and its holidays. */
const lastRunDays = 45;
/** Working days whose missed slots are told. */
const skipDays = 7;
/** A slot that is this late and open has nobody who does it. */
const lateMs = 15 * 60_000;
/** Of each kind of trouble so many are named. */
const most = 10;
/** Channels looked up in one query. */
const batch = 500;

/** What became of scheduled work: the last of each job, what was missed, what is overdue, what fails, who cannot be reached. */
export async function diagnoseJobs(tx: Tx, now: Date, words: DoctorWords): Promise<readonly Diagnosis[]> {
  const findings: Diagnosis[] = [];
  const organizations = await tx.organizations.all();
  for (const org of organizations) {
    const setting = settingOf(org);
    const own = [
      ...(await lastRuns(tx, setting, now, words)),
      ...(await overdue(tx, setting, now, words)),
      ...(await failing(tx, setting, words)),
      ...(await outOfReach(tx, setting, words)),
    ];
    const prefix = organizations.length > 1 ? `${org.key} ` : "";
    findings.push(...own.map((finding) => ({ ...finding, subject: `${prefix}${finding.subject}` })));
  }
  return findings;
}

async function lastRuns(
  tx: Tx,
  { org, calendar }: Setting,
  now: Date,
  words: DoctorWords,
): Promise<readonly Diagnosis[]> {
  const today = dayOf(now, org.timezone);
  const outcomes = await tx.claims.outcomes(org.id, addDays(today, -lastRunDays));
  const jobs = [...new Set(outcomes.map(({ job }) => job))].toSorted();
  const last = jobs.map((job): Diagnosis => {
    const own = outcomes.filter((one) => one.job === job);
    const day = own.reduce((latest, { slot }) => (slot > latest ? slot : latest), "");
    return {
      ok: true,
      subject: words.lastRun(
        job,
        day,
        countsText(
          own.filter(({ slot }) => slot === day),
          words,
        ),
      ),
    };
  });
  let from = today;
  for (let back = 1; back < skipDays || !calendar.isWorkday(from); back++) from = previousWorkday(calendar, from);
  const skipped = outcomes.filter(({ outcome, slot }) => outcome === "skipped" && slot >= from);
  if (skipped.length === 0) return last;
  const texts = skipped
    .toSorted((a, b) => b.slot.localeCompare(a.slot) || a.job.localeCompare(b.job))
    .map(({ job, slot, count }) => words.skippedItem(job, count, slot));
  return [
    ...last,
    {
      ok: true,
      subject: words.skipped(skipDays, listText(texts, words)),
      advice: words.skippedAdvice,
    },
  ];
}

/** Slots of channels whose time has come and that nobody does: the scheduler is not running. */
async function overdue(tx: Tx, setting: Setting, now: Date, words: DoctorWords): Promise<readonly Diagnosis[]> {
  const { org, calendar } = setting;
  const channels = (await tx.channels.list(org.id)).filter(({ active }) => active);
  const open: string[] = [];
  for (const job of Object.values(channelJobs)) {
    const scheduleOf = schedulesOf(job, setting);
    const due = channels.flatMap((channel) => {
      const schedule = scheduleOf(channel);
      if (!schedule) return [];
      return dueSlots(schedule, calendar, now, job)
        .filter(({ state, at }) => state !== "missed" && now.getTime() - at.getTime() > lateMs)
        .filter(({ at }) => at >= new Date(channel.since))
        .map(({ slot }) => ({ target: targetOf(channel), slot }));
    });
    let count = 0;
    for (let start = 0; start < due.length; start += batch) {
      const part = due.slice(start, start + batch);
      const targets = part.map(({ target }) => target);
      const taken = await tx.claims.taken(org.id, job.name, targets, [...new Set(part.map(({ slot }) => slot))]);
      count += part.filter(({ target, slot }) => taken.get(target)?.has(slot) !== true).length;
    }
    if (count > 0) open.push(words.overdueItem(job.name, count));
  }
  if (open.length === 0) return [];
  return [
    {
      ok: false,
      subject: words.overdue(open.join(", ")),
      advice: words.overdueAdvice,
    },
  ];
}

async function failing(tx: Tx, { org }: Setting, words: DoctorWords): Promise<readonly Diagnosis[]> {
  const troubles = await tx.troubles.list(org.id, most);
  const channels = await tx.channels.list(org.id);
  return troubles.map(({ job, target, slot, attempts, error, at }) => ({
    ok: false,
    subject: words.failing(job, slot, nameOf(target, channels)),
    advice: words.failingAdvice(attempts, at.toISOString(), error),
  }));
}

async function outOfReach(tx: Tx, { org }: Setting, words: DoctorWords): Promise<readonly Diagnosis[]> {
  const away = await tx.unreachables.list(org.id, most);
  const channels = away.length === 0 ? [] : await tx.channels.list(org.id);
  return away.map((one) => ({
    ok: false,
    subject: words.unreachable(nameOf(one.target, channels), dayOf(one.since, org.timezone), one.error),
    advice: adviceFor(one, words),
  }));
}

function adviceFor({ target }: Unreachable, words: DoctorWords): string {
  return target.startsWith("channel:") ? words.unreachableChannel : words.unreachablePerson;
}

function targetOf({ id }: Channel): string {
  return `channel:${id}`;
}

function nameOf(target: string, channels: readonly Channel[]): string {
  const channel = channels.find((one) => targetOf(one) === target);
  return channel ? `${target} (${channel.name})` : target;
}

function countsText(counts: readonly OutcomeCount[], words: DoctorWords): string {
  return counts.map(({ outcome, count }) => words.count(count, words.outcome[outcome])).join(", ");
}

function listText(texts: readonly string[], words: DoctorWords): string {
  const more = texts.length - most;
  return [...texts.slice(0, most), ...(more > 0 ? [words.more(more)] : [])].join(", ");
}
