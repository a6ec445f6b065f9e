import type { Lease } from "../delivery/ports.ts";
import { workingStates, type Exchange, type ExchangeState } from "../domain/models/exchange.ts";
import type { Exchanges } from "../domain/exchange/port.ts";
import type { Client } from "./client.ts";
import type { Exchange as Row } from "./generated/sqlite/client.ts";
import { empty, join, sql, type Sql } from "./sql.ts";

/** The port's methods inside a transaction, and what the process that does the work asks for. */
export interface ExchangeStatements extends Exchanges {
  /** Those with something to do whose lease has run out, oldest first, now leased to the caller. */
  takeOver(now: Date, lease: Lease, limit: number, only?: number): Promise<readonly Exchange[]>;
  endLeases(owners: readonly string[], now: Date): Promise<number>;
  /** False when it is another's by now. */
  renew(id: number, lease: Lease): Promise<boolean>;
  /** Removes what nobody has touched since, contents included; returns how many. */
  purge(before: Date, limit: number): Promise<number>;
}

/** @param locking what keeps several takers apart: `FOR UPDATE SKIP LOCKED` on PostgreSQL. */
export function makeExchanges(client: Client, locking: Sql = empty): ExchangeStatements {
  const working = join([...workingStates]);
  return {
    async create({ orgId, state, personId, via, name, details, createdAt }) {
      const [row] = await client.$queryRaw<{ id: number }[]>(sql`
        INSERT INTO "Exchange" ("orgId", "kind", "state", "personId", "name", "details", "createdAt", "touchedAt", "owner",
          "leaseUntil")
        VALUES (${orgId}, ${details.kind}, ${state}, ${personId}, ${name}, ${JSON.stringify({ via, details })}, ${createdAt},
          ${createdAt}, '', ${createdAt})
        RETURNING "id"`);
      if (!row) throw new Error("INSERT without a row");
      return { id: row.id, orgId, state, personId, via, name, details, createdAt };
    },
    async byId(orgId, id) {
      const [row] = await client.$queryRaw<Row[]>(sql`
        SELECT * FROM "Exchange" WHERE "id" = ${id} AND "orgId" = ${orgId}`);
      return row && toExchange(row);
    },
    async move({ id, orgId, state, via, details }, from, now) {
      const moved = await client.$executeRaw(sql`
        UPDATE "Exchange" SET "state" = ${state}, "details" = ${JSON.stringify({ via, details })}, "touchedAt" = ${now},
          "owner" = '', "leaseUntil" = ${now}
        WHERE "id" = ${id} AND "orgId" = ${orgId} AND "state" = ${from}`);
      return moved === 1;
    },
    async keep({ id, state, via, details }, { owner, until }, now) {
      const kept = await client.$executeRaw(sql`
        UPDATE "Exchange" SET "state" = ${state}, "details" = ${JSON.stringify({ via, details })}, "touchedAt" = ${now},
          "leaseUntil" = ${until}
        WHERE "id" = ${id} AND "owner" = ${owner} AND "state" IN (${working})`);
      return kept === 1;
    },
    async putPart(exchange, part, content) {
      await client.$executeRaw(sql`
        INSERT INTO "ExchangeChunk" ("exchange", "part", "content") VALUES (${exchange}, ${part}, ${content})
        ON CONFLICT ("exchange", "part") DO UPDATE SET "content" = excluded."content"`);
    },
    async part(exchange, part) {
      const [row] = await client.$queryRaw<{ content: Uint8Array }[]>(sql`
        SELECT "content" FROM "ExchangeChunk" WHERE "exchange" = ${exchange} AND "part" = ${part}`);
      return row?.content;
    },
    async dropParts(exchange) {
      await client.$executeRaw(sql`DELETE FROM "ExchangeChunk" WHERE "exchange" = ${exchange}`);
    },
    async takeOver(now, lease, limit, only) {
      const taken = await client.$queryRaw<Row[]>(sql`
        WITH due AS (
          SELECT "id" FROM "Exchange" WHERE "state" IN (${working}) AND "leaseUntil" <= ${now}
            ${only === undefined ? empty : sql`AND "id" = ${only}`}
          ORDER BY "id" LIMIT ${limit} ${locking})
        UPDATE "Exchange" SET "owner" = ${lease.owner}, "leaseUntil" = ${lease.until}
        WHERE "id" IN (SELECT "id" FROM due)
        RETURNING *`);
      return taken.map(toExchange).sort((a, b) => a.id - b.id);
    },
    async renew(id, { owner, until }) {
      const renewed = await client.$executeRaw(sql`
        UPDATE "Exchange" SET "leaseUntil" = ${until} WHERE "id" = ${id} AND "owner" = ${owner}`);
      return renewed === 1;
    },
    endLeases: (owners, now) =>
      client.$executeRaw(sql`
        UPDATE "Exchange" SET "leaseUntil" = ${now}
        WHERE "state" IN (${working}) AND "leaseUntil" > ${now} AND "owner" IN (${join([...owners])})`),
    async purge(before, limit) {
      const old = sql`
        SELECT "id" FROM "Exchange" WHERE "state" NOT IN (${working}) AND "touchedAt" < ${before}
        ORDER BY "id" LIMIT ${limit}`;
      await client.$executeRaw(sql`DELETE FROM "ExchangeChunk" WHERE "exchange" IN (${old})`);
      return client.$executeRaw(sql`DELETE FROM "Exchange" WHERE "id" IN (${old})`);
    },
  };
}

function toExchange(row: Row): Exchange {
  // The Json column holds what is written above, and nobody else writes it.
  const { via, details } = row.details as unknown as Pick<Exchange, "via" | "details">;
  const { id, orgId, personId, name, createdAt } = row;
  return { id, orgId, state: row.state as ExchangeState, personId, via, name, details, createdAt };
}
