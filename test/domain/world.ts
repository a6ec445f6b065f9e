import { onTestFinished } from "vitest";
import type { Address } from "../../src/address.ts";
import type { Actor, Channel, Member, Organization, Project, Role, Unit } from "../../src/domain/model.ts";
import { createServices, type Services } from "../../src/domain/services.ts";
import { settingOf } from "../../src/domain/setting.ts";
import { ensureOrganization } from "../../src/domain/setup.ts";
import { verifyOrganization, type Verification } from "../../src/domain/verify.ts";
import type { Work } from "../../src/domain/work.ts";
import type { Locale } from "../../src/locale.ts";
import { createLogger } from "../../src/log.ts";
import { loadPack, type PackId } from "../../src/packs/index.ts";
import { openStore } from "../../src/store/open.ts";
import type { Store } from "../../src/store/port.ts";
import { makeDatabase, type Dialect } from "../fakes/database.ts";

export interface DomainWorld {
  readonly store: Store;
  readonly org: Organization;
  /** The instant at which the next piece of work is done. */
  now: Date;
  after(minutes: number): void;
  unit(code: string, draft?: Partial<Omit<Unit, "id" | "code">>): Promise<Unit>;
  person(name: string, unit?: Unit, roles?: readonly Role["name"][]): Promise<Actor>;
  channel(unit: Unit, draft?: Partial<Omit<Channel, "id" | "unitId">>): Promise<Channel>;
  /** One piece of work of one person, in one transaction. */
  by<T>(actor: Actor, work: (services: Services, work: Work) => Promise<T>): Promise<T>;
  /** The project as it is kept. */
  project(number: number): Promise<Project>;
  verify(): Promise<Verification>;
}

export interface WorldOptions {
  readonly dialect?: Dialect;
  readonly pack?: PackId;
  readonly locale?: Locale;
  readonly key?: string;
  /** Share one database: a second organisation. */
  readonly store?: Store;
  readonly now?: string;
  readonly timezone?: string;
}

/** An organisation on a real store, with nobody in it yet; a Monday morning in Shanghai. Ends with the test. */
export async function makeWorld(options: WorldOptions = {}): Promise<DomainWorld> {
  const { pack: packId = "cn-government", locale = "zh-CN", key = "main", timezone = "Asia/Shanghai" } = options;
  const store = options.store ?? (await openOwn(options.dialect ?? "sqlite"));
  const pack = loadPack(packId);
  let serial = 0;
  let secrets = 0;
  const secret = (): string => `secret-${++secrets}`;
  const draft = { key, name: "测试市招商局", pack: packId, locale, timezone, demo: false };
  let now = new Date(options.now ?? "2026-11-23T10:00:00+08:00");
  const { calendar } = settingOf({ id: 0, calendar: null, policy: null, ...draft });
  const org = await store.write((tx) =>
    ensureOrganization({ tx, pack, calendar, now, locale, delivery: "setup", secret }, draft),
  );

  const world: DomainWorld = {
    store,
    org,
    get now() {
      return now;
    },
    set now(at) {
      now = at;
    },
    after(minutes) {
      now = new Date(now.getTime() + minutes * 60_000);
    },
    unit: (code, rest = {}) =>
      store.write((tx) =>
        tx.units.create(org.id, {
          name: `${code}单位`,
          shortName: code,
          code,
          group: pack.groups[0]?.code ?? "",
          active: true,
          ...rest,
        }),
      ),
    person: (name, unit, roles = unit ? ["member"] : []) =>
      store.write(async (tx) => {
        const identity: Address = { platform: "console", workspace: key, id: name };
        const created = await tx.people.create(org.id, { name, unitId: unit?.id }, identity);
        const member: Member = {
          ...created,
          roles: roles.map((role) => ({ name: role, unitId: perUnit.has(role) ? unit?.id : undefined })),
        };
        await tx.people.save(org.id, member);
        return { ...member, identity };
      }),
    channel: (unit, rest = {}) =>
      store.write((tx) =>
        tx.channels.bind(org.id, {
          address: { platform: "console", workspace: key, id: `c-${unit.code}` },
          name: unit.shortName,
          unitId: unit.id,
          boardAt: "08:50",
          staleAt: "09:20",
          timezone: org.timezone,
          locale,
          active: true,
          posts: null,
          since: new Date(0).toISOString(),
          ...rest,
        }),
      ),
    by: (actor, run) =>
      store.write(async (tx) => {
        // As everywhere, what holds now: another piece of work may have changed the calendar.
        const setting = settingOf((await tx.organizations.byKey(key)) ?? org);
        const work: Work = { ...setting, tx, actor, now, locale, delivery: `test:${++serial}`, secret };
        return run(createServices(work), work);
      }),
    async project(number) {
      const record = await store.read((tx) => tx.projects.byNumber(org.id, number));
      if (!record) throw new Error(`no project ${number}`);
      return record.project;
    },
    verify: () => store.read((tx) => verifyOrganization(tx, org, pack)),
  };
  return world;
}

const perUnit: ReadonlySet<string> = new Set(["member", "leader", "verifier"]);

async function openOwn(dialect: Dialect): Promise<Store> {
  const database = await makeDatabase(dialect);
  const store = await openStore(database.url, { logger: createLogger("silent") });
  onTestFinished(async () => {
    await store.close();
    await database.drop();
  });
  return store;
}
