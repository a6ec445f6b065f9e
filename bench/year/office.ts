import type { Address } from "../../src/address.ts";
import { createMemory } from "../../src/cron/memory.ts";
import { runDue } from "../../src/cron/tick.ts";
import { decode, type Target } from "../../src/delivery/delivery.ts";
import type { OutboxRow } from "../../src/delivery/ports.ts";
import type { Message } from "../../src/chat/message.ts";
import type { Actor, Hours, Member, Organization, Quiet, Role, Unit } from "../../src/domain/model.ts";
import { createServices, type Services } from "../../src/domain/services.ts";
import { settingOf } from "../../src/domain/setting.ts";
import { ensureOrganization } from "../../src/domain/setup.ts";
import { createLogger } from "../../src/log.ts";
import { openStore } from "../../src/store/open.ts";
import type { Store } from "../../src/store/port.ts";
import type { Size } from "./shape.ts";

export interface Colleague {
  readonly actor: Actor;
  readonly unit: Unit | undefined;
  readonly quiet: Quiet | undefined;
  /** When the unit works, and by whose clocks. */
  readonly hours: Hours;
  readonly timezone: string;
}

export interface Sent {
  readonly target: Target;
  readonly message: Message;
}

/** A bureau on a real store, with nothing between the jobs and what they would send. */
export interface Office {
  readonly store: Store;
  readonly org: Organization;
  readonly people: readonly Colleague[];
  by<T>(actor: Actor, now: Date, work: (services: Services) => Promise<T>): Promise<T>;
  /** Runs what is due, and gives what it sends. */
  tick(now: Date): Promise<readonly Sent[]>;
  close(): Promise<void>;
}

const usual = { hours: { from: "08:30", to: "17:30" }, timezone: "Asia/Shanghai" };
/** Some units keep other hours, by other clocks. */
const own = [
  { hours: { from: "10:00", to: "19:00" }, timezone: "Asia/Urumqi" },
  { hours: { from: "09:30", to: "17:00" }, timezone: "Asia/Shanghai" },
];

export async function openOffice(url: string, { units, peopleEach, from }: Size): Promise<Office> {
  const logger = createLogger("silent");
  const store = await openStore(url, { logger });
  const began = new Date(`${from}T00:00:00+08:00`);
  const draft = {
    key: "year",
    name: "演练市招商局",
    pack: "cn-government",
    locale: "zh-CN",
    timezone: usual.timezone,
    demo: false,
  } as const;
  const { pack, calendar } = settingOf({ id: 0, calendar: null, policy: null, ...draft });
  let serial = 0;
  const secret = () => `secret-${++serial}`;
  const base = { pack, calendar, locale: draft.locale, secret };
  const org = await store.write((tx) => ensureOrganization({ ...base, tx, now: began, delivery: "year:0" }, draft));

  async function hire(name: string, unit: Unit | undefined, roles: readonly Role[], quiet?: Quiet): Promise<Actor> {
    const identity: Address = { platform: "console", workspace: org.key, id: name };
    return store.write(async (tx) => {
      const created = await tx.people.create(org.id, { name, unitId: unit?.id }, identity);
      const member: Member = { ...created, roles };
      await tx.people.save(org.id, member);
      await tx.people.setQuiet(org.id, created.id, quiet);
      return { ...member, identity };
    });
  }

  const people: Colleague[] = [];
  for (let index = 0; index < units; index++) {
    const other = index % 10 === 3 ? own[0] : index % 10 === 7 ? own[1] : undefined;
    const unit = await store.write((tx) =>
      tx.units.create(org.id, {
        name: `第${index + 1}单位`,
        shortName: `${index + 1}单位`,
        code: `U${index + 1}`,
        group: pack.groups[0]?.code ?? "",
        active: true,
        hours: other?.hours ?? null,
        timezone: other?.timezone ?? null,
      }),
    );
    await store.write((tx) =>
      tx.channels.bind(org.id, {
        address: { platform: "console", workspace: org.key, id: `c-${unit.code}` },
        name: unit.shortName,
        unitId: unit.id,
        boardAt: pack.times.board,
        staleAt: pack.times.stale,
        timezone: org.timezone,
        locale: org.locale,
        active: true,
        // The boards have trials of their own.
        posts: { group: null, kinds: [], sections: [] },
        since: began.toISOString(),
      }),
    );
    for (let serialOfUnit = 0; serialOfUnit < peopleEach; serialOfUnit++) {
      const roles: Role[] = [{ name: "member", unitId: unit.id }];
      if (serialOfUnit === 0) roles.push({ name: "leader", unitId: unit.id });
      const quiet = serialOfUnit === 2 ? { hours: { from: "18:00", to: "10:30" } } : undefined;
      const actor = await hire(`${unit.code}-${serialOfUnit}`, unit, roles, quiet);
      people.push({ actor, unit, quiet, ...(other ?? usual) });
    }
  }
  for (const name of ["招商办甲", "招商办乙"])
    people.push({
      actor: await hire(name, undefined, [{ name: "coordinator", unitId: undefined }]),
      unit: undefined,
      quiet: undefined,
      ...usual,
    });

  const memory = createMemory();
  let sent: Sent[] = [];
  const outbox = {
    lease: () => ({ owner: "year", until: new Date("2100-01-01T00:00:00Z") }),
    submit: (rows: readonly OutboxRow[]) => {
      for (const { body } of rows) {
        const { target, message } = decode(body);
        sent.push({ target, message });
      }
    },
  };
  return {
    store,
    org,
    people,
    by: (actor, now, work) =>
      store.write((tx) => work(createServices({ ...base, tx, org, actor, now, delivery: `year:${++serial}` }))),
    async tick(now) {
      sent = [];
      const results = await runDue({ store, outbox, logger }, now, memory);
      const failed = results.filter(({ outcome }) => outcome === "failed");
      if (failed.length > 0) throw new Error(`scheduled work failed: ${JSON.stringify(failed)}`);
      return sent;
    },
    close: () => store.close(),
  };
}
