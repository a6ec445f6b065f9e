import type { Platform } from "../address.ts";
import type { OutboxResult, SentCard } from "../delivery/ports.ts";
import type { Cards } from "../domain/cards/port.ts";
import type { Card } from "../domain/models/card.ts";
import type { Client } from "./client.ts";
import type { Card as Row } from "./generated/sqlite/client.ts";
import { empty, join, padded, rows, sql, type Sql } from "./sql.ts";

/** Spots in which one project's card is kept up to date: more, and the oldest ends. */
const mostSpots = 20;

/** Of an update that has not been sent yet. */
const onItsWay = sql`EXISTS (SELECT 1 FROM "Outbox" o WHERE o."id" = c."outbox" AND o."state" = 'pending')`;

export function makeCards(client: Client, locking: Sql): Cards {
  return {
    async touch(orgId, project, at) {
      await client.$executeRaw(sql`
        UPDATE "Card" SET "due" = ${at} WHERE "orgId" = ${orgId} AND "project" = ${project}`);
    },
    async touchKin(orgId, project, broughtBy, at) {
      const by = broughtBy.length === 0 ? empty : sql`OR "project" IN (${join([...broughtBy])})`;
      await client.$executeRaw(sql`
        UPDATE "Card" SET "due" = ${at} WHERE "orgId" = ${orgId} AND ("project" IN (
          SELECT "number" FROM "Project" WHERE "orgId" = ${orgId} AND "introducedBy" = ${project}) ${by})`);
    },
    async touchPlace(orgId, { platform, workspace, id }, at) {
      await client.$executeRaw(sql`
        UPDATE "Card" SET "due" = ${at}
        WHERE "platform" = ${platform} AND "workspace" = ${workspace} AND "place" = ${id} AND "orgId" = ${orgId}`);
    },
    async giveWay({ orgId, project, platform, workspace, spot }) {
      await client.$executeRaw(sql`
        UPDATE "Card" SET "due" = NULL
        WHERE "orgId" = ${orgId} AND "project" = ${project} AND "state" = 'living' AND "platform" = ${platform}
          AND "workspace" = ${workspace} AND "spot" = ${spot}`);
    },
    async due({ now, platforms, limit, without, unlessSince }) {
      if (platforms.length === 0) return [];
      const left =
        without.length === 0
          ? empty
          : sql`AND c."platform" || ':' || c."workspace" || '/' || c."place" NOT IN (${join(padded(without))})`;
      const found = await client.$queryRaw<Row[]>(sql`
        SELECT * FROM (
          SELECT c.*, ROW_NUMBER() OVER (
            PARTITION BY c."platform", c."workspace", c."place" ORDER BY c."due" DESC, c."id" DESC) AS "turn"
          FROM "Card" c
          WHERE c."due" <= ${now} AND (c."shown" IS NULL OR c."shownAt" <= ${unlessSince}) AND c."platform" IN (${join(padded(platforms))}) AND NOT ${onItsWay} ${left}) AS found
        WHERE "turn" = 1 ORDER BY "due" DESC, "id" DESC LIMIT ${limit}`);
      return found.map(toCard);
    },
    async take(id, now) {
      const [row] = await client.$queryRaw<Row[]>(sql`
        SELECT c.* FROM "Card" c WHERE c."id" = ${id} AND c."due" <= ${now} AND NOT ${onItsWay} ${locking}`);
      return row && toCard(row);
    },
    async keep(id, { seq, shown, frozen, due, at, outbox }) {
      const sent = outbox === null ? empty : sql`, "outbox" = ${outbox}, "version" = "version" + 1, "shownAt" = ${at}`;
      await client.$executeRaw(sql`
        UPDATE "Card" SET "seq" = ${seq}, "shown" = ${shown}, "frozen" = ${frozen}, "due" = ${due} ${sent}
        WHERE "id" = ${id}`);
    },
    async postpone(id, at) {
      await client.$executeRaw(sql`UPDATE "Card" SET "due" = ${at} WHERE "id" = ${id}`);
    },
    async forget(id) {
      await client.$executeRaw(sql`DELETE FROM "Card" WHERE "id" = ${id}`);
    },
    async posted({ platform, workspace, id }, postedId) {
      const [row] = await client.$queryRaw<Row[]>(sql`
        SELECT * FROM "Card" WHERE "platform" = ${platform} AND "workspace" = ${workspace} AND "place" = ${id}
          AND "postedId" = ${postedId}`);
      return row && toCard(row);
    },
    async ofProject(orgId, project) {
      const found = await client.$queryRaw<Row[]>(sql`
        SELECT * FROM "Card" WHERE "orgId" = ${orgId} AND "project" = ${project} ORDER BY "id" DESC`);
      return found.map(toCard);
    },
    purge: (before, limit) =>
      client.$executeRaw(sql`
        DELETE FROM "Card" WHERE "id" IN (SELECT "id" FROM "Card" WHERE "shownAt" < ${before} LIMIT ${limit})`),
  };
}

type WithCard = OutboxResult & { readonly card: SentCard };

