import { parseAddress } from "../address.ts";
import { makeSecret } from "../chance.ts";
import type { Clock } from "../clock.ts";
import type { Config } from "../config.ts";
import { recognise } from "../domain/membership.ts";
import { settingOf } from "../domain/setting.ts";
import type { Work } from "../domain/work.ts";
import { ConfigError, UserError } from "../errors.ts";
import type { Logger } from "../log.ts";
import { openStore } from "../store/open.ts";
import type { Store } from "../store/port.ts";
import { errorMessage } from "../views/error.ts";
import { viewOf } from "../views/view.ts";

/** What a command at a terminal has in hand. */
export interface CliDeps {
  readonly clock: Clock;
  readonly logger: Logger;
  /** Results, and what is said meanwhile: a line each. */
  readonly out: (line: string) => void;
  readonly tell: (line: string) => void;
}

/** The store of DATABASE_URL for one piece of work; what a person can put right is said, and the exit code is 1. */
export async function withStore(
  config: Config,
  deps: CliDeps,
  work: (store: Store) => Promise<number>,
): Promise<number> {
  const store = await openStore(config.databaseUrl, { logger: deps.logger });
  try {
    return await work(store);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const [org] = await store.read((tx) => tx.organizations.all());
    if (!org) throw error;
    const view = viewOf(settingOf(org), config.locale);
    deps.tell(errorMessage(error, view.words, view.locale).summary);
    return 1;
  } finally {
    await store.close();
  }
}

/** Works under a person's own identity; the rights are that person's. @throws ConfigError for an unknown address */
export async function actAs(store: Store, config: Config, as: string, clock: Clock) {
  const identity = parseAddress(as);
  const org =
    identity && (await store.read((tx) => tx.organizations.byWorkspace(identity.platform, identity.workspace)));
  if (!identity || !org) throw new ConfigError([`--as ${as}: nobody is known there, for example console:demo/admin`]);
  const { pack, calendar } = settingOf(org);
  return <T>(work: (inside: Work) => Promise<T>): Promise<T> =>
    store.write(async (tx) => {
      const now = clock.now();
      const base = { tx, org, pack, calendar, now, locale: org.locale, delivery: `cli:${now.getTime()}` };
      const known = { ...base, secret: makeSecret };
      return work({ ...known, actor: await recognise(known, identity, undefined, config.admins) });
    });
}
