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
        WHERE "orgId" = ${orgId} AND "voided" = false ${conditionsOf(filter)}
        ORDER BY "progressAt" DESC, "number" DESC LIMIT ${page.limit + 1} OFFSET ${page.offset}`);
      return { records: found.slice(0, page.limit), more: found.length > page.limit };
    },
    async due(orgId, by, now, limit) {
      const whose = "ownerId" in by ? sql`"ownerId" = ${by.ownerId}` : sql`"unitId" = ${by.unitId}`;
      return select(sql`
        WHERE "orgId" = ${orgId} AND ${whose} AND "dueAt" <= ${now} AND "voided" = false
        ORDER BY "dueAt", "number" LIMIT ${limit}`);
    },
    async dueOwners(orgId, now) {
      const owners = await client.$queryRaw<{ ownerId: number }[]>(sql`
        SELECT DISTINCT "ownerId" FROM "Project" WHERE "orgId" = ${orgId} AND "dueAt" <= ${now} AND "voided" = false
        ORDER BY "ownerId"`);
      return owners.map((row) => row.ownerId);
    },
    async ofInvestors(orgId, investors, limit) {
      if (investors.length === 0) return [];
      const found = await select(sql`
        WHERE "orgId" = ${orgId} AND "investor" IN (${join([...investors])}) AND "voided" = false
        ORDER BY "number" LIMIT ${limit}`);
      return found.filter(({ project }) => project.mergedInto === null);
    },
    after: (orgId, number, limit, filter) =>
      select(sql`
        WHERE "orgId" = ${orgId} AND "number" > ${number}
          ${filter ? sql`AND "voided" = false ${conditionsOf(filter)}` : empty}
        ORDER BY "number" LIMIT ${limit}`),
  };
}

function conditionsOf(filter: ProjectFilter): Sql {
  const conditions: Sql[] = (filter.words ?? []).map((word) => sql`"searchText" LIKE ${containing(word)} ESCAPE '\\'`);
  if (filter.unitId !== undefined) conditions.push(sql`"unitId" = ${filter.unitId}`);
  if (filter.ownerId !== undefined) conditions.push(sql`"ownerId" = ${filter.ownerId}`);
  if (filter.stage !== undefined) conditions.push(sql`"stage" = ${filter.stage}`);
  if (filter.side === "main") conditions.push(sql`"sideState" IS NULL`);
  else if (filter.side !== undefined) conditions.push(sql`"sideState" = ${filter.side}`);
  if (filter.chain !== undefined) conditions.push(sql`"chain" = ${filter.chain}`);
  if (filter.visibleTo) conditions.push(visibleTo(filter.visibleTo));
  return conditions.length === 0 ? empty : sql`AND ${all(conditions)}`;
}

function visibleTo({ unitIds, ledUnitIds, memberId }: NonNullable<ProjectFilter["visibleTo"]>): Sql {
  const reasons = [sql`"secrecy" = 'L0'`, sql`"ownerId" = ${memberId}`];
  if (unitIds.length > 0) reasons.push(sql`("secrecy" <> 'L2' AND "unitId" IN (${join([...unitIds])}))`);
  for (const unitId of unitIds) reasons.push(sql`("secrecy" <> 'L2' AND "partners" LIKE ${`%,${unitId},%`})`);
  if (ledUnitIds.length > 0) reasons.push(sql`"unitId" IN (${join([...ledUnitIds])})`);
  return sql`(${join(reasons, " OR ")})`;
}
