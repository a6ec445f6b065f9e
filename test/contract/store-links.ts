import { describe, expect, it } from "vitest";
import { ConcurrencyError } from "../../src/domain/ports.ts";
import type { Open } from "./store.ts";
import { after, anOrganization, noon } from "./store-samples.ts";

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

  describe("identities", () => {
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
