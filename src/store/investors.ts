import { canonicalJson } from "../domain/canonical.ts";
import type { Investor, InvestorRecord } from "../domain/models/investor.ts";
import { ConcurrencyError, type FoundKey, type InvestorKey, type Investors } from "../domain/ports.ts";
import type { Client } from "./client.ts";
import type { Investor as Row } from "./generated/sqlite/client.ts";
import { join, padded, rows, sql, type Sql } from "./sql.ts";

export function makeInvestors(client: Client): Investors {
  async function select(rest: Sql): Promise<readonly InvestorRecord[]> {
    return (await client.$queryRaw<Row[]>(sql`SELECT * FROM "Investor" ${rest}`)).map(toRecord);
  }

  async function addKeys(orgId: number, investor: number, keys: readonly InvestorKey[]): Promise<void> {
    if (keys.length === 0) return;
    await client.$executeRaw(sql`
      INSERT INTO "InvestorKey" ("orgId", "kind", "key", "investor")
      VALUES ${rows(keys.map(({ kind, key }) => [orgId, kind, key, investor]))}
      ON CONFLICT DO NOTHING`);
  }

  return {
    async insert(orgId, record, keys) {
      const columns = columnsOf(record);
      const inserted = await client.$executeRaw(sql`
        INSERT INTO "Investor" ("orgId", "number", "name", "creditCode", "parent", "country", "unitId", "mergedInto",
          "voided", "extra", "seq", "head", "searchText")
        VALUES (${orgId}, ${join(columns)}) ON CONFLICT DO NOTHING`);
      if (inserted === 0) throw new ConcurrencyError(`investor ${record.investor.number} exists`);
      await addKeys(orgId, record.investor.number, keys);
    },
    async insertAll(orgId, investors) {
      if (investors.length === 0) return;
      const inserted = await client.$executeRaw(sql`
        INSERT INTO "Investor" ("orgId", "number", "name", "creditCode", "parent", "country", "unitId", "mergedInto",
          "voided", "extra", "seq", "head", "searchText")
        VALUES ${rows(investors.map(({ record }) => [orgId, ...columnsOf(record)]))} ON CONFLICT DO NOTHING`);
      if (inserted < investors.length) throw new ConcurrencyError("an investor exists");
      const keys = investors.flatMap(({ record, keys: own }) =>
        own.map(({ kind, key }) => [orgId, kind, key, record.investor.number]),
      );
      for (const part of parts(keys))
        await client.$executeRaw(sql`
          INSERT INTO "InvestorKey" ("orgId", "kind", "key", "investor") VALUES ${rows(part)} ON CONFLICT DO NOTHING`);
    },
    async update(orgId, record, keys, expectedSeq) {
      const [number, name, creditCode, parent, country, unitId, mergedInto, voided, extra, seq, head, searchText] =
        columnsOf(record);
      const updated = await client.$executeRaw(sql`
        UPDATE "Investor" SET "name" = ${name}, "creditCode" = ${creditCode}, "parent" = ${parent},
          "country" = ${country}, "unitId" = ${unitId}, "mergedInto" = ${mergedInto}, "voided" = ${voided},
          "extra" = ${extra}, "seq" = ${seq}, "head" = ${head}, "searchText" = ${searchText}
        WHERE "orgId" = ${orgId} AND "number" = ${number} AND "seq" = ${expectedSeq}`);
      if (updated !== 1) return false;
      await client.$executeRaw(sql`
        DELETE FROM "InvestorKey" WHERE "orgId" = ${orgId} AND "investor" = ${record.investor.number}`);
      await addKeys(orgId, record.investor.number, keys);
      return true;
    },
    async byNumbers(orgId, numbers) {
      if (numbers.length === 0) return [];
      return select(sql`WHERE "orgId" = ${orgId} AND "number" IN (${join([...numbers])}) ORDER BY "number"`);
    },
    async withKeysOf(orgId, kind, keys) {
      const found: FoundKey[] = [];
      for (const part of parts(keys))
        found.push(
          ...(await client.$queryRaw<FoundKey[]>(sql`
            SELECT "kind", "key", "investor" FROM "InvestorKey"
            WHERE "orgId" = ${orgId} AND "kind" = ${kind} AND "key" IN (${join(padded(part))})`)),
        );
      return found;
    },
    async withKeys(orgId, keys, limit) {
      if (keys.length === 0) return [];
      // Each key with a limit of its own: a common one must not hide a rare one.
      const branches = keys.map(
        ({ kind, key }) => sql`
          SELECT * FROM (SELECT "kind", "key", "investor" FROM "InvestorKey"
          WHERE "orgId" = ${orgId} AND "kind" = ${kind} AND "key" = ${key} ORDER BY "investor" LIMIT ${limit}) AS "found"`,
      );
      const found: FoundKey[] = [];
      for (const part of parts(branches, mostBranches))
        found.push(...(await client.$queryRaw<FoundKey[]>(join([...part], " UNION ALL "))));
      return found;
    },
  };
}

/** In the order of the INSERT. */
function columnsOf({ investor, seq, head }: InvestorRecord) {
  const { number, name, creditCode, parent, country, unitId, mergedInto, voided, ...extra } = investor;
  const searchText = [name, ...investor.aliases].join(" ").normalize("NFKC").toLowerCase();
  return [
    number,
    name,
    creditCode,
    parent,
    country,
    unitId,
    mergedInto,
    voided,
    canonicalJson(extra),
    seq,
    head,
    searchText,
  ] as const;
}

function toRecord(row: Row): InvestorRecord {
  const { number, name, creditCode, parent, country, unitId, mergedInto, voided, seq, head } = row;
  const rest = { number, name, creditCode, parent, country, unitId, mergedInto, voided };
  // The Json column holds what `columnsOf` wrote.
  return { investor: { ...(row.extra as unknown as Investor), ...rest }, seq, head };
}

/** A long name has as many keys as signs, and a part of a file some hundreds of names: more than one statement takes. */
const mostKeys = 4096;
/** SQLite takes a UNION of 500. */
const mostBranches = 400;

function parts<T>(all: readonly T[], most = mostKeys): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / most) }, (_, part) => all.slice(part * most, (part + 1) * most));
}
