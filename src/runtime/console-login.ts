import { formatAddress, parseAddress, type Address } from "../address.ts";
import { makeSecret } from "../chance.ts";
import type { Clock } from "../clock.ts";
import type { Config } from "../config.ts";
import { makeTicket, type SignInTicket } from "../domain/linking/sign-in.ts";
import { recognise } from "../domain/membership.ts";
import type { Logger } from "../log.ts";
import { openStore } from "../store/open.ts";
import type { StoreTx } from "../store/port.ts";
import { organizationOf } from "./organization.ts";
import { consoleKey } from "./platforms.ts";
import { siteOf } from "./site.ts";

export const loginUsage = "xianfeng login <account>";

interface CliDeps {
  readonly clock: Clock;
  readonly logger: Logger;
  /** The link alone, so that a script can read it. */
  readonly out: (line: string) => void;
  readonly tell: (line: string) => void;
}

/**
 * Prints a link into the console for somebody who cannot ask for one in a chat yet: the first admin. Whoever can run this has
 * the secret that links are signed with, and the database.
 * @param account `slack:T1/U1`: somebody the assistant has met, or one of `XIANFENG_ADMINS`
 * @returns the exit code: 1 where there is nothing to sign in to, or nobody of that account
 */
export async function printLogin(config: Config, account: string, deps: CliDeps): Promise<number> {
  const { out, tell, clock, logger } = deps;
  const { console, url } = siteOf(config);
  const refuse = (why: string): number => {
    tell(why);
    return 1;
  };
  if (console === "off") return refuse("The console is switched off: set XIANFENG_CONSOLE=on (and XIANFENG_SECRET).");
  if (console === "open") {
    tell("Nobody is asked to sign in on this machine; others can reach it once HOST or PUBLIC_URL says so.");
    out(url);
    return 0;
  }
  const address = parseAddress(account);
  if (!address) return refuse(`${loginUsage}\n  for example xianfeng login slack:T1/U1`);
  const store = await openStore(config.databaseUrl, { logger });
  try {
    const ticket = await store.write((tx) => ticketFor(tx, config, address, clock.now()));
    if (!ticket) return refuse(`${account}: nobody is known by this account, and it is not in XIANFENG_ADMINS.`);
    out(console(ticket));
    tell(`For ${account}, once, until ${ticket.expiresAt.toISOString()}.`);
    return 0;
  } finally {
    await store.close();
  }
}

async function ticketFor(tx: StoreTx, config: Config, address: Address, now: Date): Promise<SignInTicket | undefined> {
  const named = config.admins.some((admin) => formatAddress(admin) === formatAddress(address));
  const known = await tx.organizations.byWorkspace(address.platform, address.workspace);
  // An organisation is made for an admin of its own alone: not for whatever was typed.
  if (!known && (!named || address.platform === "console")) return undefined;
  const setting = await organizationOf(tx, address, config, now);
  const { org } = setting;
  if (org.key !== consoleKey(config)) return undefined;
  const member = await tx.people.byIdentity(org.id, address);
  if (member ? !member.active : !named) return undefined;
  const base = { ...setting, tx, now, locale: org.locale, delivery: `cli:login:${now.getTime()}`, secret: makeSecret };
  return makeTicket({ ...base, actor: await recognise(base, address, undefined, config.admins) });
}
