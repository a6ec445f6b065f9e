import { randomBytes } from "node:crypto";
import { PrismaPg } from "@prisma/adapter-pg";
import { expect, inject, test } from "vitest";
import { createLogger } from "../../src/log.ts";
import { openStore } from "../../src/store/open.ts";
import { execute } from "../fakes/postgresql-admin.ts";
import { anOrganization } from "../contract/store-samples.ts";

/*
 * Many servers sort text as a language does unless told otherwise, and then punctuation counts last: `days/lead/3` stands beside
 * `dayslead3`. What begins alike must be found there too, and by the key.
 */
test("names that begin alike are read by the key on a server that sorts as a language does", async () => {
  const { url } = inject("postgresql");
  const name = `xianfeng_sorted_${randomBytes(6).toString("hex")}`;
  await execute(
    url,
    `CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C' LOCALE_PROVIDER icu ICU_LOCALE 'en-US-u-ka-shifted'`,
  );
  const own = new URL(url);
  own.pathname = `/${name}`;
  try {
    const store = await openStore(own.href, { logger: createLogger("silent") });
    const orgId = await anOrganization(store);
    const cells = ["lead", "lead-2", "leads", "screening"].flatMap((stage) =>
      Array.from({ length: 400 }, (_, days) => ({
        scale: "Y" as const,
        period: "2026",
        metric: `days/${stage}/${days}`,
        unitId: 1,
        origin: "attracted",
        value: 100,
      })),
    );
    await store.write((tx) => tx.rollups.add(orgId, cells));
    const query = { scale: "Y", from: "2026", to: "2026", prefix: "days/lead/", origin: "attracted" } as const;
    const found = await store.read((tx) => tx.rollups.withPrefix(orgId, query));
    await store.close();
    expect(new Set(found.map(({ metric }) => metric.slice(0, "days/lead/".length)))).toEqual(new Set(["days/lead/"]));
    expect(found).toHaveLength(400);
    const connection = await new PrismaPg({ connectionString: own.href, max: 1 }).connect();
    try {
      const ask = async (sql: string) =>
        (await connection.queryRaw({ sql, args: [], argTypes: [] })).rows.map((row) => String(row[0]));
      // The language's own order would not do: the sort is seen here to differ.
      expect(
        await ask(
          `SELECT 'dayslead4' < 'days/lead/5' AND 'days/lead/3' < 'dayslead4' AND 'days/lead/3' < 'days/lead/5'`,
        ),
      ).toEqual(["true"]);
      expect(await ask(`SELECT 'days/lead/3' COLLATE "C" < 'dayslead0' COLLATE "C"`)).toEqual(["true"]);
      await ask(`ANALYZE "Rollup"`);
      const plan = await ask(`EXPLAIN SELECT "metric" FROM "Rollup" WHERE "orgId" = ${orgId} AND "scale" = 'Y'
        AND "metric" >= 'days/lead/' AND "metric" < 'days/lead0' AND "period" >= '2026' AND "period" <= '2026'`);
      expect(plan.join("\n")).toMatch(/Index.*Rollup_pkey/);
      expect(plan.join("\n")).toMatch(/Index Cond:.*metric >= 'days\/lead\/'.*metric < 'days\/lead0'/);
    } finally {
      await connection.dispose();
    }
  } finally {
    await execute(url, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  }
});
