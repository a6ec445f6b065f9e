import { describe, expect, it } from "vitest";
import type { Claim } from "../../src/domain/jobs/port.ts";
import type { Open } from "./store.ts";
import { after, anOrganization, noon } from "./store-samples.ts";

const claim = (more: Partial<Claim> = {}): Claim => ({
  job: "board",
  target: "channel:3",
  slot: "2026-11-23",
  outcome: "posted",
  at: noon,
  ...more,
});

/** What became of scheduled work, what fails, and who cannot be reached. */
export function testJobs(open: Open): void {
  describe("what became of scheduled work", () => {
    it("is told of a target by job, the newest first, inside one organization", async () => {
      const store = await open();
      const orgId = await anOrganization(store);
      const other = await anOrganization(store, "park");
      const days = ["2026-11-19", "2026-11-20", "2026-11-23"];
      await store.write(async ({ claims }) => {
        for (const slot of days) await claims.claim({ orgId, ...claim({ slot }) });
        await claims.claim({ orgId, ...claim({ job: "weekly", outcome: "late", at: after(60) }) });
        await claims.claim({ orgId, ...claim({ target: "channel:4" }) });
        await claims.claim({ orgId: other, ...claim({ slot: "2026-11-24" }) });
      });
      const recent = await store.read(({ claims }) =>
        claims.recent(orgId, "channel:3", ["board", "weekly", "bulletin"], 2),
      );
      expect(recent).toEqual([
        claim(),
        claim({ slot: "2026-11-20" }),
        claim({ job: "weekly", outcome: "late", at: after(60) }),
      ]);
      expect(await store.read(({ claims }) => claims.recent(orgId, "channel:3", [], 2))).toEqual([]);
    });

    it("is recorded as skipped for all at once, where nobody has it", async () => {
      const store = await open();
      const orgId = await anOrganization(store);
      await store.write(({ claims }) => claims.claim({ orgId, ...claim() }));
      const slots = [
        { target: "channel:3", slot: "2026-11-23" },
        { target: "channel:3", slot: "2026-11-20" },
        { target: "channel:4", slot: "2026-11-23" },
      ];
      const got = await store.write(({ claims }) => claims.skip(orgId, "board", slots, noon));
      expect(got.toSorted((a, b) => a.target.localeCompare(b.target))).toEqual(slots.slice(1));
      expect(await store.write(({ claims }) => claims.skip(orgId, "board", [], noon))).toEqual([]);
      expect(await store.read(({ claims }) => claims.recent(orgId, "channel:4", ["board"], 5))).toEqual([
        claim({ target: "channel:4", outcome: "skipped" }),
      ]);
    });

    it("is recorded as skipped for two weeks of a large office in one go", async () => {
      const store = await open();
      const orgId = await anOrganization(store);
      const slots = Array.from({ length: 2_800 }, (_, index) => ({
        target: `channel:${index % 200}`,
        slot: `2026-11-${String(10 + Math.floor(index / 200)).padStart(2, "0")}`,
      }));
      const got = await store.write(async ({ claims, troubles }) => {
        await troubles.clear(orgId, "board", slots);
        return claims.skip(orgId, "board", slots, noon);
      });
      expect(got).toHaveLength(2_800);
      const targets = slots.slice(0, 200).map(({ target }) => target);
      const taken = await store.read(({ claims }) =>
        claims.taken(orgId, "board", targets, [...new Set(slots.map(({ slot }) => slot))]),
      );
      expect([...taken.values()].map(({ size }) => size)).toEqual(Array.from({ length: 200 }, () => 14));
    });

    it("is counted by job, day and outcome since a day", async () => {
      const store = await open();
      const orgId = await anOrganization(store);
      await store.write(async ({ claims }) => {
        await claims.claim({ orgId, ...claim() });
        await claims.claim({ orgId, ...claim({ target: "channel:4" }) });
        await claims.claim({ orgId, ...claim({ target: "channel:5", outcome: "skipped" }) });
        await claims.claim({ orgId, ...claim({ slot: "2026-11-20" }) });
      });
      const outcomes = await store.read(({ claims }) => claims.outcomes(orgId, "2026-11-21"));
      expect(outcomes.toSorted((a, b) => a.outcome.localeCompare(b.outcome))).toEqual([
        { job: "board", slot: "2026-11-23", outcome: "posted", count: 2 },
        { job: "board", slot: "2026-11-23", outcome: "skipped", count: 1 },
      ]);
    });

    it("tells when something was last composed for a target, and not what was left out", async () => {
      const store = await open();
      const orgId = await anOrganization(store);
      await store.write(async ({ claims }) => {
        await claims.claim({ orgId, ...claim({ slot: "2026-11-20" }) });
        await claims.claim({ orgId, ...claim({ job: "weekly", outcome: "late", at: after(60) }) });
        await claims.claim({ orgId, ...claim({ job: "unit-digest", outcome: "empty", at: after(120) }) });
        await claims.claim({ orgId, ...claim({ job: "bulletin", outcome: "skipped", at: after(180) }) });
      });
      const last = (since: string) => store.read(({ claims }) => claims.lastSent(orgId, "channel:3", since));
      expect(await last("2026-11-10")).toEqual(after(60));
      expect(await last("2026-11-24")).toBeUndefined();
    });

    it("is forgotten before a day, a part at a time", async () => {
      const store = await open();
      const orgId = await anOrganization(store);
      await store.write(async ({ claims }) => {
        for (const slot of ["2025-01-02", "2025-01-03", "2025-01-06"])
          await claims.claim({ orgId, ...claim({ slot }) });
      });
      const purge = () => store.write(({ claims }) => claims.purge(orgId, "2025-01-06", 1));
      expect([await purge(), await purge(), await purge()]).toEqual([1, 1, 0]);
      expect(await store.read(({ claims }) => claims.recent(orgId, "channel:3", ["board"], 5))).toHaveLength(1);
    });
  });

  describe("troubles", () => {
    const trouble = { job: "board", target: "channel:3", slot: "2026-11-23", error: "RangeError", at: noon };

    it("count the tries of each slot, and go when it has succeeded", async () => {
      const store = await open();
      const orgId = await anOrganization(store);
      const later = { ...trouble, error: "TypeError", at: after(60) };
      await store.write(({ troubles }) => troubles.fail(orgId, trouble));
      await store.write(({ troubles }) => troubles.fail(orgId, later));
      await store.write(({ troubles }) => troubles.fail(orgId, { ...trouble, slot: "2026-11-20" }));
      await store.write(({ troubles }) => troubles.fail(orgId, { ...trouble, job: "weekly", target: "channel:4" }));
      await store.read(async ({ troubles }) => {
        expect(await troubles.of(orgId, "channel:3", ["board", "weekly"])).toEqual(
          expect.arrayContaining([
            { ...later, attempts: 2 },
            { ...trouble, slot: "2026-11-20", attempts: 1 },
          ]),
        );
        expect(await troubles.of(orgId, "channel:3", ["weekly"])).toEqual([]);
        expect((await troubles.list(orgId, 2)).map(({ slot, job }) => `${slot} ${job}`)).toEqual([
          "2026-11-20 board",
          "2026-11-23 board",
        ]);
        expect(await troubles.count(orgId)).toBe(3);
        expect(await troubles.count(orgId + 1)).toBe(0);
      });
      const done = [
        { target: "channel:3", slot: "2026-11-23" },
        { target: "channel:9", slot: "2026-11-23" },
      ];
      await store.write(({ troubles }) => troubles.clear(orgId, "board", done));
      await store.write(({ troubles }) => troubles.clear(orgId, "board", []));
      expect(await store.read(({ troubles }) => troubles.count(orgId))).toBe(2);
      expect(await store.write(({ troubles }) => troubles.purge(orgId, "2026-11-23"))).toBe(1);
      expect(await store.read(({ troubles }) => troubles.list(orgId, 9))).toMatchObject([{ job: "weekly" }]);
    });
  });

  describe("who cannot be reached", () => {
    it("is kept since the first refusal, told of once, and forgotten when something arrives", async () => {
      const store = await open();
      const orgId = await anOrganization(store);
      const other = await anOrganization(store, "park");
      await store.write(async ({ unreachables }) => {
        await unreachables.mark(orgId, "person:7", "user_not_found", after(60));
        await unreachables.mark(orgId, "channel:3", "not_in_channel", noon);
        await unreachables.mark(orgId, "channel:3", "is_archived", after(120));
        await unreachables.mark(other, "channel:3", "230002", noon);
      });
      const channel = { target: "channel:3", since: noon, error: "is_archived" };
      const person = { target: "person:7", since: after(60), error: "user_not_found" };
      await store.read(async ({ unreachables }) => {
        expect(await unreachables.list(orgId, 9)).toEqual([channel, person]);
        expect(await unreachables.list(orgId, 1)).toEqual([channel]);
        expect(await unreachables.untold(orgId, 9)).toEqual([channel, person]);
        expect(await unreachables.among(orgId, ["person:7", "person:8"])).toEqual([person]);
        expect(await unreachables.among(orgId, [])).toEqual([]);
      });
      await store.write(({ unreachables }) => unreachables.markTold(orgId, ["channel:3"], after(180)));
      await store.write(({ unreachables }) => unreachables.markTold(orgId, [], after(180)));
      // Refused once more: nobody is told a second time.
      await store.write(({ unreachables }) => unreachables.mark(orgId, "channel:3", "is_archived", after(240)));
      expect(await store.read(({ unreachables }) => unreachables.untold(orgId, 9))).toEqual([person]);
      expect(await store.write(({ unreachables }) => unreachables.clear(orgId, "channel:3"))).toBe(true);
      expect(await store.write(({ unreachables }) => unreachables.clear(orgId, "channel:3"))).toBe(false);
      expect(await store.read(({ unreachables }) => unreachables.list(orgId, 9))).toEqual([person]);
      expect(await store.read(({ unreachables }) => unreachables.list(other, 9))).toHaveLength(1);
      // Out of reach again, after having been there: that is news.
      await store.write(({ unreachables }) => unreachables.mark(orgId, "channel:3", "is_archived", after(300)));
      expect(await store.read(({ unreachables }) => unreachables.untold(orgId, 9))).toEqual([
        person,
        { ...channel, since: after(300) },
      ]);
    });
  });
}
