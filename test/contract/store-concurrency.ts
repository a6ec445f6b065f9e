import { describe, expect, it } from "vitest";
import { ConcurrencyError } from "../../src/domain/ports.ts";
import type { Store } from "../../src/store/port.ts";
import type { Open } from "./store.ts";
import {
  after,
  anOrganization,
  delivery,
  derived,
  entry,
  lease,
  noon,
  owed,
  record,
  someone,
} from "./store-samples.ts";

/** One more entry on project 1, as the domain writes it: read, append, update where nobody was faster. */
function logProgress(store: Store, orgId: number): Promise<number> {
  return store.write(async (tx) => {
    const current = await tx.projects.byNumber(orgId, 1);
    if (!current) throw new Error("no project");
    const seq = current.seq + 1;
    await tx.ledger.append(orgId, [entry(1, seq)]);
    const updated = await tx.projects.update(orgId, { ...current, seq, head: `h${seq}` }, derived(), current.seq);
    if (!updated) throw new ConcurrencyError("project");
    await tx.rollups.add(
      orgId,
      ["Y", "M"].map((scale) => ({
        scale: scale as "Y" | "M",
        period: "2026",
        metric: "progress",
        unitId: 1,
        origin: "outside",
        value: 1,
      })),
    );
    return seq;
  });
}

/** Retries as a person would who was told that somebody else was faster. */
async function persist<T>(work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof ConcurrencyError)) throw error;
    }
  }
}

export function testConcurrency(open: Open): void {
  describe("many at once", () => {
    it("50 writes to one project, from two instances, all land in one unbroken stream", async () => {
      const stores = [await open(), await open()] as const;
      const orgId = await anOrganization(stores[0]);
      await stores[0].write(async (tx) => {
        await tx.projects.insert(orgId, record(1), derived());
        await tx.ledger.append(orgId, [entry(1, 1)]);
      });
      const seqs = await Promise.all(
        Array.from({ length: 50 }, (_, index) =>
          persist(() => logProgress(index % 2 === 0 ? stores[0] : stores[1], orgId)),
        ),
      );
      const expected = Array.from({ length: 50 }, (_, index) => index + 2);
      expect([...seqs].sort((a, b) => a - b)).toEqual(expected);
      await stores[1].read(async (tx) => {
        expect((await tx.projects.byNumber(orgId, 1))?.seq).toBe(51);
        expect((await tx.ledger.scan(orgId, "project", { stream: 0, seq: 0 }, 99)).map(({ seq }) => seq)).toEqual([
          1,
          ...expected,
        ]);
        expect((await tx.rollups.all(orgId)).map(({ value }) => value)).toEqual([50, 50]);
      });
    });

    it("500 writes at once all succeed, each with a number of its own", async () => {
      const store = await open();
      const orgId = await anOrganization(store);
      const numbers = await Promise.all(
        Array.from({ length: 500 }, () =>
          store.write(async (tx) => {
            const number = await tx.organizations.nextNumber(orgId);
            await tx.projects.insert(orgId, record(number), derived());
            await tx.ledger.append(orgId, [entry(number, 1)]);
            return number;
          }),
        ),
      );
      expect([...numbers].sort((a, b) => a - b)).toEqual(Array.from({ length: 500 }, (_, index) => index + 1));
      expect(await store.read((tx) => tx.ledger.scan(orgId, "project", { stream: 0, seq: 0 }, 1000))).toHaveLength(500);
    });

    it("20 instances and callers race for a claim, and one gets it", async () => {
      const stores = [await open(), await open()] as const;
      const race = await Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          (index % 2 === 0 ? stores[0] : stores[1]).write((tx) =>
            tx.claims.claim({
              orgId: 1,
              job: "board",
              target: "channel:1",
              slot: "2026-11-23",
              outcome: "posted",
              at: noon,
            }),
          ),
        ),
      );
      expect(race.filter(Boolean)).toHaveLength(1);
    });

    it("a person's first two messages make one person", async () => {
      const stores = [await open(), await open()] as const;
      const orgId = await anOrganization(stores[0]);
      const enter = (store: Store) =>
        store.write(
          async (tx) =>
            (await tx.people.byIdentity(orgId, { platform: "slack", workspace: "T1", id: "U1" })) ??
            someone(tx, orgId, "U1"),
        );
      const members = await Promise.all(
        Array.from({ length: 10 }, (_, index) => enter(index % 2 === 0 ? stores[0] : stores[1])),
      );
      expect(new Set(members.map(({ id }) => id)).size).toBe(1);
      expect(await stores[0].read((tx) => tx.people.list(orgId, { offset: 0, limit: 9 }))).toHaveLength(1);
    });

    it("two instances never take over the same delivery or message", async () => {
      const stores = [await open(), await open()] as const;
      await Promise.all(
        Array.from({ length: 60 }, (_, index) =>
          stores[0].inbox.accept(delivery(`d${index}`, index), lease("dead", 1)),
        ),
      );
      await stores[0].write((tx) =>
        tx.outbox.add(
          Array.from({ length: 60 }, (_, index) => owed(`m${index}`)),
          lease("dead", 1),
        ),
      );
      const takers = Array.from({ length: 8 }, (_, index) => ({
        store: index % 2 === 0 ? stores[0] : stores[1],
        owner: `p${index}`,
      }));
      const deliveries = (
        await Promise.all(takers.map(({ store, owner }) => store.inbox.takeOver(after(2), lease(owner), 10)))
      ).flat();
      const messages = (
        await Promise.all(takers.map(({ store, owner }) => store.outbox.takeOver(after(2), lease(owner), 10)))
      ).flat();
      expect(deliveries).toHaveLength(new Set(deliveries.map(({ key }) => key)).size);
      expect(messages).toHaveLength(new Set(messages.map(({ id }) => id)).size);
      // What a taker skipped because another held it just then, the next one gets.
      deliveries.push(...(await stores[1].inbox.takeOver(after(2), lease("last"), 99)));
      messages.push(...(await stores[1].outbox.takeOver(after(2), lease("last"), 99)));
      expect(new Set(deliveries.map(({ key }) => key)).size).toBe(60);
      expect(new Set(messages.map(({ id }) => id)).size).toBe(60);
    });

    it("messages of one lane rise in the order of their commits", async () => {
      const stores = [await open(), await open()] as const;
      const add = (store: Store, key: string) => store.write((tx) => tx.outbox.add([owed(key)], lease("a")));
      let second: ReturnType<typeof add> | undefined;
      const [first] = await stores[0].write(async (tx) => {
        const rows = await tx.outbox.add([owed("m1")], lease("a"));
        second = add(stores[1], "m2");
        // Whoever reads the lane now must not see the later message while the earlier one is still to come.
        for (let look = 0; look < 50; look++) expect(await stores[1].outbox.pending()).toBe(0);
        return rows;
      });
      const [later] = (await second) ?? [];
      expect(later?.id).toBeGreaterThan(first?.id ?? Number.MAX_SAFE_INTEGER);
    });
  });
}
