import { describe, expect, it } from "vitest";
import type { Open } from "./store.ts";
import { after, anOrganization, noon } from "./store-samples.ts";

/** What was told of a platform's connection. */
export function testOutages(open: Open): void {
  describe("outages", () => {
    it("are told of once, whichever instance is first, and once that they are over", async () => {
      const [one, two] = [await open(), await open()];
      const orgId = await anOrganization(one);
      expect(await one.read((tx) => tx.outages.last(orgId, "slack"))).toBeUndefined();
      const begun = await Promise.all(
        [one, two].map((store, index) =>
          store.write((tx) => tx.outages.begin(orgId, "slack", after(index), after(300 + index))),
        ),
      );
      expect(begun.toSorted()).toEqual([false, true]);
      const told = await two.read((tx) => tx.outages.last(orgId, "slack"));
      if (!told) throw new Error("nothing kept");
      expect(told).toMatchObject({ from: after(begun.indexOf(true)), over: false });
      const ended = await Promise.all(
        [one, two].map((store) => store.write((tx) => tx.outages.end(orgId, "slack", told))),
      );
      expect(ended.toSorted()).toEqual([false, true]);
      expect(await one.read((tx) => tx.outages.last(orgId, "slack"))).toEqual({ ...told, over: true });
      expect(await one.write((tx) => tx.outages.begin(orgId, "slack", after(900), after(1200)))).toBe(true);
      expect(await one.read((tx) => tx.outages.last(orgId, "slack"))).toEqual({
        from: after(900),
        over: false,
        confirmedAt: after(1200),
      });
    });

    it("are not over while an instance confirms them", async () => {
      const store = await open();
      const orgId = await anOrganization(store);
      await store.write((tx) => tx.outages.begin(orgId, "lark", noon, after(300)));
      const told = { from: noon, over: false, confirmedAt: after(300) };
      await store.write((tx) => tx.outages.confirm(orgId, "lark", after(400)));
      expect(await store.write((tx) => tx.outages.end(orgId, "lark", told))).toBe(false);
      expect(await store.write((tx) => tx.outages.end(orgId, "lark", { ...told, confirmedAt: after(400) }))).toBe(true);
      await store.write((tx) => tx.outages.confirm(orgId, "lark", after(500)));
      expect(await store.read((tx) => tx.outages.last(orgId, "lark"))).toEqual({
        from: noon,
        over: true,
        confirmedAt: after(400),
      });
    });

    it("are each platform's and each organisation's own", async () => {
      const store = await open();
      const [city, park] = [await anOrganization(store), await anOrganization(store, "park")];
      const begin = (orgId: number, platform: "slack" | "lark") =>
        store.write((tx) => tx.outages.begin(orgId, platform, noon, noon));
      expect([await begin(city, "slack"), await begin(city, "lark"), await begin(park, "slack")]).toEqual([
        true,
        true,
        true,
      ]);
      const told = { from: noon, over: false, confirmedAt: noon };
      await store.write((tx) => tx.outages.end(city, "slack", told));
      expect(await store.read((tx) => tx.outages.last(city, "lark"))).toEqual(told);
      expect(await store.read((tx) => tx.outages.last(park, "slack"))).toEqual(told);
    });
  });
}
