import { formatAddress, type Person } from "../address.ts";
import type { SlackConfig } from "../config.ts";
import type { SlackReport } from "../adapters/slack/check.ts";
import { whyOf, type Diagnosis, type DoctorWords } from "./diagnosis.ts";
import type { Locale } from "../locale.ts";

/** Pages of a Slack app, or the list of them where its id is not known. */
function page(appId: string | undefined, name: "oauth" | "general" | "app-home"): string {
  return appId === undefined ? "https://api.slack.com/apps" : `https://api.slack.com/apps/${appId}/${name}`;
}

/** The bot token and its permissions, the Home tab, the admins, and the app-level token of Socket Mode. */
export async function diagnoseSlack(
  config: SlackConfig,
  admins: readonly Person[],
  { words, locale }: { readonly words: DoctorWords; readonly locale: Locale },
): Promise<readonly Diagnosis[]> {
  const { checkSlack } = await import("../adapters/slack/check.ts");
  let report: SlackReport | undefined;
  let refused: Diagnosis | undefined;
  try {
    report = await checkSlack(config, admins);
  } catch (error) {
    const advice = words.slackTokenAdvice(whyOf(error));
    refused = { ok: false, subject: words.slackToken, advice, where: page(undefined, "oauth") };
  }
  const appId = report?.appId;
  return [
    ...(report ? ofBot(report, words, locale) : []),
    ...(refused ? [refused] : []),
    ...(config.appToken === undefined ? [] : [await ofAppToken(config.appToken, config, words, appId)]),
  ];
}

function ofBot(
  { appId, team, missing, home, admins }: SlackReport,
  words: DoctorWords,
  locale: Locale,
): readonly Diagnosis[] {
  return [
    { ok: true, subject: words.slackToken },
    ...missing.map(({ scope, what }) => ({
      ok: false,
      subject: words.slackScope(scope, what[locale]),
      advice: words.slackScopeAdvice,
      where: page(appId, "oauth"),
    })),
    ...(home === "on" ? [{ ok: true, subject: words.slackHome }] : []),
    ...(home === "off"
      ? [{ ok: false, subject: words.slackHomeOff, advice: words.slackHomeAdvice, where: page(appId, "app-home") }]
      : []),
    ...admins.map(({ person, why }) => ({
      ok: false,
      subject: `${words.admin(formatAddress(person))}: ${words.adminWhy[why]}`,
      advice: words.adminAdvice(team),
    })),
  ];
}

async function ofAppToken(
  appToken: string,
  config: SlackConfig,
  words: DoctorWords,
  appId: string | undefined,
): Promise<Diagnosis> {
  const where = page(appId, "general");
  try {
    const { checkSocketMode } = await import("../adapters/slack/check.ts");
    const word = await checkSocketMode(appToken, config);
    if (word === undefined) return { ok: true, subject: words.slackAppToken };
    return word === "missing_scope"
      ? { ok: false, subject: words.slackAppTokenScope, advice: words.slackAppTokenScopeAdvice, where }
      : { ok: false, subject: words.slackAppToken, advice: words.slackAppTokenAdvice(word), where };
  } catch (error) {
    return { ok: false, subject: words.slackAppToken, advice: words.slackAppTokenAdvice(whyOf(error)), where };
  }
}
