import { ConcurrencyError, type AlikeProject, type ProjectFilter, type Projects } from "../domain/ports.ts";
import type { ProjectRecord } from "../domain/model.ts";
import type { Client } from "./client.ts";
import type { Project as Row } from "./generated/sqlite/client.ts";
import { columnsOf, toRecord } from "./project-row.ts";
import { all, containing, empty, identifier, join, padded, rows, sql, type Sql } from "./sql.ts";

export function makeProjects(client: Client): Projects {
  async function select(rest: Sql): Promise<readonly ProjectRecord[]> {
    return (await client.$queryRaw<Row[]>(sql`SELECT * FROM "Project" ${rest}`)).map(toRecord);
  }
  return {
    async insert(orgId, record, derived) {
      const columns = columnsOf(record, derived);
      const inserted = await client.$executeRaw(sql`
        INSERT INTO "Project" ("orgId", ${join(columns.map(([name]) => identifier(name)))})
        VALUES (${orgId}, ${join(columns.map(([, value]) => value))})
        ON CONFLICT DO NOTHING`);
      if (inserted === 0) throw new ConcurrencyError(`project ${record.project.number} exists`);
    },
    async insertAll(orgId, projects) {
      const [first, ...rest] = projects.map(({ record, derived }) => columnsOf(record, derived));
      if (!first) return;
      const inserted = await client.$executeRaw(sql`
        INSERT INTO "Project" ("orgId", ${join(first.map(([name]) => identifier(name)))})
        VALUES ${rows([first, ...rest].map((columns) => [orgId, ...columns.map(([, value]) => value)]))}
        ON CONFLICT DO NOTHING`);
      if (inserted < projects.length) throw new ConcurrencyError("a project exists");
    },
    async alike(orgId, names, creditCodes) {
      const found: AlikeProject[] = [];
      // Each by its own index; `voided = false` would make SQLite take the one over all that is not voided.
      for (const [column, values] of [
        ["name", names],
        ["creditCode", creditCodes],
      ] as const) {
        if (values.length === 0) continue;
        found.push(
          ...(await client.$queryRaw<AlikeProject[]>(sql`
            SELECT "number", "name", "company", "creditCode", "unitId" FROM "Project"
            WHERE "orgId" = ${orgId} AND ${identifier(column)} IN (${join(padded(values))}) AND NOT "voided"`)),
        );
      }
      return found.toSorted((a, b) => a.number - b.number);
    },
    async update(orgId, record, derived, expectedSeq) {
      const changes = columnsOf(record, derived).map(([name, value]) => sql`${identifier(name)} = ${value}`);
      const updated = await client.$executeRaw(sql`
        UPDATE "Project" SET ${join(changes)}
        WHERE "orgId" = ${orgId} AND "number" = ${record.project.number} AND "seq" = ${expectedSeq}`);
      return updated === 1;
    },
    async byNumber(orgId, number) {
      const [record] = await select(sql`WHERE "orgId" = ${orgId} AND "number" = ${number}`);
      return record;
    },
    async byNumbers(orgId, numbers) {
      if (numbers.length === 0) return [];
      return select(sql`WHERE "orgId" = ${orgId} AND "number" IN (${join([...numbers])})`);
    },
    async list(orgId, filter, page) {
      const found = await select(sql`
        WHERE "orgId" = ${orgId} AND "voided" = false AND ${notMerged} ${conditionsOf(filter)}
        ORDER BY "progressAt" DESC, "number" DESC LIMIT ${page.limit + 1} OFFSET ${page.offset}`);
      return { records: found.slice(0, page.limit), more: found.length > page.limit };
    },
    async due(orgId, by, { after = new Date(0), until, earliestFirst = false }, limit, offset = 0) {
      const whose =
        by === "everybody"
          ? empty
          : "ownerId" in by
            ? sql`AND "ownerId" = ${by.ownerId}`
            : sql`AND "unitId" = ${by.unitId}`;
      return select(sql`
        WHERE "orgId" = ${orgId} ${whose} AND "dueAt" > ${after} AND "dueAt" <= ${until} AND "voided" = false
        ORDER BY ${earliestFirst ? sql`"dueAt", "number"` : sql`"dueAt" DESC, "number" DESC`}
        LIMIT ${limit} OFFSET ${offset}`);
    },
    async whoseDue(orgId, until) {
      const found = await client.$queryRaw<{ ownerId: number; unitId: number }[]>(sql`
        SELECT DISTINCT "ownerId", "unitId" FROM "Project"
        WHERE "orgId" = ${orgId} AND "dueAt" <= ${until} AND "voided" = false`);
      const sorted = (ids: readonly number[]) => [...new Set(ids)].toSorted((a, b) => a - b);
      return {
        ownerIds: sorted(found.map(({ ownerId }) => ownerId)),
        unitIds: sorted(found.map(({ unitId }) => unitId)),
      };
    },
    async ofInvestors(orgId, investors, limit) {
      if (investors.length === 0) return [];
      return select(sql`
        WHERE "orgId" = ${orgId} AND "investor" IN (${join([...investors])}) AND "voided" = false AND ${notMerged}
        ORDER BY "number" LIMIT ${limit}`);
    },
    async holdersOf(orgId, investors, limit) {
      if (investors.length === 0) return [];
      return select(sql`
        WHERE "orgId" = ${orgId} AND "investor" IN (${join([...investors])}) AND "voided" = false AND ${notMerged}
          AND CAST("extra" AS TEXT) LIKE '%"hold"%'
        ORDER BY "number" LIMIT ${limit}`);
    },
    async introducedBy(orgId, number, limit) {
      const found = await select(sql`
        WHERE "orgId" = ${orgId} AND "introducedBy" = ${number} AND "voided" = false
        ORDER BY "number" LIMIT ${limit}`);
      return found.filter(({ project }) => project.mergedInto === null);
    },
    async toRevisit(orgId, filter, page) {
      const found = await client.$queryRaw<Row[]>(sql`
        SELECT "Project".* FROM (
          SELECT "number" AS "revisited", "at" FROM "Due"
          WHERE "orgId" = ${orgId} AND "kind" = 'revisit' AND "subject" = 'project') AS "due"
        JOIN "Project" ON "orgId" = ${orgId} AND "number" = "revisited"
        WHERE "voided" = false ${conditionsOf(filter)}
        ORDER BY "at", "number" LIMIT ${page.limit + 1} OFFSET ${page.offset}`);
      return { records: found.slice(0, page.limit).map(toRecord), more: found.length > page.limit };
    },
    pointingTo: (orgId, investor, after, limit) =>
      select(sql`
        WHERE "orgId" = ${orgId} AND "investor" = ${investor} AND "voided" = false AND "number" > ${after}
        ORDER BY "number" LIMIT ${limit}`),
    after: (orgId, number, limit, filter) =>
      select(sql`
        WHERE "orgId" = ${orgId} AND "number" > ${number}
          ${filter ? sql`AND "voided" = false ${conditionsOf(filter)}` : empty}
        ORDER BY "number" LIMIT ${limit}`),
    async withDue(orgId, after, limit) {
      const found = await client.$queryRaw<Row[]>(sql`
        SELECT * FROM "Project" WHERE "orgId" = ${orgId} AND "number" > ${after} AND "voided" = false
        ORDER BY "number" LIMIT ${limit}`);
      return found.map((row) => ({ record: toRecord(row), dueAt: row.dueAt }));
    },
    async setDue(orgId, number, dueAt, expectedSeq) {
      const updated = await client.$executeRaw(sql`
        UPDATE "Project" SET "dueAt" = ${dueAt}
        WHERE "orgId" = ${orgId} AND "number" = ${number} AND "seq" = ${expectedSeq}`);
      return updated === 1;
    },
  };
}

