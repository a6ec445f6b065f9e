import { makeSecret } from "../chance.ts";
import type { Clock } from "../clock.ts";
import type { Config } from "../config.ts";
import type { TickDeps } from "../cron/deps.ts";
import { runDue } from "../cron/tick.ts";
import { seedDemo } from "../demo/seed.ts";
import { calendarFor } from "../domain/calendar.ts";
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
  warnOfUnknownYears(config, clock, logger);
  for (const org of await store.read((tx) => tx.organizations.all())) {
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
  if (made.demo)
    await runDue(
      { store, outbox: deps.outbox, logger },
      instantOf(lastPostingDay(made, now), allPosted, made.timezone),
    );
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

/** Schedules count working days: a year without its holidays is said aloud, and taken as Monday to Friday. */
function warnOfUnknownYears(config: Config, clock: Clock, logger: Logger): void {
  const calendar = calendarFor(loadPack(config.pack).calendar);
  const today = dayOf(clock.now(), config.timezone);
  const year = Number(today.slice(0, 4));
  const years = today.slice(5, 7) >= "11" ? [year, year + 1] : [year];
  for (const unknown of years.filter((item) => !calendar.known(item))) {
    logger.warn({ year: unknown }, "no holiday data for this year yet: weekends alone are taken as days off");
  }
}
