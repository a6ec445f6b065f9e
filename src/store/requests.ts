import { canonicalJson } from "../domain/canonical.ts";
import type { Day } from "../domain/model.ts";
import type { EnterpriseRequest, RequestRecord } from "../domain/models/request.ts";
import { ConcurrencyError } from "../domain/ports.ts";
import type { Requests } from "../domain/requests/port.ts";
import type { Client } from "./client.ts";
import type { Request as Row } from "./generated/sqlite/client.ts";
import { empty, join, sql, type Sql } from "./sql.ts";

export function makeRequests(client: Client): Requests {
  async function select(statement: Sql): Promise<readonly RequestRecord[]> {
    return (await client.$queryRaw<Row[]>(statement)).map(toRecord);
  }
  return {
    async insert(orgId, record, due) {
      const inserted = await client.$executeRaw(sql`
        INSERT INTO "Request" ("orgId", "number", "company", "investor", "project", "unitId", "ownerId", "reporterId",
          "state", "secrecy", "loggedAt", "due", "extra", "seq", "head", "searchText")
        VALUES (${orgId}, ${join(columnsOf(record, due))}) ON CONFLICT DO NOTHING`);
      if (inserted === 0) throw new ConcurrencyError(`request ${record.request.number} exists`);
    },
    async update(orgId, record, dueOn, expectedSeq) {
      const [number, company, investor, project, unitId, ownerId, reporterId, state, secrecy, loggedAt, ...rest] =
        columnsOf(record, dueOn);
      const [due, extra, seq, head, searchText] = rest;
      const updated = await client.$executeRaw(sql`
        UPDATE "Request" SET "company" = ${company}, "investor" = ${investor}, "project" = ${project},
          "unitId" = ${unitId}, "ownerId" = ${ownerId}, "reporterId" = ${reporterId}, "state" = ${state},
          "secrecy" = ${secrecy}, "loggedAt" = ${loggedAt}, "due" = ${due}, "extra" = ${extra}, "seq" = ${seq},
          "head" = ${head}, "searchText" = ${searchText}
        WHERE "orgId" = ${orgId} AND "number" = ${number} AND "seq" = ${expectedSeq}`);
      return updated === 1;
    },
    async byNumber(orgId, number) {
      const [record] = await select(sql`SELECT * FROM "Request" WHERE "orgId" = ${orgId} AND "number" = ${number}`);
      return record;
    },
    async byNumbers(orgId, numbers) {
      if (numbers.length === 0) return [];
      return select(sql`
        SELECT * FROM "Request" WHERE "orgId" = ${orgId} AND "number" IN (${join([...numbers])}) ORDER BY "number"`);
    },
    async open(orgId, scope, limit) {
      const bounded = (where: Sql) => sql`
        SELECT * FROM (SELECT * FROM "Request" WHERE "orgId" = ${orgId}${where} AND "due" IS NOT NULL
        ORDER BY "due", "number" LIMIT ${limit}) AS "found"`;
      if (!scope) return select(bounded(empty));
      // Each with a limit and an index of its own; what is found twice is one.
      const parts = [
        ...scope.unitIds.map((unitId) => bounded(sql` AND "unitId" = ${unitId}`)),
        ...(scope.memberId === undefined ? [] : [bounded(sql` AND "ownerId" = ${scope.memberId}`)]),
      ];
      if (parts.length === 0) return [];
      const found = await client.$queryRaw<Row[]>(join(parts, " UNION ALL "));
      const once = new Map(found.map((row) => [row.number, row]));
      return [...once.values()]
        .toSorted((a, b) => compare(a.due ?? "", b.due ?? "") || a.number - b.number)
        .map(toRecord);
    },
    async withDue(orgId, after, limit) {
      const found = await client.$queryRaw<Row[]>(sql`
        SELECT * FROM "Request" WHERE "orgId" = ${orgId} AND "number" > ${after} AND "due" IS NOT NULL
        ORDER BY "number" LIMIT ${limit}`);
      return found.map((row) => ({ record: toRecord(row), due: row.due }));
    },
    async setDue(orgId, number, due, expectedSeq) {
      const updated = await client.$executeRaw(sql`
        UPDATE "Request" SET "due" = ${due}
        WHERE "orgId" = ${orgId} AND "number" = ${number} AND "seq" = ${expectedSeq}`);
      return updated === 1;
    },
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** In the order of the INSERT. */
function columnsOf({ request, seq, head }: RequestRecord, due: Day | null) {
  const { number, company, investor, project, unitId, ownerId, reporterId, state, secrecy, loggedAt, ...extra } =
    request;
  const searchText = company.normalize("NFKC").toLowerCase();
  return [
    number,
    company,
    investor,
    project,
    unitId,
    ownerId,
    reporterId,
    state,
    secrecy,
    new Date(loggedAt),
    due,
    canonicalJson(extra),
    seq,
    head,
    searchText,
  ] as const;
}

function toRecord(row: Row): RequestRecord {
  const { number, company, investor, project, unitId, ownerId, reporterId, seq, head } = row;
  // The Json column and the two codes hold what `columnsOf` wrote.
  const extra = row.extra as unknown as EnterpriseRequest;
  const state = row.state as EnterpriseRequest["state"];
  const secrecy = row.secrecy as EnterpriseRequest["secrecy"];
  const loggedAt = row.loggedAt.toISOString();
  const kept = { number, company, investor, project, unitId, ownerId, reporterId, state, secrecy, loggedAt };
  return { request: { ...extra, ...kept }, seq, head };
}
