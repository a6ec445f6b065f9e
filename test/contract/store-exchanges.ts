import { expect, it } from "vitest";
import { nothingYet, type Exchange } from "../../src/domain/models/exchange.ts";
import type { Open } from "./store.ts";
import { after, anOrganization, lease, noon } from "./store-samples.ts";

const draft = (orgId: number): Omit<Exchange, "id"> => ({
  orgId,
  state: "fetching",
  personId: 7,
  via: "slack:T1/U1",
  name: "台账.xlsx",
  details: { kind: "import", file: null, asked: null, locale: "zh-CN", choice: null, parts: 0, progress: nothingYet },
  createdAt: noon,
});

export function testExchanges(open: Open): void {
  it("gives an exchange to one process at a time, and takes nothing from one that has lost it", async () => {
    const store = await open();
    const orgId = await anOrganization(store);
    const made = await store.write((tx) => tx.exchanges.create(draft(orgId)));
    expect(await store.read((tx) => tx.exchanges.byId(orgId, made.id))).toEqual(made);
    expect(await store.exchanges.takeOver(noon, lease("one"), 5)).toEqual([made]);
    expect(await store.exchanges.takeOver(noon, lease("two"), 5)).toEqual([]);
    const keep = (owner: string, state: Exchange["state"]) =>
      store.write((tx) => tx.exchanges.keep({ ...made, state }, lease(owner), noon));
    expect(await keep("one", "fetching")).toBe(true);
    expect(await store.exchanges.renew(made.id, { owner: "one", until: noon })).toBe(true);
    expect(await store.exchanges.takeOver(noon, lease("two"), 5, made.id)).toEqual([made]);
    expect([await keep("one", "checked"), await keep("two", "checked"), await keep("two", "done")]).toEqual([
      false,
      true,
      false,
    ]);
    const moved = (from: Exchange["state"]) =>
      store.write((tx) => tx.exchanges.move({ ...made, state: "importing" }, from, noon));
    expect([await moved("fetching"), await moved("checked"), await moved("checked")]).toEqual([false, true, false]);
  });

  it("keeps contents in parts, byte for byte, until they are dropped or old", async () => {
    const store = await open();
    const orgId = await anOrganization(store);
    const { id } = await store.write((tx) => tx.exchanges.create({ ...draft(orgId), state: "kept" }));
    const bytes = new Uint8Array(Array.from({ length: 70_000 }, (_, index) => index % 256));
    await store.write(async (tx) => {
      await tx.exchanges.putPart(id, 0, bytes);
      await tx.exchanges.putPart(id, 1, new Uint8Array([0, 255]));
      await tx.exchanges.putPart(id, 1, new Uint8Array([1]));
    });
    const part = (index: number) => store.read((tx) => tx.exchanges.part(id, index));
    expect(Buffer.from((await part(0)) ?? []).equals(Buffer.from(bytes))).toBe(true);
    expect([...((await part(1)) ?? [])]).toEqual([1]);
    expect(await part(2)).toBeUndefined();
    expect(await store.exchanges.purge(noon, 10)).toBe(0);
    expect(await store.exchanges.purge(after(1), 10)).toBe(1);
    expect(await part(0)).toBeUndefined();
  });
}
