import { describe, expect, it } from "vitest";
import type { OwnCalendar } from "../../src/domain/models/calendar.ts";
import { ConcurrencyError } from "../../src/domain/ports.ts";
import type { Open } from "./store.ts";
import { anOrganization, channelDraft, organizationDraft, someone, unitDraft } from "./store-samples.ts";

/** Organisations, units, people, channels. */
export function testDirectory(open: Open): void {
  describe("organizations", () => {
    it("are made once, found by key and by workspace, and listed", async () => {
      const store = await open();
      const [first, second] = await Promise.all([anOrganization(store), anOrganization(store)]);
      expect(second).toBe(first);
      const park = await anOrganization(store, "park");
      await store.write(async (tx) => {
        const changed = await tx.organizations.ensure({
          ...organizationDraft(),
          name: "another name",
        });
        expect(changed.name).toBe(organizationDraft().name);
        await tx.organizations.bindWorkspace(first, "slack", "T1");
        await tx.organizations.bindWorkspace(first, "slack", "T1");
        await tx.organizations.bindWorkspace(first, "lark", "T2");
      });
      await store.read(async ({ organizations }) => {
        expect(await organizations.byKey("nowhere")).toBeUndefined();
        expect(await organizations.byWorkspace("slack", "T1")).toEqual({
          ...organizationDraft(),
          id: first,
        });
        expect(await organizations.byWorkspace("lark", "T1")).toBeUndefined();
        expect((await organizations.all()).map(({ id }) => id)).toEqual([first, park]);
      });
      await store.write((tx) => tx.organizations.bindWorkspace(park, "slack", "T1"));
      expect((await store.read((tx) => tx.organizations.byWorkspace("slack", "T1")))?.id).toBe(park);
    });

    it("keep their own calendar, which nobody overwrites unseen", async () => {
      const store = await open();
      const city = await anOrganization(store);
      const park = await anOrganization(store, "park");
      const own = {
        regions: [{ from: "2026-11-23", code: "US-CA" }],
        days: { "2026-12-31": { is: "off", reason: "元旦前一天“放假”" } },
        confirmed: { "2027": "国办发明电〔2026〕1号" },
      } as const;
      const other = { regions: [], days: {}, confirmed: {} };
      const set = (after: OwnCalendar | null, before: OwnCalendar | null) =>
        store.write((tx) => tx.organizations.setCalendar(city, after, before));
      expect(await set(own, other)).toBe(false);
      expect(await set(own, null)).toBe(true);
      expect(await set(other, null)).toBe(false);
      expect((await store.read((tx) => tx.organizations.byKey("city")))?.calendar).toEqual(own);
      expect((await store.read((tx) => tx.organizations.byKey("park")))?.calendar).toBeNull();
      expect(await set(other, own)).toBe(true);
      expect(await set(null, other)).toBe(true);
      expect((await store.read((tx) => tx.organizations.all())).map(({ calendar }) => calendar)).toEqual([null, null]);
      expect(park).not.toBe(city);
    });

    it("remember what their clocks were reckoned with, each change of it once", async () => {
      const store = await open();
      const city = await anOrganization(store);
      const set = (after: string, before: string | null) =>
        store.write((tx) => tx.organizations.setClocks(city, after, before));
      expect(await store.read((tx) => tx.organizations.clocks(city))).toEqual({ clocks: null, policy: null });
      expect(await set("a", "b")).toBe(false);
      expect((await Promise.all([set("a", null), set("b", null)])).filter(Boolean)).toHaveLength(1);
      const { clocks } = await store.read((tx) => tx.organizations.clocks(city));
      expect(await set("c", clocks)).toBe(true);
      expect(await store.read((tx) => tx.organizations.clocks(city))).toEqual({ clocks: "c", policy: null });
      await expect(store.read((tx) => tx.organizations.clocks(99))).rejects.toThrow("99");
    });

    it("count their own numbers", async () => {
      const store = await open();
      const city = await anOrganization(store);
      const park = await anOrganization(store, "park");
      await store.write(async ({ organizations }) => {
        expect(await organizations.nextNumber(city)).toBe(1);
        expect(await organizations.nextNumber(city)).toBe(2);
        expect(await organizations.nextNumber(park)).toBe(1);
      });
      await expect(store.write((tx) => tx.organizations.nextNumber(99))).rejects.toThrow("99");
    });
  });

  describe("units", () => {
    it("are made, changed and listed in the order they were made", async () => {
      const store = await open();
      const orgId = await anOrganization(store);
      const other = await anOrganization(store, "park");
      const [a, b] = await store.write(async ({ units }) => [
        await units.create(orgId, unitDraft("A")),
        await units.create(orgId, unitDraft("B")),
      ]);
      const renamed = {
        ...a,
        name: "高新区",
        active: false,
        hours: { from: "10:00", to: "18:30" },
        timezone: "Asia/Urumqi",
      };
      await store.write((tx) => tx.units.save(orgId, renamed));
      await store.write((tx) => tx.units.save(other, { ...b, name: "not theirs" }));
      await store.read(async ({ units }) => {
        expect(await units.list(orgId)).toEqual([renamed, b]);
        expect(await units.byId(orgId, a.id)).toEqual(renamed);
        expect(await units.byId(other, a.id)).toBeUndefined();
        expect(await units.list(other)).toEqual([]);
      });
    });

    it("have names and codes of their own, inside one organization", async () => {
      const store = await open();
      const orgId = await anOrganization(store);
      const other = await anOrganization(store, "park");
      await store.write(async ({ units }) => [
        await units.create(orgId, unitDraft("A")),
        await units.create(other, unitDraft("A")),
      ]);
      const same = store.write((tx) => tx.units.create(orgId, { ...unitDraft("A"), name: "other" }));
      await expect(same).rejects.toBeInstanceOf(ConcurrencyError);
      const sameName = store.write((tx) => tx.units.create(orgId, { ...unitDraft("A"), code: "other" }));
      await expect(sameName).rejects.toBeInstanceOf(ConcurrencyError);
    });
  });

  describe("people", () => {
    it("are found by identity, id and name, with their roles", async () => {
      const store = await open();
      const orgId = await anOrganization(store);
      const other = await anOrganization(store, "park");
      const [zhang, li] = await store.write(async (tx) => [
        await someone(tx, orgId, "U1", "张三", 7),
        await someone(tx, orgId, "U2", "李四"),
      ]);
      expect(zhang).toEqual({ id: zhang.id, name: "张三", unitId: 7, roles: [], active: true });
      expect(li.unitId).toBeUndefined();
      const leader = {
        ...zhang,
        roles: [
          { name: "admin", unitId: undefined },
          { name: "leader", unitId: 7 },
          { name: "leader", unitId: 8 },
        ],
      } as const;
      await store.write((tx) => tx.people.save(orgId, leader));
      await store.read(async ({ people }) => {
        const address = { platform: "slack", workspace: "T1", id: "U1" } as const;
        expect(await people.byIdentity(orgId, address)).toEqual(leader);
        expect(await people.byIdentity(other, address)).toBeUndefined();
        expect(await people.byIdentity(orgId, { ...address, platform: "lark" })).toBeUndefined();
        expect(await people.byIds(orgId, [li.id, zhang.id, 99])).toEqual([leader, li]);
        expect(await people.byIds(orgId, [])).toEqual([]);
        expect(await people.byIds(other, [zhang.id])).toEqual([]);
        expect(await people.named(orgId, "张三")).toEqual([leader]);
        expect(await people.named(other, "张三")).toEqual([]);
        expect(await people.identities(orgId, [zhang.id, li.id])).toEqual([
          { memberId: zhang.id, identity: address },
          { memberId: li.id, identity: { ...address, id: "U2" } },
        ]);
        expect(await people.identities(orgId, [])).toEqual([]);
      });
    });

    it("are saved whole: unit, active and every role", async () => {
      const store = await open();
      const orgId = await anOrganization(store);
      const one = await store.write((tx) => someone(tx, orgId, "U1", "张三", 7));
      await store.write((tx) => tx.people.save(orgId, { ...one, roles: [{ name: "leader", unitId: 7 }] }));
      const gone = { ...one, name: "张三丰", unitId: undefined, active: false, roles: [] };
      await store.write((tx) => tx.people.save(orgId, gone));
      await store.read(async ({ people }) => {
        expect(await people.byIds(orgId, [one.id])).toEqual([gone]);
        expect(await people.named(orgId, "张三丰")).toEqual([]);
        expect(await people.holding(orgId, { name: "leader", unitId: 7 })).toEqual([]);
      });
      await expect(store.write((tx) => tx.people.save(orgId, { ...one, id: 99 }))).rejects.toThrow("99");
    });

    it("of a unit are told by name, as many as are asked for, without those who left", async () => {
      const store = await open();
      const orgId = await anOrganization(store);
      const [b, a] = await store.write(async (tx) => [
        await someone(tx, orgId, "U1", "乙", 7),
        await someone(tx, orgId, "U2", "丙", 7),
        await someone(tx, orgId, "U3", "甲", 8),
      ]);
      const gone = await store.write((tx) => someone(tx, orgId, "U4", "丁", 7));
      await store.write((tx) => tx.people.save(orgId, { ...gone, active: false }));
      await store.read(async ({ people }) => {
        expect(await people.ofUnit(orgId, 7, 10)).toEqual([a, b]);
        expect(await people.ofUnit(orgId, 7, 1)).toHaveLength(1);
        expect(await people.ofUnit(orgId, 9, 10)).toEqual([]);
      });
    });

    it("holding a role are told by that role, with all they hold", async () => {
      const store = await open();
      const orgId = await anOrganization(store);
      const members = await store.write(async (tx) => {
        const made = [];
        for (const id of ["U1", "U2", "U3"]) made.push(await someone(tx, orgId, id));
        const [a, b, c] = made;
        if (!a || !b || !c) throw new Error("three people");
        const saved = [
          {
            ...a,
            roles: [
              { name: "admin", unitId: undefined },
              { name: "leader", unitId: 1 },
            ] as const,
          },
          { ...b, roles: [{ name: "leader", unitId: 2 }] as const },
          {
            ...c,
            roles: [
              { name: "leader", unitId: 1 },
              { name: "verifier", unitId: 1 },
            ] as const,
          },
        ];
        for (const member of saved) await tx.people.save(orgId, member);
        return saved;
      });
      const [a, b, c] = members;
      await store.read(async ({ people }) => {
        expect(await people.holding(orgId, { name: "leader", unitId: 1 })).toEqual([a, c]);
        expect(await people.holding(orgId, { name: "leader", unitId: 2 })).toEqual([b]);
        expect(await people.holding(orgId, { name: "admin", unitId: undefined })).toEqual([a]);
        expect(await people.holding(orgId, { name: "coordinator", unitId: undefined })).toEqual([]);
        expect(await people.inRoles(orgId, ["leader"])).toEqual([a, b, c]);
        expect(await people.inRoles(orgId, ["coordinator", "admin"])).toEqual([a]);
        expect(await people.inRoles(orgId, [])).toEqual([]);
        expect(await people.inRoles(orgId + 1, ["leader"])).toEqual([]);
        expect(await people.list(orgId, { offset: 0, limit: 2 })).toEqual([a, b]);
        expect(await people.list(orgId, { offset: 2, limit: 2 })).toEqual([c]);
        expect(await people.list(orgId, { offset: 3, limit: 2 })).toEqual([]);
      });
    });
  });

  describe("channels", () => {
    it("are bound, bound again in place, and found", async () => {
      const store = await open();
      const orgId = await anOrganization(store);
      const other = await anOrganization(store, "park");
      const bound = await store.write((tx) => tx.channels.bind(orgId, channelDraft(1)));
      const moved = { ...channelDraft(2), boardAt: "10:10", locale: "en", active: false } as const;
      expect(await store.write((tx) => tx.channels.bind(orgId, moved))).toEqual({
        ...moved,
        id: bound.id,
      });
      await store.read(async ({ channels }) => {
        expect(await channels.list(orgId)).toEqual([{ ...moved, id: bound.id }]);
        expect(await channels.byAddress(orgId, moved.address)).toEqual({ ...moved, id: bound.id });
        expect(await channels.byAddress(other, moved.address)).toBeUndefined();
        expect(await channels.byAddress(orgId, { ...moved.address, workspace: "t2" })).toBeUndefined();
        expect(await channels.byId(orgId, bound.id)).toEqual({ ...moved, id: bound.id });
        expect(await channels.byId(other, bound.id)).toBeUndefined();
      });
    });

    it("of another organization are not taken from it", async () => {
      const store = await open();
      const orgId = await anOrganization(store);
      const other = await anOrganization(store, "park");
      const bound = await store.write((tx) => tx.channels.bind(orgId, channelDraft(1)));
      await expect(store.write((tx) => tx.channels.bind(other, channelDraft(2)))).rejects.toThrow(
        "another organization",
      );
      expect(await store.read((tx) => tx.channels.list(orgId))).toEqual([bound]);
    });
  });
}
