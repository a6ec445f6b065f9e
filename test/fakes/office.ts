import type { Platform } from "../../src/address.ts";
import { createServices } from "../../src/domain/services.ts";
import { settingOf } from "../../src/domain/setting.ts";
import { createLogger } from "../../src/log.ts";
import { openStore } from "../../src/store/open.ts";

/** Friday, 11 September 2026, 09:05 in Shanghai: the time of the boards here and of the private digests. */
export const dueAt = new Date("2026-09-11T09:05:00+08:00");
/** Everybody's lead was logged on Monday, and waits since. */
const loggedAt = new Date("2026-09-07T10:00:00+08:00");
/** So that the slots of the days before are nobody's business. */
const boundAt = new Date("2026-09-11T00:00:00+08:00");

export interface Office {
  /** Ids on the platform. */
  readonly channels: readonly string[];
  readonly people: readonly string[];
}

const units = 20;
const workspaces: Readonly<Record<Platform, string>> = {
  slack: "T0000TEAM",
  lark: "tenant0000000001",
  console: "demo",
};

/** An organisation with so many channels, shared out among twenty units, and as many people, each with a lead that waits. */
export async function settleOffice(databaseUrl: string, platform: Platform, count: number): Promise<Office> {
  const store = await openStore(databaseUrl, { logger: createLogger("error") });
  const workspace = workspaces[platform];
  const id = (prefix: string, index: number) => `${prefix}${String(index + 1).padStart(8, "0")}`;
  const [channelPrefix, personPrefix] = platform === "slack" ? ["C", "U"] : ["oc_", "ou_"];
  const all = Array.from({ length: count }, (_, index) => index);
  const office: Office = {
    channels: all.map((index) => id(channelPrefix, index)),
    people: all.map((index) => id(personPrefix, index)),
  };
  try {
    const { org, unitIds } = await store.write(async (tx) => {
      const made = await tx.organizations.ensure({
        key: "main",
        name: "Bench",
        pack: "cn-government",
        locale: "zh-CN",
        timezone: "Asia/Shanghai",
        demo: false,
      });
      await tx.organizations.bindWorkspace(made.id, platform, workspace);
      const group = settingOf(made).pack.groups[0]?.code ?? "";
      const ids: number[] = [];
      for (let number = 1; number <= units; number++) {
        const name = `单位${number}`;
        const draft = { name, shortName: name, code: `U${number}`, group, active: true };
        ids.push((await tx.units.create(made.id, draft)).id);
      }
      for (const [index, channel] of office.channels.entries())
        await tx.channels.bind(made.id, {
          address: { platform, workspace, id: channel },
          name: channel,
          unitId: ids[index % units] ?? 0,
          boardAt: "09:05",
          staleAt: "15:10",
          timezone: made.timezone,
          locale: made.locale,
          active: true,
          // Pictures are drawn and uploaded, which platforms limit by themselves.
          posts: { group: null, kinds: ["daily"], sections: ["board", "digest"] },
          since: boundAt.toISOString(),
        });
      return { org: made, unitIds: ids };
    });
    const { pack, calendar } = settingOf(org);
    for (const [index, person] of office.people.entries())
      await store.write(async (tx) => {
        const unitId = unitIds[index % units] ?? 0;
        const identity = { platform, workspace, id: person };
        const created = await tx.people.create(org.id, { name: `人员${index + 1}`, unitId }, identity);
        const member = { ...created, roles: [{ name: "member", unitId } as const] };
        await tx.people.save(org.id, member);
        const actor = { ...member, identity };
        const rest = { now: loggedAt, locale: org.locale, delivery: `bench:${index}`, secret: () => `bench-${index}` };
        const services = createServices({ tx, org, pack, calendar, actor, ...rest });
        await services.leads.log({ name: `第${index + 1}号项目` });
      });
    return office;
  } finally {
    await store.close();
  }
}
