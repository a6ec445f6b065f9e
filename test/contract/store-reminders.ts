import { describe, expect, it } from "vitest";
import type { Claim } from "../../src/domain/jobs/port.ts";
import type { Quiet } from "../../src/domain/model.ts";
import type { Snooze, Told } from "../../src/domain/reminders/port.ts";
import type { Open } from "./store.ts";
import { after, anOrganization, derived, noon, record, someone } from "./store-samples.ts";

const told = (more: Partial<Told> = {}): Told => ({
  subject: "project",
  number: 12,
  kind: "stale",
  stint: "2026-11-23T16:00:00.000Z green",
  times: 1,
  last: "2026-11-24",
  ...more,
});
const snooze = (more: Partial<Snooze> = {}): Snooze => ({
  subject: "project",
  number: 12,
  until: "2026-11-27",
  ...more,
});

/** What somebody was told, what they put off, when they wish for silence, and what is due to whom. */
export function testReminders(open: Open): void {
  describe("what was said to whom", () => {
    it("is kept by hearer, matter and kind, each with what was last said of it", async () => {
      const store = await open();
      const orgId = await anOrganization(store);
      const other = await anOrganization(store, "park");
      await store.write(async ({ tellings }) => {
        await tellings.put(orgId, "person:7", [told(), told({ kind: "raised" }), told({ number: 3 })]);
        await tellings.put(orgId, "person:7", [told({ subject: "request" })]);
        await tellings.put(orgId, "person:7", []);
        await tellings.put(orgId, "channel:7", [told({ times: 4 })]);
        await tellings.put(other, "person:7", [told({ times: 5 })]);
      });
      await store.write(({ tellings }) =>
        tellings.put(orgId, "person:7", [
          told({ stint: "“新的” 🔔", times: 2, last: "2026-11-26" }),
          told({ number: 4 }),
        ]),
      );
      await store.read(async ({ tellings }) => {
        expect(await tellings.of(orgId, "person:7")).toEqual([
          told({ number: 3 }),
          told({ number: 4 }),
          told({ kind: "raised" }),
          told({ stint: "“新的” 🔔", times: 2, last: "2026-11-26" }),
          told({ subject: "request" }),
        ]);
        expect(await tellings.of(orgId, "channel:7")).toEqual([told({ times: 4 })]);
        expect(await tellings.of(other, "person:7")).toEqual([told({ times: 5 })]);
        expect(await tellings.of(orgId, "person:70")).toEqual([]);
      });
    });

    it("is forgotten before a day, of one hearer", async () => {
      const store = await open();
      const orgId = await anOrganization(store);
      await store.write(async ({ tellings }) => {
        await tellings.put(orgId, "person:7", [
          told({ number: 1, last: "2025-11-21" }),
          told({ number: 2, last: "2025-11-24" }),
        ]);
        await tellings.put(orgId, "person:8", [told({ last: "2025-11-21" })]);
        await tellings.forget(orgId, "person:7", "2025-11-24");
      });
      await store.read(async ({ tellings }) => {
        expect((await tellings.of(orgId, "person:7")).map(({ number }) => number)).toEqual([2]);
        expect(await tellings.of(orgId, "person:8")).toHaveLength(1);
      });
    });

    it("is all of a large morning in one go", async () => {
      const store = await open();
      const orgId = await anOrganization(store);
      const many = Array.from({ length: 1_000 }, (_, index) => told({ number: index + 1 }));
      await store.write(({ tellings }) => tellings.put(orgId, "person:7", many));
      expect(await store.read(({ tellings }) => tellings.of(orgId, "person:7"))).toEqual(many);
    });
  });

  describe("what somebody put off", () => {
    it("is one day for each matter, the latest word, and found by person and by matter", async () => {
      const store = await open();
      const orgId = await anOrganization(store);
      const other = await anOrganization(store, "park");
      await store.write(async ({ snoozes }) => {
        await snoozes.put(orgId, 7, snooze({ until: "2026-11-25" }));
        await snoozes.put(orgId, 7, snooze());
        await snoozes.put(orgId, 7, snooze({ number: 3 }));
        await snoozes.put(orgId, 7, snooze({ subject: "request" }));
        await snoozes.put(orgId, 8, snooze({ until: "2026-12-01" }));
        await snoozes.put(other, 7, snooze());
      });
      await store.read(async ({ snoozes }) => {
        expect(await snoozes.of(orgId, 7)).toEqual([snooze({ number: 3 }), snooze(), snooze({ subject: "request" })]);
        expect(await snoozes.of(orgId, 9)).toEqual([]);
        expect(await snoozes.about(orgId, "project", 12)).toEqual([
          { ...snooze(), personId: 7 },
          { ...snooze({ until: "2026-12-01" }), personId: 8 },
        ]);
        expect(await snoozes.about(orgId, "investor", 12)).toEqual([]);
      });
      await store.write(({ snoozes }) => snoozes.drop(orgId, 7, "project", 12));
      await store.write(({ snoozes }) => snoozes.drop(orgId, 7, "project", 999));
      await store.read(async ({ snoozes }) => {
        expect(await snoozes.of(orgId, 7)).toEqual([snooze({ number: 3 }), snooze({ subject: "request" })]);
        expect(await snoozes.of(orgId, 8)).toHaveLength(1);
        expect(await snoozes.of(other, 7)).toEqual([snooze()]);
      });
    });
  });

  describe("quiet hours", () => {
    it("are a person's own, read wherever the person is, and outlast a change of roles", async () => {
      const store = await open();
      const orgId = await anOrganization(store);
      const other = await anOrganization(store, "park");
      const ada = await store.write((tx) => someone(tx, orgId, "U1"));
      const ben = await store.write((tx) => someone(tx, orgId, "U2", "李四"));
      const quiet: Quiet = { hours: { from: "20:00", to: "09:30" }, awayUntil: "2026-12-10" };
      const of = (id: number) => store.read(async ({ people }) => (await people.byIds(orgId, [id]))[0]?.quiet);
      expect(await of(ada.id)).toBeUndefined();
      await store.write(({ people }) => people.setQuiet(orgId, ada.id, quiet));
      // Not from another organisation.
      await store.write(({ people }) => people.setQuiet(other, ben.id, quiet));
      expect([await of(ada.id), await of(ben.id)]).toEqual([quiet, undefined]);
      await store.write(({ people }) =>
        people.save(orgId, { ...ada, roles: [{ name: "coordinator", unitId: undefined }] }),
      );
      await store.read(async ({ people }) => {
        const found = [
          await people.byIdentity(orgId, { platform: "slack", workspace: "T1", id: "U1" }),
          ...(await people.named(orgId, "张三")),
          ...(await people.inRoles(orgId, ["coordinator"])),
          ...(await people.holding(orgId, { name: "coordinator", unitId: undefined })),
          ...(await people.list(orgId, { offset: 0, limit: 1 })),
        ];
        expect(found.map((one) => one?.quiet)).toEqual([quiet, quiet, quiet, quiet, quiet]);
      });
      await store.write(({ people }) => people.setQuiet(orgId, ada.id, { awayUntil: "2026-12-11" }));
      expect(await of(ada.id)).toEqual({ awayUntil: "2026-12-11" });
      await store.write(({ people }) => people.setQuiet(orgId, ada.id, undefined));
      expect(await of(ada.id)).toBeUndefined();
    });
  });

  describe("the measure that an organization works by", () => {
    it("is its own, and none at first", async () => {
      const store = await open();
      const orgId = await anOrganization(store);
      await anOrganization(store, "park");
      const policies = () => store.read(async (tx) => (await tx.organizations.all()).map(({ policy }) => policy));
      expect(await policies()).toEqual([null, null]);
      await store.write(({ organizations }) => organizations.setPolicy(orgId, "jiangmen"));
      expect(await policies()).toEqual(["jiangmen", null]);
      const read = await store.read(async ({ organizations }) => ({
        org: (await organizations.byKey("city"))?.policy,
        clocks: (await organizations.clocks(orgId)).policy,
      }));
      expect(read).toEqual({ org: "jiangmen", clocks: "jiangmen" });
      await store.write(({ organizations }) => organizations.setPolicy(orgId, null));
      expect(await policies()).toEqual([null, null]);
    });
  });

  describe("whose what is due is", () => {
    it("leaves out what is void, not due yet, or never, and names each once", async () => {
      const store = await open();
      const orgId = await anOrganization(store);
      const other = await anOrganization(store, "park");
      await store.write(async ({ projects }) => {
        await projects.insert(orgId, record(1, { ownerId: 9, unitId: 3 }), derived("", noon));
        await projects.insert(orgId, record(2, { ownerId: 9, unitId: 2 }), derived("", after(-60)));
        await projects.insert(orgId, record(3, { ownerId: 4, unitId: 3 }), derived("", after(-60)));
        await projects.insert(orgId, record(4, { ownerId: 5, unitId: 5 }), derived("", after(1)));
        await projects.insert(orgId, record(5, { ownerId: 6, unitId: 6 }), derived());
        await projects.insert(orgId, record(6, { ownerId: 7, unitId: 7, voided: true }), derived("", noon));
        await projects.insert(other, record(1, { ownerId: 8, unitId: 8 }), derived("", noon));
      });
      const due = (until: Date) => store.read(({ projects }) => projects.whoseDue(orgId, until));
      expect(await due(noon)).toEqual({ ownerIds: [4, 9], unitIds: [2, 3] });
      expect(await due(after(1))).toEqual({ ownerIds: [4, 5, 9], unitIds: [2, 3, 5] });
      expect(await due(after(-61))).toEqual({ ownerIds: [], unitIds: [] });
    });
  });

  describe("the last slot that was seen to", () => {
    it("is before the day, was not left out, and belongs to the target and the job", async () => {
      const store = await open();
      const orgId = await anOrganization(store);
      const other = await anOrganization(store, "park");
      const claim = (slot: string, outcome: Claim["outcome"], more: Partial<Claim> = {}): Claim => ({
        job: "digest",
        target: "person:7",
        slot,
        outcome,
        at: noon,
        ...more,
      });
      await store.write(async ({ claims }) => {
        await claims.claim({ orgId, ...claim("2026-11-18", "posted") });
        await claims.claim({ orgId, ...claim("2026-11-19", "late") });
        await claims.claim({ orgId, ...claim("2026-11-20", "empty") });
        await claims.claim({ orgId, ...claim("2026-11-23", "skipped") });
        await claims.claim({ orgId, ...claim("2026-11-23", "posted", { target: "person:70" }) });
        await claims.claim({ orgId, ...claim("2026-11-23", "posted", { job: "unit-digest" }) });
        await claims.claim({ orgId: other, ...claim("2026-11-23", "posted") });
      });
      const last = (before: string, target = "person:7") =>
        store.read(({ claims }) => claims.lastDone(orgId, "digest", target, before));
      expect(await last("2026-11-24")).toBe("2026-11-20");
      expect(await last("2026-11-20")).toBe("2026-11-19");
      expect(await last("2026-11-19")).toBe("2026-11-18");
      expect(await last("2026-11-18")).toBeUndefined();
      expect(await last("2026-11-24", "person:8")).toBeUndefined();
    });
  });
}
