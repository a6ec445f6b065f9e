import type { ConsoleSessions } from "../adapters/console/sessions.ts";
import { makeSecret } from "../chance.ts";
import type { Clock } from "../clock.ts";
import { closeSession, openSession, sessionActor, sessionHours, ticketHolder } from "../domain/linking/sign-in.ts";
import type { Organization } from "../domain/model.ts";
import { settingOf } from "../domain/setting.ts";
import type { Store, StoreTx } from "../store/port.ts";
import { describePerson } from "./console-directory.ts";

/** Who has signed in to one organisation's console, as the store knows it: the same for every instance. */
export function createConsoleSessions(deps: {
  readonly store: Store;
  readonly clock: Clock;
  readonly key: string;
}): ConsoleSessions {
  const { store, clock, key } = deps;
  const within =
    <T>(work: (tx: StoreTx, org: Organization) => Promise<T>) =>
    async (tx: StoreTx): Promise<T | undefined> => {
      const org = await tx.organizations.byKey(key);
      return org && work(tx, org);
    };

  return {
    holder: (nonce) => store.read(within(async (tx, { id }) => (await ticketHolder(tx, id, nonce, clock.now()))?.name)),
    open: (nonce) =>
      store.write(
        within(async (tx, org) => {
          const now = clock.now();
          const session = { id: makeSecret(), expiresAt: new Date(now.getTime() + sessionHours * 3_600_000) };
          const base = { ...settingOf(org), tx, now, locale: org.locale, secret: makeSecret };
          const actor = await openSession({ ...base, delivery: `sign-in:${makeSecret()}` }, key, {
            nonce,
            session: session.id,
            until: session.expiresAt,
          });
          return actor && session;
        }),
      ),
    person: (session) =>
      store.read(
        within(async (tx, org) => {
          const actor = await sessionActor(tx, org.id, key, session, clock.now());
          return actor && describePerson(actor, actor.identity.id, await tx.units.list(org.id), org.locale);
        }),
      ),
    close: async (session) => {
      await store.write(within((tx, { id }) => closeSession(tx, id, session, clock.now())));
    },
  };
}
