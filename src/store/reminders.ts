import type { Snooze, Snoozes, Tellings, ToldKind } from "../domain/reminders/port.ts";
import type { Client } from "./client.ts";
import type { Snooze as SnoozeRow, Told as ToldRow } from "./generated/sqlite/client.ts";
import { rows, sql, type Sql } from "./sql.ts";

export function makeTellings(client: Client): Tellings {
  return {
    async of(orgId, hearer) {
      const found = await client.$queryRaw<ToldRow[]>(sql`
        SELECT * FROM "Told" WHERE "orgId" = ${orgId} AND "hearer" = ${hearer} ORDER BY "subject", "number", "kind"`);
      return found.map(({ subject, number, kind, stint, times, last }) => ({
        // Both come from `put` alone.
        subject: subject as Snooze["subject"],
        kind: kind as ToldKind,
        number,
        stint,
        times,
        last,
      }));
    },
    async put(orgId, hearer, told) {
      if (told.length === 0) return;
      const values = told.map(({ subject, number, kind, stint, times, last }) => [
        orgId,
        hearer,
        subject,
        number,
        kind,
        stint,
        times,
        last,
      ]);
      await client.$executeRaw(sql`
        INSERT INTO "Told" ("orgId", "hearer", "subject", "number", "kind", "stint", "times", "last")
        VALUES ${rows(values)}
        ON CONFLICT ("orgId", "hearer", "subject", "number", "kind")
        DO UPDATE SET "stint" = excluded."stint", "times" = excluded."times", "last" = excluded."last"`);
    },
    async forget(orgId, hearer, before) {
      await client.$executeRaw(sql`
        DELETE FROM "Told" WHERE "orgId" = ${orgId} AND "hearer" = ${hearer} AND "last" < ${before}`);
    },
  };
}

export function makeSnoozes(client: Client): Snoozes {
  async function select(rest: Sql): Promise<readonly (Snooze & { readonly personId: number })[]> {
    const found = await client.$queryRaw<SnoozeRow[]>(sql`SELECT * FROM "Snooze" ${rest}`);
    return found.map(({ personId, subject, number, until }) => ({
      personId,
      subject: subject as Snooze["subject"],
      number,
      until,
    }));
  }
  return {
    async of(orgId, personId) {
      const found = await select(
        sql`WHERE "orgId" = ${orgId} AND "personId" = ${personId} ORDER BY "subject", "number"`,
      );
      return found.map(({ subject, number, until }) => ({ subject, number, until }));
    },
    async put(orgId, personId, { subject, number, until }) {
      await client.$executeRaw(sql`
        INSERT INTO "Snooze" ("orgId", "personId", "subject", "number", "until")
        VALUES (${orgId}, ${personId}, ${subject}, ${number}, ${until})
        ON CONFLICT ("orgId", "personId", "subject", "number") DO UPDATE SET "until" = excluded."until"`);
    },
    async drop(orgId, personId, subject, number) {
      await client.$executeRaw(sql`
        DELETE FROM "Snooze" WHERE "orgId" = ${orgId} AND "personId" = ${personId}
          AND "subject" = ${subject} AND "number" = ${number}`);
    },
    about: (orgId, subject, number) =>
      select(sql`WHERE "orgId" = ${orgId} AND "subject" = ${subject} AND "number" = ${number} ORDER BY "personId"`),
  };
}
