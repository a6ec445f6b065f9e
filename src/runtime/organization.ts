import { makeSecret } from "../chance.ts";
import type { Config } from "../config.ts";
import { calendarFor } from "../domain/calendar.ts";
import type { Organization } from "../domain/model.ts";
import { settingOf, type Setting } from "../domain/setting.ts";
import { ensureOrganization } from "../domain/setup.ts";
import { catalogueOf } from "../locales/index.ts";
import { loadPack } from "../packs/index.ts";
import type { StoreTx } from "../store/port.ts";

/** Keys of the two organisations an installation can hold: its own, and the invented one it starts with. */
export const mainKey = "main";
export const demoKey = "demo";

/** The settings an organisation begins with. */
export type Defaults = Pick<Config, "pack" | "locale" | "timezone" | "admins">;

/**
 * The organisation a workspace belongs to. A workspace that was never seen belongs to the installation's own: whoever
 * could make the platform call us has its credentials.
 */
export async function organizationOf(
  tx: StoreTx,
  workspace: { readonly platform: string; readonly workspace: string },
  defaults: Defaults,
  now: Date,
): Promise<Setting> {
  const known = await tx.organizations.byWorkspace(workspace.platform, workspace.workspace);
  if (known) return settingOf(known);
  const org = await createOrganization(tx, mainKey, defaults, now);
  await tx.organizations.bindWorkspace(org.id, workspace.platform, workspace.workspace);
  return settingOf(org);
}

/** The organisation of this key, made on first use. */
export async function createOrganization(
  tx: StoreTx,
  key: string,
  defaults: Defaults,
  now: Date,
): Promise<Organization> {
  const { pack: packId, locale, timezone } = defaults;
  const pack = loadPack(packId);
  const name = catalogueOf(locale).organization[key === demoKey ? "demo" : "main"];
  return ensureOrganization(
    { tx, pack, calendar: calendarFor(pack.calendar), now, locale, delivery: `setup:${key}`, secret: makeSecret },
    { key, name, pack: packId, locale, timezone, demo: key === demoKey },
  );
}