/**
 * Remembers the cards among what has just been recorded as sent, in the same transaction: a card whose sending is known is
 * kept up to date, and never one without the other. Whose project has changed since it was made is due at once, and the one
 * that was in its spot ends. Where a card could not be sent, the one before it takes its place again.
 */
export async function recordCards(
  client: Client,
  results: readonly OutboxResult[],
  instant: (at: Date) => Sql,
): Promise<void> {
  const cards = results.filter((result): result is WithCard => result.card !== undefined);
  const [first] = cards;
  if (!first) return;
  const sent = cards.filter(({ state, postedId }) => state === "sent" && postedId !== undefined);
  const unsent = cards.filter(({ state }) => state !== "sent");
  if (sent.length > 0) await add(client, sent, instant);
  if (unsent.length > 0)
    await client.$executeRaw(sql`
      UPDATE "Card" SET "due" = ${first.at} WHERE "state" = 'living' AND (${join(
        unsent.map(({ card }) => sql`(${ofProject(card)} AND ${inSpot(card)})`),
        " OR ",
      )})`);
}

async function add(client: Client, sent: readonly WithCard[], instant: (at: Date) => Sql): Promise<void> {
  const values = sent.map(({ id, at, postedId, card }) => [
    id,
    card.orgId,
    card.project,
    card.place.platform,
    card.place.workspace,
    card.place.id,
    card.place.thread ?? null,
    card.spot,
    postedId ?? null,
    card.reader,
    card.seq,
    card.step,
    instant(at),
  ]);
  // Only of rows that were still ours to record: another process that sent it too remembers its own.
  const added = await client.$queryRaw<{ orgId: number; project: number }[]>(sql`
    WITH result ("row", "orgId", "project", "platform", "workspace", "place", "thread", "spot", "postedId", "reader", "seq",
      "step", "at") AS (VALUES ${rows(values)})
    INSERT INTO "Card" ("orgId", "project", "platform", "workspace", "place", "thread", "spot", "postedId", "reader", "seq",
      "step", "postedAt", "shownAt", "due")
    SELECT p."orgId", p."number", result."platform", result."workspace", result."place", result."thread", result."spot",
      result."postedId", result."reader", CAST(result."seq" AS INTEGER), CAST(result."step" AS INTEGER), result."at",
      result."at", CASE WHEN p."seq" > CAST(result."seq" AS INTEGER) THEN result."at" END
    FROM result
      JOIN "Outbox" o ON o."id" = CAST(result."row" AS INTEGER) AND o."state" = 'sent' AND o."postedId" = result."postedId"
      JOIN "Project" p ON p."orgId" = CAST(result."orgId" AS INTEGER) AND p."number" = CAST(result."project" AS INTEGER)
    WHERE TRUE
    ON CONFLICT ("platform", "workspace", "place", "postedId") DO NOTHING
    RETURNING "orgId", "project"`);
  const [first] = sent;
  if (added.length === 0 || !first) return;
  const { at } = first;
  const ofThese = join(
    added.map((card) => sql`(${ofProject(card)})`),
    " OR ",
  );
  await client.$executeRaw(sql`
    UPDATE "Card" SET "state" = 'below', "due" = ${at}
    WHERE "state" = 'living' AND (${ofThese}) AND EXISTS (
      SELECT 1 FROM "Card" n
      WHERE n."orgId" = "Card"."orgId" AND n."project" = "Card"."project" AND n."state" = 'living' AND n."id" > "Card"."id"
        AND n."platform" = "Card"."platform" AND n."workspace" = "Card"."workspace" AND n."spot" = "Card"."spot")`);
  await client.$executeRaw(sql`
    UPDATE "Card" SET "state" = 'elsewhere', "due" = ${at} WHERE "id" IN (
      SELECT "id" FROM (
        SELECT "id", ROW_NUMBER() OVER (PARTITION BY "orgId", "project" ORDER BY "id" DESC) AS "turn"
        FROM "Card" WHERE "state" = 'living' AND (${ofThese})) AS found
      WHERE "turn" > ${mostSpots})`);
}

function ofProject({ orgId, project }: { readonly orgId: number; readonly project: number }): Sql {
  return sql`"orgId" = ${orgId} AND "project" = ${project}`;
}

function inSpot({ place, spot }: SentCard): Sql {
  return sql`"platform" = ${place.platform} AND "workspace" = ${place.workspace} AND "spot" = ${spot}`;
}

function toCard(row: Row): Card {
  return {
    id: row.id,
    orgId: row.orgId,
    project: row.project,
    place: {
      // What adapters have said of their places.
      platform: row.platform as Platform,
      workspace: row.workspace,
      id: row.place,
      ...(row.thread === null ? {} : { thread: row.thread }),
      direct: row.reader !== null,
    },
    postedId: row.postedId,
    postedAt: row.postedAt,
    reader: row.reader,
    seq: row.seq,
    step: row.step,
    // Written by this file alone.
    state: row.state as Card["state"],
    frozen: row.frozen,
    shown: row.shown,
    version: row.version,
  };
}
