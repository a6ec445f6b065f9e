import type { AnyCommand } from "../../commands/context.ts";
import type { Clock } from "../clock.ts";
import type { Config } from "../config.ts";
import { calendarFor } from "../domain/calendar.ts";
import { dayOf } from "../domain/day.ts";
import { describeError, type Logger } from "../log.ts";
import { loadPack } from "../packs/index.ts";
import { openStore } from "../store/open.ts";
import type { Diagnosis } from "./diagnosis.ts";
import { diagnoseJobs } from "./doctor-jobs.ts";

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
      logger.debug({ error: describeError(error) }, subject);
      findings.push({
        ok: false,
        subject,
        advice: `${advice} (${error instanceof Error ? error.message.split("\n")[0] : "unknown"})`,
      });
    }
  };
  let scheduled: readonly Diagnosis[] = [];
  await trying("database", "check DATABASE_URL and that the server runs", async () => {
    const store = await openStore(config.databaseUrl, { logger });
    try {
      await store.ping();
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
  const calendar = calendarFor(loadPack(config.pack).calendar);
  const year = Number(dayOf(clock.now(), config.timezone).slice(0, 4));
  findings.push(
    calendar.known(year)
      ? { ok: true, subject: `holidays ${year}` }
      : {
          ok: false,
          subject: `holidays ${year}`,
          advice: "no data for this year: update xianfeng, until then weekends alone count as days off",
        },
  );
  if (config.admins.length === 0 && (slack || lark)) {
    findings.push({
      ok: false,
      subject: "admins",
      advice: "set XIANFENG_ADMINS, or nobody can add units and bind channels",
    });
  }
  return [...findings, ...scheduled];
}
