import { describe, expect, it } from "vitest";
import type { OutboxResult, SentCard } from "../../src/delivery/ports.ts";
import type { Store } from "../../src/store/port.ts";
import type { Open } from "./store.ts";
import { after, anOrganization, lease, noon, owed, record } from "./store-samples.ts";

const derived = { dueAt: null, searchText: "" };
const far = after(9_999);
const wanted = { now: far, platforms: ["slack"], limit: 9, without: [], unlessSince: far };

interface Sending extends Partial<Omit<SentCard, "place">> {
  readonly place?: string;
  readonly state?: OutboxResult["state"];
  /** Who records it; `a` has it. */
  readonly by?: string;
  readonly at?: Date;
}

/** Sends a card of project 1 in so many words; its id on the platform is the key. */
async function send(store: Store, orgId: number, key: string, sending: Sending = {}): Promise<number> {
  const { place: id = "C1", state = "sent", by = "a", at = noon, ...rest } = sending;
  const [row] = await store.write((tx) => tx.outbox.add([owed(key)], lease("a")));
  const place = { platform: "slack", workspace: "T1", id, direct: rest.reader !== undefined } as const;
  const card = { orgId, project: 1, place, spot: id, reader: null, seq: 1, step: null, ...rest };
  const posted = state === "sent" ? { postedId: key } : {};
  await store.outbox.settle([{ id: row?.id ?? 0, state, at, ...posted, card }], by);
  return row?.id ?? 0;
}

const cardsOf = (store: Store, orgId: number) => store.read((tx) => tx.cards.ofProject(orgId, 1));
const dueIds = (store: Store, more: object = {}) =>
  store.read(async (tx) => (await tx.cards.due({ ...wanted, ...more })).map(({ postedId }) => postedId));

