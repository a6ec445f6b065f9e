import { makeSecret } from "../chance.ts";
import { parseAddress } from "../address.ts";
import type { Exchange } from "../domain/models/exchange.ts";
import { settingOf, type Setting } from "../domain/setting.ts";
import type { Tx } from "../domain/ports.ts";
import type { Work } from "../domain/work.ts";
import { UserError } from "../errors.ts";
import { viewOf, type View } from "../views/view.ts";

/** Whose exchange it is, and by which rules and in which words it is dealt with. */
export interface Scene {
  readonly setting: Setting;
  readonly view: View;
}

export async function sceneOf(tx: Tx, { orgId, details }: Exchange): Promise<Scene> {
  const org = (await tx.organizations.all()).find(({ id }) => id === orgId);
  if (!org || details.kind === "file") throw new Error("an exchange of no organisation");
  const setting = settingOf(org);
  return { setting, view: viewOf(setting, details.locale) };
}

/**
 * The work of an exchange, acting as whoever asked, with the rights held and the calendar in force now: a long list takes
 * a while.
 * @throws UserError forbidden for somebody who has left
 */
export async function workOf(tx: Tx, exchange: Exchange, { setting, view }: Scene, now: Date): Promise<Work> {
  const [member] = await tx.people.byIds(exchange.orgId, [exchange.personId]);
  const identity = parseAddress(exchange.via);
  if (!member?.active || !identity) throw new UserError("forbidden", "not_a_member", {});
  const org = await tx.organizations.byKey(setting.org.key);
  return {
    ...settingOf(org ?? setting.org),
    tx,
    now,
    actor: { ...member, identity },
    locale: view.locale,
    delivery: `import:${exchange.id}`,
    secret: makeSecret,
  };
}
