import { formatAddress, type Address, type Platform } from "../address.ts";
import type { ConnectionState } from "../chat/connection.ts";
import type { Message } from "../chat/message.ts";
import type { ChatAdapter, Health } from "../chat/port.ts";
import type { Clock } from "../clock.ts";
import { draft } from "../delivery/delivery.ts";
import type { Lease, OutboxRow } from "../delivery/ports.ts";
import type { Organization } from "../domain/model.ts";
import { settingOf } from "../domain/setting.ts";
import type { Check } from "../http/operations.ts";
import type { Logger } from "../log.ts";
import type { Store, StoreTx } from "../store/port.ts";
import { connectionBack, connectionLost } from "../views/connections.ts";
import { viewOf, type View } from "../views/view.ts";
import { mainKey } from "./organization.ts";

/**
 * A connection that has been down for so long makes the process not ready. Shorter ones heal by themselves: Slack moves
 * every socket several times a day, and taking the process out of service for that would only make it worse.
 */
export const notReadyMs = 2 * 60_000;

export interface AlarmTiming {
  readonly lookMs: number;
  /** An outage is told to the admins when it has lasted so long: about when Slack delivers nothing again any more. */
  readonly alarmMs: number;
  /** Nobody having confirmed an outage for so long, it is over for all instances: several looks. */
  readonly confirmedMs: number;
}

export const alarmTiming: AlarmTiming = { lookMs: 15_000, alarmMs: 5 * 60_000, confirmedMs: 60_000 };

/** That the connection to a platform is down is no news any more after so long: the all-clear says it too. */
const worthMs = 30 * 60_000;

type Adapters = ReadonlyMap<Platform, ChatAdapter>;

/** Whether the platform's events flow; where there is a connection to be kept, with patience. */
export function checkOf(name: Platform, { connected, detail, connection }: Health, now: Date): Check {
  if (!connection) return { name, ok: connected, ...(detail === undefined ? {} : { detail }) };
  const { outage, since } = connection;
  if (!outage) return { name, ok: true };
  return {
    name,
    ok: now.getTime() - outage.noticedAt.getTime() < notReadyMs,
    detail: detail ?? `connected again since ${since.toISOString()}, but not for long enough yet`,
  };
}

interface AlarmDeps {
  readonly store: Store;
  readonly adapters: Adapters;
  /** Configured ones, who may not have written anything yet. */
  readonly admins: readonly Address[];
  readonly outbox: { lease(): Lease; submit(rows: readonly OutboxRow[]): void };
  readonly clock: Clock;
  readonly logger: Logger;
  readonly timing: AlarmTiming;
}

/**
 * One look at every connection. An outage that lasts is told to the admins once, whichever instance is first, and so is
 * its end, also by an instance that was started since: what they were told is in the store.
 */
export function createAlarm(deps: AlarmDeps): () => Promise<void> {
  const { store, adapters, outbox, clock, logger, timing } = deps;
  /** Outages that this process has logged. */
  const logged = new Set<Platform>();

  async function look(platform: Platform, state: ConnectionState): Promise<void> {
    const now = clock.now();
    const { outage, connected, since, heardAt, reconnects } = state;
    if (outage && now.getTime() - outage.noticedAt.getTime() >= timing.alarmMs) {
      const { from } = outage;
      if (!logged.has(platform))
        logger.error({ platform, from, heardAt, reconnects }, "no lasting connection, no events");
      logged.add(platform);
      await tell(now, (tx, org, view) => begun(tx, org, view, platform, from, now));
    } else if (!outage && connected) {
      if (logged.delete(platform)) logger.warn({ platform, since }, "events flow again");
      const told = await store.read(async (tx) => {
        const org = await tx.organizations.byKey(mainKey);
        return org && tx.outages.last(org.id, platform);
      });
      if (!told || told.over || now.getTime() - told.confirmedAt.getTime() < timing.confirmedMs) return;
      await tell(now, (tx, org, view) => over(tx, org, view, platform, state));
    }
  }

  /** What is owed to the admins, and that it is, commit together. */
  async function tell(
    now: Date,
    decide: (tx: StoreTx, org: Organization, view: View) => Promise<Notice | undefined>,
  ): Promise<void> {
    const rows = await store.write(async (tx) => {
      const org = await tx.organizations.byKey(mainKey);
      // Before the first event there is nobody to be told.
      if (!org) return [];
      const notice = await decide(tx, org, viewOf(settingOf(org), org.locale));
      if (!notice) return [];
      const { source, message, expiresAt, platform } = notice;
      const accounts = await accountsOf(tx, org, deps, platform);
      const from = { source, now, ...(expiresAt ? { expiresAt } : {}) };
      const drafts = accounts.map((person, index) =>
        draft({ target: { kind: "direct", person }, message }, { ...from, index }),
      );
      return tx.outbox.add(drafts, outbox.lease());
    });
    outbox.submit(rows);
  }

  return async () => {
    for (const [platform, adapter] of adapters) {
      const { connection } = adapter.health();
      if (!connection) continue;
      try {
        await look(platform, connection);
      } catch (error) {
        logger.error({ platform, error }, "the state of a connection could not be told");
      }
    }
  };
}

interface Notice {
  readonly platform: Platform;
  readonly source: string;
  readonly message: Message;
  readonly expiresAt?: Date;
}

async function begun(
  tx: StoreTx,
  org: Organization,
  view: View,
  platform: Platform,
  from: Date,
  now: Date,
): Promise<Notice | undefined> {
  if (!(await tx.outages.begin(org.id, platform, from, now))) {
    await tx.outages.confirm(org.id, platform, now);
    return undefined;
  }
  return {
    platform,
    source: `connection:${platform}:${from.toISOString()}:lost`,
    message: connectionLost(view, platform, from),
    expiresAt: new Date(now.getTime() + worthMs),
  };
}

async function over(
  tx: StoreTx,
  org: Organization,
  view: View,
  platform: Platform,
  { since, redeliveredMs }: ConnectionState,
): Promise<Notice | undefined> {
  const told = await tx.outages.last(org.id, platform);
  if (!told || told.over || !(await tx.outages.end(org.id, platform, told))) return undefined;
  const { from, confirmedAt } = told;
  // This instance's connection may never have been down.
  const to = since > confirmedAt ? since : confirmedAt;
  return {
    platform,
    source: `connection:${platform}:${from.toISOString()}:back`,
    message: connectionBack(view, platform, { from, to, redeliveredMs }),
  };
}

/**
 * One account of each admin: on another platform whose events flow, where they have one. Else on the platform itself,
 * whose API may work although its events do not come.
 */
async function accountsOf(
  tx: StoreTx,
  org: Organization,
  { adapters, admins }: AlarmDeps,
  down: Platform,
): Promise<readonly Address[]> {
  const people = await tx.people.holding(org.id, { name: "admin", unitId: undefined });
  const identities = await tx.people.identities(
    org.id,
    people.map(({ id }) => id),
  );
  const own = people.map(({ id }) =>
    identities.filter(({ memberId }) => memberId === id).map(({ identity }) => identity),
  );
  const known = new Set(own.flat().map(formatAddress));
  const strangers = admins.filter((address) => !known.has(formatAddress(address))).map((address) => [address]);
  return [...own, ...strangers].flatMap((addresses) => {
    const reachable = addresses.filter(({ platform }) => adapters.has(platform));
    const elsewhere = reachable.find(
      ({ platform }) => platform !== down && adapters.get(platform)?.health().connected === true,
    );
    return elsewhere ?? reachable.find(({ platform }) => platform === down) ?? reachable.slice(0, 1);
  });
}