/** What was merged into another is found by its number alone. Both databases read a member of a Json column so. */
const notMerged = sql`("extra" ->> 'mergedInto') IS NULL`;

function conditionsOf(filter: ProjectFilter): Sql {
  const conditions: Sql[] = (filter.words ?? []).map((word) => sql`"searchText" LIKE ${containing(word)} ESCAPE '\\'`);
  if (filter.unitId !== undefined) conditions.push(sql`"unitId" = ${filter.unitId}`);
  if (filter.ownerId !== undefined) conditions.push(sql`"ownerId" = ${filter.ownerId}`);
  if (filter.stage !== undefined) conditions.push(sql`"stage" = ${filter.stage}`);
  if (filter.side !== undefined) conditions.push(onSide(filter.side, filter.asOf ?? new Date(0)));
  if (filter.chain !== undefined) conditions.push(sql`"chain" = ${filter.chain}`);
  if (filter.visibleTo) conditions.push(visibleTo(filter.visibleTo));
  return conditions.length === 0 ? empty : sql`AND ${all(conditions)}`;
}

function onSide(side: NonNullable<ProjectFilter["side"]>, asOf: Date): Sql {
  switch (side) {
    case "main":
      return sql`"sideState" IS NULL`;
    case "open":
      // One expression, because "null or paused" would be looked up twice and then sorted.
      return sql`COALESCE("sideState", 'paused') = 'paused'`;
    case "paused":
      return sql`"sideState" = 'paused' AND EXISTS (
        SELECT 1 FROM "Due" WHERE "Due"."orgId" = "Project"."orgId" AND "Due"."subject" = 'project'
          AND "Due"."number" = "Project"."number" AND "Due"."kind" = 'pause-end' AND "Due"."at" > ${asOf})`;
    case "lost":
    case "exited":
      return sql`"sideState" = ${side}`;
  }
}

/** A condition on the columns of a project. */
export function visibleTo({ unitIds, ledUnitIds, memberId }: NonNullable<ProjectFilter["visibleTo"]>): Sql {
  const reasons = [sql`"secrecy" = 'L0'`, sql`"ownerId" = ${memberId}`];
  if (unitIds.length > 0) reasons.push(sql`("secrecy" <> 'L2' AND "unitId" IN (${join([...unitIds])}))`);
  for (const unitId of unitIds) reasons.push(sql`("secrecy" <> 'L2' AND "partners" LIKE ${`%,${unitId},%`})`);
  if (ledUnitIds.length > 0) reasons.push(sql`"unitId" IN (${join([...ledUnitIds])})`);
  return sql`(${join(reasons, " OR ")})`;
}
