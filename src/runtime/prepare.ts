import { makeSecret } from "../chance.ts";
import type { Clock } from "../clock.ts";
import type { Config } from "../config.ts";
import type { TickDeps } from "../cron/deps.ts";
import { runDue } from "../cron/tick.ts";
import { seedDemo } from "../demo/seed.ts";
import { calendarFor } from "../domain/calendar.ts";
import { calendarWarning } from "../domain/calendar-warning.ts";
import { addDays, dayOf, instantOf } from "../domain/day.ts";
import type { Day, Organization } from "../domain/model.ts";
import { renewFigures } from "../domain/rebuild.ts";
import { settingOf } from "../domain/setting.ts";
import type { Logger } from "../log.ts";
import { loadPack } from "../packs/index.ts";
import type { Store } from "../store/port.ts";
import { createOrganization, demoKey } from "./organization.ts";
import { consoleKey } from "./platforms.ts";

/**
 * Before the first event: the console's organisation, and for the demonstration its history and the posts of its last
 * working day. The organisation of a platform is made by its first event, when its workspace is known.
 */
export async function prepareOrganizations(
  store: Store,
  config: Config,
  deps: { readonly clock: Clock; readonly outbox: TickDeps["outbox"]; readonly logger: Logger },
): Promise<void> {
  const { clock, logger } = deps;
  const organizations = await store.read((tx) => tx.organizations.all());
  warnOfUnknownYears(config, clock, logger, organizations);
  for (const org of organizations) {
    const rebuilt = await store.write((tx) => {
      const setting = settingOf(org);
      const delivery = `rules:${setting.pack.version}`;
      return renewFigures({ ...setting, tx, now: clock.now(), locale: org.locale, delivery, secret: makeSecret });
    });
    if (rebuilt) logger.info({ organization: org.key }, "figures made again under this version of the rules");
  }
  if (!config.console) return;
  const key = consoleKey(config);
  const now = clock.now();
  // One transaction: an instance that starts at the same time, or a start that is cut off, leaves no half of it.
  const made = await store.write(async (tx) => {
    const known = await tx.organizations.byKey(key);
    const org = known ?? (await createOrganization(tx, key, config, now));
    await tx.organizations.bindWorkspace(org.id, "console", key);
    if (known) return undefined;
    if (key === demoKey)
      await seedDemo(tx, org, { now, postsFrom: instantOf(lastPostingDay(org, now), "00:00", org.timezone) });
    return org;
  });
  if (!made) return;
  logger.info({ organization: made.key, demo: made.demo }, "organisation made");
  // A newcomer sees what a working day looks like without waiting for the next one.
  if (!made.demo) return;
  const { board, owner, stale } = settingOf(made).pack.times;
  // Each at its own time: what comes later says that it is late.
  for (const time of [board, owner, stale].toSorted())
    await runDue({ store, outbox: deps.outbox, logger }, instantOf(lastPostingDay(made, now), time, made.timezone));
}

/** Local time by which a day's posts are out. */
const allPosted = "09:25";

/** The last working day whose posts are due by now. */
function lastPostingDay(org: Organization, now: Date): Day {
  const { isWorkday } = settingOf(org).calendar;
  const today = dayOf(now, org.timezone);
  for (let back = 0; back <= 14; back++) {
    const day = addDays(today, -back);
    if (isWorkday(day) && instantOf(day, allPosted, org.timezone) <= now) return day;
  }
  return today;
}

/** Schedules count working days: a year without its arrangement of holidays is said aloud. */
function warnOfUnknownYears(
  config: Config,
  clock: Clock,
  logger: Logger,
  organizations: readonly Organization[],
): void {
  const first = { key: undefined, timezone: config.timezone, calendar: calendarFor(loadPack(config.pack).calendar) };
  const theirs = organizations.map((org) => ({ key: org.key, timezone: org.timezone, ...settingOf(org) }));
  for (const { key, calendar, timezone } of theirs.length > 0 ? theirs : [first]) {
    const warning = calendarWarning(calendar, dayOf(clock.now(), timezone));
    if (warning)
      logger.warn(
        { organization: key, years: warning.missing },
        "no arrangement of holidays for these years yet: Monday to Friday but for the national holidays by law",
      );
  }
}
