import type { Person } from "../address.ts";
import type { Clock } from "../clock.ts";
import type { Config } from "../config.ts";
import { calendarFor } from "../domain/calendar.ts";
import { calendarWarning } from "../domain/calendar-warning.ts";
import { dayOf } from "../domain/day.ts";
import type { Organization } from "../domain/model.ts";
import { settingOf } from "../domain/setting.ts";
import { catalogueOf } from "../locales/index.ts";
import type { Logger } from "../log.ts";
import { loadPack } from "../packs/index.ts";
import { openStore } from "../store/open.ts";
import { whyOf, type Diagnosis } from "./diagnosis.ts";
import { diagnoseJobs } from "./doctor-jobs.ts";
import { diagnoseAdmins, diagnoseFrozen, diagnosePublicUrl, lastSpeakers } from "./doctor-settings.ts";
import { checksOfRunning } from "./running.ts";

/** What the record says to a doctor, once. */
interface Recorded {
  readonly organizations: readonly Organization[];
  readonly scheduled: readonly Diagnosis[];
  /** `slack:T1/U1 王敏`, the last first. */
  readonly speakers: readonly string[];
}

/**
 * Looks at everything the configuration reaches, and says what to fix and where, in the configured language. Changes
 * nothing but the database's version, and posts nothing.
 */
export async function diagnose(
  config: Config,
  { clock, logger }: { readonly clock: Clock; readonly logger: Logger },
): Promise<readonly Diagnosis[]> {
  const { slack, lark, locale, publicUrl } = config;
  const words = catalogueOf(locale).doctor;
  let recorded: Recorded = { organizations: [], scheduled: [], speakers: [] };
  let database: Diagnosis = { ok: true, subject: words.database };
  try {
    recorded = await look(config, clock.now(), logger);
  } catch (error) {
    logger.debug({ error }, "doctor: database");
    database = { ok: false, subject: words.database, advice: words.databaseAdvice(whyOf(error)) };
  }
  const on = (platform: Person["platform"]) => config.admins.filter((admin) => admin.platform === platform);
  const platforms: Diagnosis[] = [];
  if (slack) {
    const { diagnoseSlack } = await import("./doctor-slack.ts");
    platforms.push(...(await diagnoseSlack(slack, on("slack"), { words, locale })));
  }
  if (lark) {
    const { diagnoseLark } = await import("./doctor-lark.ts");
    platforms.push(...(await diagnoseLark(on("lark"), { config: lark, publicUrl, words, locale })));
  }
  const running = (await checksOfRunning(config)) ?? [];
  return [
    { ok: true, subject: words.configuration },
    database,
    ...platforms,
    ...diagnoseAdmins(config, recorded.speakers, words),
    ...diagnosePublicUrl(config, words),
    ...diagnoseFrozen(config, recorded.organizations, words),
    ...calendarFindings(config, recorded.organizations, clock.now()),
    ...running.map(({ name, ok, detail }): Diagnosis => {
      const subject = words.running(name);
      return ok ? { ok, subject } : { ok, subject, advice: detail ?? words.notReady };
    }),
    ...recorded.scheduled,
  ];
}

async function look({ databaseUrl, locale, admins }: Config, now: Date, logger: Logger): Promise<Recorded> {
  const store = await openStore(databaseUrl, { logger });
  try {
    await store.ping();
    return await store.read(async (tx) => {
      const organizations = await tx.organizations.all();
      return {
        organizations,
        scheduled: await diagnoseJobs(tx, now, catalogueOf(locale).doctor),
        speakers: admins.length > 0 ? [] : await lastSpeakers(tx, organizations),
      };
    });
  } finally {
    await store.close();
  }
}

/** Of each organisation, or of the configured pack before there is one. */
function calendarFindings(
  { pack, timezone, locale }: Config,
  organizations: readonly Organization[],
  now: Date,
): readonly Diagnosis[] {
  const { calendar: sentences, doctor: words } = catalogueOf(locale);
  const settings = organizations.map((org) => ({ key: org.key, timezone: org.timezone, ...settingOf(org) }));
  const first = { key: undefined, timezone, calendar: calendarFor(loadPack(pack).calendar) };
  return (settings.length > 0 ? settings : [first]).map(({ key, timezone: zone, calendar }) => {
    const today = dayOf(now, zone);
    const warning = calendarWarning(calendar, today);
    const subject = key === undefined || settings.length === 1 ? words.calendar : words.calendarOf(key);
    if (!warning) return { ok: true, subject };
    const advice = sentences.missing(warning.missing);
    // Next year's is late only when the year has begun.
    return { ok: !warning.missing.includes(Number(today.slice(0, 4))), subject, advice };
  });
}