export function testCards(open: Open): void {
  describe("cards", () => {
    async function opened(): Promise<{ readonly store: Store; readonly orgId: number }> {
      const store = await open();
      const orgId = await anOrganization(store);
      await store.write((tx) =>
        tx.projects.insertAll(
          orgId,
          [1, 2].map((at) => ({ record: record(at), derived })),
        ),
      );
      return { store, orgId };
    }

    it("are remembered with the record of their sending, by whoever records it and nobody else", async () => {
      const { store, orgId } = await opened();
      await send(store, orgId, "m1", { step: 1, reader: "U7", spot: "person U7" });
      await send(store, orgId, "m2", { by: "thief", place: "C2" });
      await send(store, orgId, "m3", { state: "dead", place: "C3" });
      expect(await cardsOf(store, orgId)).toEqual([
        {
          id: expect.any(Number) as number,
          orgId,
          project: 1,
          place: { platform: "slack", workspace: "T1", id: "C1", direct: true },
          postedId: "m1",
          postedAt: noon,
          reader: "U7",
          seq: 1,
          step: 1,
          state: "living",
          frozen: false,
          shown: null,
          version: 0,
        },
      ]);
      expect(await dueIds(store)).toEqual([]);
    });

    it("are due when their project changes, and from birth when it has changed on the way", async () => {
      const { store, orgId } = await opened();
      await send(store, orgId, "m1");
      await send(store, orgId, "m2", { project: 2, place: "C2" });
      await store.write((tx) => tx.cards.touch(orgId, 1, noon));
      expect(await dueIds(store)).toEqual(["m1"]);
      await store.write((tx) => tx.projects.update(orgId, record(2, {}, 2), derived, 1));
      await send(store, orgId, "m3", { project: 2, place: "C3" });
      expect(await dueIds(store)).toEqual(expect.arrayContaining(["m1", "m3"]));
      expect(await dueIds(store, { now: after(-1) })).toEqual([]);
      expect(await dueIds(store, { platforms: ["lark"] })).toEqual([]);
      expect(await dueIds(store, { platforms: [] })).toEqual([]);
      expect(await dueIds(store, { without: ["slack:T1/C1"] })).toEqual(["m3"]);
    });

    it("end when a newer one is in their spot, and stay when it could not be sent", async () => {
      const { store, orgId } = await opened();
      await send(store, orgId, "m1");
      await send(store, orgId, "thread", { spot: "C1 t1" });
      const spot = { orgId, project: 1, platform: "slack", workspace: "T1", spot: "C1" };
      await store.write(async (tx) => {
        await tx.cards.touch(orgId, 1, noon);
        await tx.cards.giveWay(spot);
      });
      expect(await dueIds(store)).toEqual(["thread"]);
      await send(store, orgId, "lost", { state: "dead", at: after(5) });
      expect(await dueIds(store)).toEqual(["m1"]);
      await send(store, orgId, "m2");
      expect((await cardsOf(store, orgId)).map(({ postedId, state }) => [postedId, state])).toEqual([
        ["m2", "living"],
        ["thread", "living"],
        ["m1", "below"],
      ]);
    });

    it("are kept in twenty spots of one project", async () => {
      const { store, orgId } = await opened();
      for (let at = 1; at <= 21; at += 1) await send(store, orgId, `m${at}`, { place: `C${at}` });
      const states = (await cardsOf(store, orgId)).map(({ state }) => state);
      expect(states).toEqual([...Array.from({ length: 20 }, () => "living"), "elsewhere"]);
    });

    it("come one of each place, what changed last first, and not while their change is on its way", async () => {
      const { store, orgId } = await opened();
      await send(store, orgId, "m1");
      await send(store, orgId, "m2", { project: 2 });
      await store.write((tx) => tx.cards.touch(orgId, 1, after(1)));
      await store.write((tx) => tx.cards.touch(orgId, 2, after(2)));
      expect(await dueIds(store)).toEqual(["m2"]);
      const [row] = await store.write((tx) => tx.outbox.add([owed("u1")], lease("a")));
      const outbox = row?.id ?? 0;
      const kept = await store.write(async (tx) => {
        const found = await tx.cards.posted({ platform: "slack", workspace: "T1", id: "C1" }, "m2");
        const card = found && (await tx.cards.take(found.id, far));
        if (!card) throw new Error("not due");
        await tx.cards.keep(card.id, { seq: 7, shown: "x", frozen: true, due: after(3), at: after(3), outbox });
        return tx.cards.posted({ platform: "slack", workspace: "T1", id: "C1" }, "m2");
      });
      expect(kept).toMatchObject({ seq: 7, shown: "x", frozen: true, version: 1 });
      expect(await store.write((tx) => tx.cards.take(kept?.id ?? 0, far))).toBeUndefined();
      expect(await dueIds(store)).toEqual(["m1"]);
      await store.outbox.settle([{ id: outbox, state: "sent", at: after(4), postedId: "m2" }], "a");
      expect(await dueIds(store)).toEqual(["m2"]);
      expect(await dueIds(store, { unlessSince: after(2) })).toEqual(["m1"]);
      await store.write((tx) => tx.cards.postpone(kept?.id ?? 0, after(99_999)));
      expect(await dueIds(store)).toEqual(["m1"]);
      await store.write((tx) => tx.cards.forget(kept?.id ?? 0));
      expect(await store.read((tx) => tx.cards.ofProject(orgId, 2))).toEqual([]);
    });

    it("are due with their place, and with those who brought or were brought", async () => {
      const { store, orgId } = await opened();
      await store.write((tx) => tx.projects.update(orgId, record(2, { introducedBy: 1 }, 2), derived, 1));
      await send(store, orgId, "m1");
      await send(store, orgId, "m2", { project: 2, place: "C2", seq: 2 });
      await store.write((tx) => tx.cards.touchKin(orgId, 1, [], noon));
      expect(await dueIds(store)).toEqual(["m2"]);
      await store.write((tx) => tx.cards.touchKin(orgId, 2, [1], noon));
      expect((await dueIds(store)).toSorted()).toEqual(["m1", "m2"]);
      await store.write((tx) => tx.cards.touchPlace(orgId, { platform: "slack", workspace: "T1", id: "C2" }, after(1)));
      expect(await dueIds(store, { limit: 1 })).toEqual(["m2"]);
    });

    it("are forgotten when nothing has been sent of them for long", async () => {
      const { store, orgId } = await opened();
      await send(store, orgId, "m1");
      await send(store, orgId, "m2", { place: "C2", at: after(60) });
      expect(await store.write((tx) => tx.cards.purge(after(1), 9))).toBe(1);
      expect((await cardsOf(store, orgId)).map(({ postedId }) => postedId)).toEqual(["m2"]);
    });
  });
}
