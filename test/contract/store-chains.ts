import { describe, expect, it } from "vitest";
import type { Chain } from "../../src/domain/models/chain.ts";
import { ConcurrencyError } from "../../src/domain/ports.ts";
import type { Open } from "./store.ts";
import { anOrganization } from "./store-samples.ts";

const draft = (name: string, changes: Partial<Chain> = {}): Omit<Chain, "id"> => ({
  name,
  aliases: ["锂电", `"引号"、\\`],
  fromYear: 2024,
  toYear: null,
  chief: "王市长",
  taskForceUnitId: 3,
  leaders: ["宁德时代"],
  links: [{ name: "电解液", state: "missing", targets: ["天赐材料", "新宙邦"] }],
  active: true,
  ...changes,
});

/** Industry chains with their links. */
export function testChains(open: Open): void {
  describe("chains", () => {
    it("are made, saved whole and listed by name, inside one organization", async () => {
      const store = await open();
      const orgId = await anOrganization(store);
      const other = await anOrganization(store, "park");
      const [b, a] = await store.write(async ({ chains }) => [
        await chains.create(orgId, draft("B 链")),
        await chains.create(
          orgId,
          draft("A 链", { chief: null, taskForceUnitId: null, aliases: [], leaders: [], links: [] }),
        ),
        await chains.create(other, draft("B 链")),
      ]);
      expect(b).toEqual({ ...draft("B 链"), id: b?.id });
      if (!a || !b) throw new Error("two chains");
      const changed: Chain = {
        ...b,
        name: "C 链",
        toYear: 2026,
        active: false,
        links: [...b.links, { name: "隔膜", state: "held", targets: [] }],
      };
      await store.write(({ chains }) => chains.save(orgId, changed));
      await store.write(({ chains }) => chains.save(other, { ...a, name: "not theirs" }));
      await store.read(async ({ chains }) => {
        expect(await chains.list(orgId)).toEqual([a, changed]);
        expect((await chains.list(other)).map(({ name }) => name)).toEqual(["B 链"]);
      });
    });

    it("have a name of their own", async () => {
      const store = await open();
      const orgId = await anOrganization(store);
      await store.write(({ chains }) => chains.create(orgId, draft("新能源")));
      const same = store.write(({ chains }) => chains.create(orgId, draft("新能源", { fromYear: 2030 })));
      await expect(same).rejects.toBeInstanceOf(ConcurrencyError);
      expect(await store.read(({ chains }) => chains.list(orgId))).toHaveLength(1);
    });
  });
}
