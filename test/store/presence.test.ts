import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createLogger } from "../../src/log.ts";
import { openStore } from "../../src/store/open.ts";
import type { Store } from "../../src/store/port.ts";
import { makeDatabase, type TestDatabase } from "../fakes/database.ts";

const now = new Date("2026-12-01T00:50:00Z");
const until = new Date(now.getTime() + 15_000);

/** A process here is a store: closing it without giving anything up is what its death looks like to the others. */
describe.each(["sqlite", "postgresql"] as const)("leases of processes that are gone, on %s", (dialect) => {
  let database: TestDatabase;
  const open = new Set<Store>();

  beforeEach(async () => {
    database = await makeDatabase(dialect);
  });

  afterEach(async () => {
    for (const store of open) await die(store);
    await database.drop();
  });

  async function boot(owner?: string): Promise<Store> {
    const store = await openStore(database.url, { logger: createLogger("silent") });
    open.add(store);
    if (owner !== undefined) await store.presence.enter(owner);
    return store;
  }

  async function die(store: Store): Promise<void> {
    open.delete(store);
    await store.close();
  }

  /** One delivery and one message in the hands of `owner`. */
  async function lease(store: Store, owner: string): Promise<void> {
    const held = { owner, until };
    await store.inbox.accept({ key: `slack:${owner}`, body: "{}", receivedAt: now }, held);
    const draft = {
      key: owner,
      kind: "post",
      platform: "slack",
      lane: owner,
      body: "{}",
      createdAt: now,
      notBefore: now,
    } as const;
    await store.write((tx) => tx.outbox.add([draft], held));
  }

  async function free(store: Store) {
    const mine = { owner: "test", until };
    const deliveries = await store.inbox.takeOver(now, mine, 10);
    const messages = await store.outbox.takeOver(now, mine, 10);
    return { deliveries: deliveries.map(({ key }) => key), messages: messages.map(({ key }) => key) };
  }

  it("end at once when the next process starts", async () => {
    const first = await boot("first");
    await lease(first, "first");
    await die(first);
    const second = await boot("second");
    expect(await free(second)).toEqual({ deliveries: [], messages: [] });
    expect(await second.presence.endLeasesOfGone(now)).toBe(2);
    expect(await free(second)).toEqual({ deliveries: ["slack:first"], messages: ["first"] });
  });

  it("stay while the process lives", async () => {
    const first = await boot("first");
    await lease(first, "first");
    const second = await boot("second");
    await lease(second, "second");
    for (const store of [first, second, second, first]) expect(await store.presence.endLeasesOfGone(now)).toBe(0);
    expect(await free(second)).toEqual({ deliveries: [], messages: [] });
  });

  it("end when a process dies beside another one", async () => {
    const first = await boot("first");
    await first.presence.endLeasesOfGone(now);
    await lease(first, "first");
    const second = await boot("second");
    await second.presence.endLeasesOfGone(now);
    await die(first);
    // It is looked for every two seconds; a server takes a moment to let go of a connection that broke.
    let ended = 0;
    for (let look = 0; look < 100 && ended === 0; look++) {
      ended = (await second.presence.endLeasesOfGone(now)) + (await second.presence.endLeasesOfGone(now));
      if (ended === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(ended).toBe(2);
    expect(await free(second)).toEqual({ deliveries: ["slack:first"], messages: ["first"] });
  });

  it("end after a process that was killed before it could say so of the one before it", async () => {
    const first = await boot("first");
    await first.presence.endLeasesOfGone(now);
    await lease(first, "first");
    await die(first);
    await die(await boot("second"));
    const third = await boot("third");
    expect(await third.presence.endLeasesOfGone(now)).toBe(2);
  });

  it("end once: what the next process has taken is its own", async () => {
    const first = await boot("first");
    await lease(first, "first");
    await die(first);
    const second = await boot("second");
    await second.presence.endLeasesOfGone(now);
    const mine = { owner: "second", until };
    expect(await second.inbox.takeOver(now, mine, 10)).toHaveLength(1);
    expect(await second.presence.endLeasesOfGone(now)).toBe(0);
    expect(await free(second)).toEqual({ deliveries: [], messages: ["first"] });
  });
});
