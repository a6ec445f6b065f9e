import { formatAddress } from "../address.ts";
import type { Config } from "../config.ts";
import type { Organization } from "../domain/model.ts";
import type { Tx } from "../domain/ports.ts";
import type { Diagnosis, DoctorWords } from "./diagnosis.ts";
import { demoKey } from "./organization.ts";

/** Who is shown to an operator that looks for the admin's address. */
const most = 5;

/** Where platforms find this server, where they have to. */
export function diagnosePublicUrl(
  { slack, lark, publicUrl }: Pick<Config, "slack" | "lark" | "publicUrl">,
  words: DoctorWords,
): readonly Diagnosis[] {
  const paths = [
    ...(slack && slack.appToken === undefined ? ["/slack/events"] : []),
    ...(lark?.mode === "webhook" ? ["/lark/events"] : []),
  ];
  const [path] = paths;
  if (path !== undefined && publicUrl === undefined)
    return [{ ok: false, subject: words.publicUrlMissing, advice: words.publicUrlAdvice(path) }];
  if (path !== undefined && publicUrl !== undefined && new URL(publicUrl).protocol !== "https:")
    return [{ ok: false, subject: words.publicUrlPlain, advice: words.publicUrlPlainAdvice }];
  if (publicUrl === undefined)
    return slack || lark ? [{ ok: true, subject: words.publicUrlLinks, advice: words.publicUrlLinksAdvice }] : [];
  return [{ ok: true, subject: words.publicUrl }];
}

/** What an organisation took over when it was made, and the settings say otherwise now. */
export function diagnoseFrozen(
  config: Pick<Config, "pack" | "locale" | "timezone">,
  organizations: readonly Organization[],
  words: DoctorWords,
): readonly Diagnosis[] {
  const names = organizations
    .filter(({ key }) => key !== demoKey)
    .flatMap((org) => [
      ...(org.timezone === config.timezone ? [] : [`XIANFENG_TIMEZONE=${config.timezone} (${org.timezone})`]),
      ...(org.locale === config.locale ? [] : [`XIANFENG_LOCALE=${config.locale} (${org.locale})`]),
      ...(org.pack === config.pack ? [] : [`XIANFENG_PACK=${config.pack} (${org.pack})`]),
    ]);
  return names.length === 0
    ? []
    : [{ ok: true, subject: words.frozen([...new Set(names)].join(", ")), advice: words.frozenAdvice }];
}

/**
 * Who came to the assistant last on Slack or Lark, as XIANFENG_ADMINS names them. Nobody can guess their own id: this is how
 * the first admin finds it.
 */
export async function lastSpeakers(tx: Tx, organizations: readonly Organization[]): Promise<readonly string[]> {
  const lines: string[] = [];
  for (const org of organizations) {
    const people = await tx.people.list(org.id, { limit: 500, offset: 0 });
    const identities = await tx.people.identities(
      org.id,
      people.map(({ id }) => id),
    );
    const names = new Map(people.map(({ id, name }) => [id, name]));
    for (const { memberId, identity } of identities)
      if (identity.platform !== "console") lines.push(`${formatAddress(identity)} ${names.get(memberId) ?? ""}`.trim());
  }
  return lines.slice(-most).toReversed();
}

export function diagnoseAdmins(
  { admins, slack, lark }: Pick<Config, "admins" | "slack" | "lark">,
  speakers: readonly string[],
  words: DoctorWords,
): readonly Diagnosis[] {
  if (!slack && !lark) return [];
  if (admins.length > 0) return [{ ok: true, subject: words.admins }];
  const advice = speakers.length === 0 ? words.noAdminsAdvice : words.noAdminsYet(speakers.join(words.listSeparator));
  return [{ ok: false, subject: words.noAdmins, advice }];
}
