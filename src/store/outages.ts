import type { Platform } from "../address.ts";
import type { Client } from "./client.ts";
import { sql } from "./sql.ts";

/** What the admins were told of the connection to a platform: one row each, across instances and restarts. */
export interface Outages {
  /** The last one they were told of. */
  last(orgId: number, platform: Platform): Promise<ToldOutage | undefined>;
  /** True for the one caller who is to tell them: false as long as the one they were told of is not over. */
  begin(orgId: number, platform: Platform, from: Date, now: Date): Promise<boolean>;
  /** It lasts, says an instance: so that no other takes it for over. */
  confirm(orgId: number, platform: Platform, now: Date): Promise<void>;
  /** True for the one caller who is to tell them: false when it is over already, or was confirmed meanwhile. */
  end(orgId: number, platform: Platform, told: ToldOutage): Promise<boolean>;
}

export interface ToldOutage {
  readonly from: Date;
  readonly over: boolean;
  /** When an instance last said that it lasts. */
  readonly confirmedAt: Date;
}

/** Of the table of what somebody was told: who, and of what. The platform is its `kind`. */
const hearer = "admins";
const subject = "connection";
const number = 0;
/** How often they were told of it: that it began, and that it is over. */
const begun = 1;
const ended = 2;

export function makeOutages(client: Client): Outages {
  return {
    async last(orgId, platform) {
      const [row] = await client.$queryRaw<{ stint: string; times: number; last: string }[]>(sql`
        SELECT "stint", "times", "last" FROM "Told"
        WHERE "orgId" = ${orgId} AND "hearer" = ${hearer} AND "subject" = ${subject} AND "number" = ${number}
          AND "kind" = ${platform}`);
      return row && { from: new Date(row.stint), over: row.times !== begun, confirmedAt: new Date(row.last) };
    },
    async begin(orgId, platform, from, now) {
      const written = await client.$executeRaw(sql`
        INSERT INTO "Told" ("orgId", "hearer", "subject", "number", "kind", "stint", "times", "last")
        VALUES (${orgId}, ${hearer}, ${subject}, ${number}, ${platform}, ${from.toISOString()}, ${begun}, ${now.toISOString()})
        ON CONFLICT ("orgId", "hearer", "subject", "number", "kind") DO UPDATE
        SET "stint" = excluded."stint", "times" = excluded."times", "last" = excluded."last"
        WHERE "Told"."times" <> ${begun}`);
      return written === 1;
    },
    async confirm(orgId, platform, now) {
      await client.$executeRaw(sql`
        UPDATE "Told" SET "last" = ${now.toISOString()}
        WHERE "orgId" = ${orgId} AND "hearer" = ${hearer} AND "subject" = ${subject} AND "number" = ${number}
          AND "kind" = ${platform} AND "times" = ${begun}`);
    },
    async end(orgId, platform, { from, confirmedAt }) {
      const written = await client.$executeRaw(sql`
        UPDATE "Told" SET "times" = ${ended}
        WHERE "orgId" = ${orgId} AND "hearer" = ${hearer} AND "subject" = ${subject} AND "number" = ${number}
          AND "kind" = ${platform} AND "times" = ${begun}
          AND "stint" = ${from.toISOString()} AND "last" = ${confirmedAt.toISOString()}`);
      return written === 1;
    },
  };
}
