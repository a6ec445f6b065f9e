import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import type { SqlDriverAdapter, SqlQuery } from "@prisma/driver-adapter-utils";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { coverOf } from "../../src/domain/boards/cover.ts";
import type { ProjectFilter } from "../../src/domain/ports.ts";
import { makeConnection } from "../../src/store/connection.ts";
import { PrismaClient } from "../../src/store/generated/sqlite/client.ts";
import { makeTransaction, type Transaction } from "../../src/store/transaction.ts";
import { after, delivery, lease, noon, owed, record } from "../contract/store-samples.ts";
import { requestRecord } from "../contract/store-requests.ts";
import { investorRecord } from "../contract/store-investors.ts";
import { makeDatabase, type TestDatabase } from "../fakes/database.ts";

/** What may be read from end to end: rows the statement itself brought along or has found through an index. */
const short = /^SCAN (due|found|result|sub|\d+ CONSTANT ROWS?|CONSTANT ROW|\(subquery-\d+\))$/;

const chain = {
  id: 1,
  name: "x",
  aliases: [],
  fromYear: 2026,
  toYear: null,
  chief: null,
  taskForceUnitId: null,
  leaders: [],
  links: [],
  active: true,
};

let database: TestDatabase;
let adapter: SqlDriverAdapter;
let tx: Transaction;
const seen: SqlQuery[] = [];

beforeAll(async () => {
  database = await makeDatabase("sqlite");
  adapter = await new PrismaBetterSqlite3({ url: database.url }).connect();
  const connection = makeConnection("sqlite", (factory) => new PrismaClient({ adapter: factory }));
  connection.pointTo({
    provider: adapter.provider,
    adapterName: adapter.adapterName,
    queryRaw: (query) => (seen.push(query), adapter.queryRaw(query)),
    executeRaw: (query) => (seen.push(query), adapter.executeRaw(query)),
  });
  tx = makeTransaction(connection.client, "sqlite");
});

afterAll(async () => {
  await adapter.dispose();
  await database.drop();
});

/** What SQLite says it will do for each statement that `work` sends. */
async function plansOf(work: () => Promise<unknown>): Promise<readonly string[]> {
  seen.length = 0;
  await work();
  expect(seen.length).toBeGreaterThan(0);
  const plans: string[] = [];
  for (const query of seen.slice()) {
    const { columnNames, rows } = await adapter.queryRaw({ ...query, sql: `EXPLAIN QUERY PLAN ${query.sql}` });
    plans.push(...rows.map((row) => String(row[columnNames.indexOf("detail")])));
  }
  return plans;
}

/** Steps that read a table, or a whole index of it, from end to end, or sort everything they found. */
function slow(plans: readonly string[]): readonly string[] {
  return plans.filter(
    (step) => (step.startsWith("SCAN") && !short.test(step)) || step === "USE TEMP B-TREE FOR ORDER BY",
  );
}

const filters: Readonly<Record<string, ProjectFilter>> = {
  "no filter": {},
  unit: { unitId: 1 },
  owner: { ownerId: 1 },
  stage: { stage: "lead" },
  chain: { chain: "nev" },
  words: { words: ["电池", "byd"] },
  "what is open": { ownerId: 1, side: "open" },
  "what is open to see": { side: "open", visibleTo: { unitIds: [1], ledUnitIds: [], memberId: 1 } },
  "what is on hold": { side: "paused", asOf: noon },
  "what is lost": { side: "lost" },
  "what one may see": { visibleTo: { unitIds: [1, 2], ledUnitIds: [3], memberId: 1 } },
  "all at once": { unitId: 1, stage: "lead", words: ["x"], visibleTo: { unitIds: [1], ledUnitIds: [], memberId: 1 } },
};

