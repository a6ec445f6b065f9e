import { describe, expect, it } from "vitest";
import { ConcurrencyError } from "../../src/domain/ports.ts";
import type { Open } from "./store.ts";
import { after, anOrganization, entry, noon } from "./store-samples.ts";

/** One-time codes, and identities that change hands. */
export function testLinks(open: Open): void {
  describe("link codes", () => {
    const code = (personId: number, codeHash: string, seconds = 600) => ({
      personId,
      codeHash,
      expiresAt: after(seconds),
    });

    it("are used once, before they expire, in their own organisation", async () => {
      const store = await open();
      const orgId = await anOrganization(store);
      await store.write(async ({ links }) => {
        await links.putCode(orgId, code(1, "a"), noon);
        await links.putCode(orgId, code(2, "b"), noon);
        await links.putCode(orgId, code(3, "c"), noon);
        expect(await links.useCode(orgId + 1, "a", noon)).toBeUndefined();
        expect(await links.useCode(orgId, "x", noon)).toBeUndefined();
        expect(await links.useCode(orgId, "a", after(599))).toBe(1);
        expect(await links.useCode(orgId, "a", after(599))).toBeUndefined();
        expect(await links.useCode(orgId, "b", after(600))).toBeUndefined();
        expect(await links.useCode(orgId, "b", noon)).toBeUndefined();
        await links.dropCodes(orgId, 3);
        expect(await links.useCode(orgId, "c", noon)).toBeUndefined();
      });
    });

    it("replace the person's former one, and take what has expired with them", async () => {
      const store = await open();
      const orgId = await anOrganization(store);
      await store.write(async ({ links }) => {
        await links.putCode(orgId, code(1, "old", 60), noon);
        await links.putCode(orgId, code(2, "other", 60), noon);
        await links.putCode(orgId, code(1, "new"), noon);
        expect(await links.useCode(orgId, "old", noon)).toBeUndefined();
        await links.putCode(orgId, code(3, "later"), after(61));
        expect(await links.useCode(orgId, "other", noon)).toBeUndefined();
        expect(await links.useCode(orgId, "new", after(61))).toBe(1);
      });
    });

    it("that two use at the same moment go to one", async () => {
      const store = await open();
      const orgId = await anOrganization(store);
      await store.write((tx) => tx.links.putCode(orgId, code(1, "a"), noon));
      const stores = [store, await open(), await open()];
      const got = await Promise.all(
        stores.map(async (one) => one.write((tx) => tx.links.useCode(orgId, "a", after(1)))),
      );
      expect(got.filter((personId) => personId === 1)).toHaveLength(1);
    });
  });

  describe("keys of the console", () => {
    const key = (personId: number, codeHash: string, seconds = 600) => ({
      personId,
      codeHash: `console-session:${codeHash}`,
      expiresAt: after(seconds),
    });

    it("stand beside each other and beside a code, are looked at without an end, and go with the person", async () => {
      const store = await open();
      const orgId = await anOrganization(store);
      await store.write(async ({ links }) => {
        await links.addKey(orgId, key(1, "a"), noon);
        await links.addKey(orgId, key(1, "b"), noon);
        await links.putCode(orgId, { personId: 1, codeHash: "c", expiresAt: after(600) }, noon);
        await links.addKey(orgId, key(2, "d", 60), noon);
        const holder = (hash: string, at = noon) => links.keyHolder(orgId, `console-session:${hash}`, at);
        expect([await holder("a"), await holder("a"), await holder("b"), await holder("d")]).toEqual([1, 1, 1, 2]);
        expect(await links.keyHolder(orgId + 1, "console-session:a", noon)).toBeUndefined();
        expect([await holder("a", after(599)), await holder("a", after(600))]).toEqual([1, undefined]);
        expect(await links.useCode(orgId, "console-session:b", noon)).toBe(1);
        expect(await holder("b")).toBeUndefined();
        await links.addKey(orgId, key(3, "e"), after(61));
        expect(await holder("d")).toBeUndefined();
        await links.dropCodes(orgId, 1);
        expect([await holder("a"), await links.useCode(orgId, "c", noon)]).toEqual([undefined, undefined]);
      });
    });

    it("an identity is one person's: a second one is told to begin again", async () => {
      const store = await open();
      const orgId = await anOrganization(store);
      const slack = { platform: "slack", workspace: "T1", id: "U1" } as const;
      const web = { platform: "console", workspace: "main", id: "1" } as const;
      const ada = await store.write((tx) => tx.people.create(orgId, { name: "ada", unitId: undefined }, slack));
      await store.write((tx) => tx.links.addIdentity(orgId, web, ada.id));
      expect((await store.read((tx) => tx.people.byIdentity(orgId, web)))?.id).toBe(ada.id);
      // An account of a platform comes first: there somebody looks.
      expect(await store.read((tx) => tx.people.identities(orgId, [ada.id]))).toEqual([
        { memberId: ada.id, identity: slack },
        { memberId: ada.id, identity: web },
      ]);
      await expect(store.write((tx) => tx.links.addIdentity(orgId, web, ada.id + 1))).rejects.toThrow();
    });
  });

  describe("identities", () => {
    it("are told of a person with the last used first, and of each person together", async () => {
      const store = await open();
      const orgId = await anOrganization(store);
      const [slack, lark] = [
        { platform: "slack", workspace: "T1", id: "U1" },
        { platform: "lark", workspace: "t1", id: "ou_1" },
      ] as const;
      const [ada, eve] = await store.write(async ({ people, links }) => {
        const one = await people.create(orgId, { name: "ada", unitId: undefined }, slack);
        const two = await people.create(orgId, { name: "eve", unitId: undefined }, lark);
        const third = await links.newcomer(orgId, "eve");
        await links.moveIdentity(orgId, lark, one.id);
        await people.save(orgId, { ...two, active: false });
        return [one, third];
      });
      const first = async () => {
        const found = await store.read((tx) => tx.people.identities(orgId, [eve.id, ada.id]));
        expect(found).toHaveLength(2);
        return found[0]?.identity;
      };
      expect(await first()).toEqual(lark);
      const write = (seq: number, via: string) =>
        store.write((tx) =>
          tx.ledger.append(orgId, [entry(1, seq, { actorId: ada.id, via, at: after(seq).toISOString() })]),
        );
      await write(1, "slack:T1/U1");
      expect(await first()).toEqual(slack);
      await write(2, "lark:t1/ou_1");
      expect(await first()).toEqual(lark);
      // One that the person has no longer is no place to reach them.
      await write(3, "slack:T1/U2");
      expect(await first()).toEqual(lark);
    });

    it("move to another person and to a newcomer", async () => {
      const store = await open();
      const orgId = await anOrganization(store);
      const identity = { platform: "slack", workspace: "T1", id: "U1" } as const;
      await store.write(async ({ people, links }) => {
        await people.create(orgId, { name: "ada", unitId: undefined }, identity);
        const newcomer = await links.newcomer(orgId, "王敏");
        expect(newcomer).toMatchObject({ name: "王敏", unitId: undefined, roles: [], active: true });
        expect(await people.identities(orgId, [newcomer.id])).toEqual([]);
        await links.moveIdentity(orgId, identity, newcomer.id);
        expect(await people.byIdentity(orgId, identity)).toEqual(newcomer);
      });
      const nobody = { ...identity, id: "U2" };
      await expect(store.write((tx) => tx.links.moveIdentity(orgId, nobody, 1))).rejects.toThrow(ConcurrencyError);
    });
  });
}
