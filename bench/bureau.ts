import { createLogger } from "../src/log.ts";
import { openStore } from "../src/store/open.ts";

/** The organisation that the commands come from: eight units, sixty-four people, each writing in one of eight channels. */
const units = 8;
const people = 64;
const channels = 8;

export const bureau = {
  workspace: "T0BENCH",
  people: Array.from({ length: people }, (_, index) => ({
    id: `U${String(index + 1).padStart(6, "0")}`,
    name: `person ${index + 1}`,
    /** Not the unit's own channel, where the card would be posted for all at one message a second: a common one. */
    channel: `C${String((index % channels) + 1).padStart(6, "0")}`,
  })),
} as const;

/** Makes the organisation, its units and its people in a database which may be empty. */
export async function settleBureau(databaseUrl: string): Promise<void> {
  const store = await openStore(databaseUrl, { logger: createLogger("error") });
  try {
    await store.write(async (tx) => {
      const org = await tx.organizations.ensure({
        key: "main",
        name: "Bench",
        pack: "edo",
        locale: "en",
        timezone: "Asia/Shanghai",
        demo: false,
      });
      await tx.organizations.bindWorkspace(org.id, "slack", bureau.workspace);
      const ids: number[] = [];
      for (let number = 1; number <= units; number++) {
        const name = `Unit ${number}`;
        const unit = await tx.units.create(org.id, {
          name,
          shortName: name,
          code: `U${number}`,
          group: "region",
          active: true,
        });
        ids.push(unit.id);
      }
      for (const [index, { id, name }] of bureau.people.entries()) {
        const unitId = ids[index % units];
        const identity = { platform: "slack", workspace: bureau.workspace, id } as const;
        const member = await tx.people.create(org.id, { name, unitId }, identity);
        await tx.people.save(org.id, { ...member, roles: [{ name: "member", unitId }] });
      }
    });
  } finally {
    await store.close();
  }
}
