import type { AnyCommand } from "../../commands/context.ts";
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
import type { Diagnosis } from "./diagnosis.ts";
import { diagnoseJobs } from "./doctor-jobs.ts";
import { checksOfRunning } from "./running.ts";

/** Looks at everything the configuration reaches, and says what to fix. Changes nothing but the database's version. */
export async function diagnose(
  config: Config,
  deps: { readonly clock: Clock; readonly logger: Logger; readonly commands: readonly AnyCommand[] },
): Promise<readonly Diagnosis[]> {
  const { logger, clock } = deps;
  const findings: Diagnosis[] = [{ ok: true, subject: "configuration" }];
  const trying = async (subject: string, advice: string, work: () => Promise<void>) => {
    try {
      await work();
      findings.push({ ok: true, subject });
    } catch (error) {
      logger.debug({ error }, subject);
      findings.push({
        ok: false,
        subject,
        advice: `${advice} (${error instanceof Error ? error.message.split("\n")[0] : "unknown"})`,
      });
    }
  };
  let organizations: readonly Organization[] = [];
  let scheduled: readonly Diagnosis[] = [];
  await trying("database", "check DATABASE_URL and that the server runs", async () => {
    const store = await openStore(config.databaseUrl, { logger });
    try {
      await store.ping();
      organizations = await store.read((tx) => tx.organizations.all());
      scheduled = await store.read((tx) => diagnoseJobs(tx, clock.now()));
    } finally {
      await store.close();
    }
  });
  const { slack, lark } = config;
  if (slack) {
    await trying(
      "Slack bot token",
      "check SLACK_BOT_TOKEN, and reinstall the app after changing scopes: xianfeng manifest slack lists them",
      async () => {
        const { checkSlack } = await import("../adapters/slack/check.ts");
        await checkSlack(slack);
      },
    );
  }
  const appToken = slack?.appToken;
  if (slack && appToken !== undefined) {
    await trying(
      "Slack app-level token",
      "check SLACK_APP_TOKEN and its scope connections:write, and that Socket Mode is on",
      async () => {
        const { checkSocketMode } = await import("../adapters/slack/check.ts");
        await checkSocketMode(appToken, slack);
      },
    );
  }
  if (lark) {
    await trying(
      "Lark app id and secret",
      "check LARK_APP_ID, LARK_APP_SECRET and LARK_DOMAIN, and that the app version with its bot is published",
      async () => {
        const { checkLark } = await import("../adapters/lark/check.ts");
        await checkLark(lark);
      },
    );
  }
  findings.push(...calendarFindings(config, organizations, clock.now()));
  if (config.admins.length === 0 && (slack || lark)) {
    findings.push({
      ok: false,
      subject: "admins",
      advice: "set XIANFENG_ADMINS, or nobody can add units and bind channels",
    });
  }
  for (const { name, ok, detail } of (await checksOfRunning(config)) ?? []) {
    const subject = `running: ${name}`;
    findings.push(ok ? { ok, subject } : { ok, subject, advice: detail ?? "not ready: see the log" });
  }
  return [...findings, ...scheduled];
}

/** Of each organisation, or of the configured pack before there is one. */
function calendarFindings(
  { pack, timezone }: Config,
  organizations: readonly Organization[],
  now: Date,
): readonly Diagnosis[] {
  const settings = organizations.map((org) => ({ key: org.key, timezone: org.timezone, ...settingOf(org) }));
  const first = { key: undefined, timezone, calendar: calendarFor(loadPack(pack).calendar) };
  return (settings.length > 0 ? settings : [first]).map(({ key, timezone: zone, calendar }) => {
    const today = dayOf(now, zone);
    const warning = calendarWarning(calendar, today);
    const subject = key === undefined ? "working calendar" : `working calendar of ${key}`;
    if (!warning) return { ok: true, subject };
    const advice = catalogueOf("en").calendar.missing(warning.missing);
    // Next year's is late only when the year has begun.
    return { ok: !warning.missing.includes(Number(today.slice(0, 4))), subject, advice };
  });
}