describe("no query reads all history", () => {
  it("and one that did would be noticed", async () => {
    const scanning = { sql: `SELECT * FROM "Project" WHERE "note" = 'x'`, args: [], argTypes: [] };
    expect(slow(await plansOf(() => (seen.push(scanning), Promise.resolve())))).toEqual(["SCAN Project"]);
    const sorting = { sql: `SELECT * FROM "Project" WHERE "orgId" = 1 ORDER BY "note"`, args: [], argTypes: [] };
    expect(slow(await plansOf(() => (seen.push(sorting), Promise.resolve())))).toEqual([
      "USE TEMP B-TREE FOR ORDER BY",
    ]);
  });

  it.each(Object.entries(filters))("the list of projects with %s", async (_, filter) => {
    const plans = await plansOf(() => tx.projects.list(1, filter, { offset: 0, limit: 20 }));
    expect(slow(plans)).toEqual([]);
    expect(plans.join()).toContain("SEARCH Project USING INDEX");
  });

  it("the record of a card's sending", async () => {
    const [row] = await tx.outbox.add([owed("card")], lease("a"));
    await tx.projects.insert(1, record(77), { dueAt: null, searchText: "" });
    const place = { platform: "slack", workspace: "T1", id: "C1", direct: false } as const;
    const card = { orgId: 1, project: 77, place, spot: "C1", reader: null, seq: 1, step: 1 };
    const result = { id: row?.id ?? 0, state: "sent", at: noon, postedId: "m1", card } as const;
    const plans = await plansOf(() => tx.outbox.settle([result], "a"));
    expect(plans.filter((step) => step.startsWith("SCAN") && !short.test(step))).toEqual([]);
    expect(plans.join()).toContain("SEARCH Card USING INDEX");
  });

  const reads: Readonly<Record<string, () => Promise<unknown>>> = {
    "a project": () => tx.projects.byNumber(1, 1),
    "several projects": () => tx.projects.byNumbers(1, [1, 2]),
    "what is due to an owner": () => tx.projects.due(1, { ownerId: 1 }, { until: noon }, 20),
    "what has waited longest of an owner": () =>
      tx.projects.due(1, { ownerId: 1 }, { until: noon, earliestFirst: true }, 20),
    "what is due in a unit": () => tx.projects.due(1, { unitId: 1 }, { until: noon }, 20),
    "what is due to anybody": () => tx.projects.due(1, "everybody", { until: noon }, 20),
    "whose what is due is": () => tx.projects.whoseDue(1, noon),
    "the last slot that was seen to": () => tx.claims.lastDone(1, "digest", "person:1", "2026-11-23"),
    "what somebody was told": () => tx.tellings.of(1, "person:1"),
    "what somebody put off": () => tx.snoozes.of(1, 1),
    "who put something off": () => tx.snoozes.about(1, "project", 1),
    "the nurture pool": () => tx.projects.toRevisit(1, {}, { offset: 0, limit: 20 }),
    "a unit's nurture pool": () => tx.projects.toRevisit(1, { unitId: 1 }, { offset: 0, limit: 20 }),
    "projects that one brought": () => tx.projects.introducedBy(1, 1, 20),
    "what falls due": () => tx.dues.between(1, "revisit", noon, after(9), 20),
    "a project's update": () => tx.projects.update(1, record(1), { dueAt: null, searchText: "" }, 1),
    "projects of investors": () => tx.projects.ofInvestors(1, [1, 2], 20),
    "projects that name an investor": () => tx.projects.pointingTo(1, 1, 0, 20),
    investors: () => tx.investors.byNumbers(1, [1, 2]),
    "investors by keys": () =>
      tx.investors.withKeys(
        1,
        [
          { kind: "core", key: "x" },
          { kind: "near", key: "y" },
        ],
        8,
      ),
    "an investor's update": () => tx.investors.update(1, investorRecord(1), [{ kind: "core", key: "x" }], 1),
    "a stream": () => tx.ledger.ofStream(1, "project", 1, 20),
    "an actor's entries": () => tx.ledger.byActor(1, 1, noon, 20),
    "a unit's entries": () => tx.ledger.ofUnit(1, 1, ["lead", "stage"], noon, after(9), 20),
    "the head": () => tx.ledger.head(1, "organization", 0),
    "a page of the ledger": () => tx.ledger.scan(1, "project", { stream: 1, seq: 1 }, 20),
    sums: () => tx.rollups.sums(1, { scale: "M", from: "2026-01", to: "2026-11", metric: "leads", origins: ["local"] }),
    "sums of several metrics": () =>
      tx.rollups.sumsOf(1, { parts: coverOf("2026-01-01", "2026-11-23"), metrics: ["a", "b"], origins: ["x"] }),
    "sums of what begins alike": () =>
      tx.rollups.withPrefix(1, { scale: "Y", from: "2025", to: "2026", prefix: "days/lead/", origin: "x" }),
    "a unit's facts": () =>
      tx.facts.ofUnit(
        1,
        { unitId: 1, kinds: ["signed"], from: "2026-11-01", to: "2026-11-30" },
        { offset: 0, limit: 9 },
      ),
    "a project's facts": () => tx.facts.ofProject(1, 1),
    "facts replaced": () => tx.facts.put(1, 1, []),
    "corrections that wait": () => tx.corrections.waiting(1, 20),
    "corrections handled": () => tx.corrections.handle(1, [{ project: 1, seq: 2, at: noon.toISOString() }]),
    "marks of days": () => tx.marks.between(1, "2026-11-01", "2026-11-30"),
    "entries since an instant": () => tx.ledger.sinceInUnits(1, [1, 2], noon),
    "projects alike": () => tx.projects.alike(1, ["a", "b", "c"], ["d"]),
    "projects after a number that one may see": () =>
      tx.projects.after(1, 5, 20, { visibleTo: { unitIds: [1], ledUnitIds: [2], memberId: 1 } }),
    "investors with many keys": () => tx.investors.withKeysOf(1, "name", ["a", "b", "c"]),
    "an exchange": () => tx.exchanges.byId(1, 1),
    "a part of a file": () => tx.exchanges.part(1, 1),
    "exchanges to take over": () => tx.exchanges.takeOver(noon, lease("a"), 2),
    "an exchange renewed": () => tx.exchanges.renew(1, lease("a")),
    "exchanges freed": () => tx.exchanges.endLeases(["a"], noon),
    "a person by identity": () => tx.people.byIdentity(1, { platform: "slack", workspace: "T", id: "U" }),
    "people by id": () => tx.people.byIds(1, [1, 2]),
    "people by name": () => tx.people.named(1, "x"),
    "people by unit": () => tx.people.inUnits(1, [1, 2], 300),
    "people by role": () => tx.people.holding(1, { name: "leader", unitId: 1 }),
    chains: () => tx.chains.list(1),
    "a chain's change": () => tx.chains.save(1, chain),
    "people by several roles": () => tx.people.inRoles(1, ["verifier", "coordinator"]),
    "a claim by its number": () => tx.parts.byNumber(1, "funds", 7),
    "claims that wait": () => tx.parts.inState(1, "funds", "claimed", { offset: 0, limit: 100 }),
    "clocks of projects after a number": () => tx.projects.withDue(1, 5, 200),
    "clocks of requests after a number": () => tx.requests.withDue(1, 5, 200),
    "what is due of several": () => tx.dues.ofEach(1, "project", [1, 2, 3]),
    "what is due of a kind": () => tx.dues.between(1, "verify", new Date(0), noon, 500),
    "what waited for a word": () => tx.dues.between(1, "transfer", noon, after(9), 20),
    identities: () => tx.people.identities(1, [1, 2]),
    "a request": () => tx.requests.byNumber(1, 1),
    "several requests": () => tx.requests.byNumbers(1, [1, 2]),
    "all open requests": () => tx.requests.open(1, undefined, 20),
    "a request's update": () => tx.requests.update(1, requestRecord(1), null, 1),
    "a rating link": () => tx.ratings.byToken("x"),
    "a rating link's use": () => tx.ratings.use("x", noon),
    "a request's links": () => tx.ratings.voidLinks(1, 1),
    "whether a request is rated": () => tx.ratings.rated(1, 1),
    "a unit's ratings": () => tx.ratings.ofUnit(1, 1, noon, after(9)),
    "how many were asked": () => tx.ratings.asked(1, 1, noon, after(9)),
    "all ratings": () => tx.ratings.all(1),
    "a project's visits": () => tx.outings.ofProject(1, 1),
    "a firm's day": () => tx.outings.ofFirm(1, "investor/3", "2026-11-23", 20),
    "another firm for a project's visits": () => tx.outings.setFirm(1, 1, "investor/3"),
    "a visit taken back": () => tx.outings.remove(1, 1, 2),
    "a project's visits taken back": () => tx.outings.clear(1, 1),
    "visits of a period": () => tx.outings.sums(1, "2026-11-01", "2026-11-30"),
    "cities of a period": () => tx.outings.cities(1, "2026-11-01", "2026-11-30", undefined),
    "cities one may know": () =>
      tx.outings.cities(1, "2026-11-01", "2026-11-30", { unitIds: [1, 2], ledUnitIds: [3], memberId: 1 }),
    "a link code made": () => tx.links.putCode(1, { personId: 1, codeHash: "x", expiresAt: after(600) }, noon),
    "a link code used": () => tx.links.useCode(1, "x", noon),
    "a person's link codes": () => tx.links.dropCodes(1, 1),
    "an identity moved": () =>
      tx.links.moveIdentity(1, { platform: "slack", workspace: "T", id: "U" }, 1).catch(() => undefined),
    "the latest issue": () => tx.issues.latest(1, 1, "daily"),
    "the outage they were told of": () => tx.outages.last(1, "slack"),
    "an outage that begins": () => tx.outages.begin(1, "slack", noon, noon),
    "an outage that lasts": () => tx.outages.confirm(1, "slack", noon),
    "an outage that is over": () => tx.outages.end(1, "slack", { from: noon, over: false, confirmedAt: noon }),
    "claims of several targets": () => tx.claims.taken(1, "board", ["channel:1", "channel:2"], ["2026-11-23"]),
    "a target's last claims": () => tx.claims.recent(1, "channel:1", ["board", "weekly"], 5),
    "when something was last composed for a target": () => tx.claims.lastSent(1, "channel:1", "2026-11-09"),
    "claims to purge": () => tx.claims.purge(1, "2025-11-09", 20),
    "slots missed": () => tx.claims.skip(1, "board", [{ target: "channel:1", slot: "2026-11-23" }], noon),
    "what fails of a target": () => tx.troubles.of(1, "channel:1", ["board", "weekly"]),
    "work that succeeded": () => tx.troubles.clear(1, "board", [{ target: "channel:1", slot: "2026-11-23" }]),
    "how much fails": () => tx.troubles.count(1),
    "a project's cards": () => tx.cards.touch(1, 1, noon),
    "cards of those which a project brought": () => tx.cards.touchKin(1, 1, [2], noon),
    "a place's cards": () => tx.cards.touchPlace(1, { platform: "slack", workspace: "T1", id: "C1" }, noon),
    "the card before the next": () =>
      tx.cards.giveWay({ orgId: 1, project: 1, platform: "slack", workspace: "T1", spot: "C1" }),
    "a card that is due": () => tx.cards.take(1, noon),
    "a card by its message": () => tx.cards.posted({ platform: "slack", workspace: "T1", id: "C1" }, "m1"),
    "old cards": () => tx.cards.purge(noon, 20),
    "who cannot be reached": () => tx.unreachables.list(1, 20),
    "who of these cannot be reached": () => tx.unreachables.among(1, ["channel:1", "person:2"]),
    "who cannot be reached and was not told of": () => tx.unreachables.untold(1, 20),
    "who was told of": () => tx.unreachables.markTold(1, ["channel:1"], noon),
    "one who is reached": () => tx.unreachables.clear(1, "channel:1"),
    "a delivery done": () => tx.inbox.finish("x", noon),
    "deliveries to take over": () => tx.inbox.takeOver(noon, lease("a"), 20),
    "a delivery postponed": () => tx.inbox.postpone("x", noon),
    "deliveries freed": () => tx.inbox.endLeases(["a", "b"], noon),
    "messages freed": () => tx.outbox.endLeases(["a", "b"], noon),
    "deliveries pending": () => tx.inbox.pending(),
    "deliveries to purge": () => tx.inbox.purge(noon, 20),
    "messages to take over": () => tx.outbox.takeOver(noon, lease("a"), 20),
    "messages settled": () =>
      tx.outbox.settle(
        [
          { id: 1, state: "sent", at: noon },
          { id: 2, state: "dead", at: noon },
        ],
        "a",
      ),
    "a message postponed": () => tx.outbox.postpone(1, noon, "timeout", lease("a")),
    "messages renewed": () => tx.outbox.renew([1, 2], lease("a")),
    "messages pending": () => tx.outbox.pending(),
    "messages to purge": () => tx.outbox.purge(noon, 20),
    "a platform's newest messages": () => tx.outbox.recent("console", 20),
  };

  // Sorted after all, because `takeOver` gives what is due by age: bounded by what is due and unheld, which is nothing
  // unless a process has died.
  const sorted = new Set([
    "deliveries to take over",
    "messages to take over",
    "exchanges to take over",
    // Found by their days and given by their numbers: as many as an office enters by hand in that time.
    "marks of days",
    // As many as nobody was told of since the day before.
    "who cannot be reached and was not told of",
  ]);

  it.each(Object.entries(reads))("%s", async (name, read) => {
    const steps = slow(await plansOf(read));
    expect(steps.filter((step) => !(sorted.has(name) && step.startsWith("USE TEMP")))).toEqual([]);
  });

  it("sums are found by the whole key down to the period, or to where names begin alike", async () => {
    const sums = await plansOf(() =>
      tx.rollups.sumsOf(1, { parts: coverOf("2026-01-01", "2026-11-23"), metrics: ["a", "b"], origins: ["x"] }),
    );
    expect(sums.join()).toMatch(/\(orgId=\? AND scale=\? AND metric=\? AND period=\?\)/);
    const alike = await plansOf(() =>
      tx.rollups.withPrefix(1, { scale: "Y", from: "2025", to: "2026", prefix: "days/lead/" }),
    );
    expect(alike.join()).toMatch(/\(orgId=\? AND scale=\? AND metric>\? AND metric<\?\)/);
  });

  it("open requests of units and of a person, each through an index of its own", async () => {
    const plans = await plansOf(() => tx.requests.open(1, { unitIds: [1, 2], memberId: 3 }, 20));
    expect(slow(plans).filter((step) => step !== "SCAN found")).toEqual([]);
    expect(plans.join()).toContain("Request_orgId_unitId_due_idx");
    expect(plans.join()).toContain("Request_orgId_ownerId_due_idx");
  });

  it("news of several units are found by their time, and sorted after all: as many as there are of some days", async () => {
    const plans = await plansOf(() => tx.ledger.newsOf(1, [1, 2, 3], ["lead", "stage"], noon, after(9), 20));
    expect(plans.filter((step) => !step.startsWith("USE TEMP"))).toEqual([
      "SEARCH Entry USING INDEX Entry_orgId_unitId_at_idx (orgId=? AND unitId=? AND at>? AND at<?)",
    ]);
  });

  it("visits of a period are found by their day", async () => {
    const plans = await plansOf(() => tx.outings.sums(1, "2026-11-01", "2026-11-30"));
    const searches = plans.filter((step) => step.startsWith("SEARCH"));
    expect(searches).toHaveLength(3);
    for (const step of searches) expect(step).toContain("day>?");
  });

  it("covers every statement of the inbox and outbox", async () => {
    await plansOf(() => tx.inbox.accept([{ ...delivery("d"), lease: lease("a") }]));
    await plansOf(() => tx.inbox.first("form:1", noon));
    await plansOf(() => tx.outbox.add([owed("m")], lease("a")));
    expect(Object.keys(tx.inbox).length + Object.keys(tx.outbox).length).toBe(17);
  });
});
