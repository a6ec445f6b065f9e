import { canonicalJson } from "../domain/canonical.ts";
import { ConcurrencyError, type Ledger } from "../domain/ports.ts";
import type { Entry, EntryBody, EntryKind, Subject } from "../domain/model.ts";
import type { Client } from "./client.ts";
import type { Entry as Row } from "./generated/sqlite/client.ts";
import { join, rows, sql, type Sql } from "./sql.ts";

export function makeLedger(client: Client): Ledger {
  async function select(rest: Sql): Promise<readonly Entry[]> {
    return (await client.$queryRaw<Row[]>(sql`SELECT * FROM "Entry" ${rest}`)).map(toEntry);
  }
  return {
    async append(orgId, entries) {
      if (entries.length === 0) return;
      const values = entries.map((entry) => [
        orgId,
        entry.subject,
        entry.stream,
        entry.seq,
        entry.kind,
        new Date(entry.at),
        entry.actorId,
        entry.via,
        entry.delivery,
        entry.rule,
        entry.unitId,
        canonicalJson(entry.body),
        entry.prev,
        entry.hash,
      ]);
      const appended = await client.$executeRaw(sql`
        INSERT INTO "Entry"
          ("orgId", "subject", "stream", "seq", "kind", "at", "actorId", "via", "delivery", "rule", "unitId", "body", "prev", "hash")
        VALUES ${rows(values)}
        ON CONFLICT DO NOTHING`);
      if (appended < entries.length) throw new ConcurrencyError("ledger");
    },
    ofStream: (orgId, subject, stream, limit) =>
      select(sql`
        WHERE "orgId" = ${orgId} AND "subject" = ${subject} AND "stream" = ${stream} ORDER BY "seq" DESC LIMIT ${limit}`),
    byActor: (orgId, actorId, since, limit) =>
      select(sql`
        WHERE "orgId" = ${orgId} AND "actorId" = ${actorId} AND "at" >= ${since}
        ORDER BY "at" DESC, "subject" DESC, "stream" DESC, "seq" DESC LIMIT ${limit}`),
    async ofUnit(orgId, unitId, kinds, from, to, limit) {
      if (kinds.length === 0) return [];
      return select(sql`
        WHERE "orgId" = ${orgId} AND "unitId" = ${unitId} AND "at" >= ${from} AND "at" < ${to} AND "kind" IN (${join([...kinds])})
        ORDER BY "at", "stream", "seq" LIMIT ${limit}`);
    },
    async newsOf(orgId, unitIds, kinds, from, to, limit) {
      if (unitIds.length === 0 || kinds.length === 0) return [];
      return select(sql`
        WHERE "orgId" = ${orgId} AND "unitId" IN (${join([...unitIds])}) AND "at" >= ${from} AND "at" < ${to}
          AND "subject" = 'project' AND "kind" IN (${join([...kinds])})
        ORDER BY "at" DESC, "stream" DESC, "seq" DESC LIMIT ${limit}`);
    },
    async sinceInUnits(orgId, unitIds, after) {
      if (unitIds.length === 0) return [];
      return select(sql`
        WHERE "orgId" = ${orgId} AND "unitId" IN (${join([...unitIds])}) AND "at" > ${after} AND "subject" = 'project'
        ORDER BY "stream", "seq"`);
    },
    async redact(orgId, entries) {
      for (const { subject, stream, seq, via, delivery, body } of entries)
        await client.$executeRaw(sql`
          UPDATE "Entry" SET "via" = ${via}, "delivery" = ${delivery}, "body" = ${canonicalJson(body)}
          WHERE "orgId" = ${orgId} AND "subject" = ${subject} AND "stream" = ${stream} AND "seq" = ${seq}`);
    },
    async head(orgId, subject, stream) {
      const [row] = await client.$queryRaw<{ seq: number; hash: string }[]>(sql`
        SELECT "seq", "hash" FROM "Entry" 
        WHERE "orgId" = ${orgId} AND "subject" = ${subject} AND "stream" = ${stream} ORDER BY "seq" DESC LIMIT 1`);
      return row ?? { seq: 0, hash: "" };
    },
    scan: (orgId, subject, after, limit) =>
      select(sql`
        WHERE "orgId" = ${orgId} AND "subject" = ${subject} AND ("stream", "seq") > (${after.stream}, ${after.seq})
        ORDER BY "stream", "seq" LIMIT ${limit}`),
  };
}

function toEntry(row: Row): Entry {
  return {
    // Subject, kind and body were typed when `append` wrote them, and `redact` changes no more than names in them.
    subject: row.subject as Subject,
    stream: row.stream,
    seq: row.seq,
    kind: row.kind as EntryKind,
    at: row.at.toISOString(),
    actorId: row.actorId,
    via: row.via,
    delivery: row.delivery,
    rule: row.rule,
    unitId: row.unitId,
    body: JSON.parse(row.body) as EntryBody,
    prev: row.prev,
    hash: row.hash,
  };
}
