import type { Traces } from "../domain/removal/port.ts";
import type { Client } from "./client.ts";
import { containing, join, sql, type Sql } from "./sql.ts";

export function makeTraces(client: Client): Traces {
  return {
    async remove(orgId, ids, identities, words) {
      const persons = join([...ids]);
      const hearers = join(ids.map((id) => `person:${id}`));
      const run = (statement: Sql): Promise<number> => client.$executeRaw(statement);
      const identityRows = await run(sql`
        DELETE FROM "Identity" WHERE "orgId" = ${orgId} AND "personId" IN (${persons})`);
      await run(sql`DELETE FROM "Role" WHERE "orgId" = ${orgId} AND "personId" IN (${persons})`);

      const files = sql`SELECT "id" FROM "Exchange" WHERE "orgId" = ${orgId} AND "personId" IN (${persons})`;
      await run(sql`DELETE FROM "ExchangeChunk" WHERE "exchange" IN (${files})`);
      const fileRows = await run(sql`DELETE FROM "Exchange" WHERE "orgId" = ${orgId} AND "personId" IN (${persons})`);

      let reminders = await run(sql`
        DELETE FROM "LinkCode" WHERE "orgId" = ${orgId} AND "personId" IN (${persons})`);
      reminders += await run(sql`DELETE FROM "Snooze" WHERE "orgId" = ${orgId} AND "personId" IN (${persons})`);
      reminders += await run(sql`DELETE FROM "Told" WHERE "orgId" = ${orgId} AND "hearer" IN (${hearers})`);
      reminders += await run(sql`DELETE FROM "Unreachable" WHERE "orgId" = ${orgId} AND "target" IN (${hearers})`);
      reminders += await run(sql`
        UPDATE "Person" SET "quiet" = NULL
        WHERE "orgId" = ${orgId} AND "id" IN (${persons}) AND "quiet" IS NOT NULL`);

      // As they stand in JSON, which is what both kinds of bodies are.
      const spelled = [...words, ...identities.map(({ id }) => id)].map((word) => JSON.stringify(word).slice(1, -1));
      const says = (column: Sql): Sql =>
        join(
          spelled.map((word) => sql`${column} LIKE ${containing(word)} ESCAPE '\\'`),
          " OR ",
        );
      if (spelled.length === 0)
        return { identities: identityRows, deliveries: 0, messages: 0, files: fileRows, reminders };
      // What is done is known by its key, so that no platform's redelivery is done again; of what it said nothing is left.
      const deliveries =
        (await run(sql`
          UPDATE "Inbox" SET "body" = '{}' WHERE "done" = true AND (${says(sql`"body"`)}) AND NOT (${says(sql`"key"`)})`)) +
        (await run(sql`DELETE FROM "Inbox" WHERE ${says(sql`"body"`)} OR ${says(sql`"key"`)}`));
      const messages = await run(sql`
        DELETE FROM "Outbox"
        WHERE ("state" <> 'pending' AND (${says(sql`"body"`)})) OR ${says(sql`"lane"`)} OR ${says(sql`"key"`)}`);
      return { identities: identityRows, deliveries, messages, files: fileRows, reminders };
    },
  };
}
