import { formatAddress, type Person } from "../address.ts";
import type { LarkConfig } from "../config.ts";
import type { LarkApp, LarkReport } from "../adapters/lark/check.ts";
import { larkPage } from "../adapters/lark/manifest.ts";
import type { Locale } from "../locale.ts";
import { whyOf, type Diagnosis, type DoctorWords } from "./diagnosis.ts";

interface Asked {
  readonly config: LarkConfig;
  readonly publicUrl: string | undefined;
  readonly words: DoctorWords;
  readonly locale: Locale;
}

/** The app's id and secret, the bot, permissions, events and callbacks, the published version, the admins. */
export async function diagnoseLark(admins: readonly Person[], asked: Asked): Promise<readonly Diagnosis[]> {
  const { config, words, locale } = asked;
  const { checkLark } = await import("../adapters/lark/check.ts");
  let report: LarkReport;
  try {
    report = await checkLark(config, admins);
  } catch (error) {
    const advice = words.larkAppAdvice(whyOf(error));
    return [{ ok: false, subject: words.larkApp, advice, where: larkPage(config, "baseinfo") }];
  }
  const names = report.missing.map(({ scope }) => scope);
  return [
    { ok: true, subject: words.larkApp },
    ofBot(report, asked),
    ...report.missing.map(({ scope, name, what, optional }) => ({
      ok: optional,
      subject: words.larkScope(scope, name[locale], what[locale]),
      advice: words.larkScopeAdvice,
      // One page grants all of them.
      where: larkPage(config, "auth", names),
    })),
    ...(report.app ? ofApp(report.app, asked) : []),
    ...(report.app === undefined && report.bot !== "inactive"
      ? [{ ok: true, subject: words.larkUnseen, advice: words.larkUnseenAdvice, where: larkPage(config, "event") }]
      : []),
    ...report.admins.map((person) => ({
      ok: false,
      subject: `${words.admin(formatAddress(person))}: ${words.adminWhy.unknown}`,
      advice: words.larkAdminAdvice,
      where: larkPage(config, "version"),
    })),
  ];
}

function ofBot({ bot }: LarkReport, { words, config }: Asked): Diagnosis {
  switch (bot) {
    case "on":
      return { ok: true, subject: words.larkBot };
    case "off":
      return { ok: false, subject: words.larkBotOff, advice: words.larkBotAdvice, where: larkPage(config, "bot") };
    case "inactive":
      return {
        ok: false,
        subject: words.larkInactive,
        advice: words.larkInactiveAdvice,
        where: larkPage(config, "version"),
      };
  }
}

function ofApp(
  { published, waiting, missing, otherWay }: LarkApp,
  { words, config, locale, publicUrl }: Asked,
): readonly Diagnosis[] {
  const where = larkPage(config, "event");
  const url = `${publicUrl ?? "https://…"}/lark/events`;
  const findings: readonly Diagnosis[] = [
    ...missing.map(({ type, kind, name, what, optional }) => ({
      ok: optional,
      subject: words.larkSubscription(type, name[locale], what[locale]),
      advice: kind === "event" ? words.larkEventAdvice : words.larkCallbackAdvice,
      where,
    })),
    ...otherWay.map((kind) => ({
      ok: false,
      subject: words.larkOtherWay[kind],
      advice: config.mode === "ws" ? words.larkWay.ws : words.larkWay.webhook(url),
      where,
    })),
    ...(published
      ? []
      : [
          {
            ok: false,
            subject: words.larkUnpublished,
            advice: words.larkInactiveAdvice,
            where: larkPage(config, "version"),
          },
        ]),
    ...(waiting
      ? [
          {
            ok: true,
            subject: words.larkWaiting,
            advice: words.larkWaitingAdvice,
            where: larkPage(config, "version"),
          },
        ]
      : []),
  ];
  return findings.length === 0 ? [{ ok: true, subject: words.larkSubscriptions }] : findings;
}
