import { describe, expect, it } from "vitest";
import type { EnterpriseRequest, RatingLink, RequestRecord } from "../../src/domain/models/request.ts";
import { ConcurrencyError } from "../../src/domain/ports.ts";
import type { Open } from "./store.ts";
import { after, anOrganization, noon } from "./store-samples.ts";

export function requestRecord(number: number, changes: Partial<EnterpriseRequest> = {}, seq = 1): RequestRecord {
  const request: EnterpriseRequest = {
    number,
    company: "某轴承公司",
    investor: null,
    project: 12,
    text: "用电容量不足；\n“二期”",
    contact: null,
    secrecy: "L1",
    unitId: 1,
    ownerId: null,
    reporterId: 7,
    reporterUnitId: 2,
    state: "open",
    complex: false,
    loggedAt: noon.toISOString(),
    since: noon.toISOString(),
    extendedTo: null,
    steps: { "1": { kind: "assigned", at: noon.toISOString(), byId: 7, unitId: 1, text: null } },
    escalations: 0,
    voided: false,
    ...changes,
  };
  return { request, seq, head: `hash ${seq}` };
}

function link(token: string, changes: Partial<RatingLink> = {}): RatingLink {
  return {
    tokenHash: token,
    request: 5,
    unitId: 1,
    createdAt: noon.toISOString(),
    expiresAt: after(100).toISOString(),
    usedAt: null,
    ...changes,
  };
}

/** Enterprise requests and what enterprises say of them. */
export function testRequests(open: Open): void {
  describe("requests", () => {
    it("are kept whole, and changed by whoever read them last", async () => {
      const store = await open();
      const orgId = await anOrganization(store);
      await store.write((tx) => tx.requests.insert(orgId, requestRecord(5), "2026-11-24"));
      await expect(store.write((tx) => tx.requests.insert(orgId, requestRecord(5), null))).rejects.toBeInstanceOf(
        ConcurrencyError,
      );
      const solved = requestRecord(5, { state: "solved", ownerId: 9, extendedTo: "2026-12-30" }, 2);
      await store.write(async ({ requests }) => {
        expect(await requests.byNumber(orgId, 5)).toEqual(requestRecord(5));
        expect(await requests.update(orgId, solved, null, 7)).toBe(false);
        expect(await requests.update(orgId, solved, null, 1)).toBe(true);
        expect(await requests.byNumber(orgId, 5)).toEqual(solved);
        expect(await requests.byNumber(orgId + 1, 5)).toBeUndefined();
        await requests.insert(orgId, requestRecord(2), null);
        expect((await requests.byNumbers(orgId, [9, 5, 2])).map(({ request }) => request.number)).toEqual([2, 5]);
        expect(await requests.byNumbers(orgId, [])).toEqual([]);
      });
    });

    it("are listed while a clock runs, what is due first, of some units and of one person", async () => {
      const store = await open();
      const orgId = await anOrganization(store);
      await store.write(async ({ requests }) => {
        await requests.insert(orgId, requestRecord(1, { unitId: 1 }), "2026-11-26");
        await requests.insert(orgId, requestRecord(2, { unitId: 2, ownerId: 7 }), "2026-11-24");
        await requests.insert(orgId, requestRecord(3, { unitId: 1, state: "solved" }), null);
        await requests.insert(orgId, requestRecord(4, { unitId: 1, ownerId: 7 }), "2026-11-24");
        await requests.insert(orgId, requestRecord(5, { unitId: 3 }), "2026-11-20");
      });
      await store.read(async ({ requests }) => {
        const numbers = async (scope: Parameters<typeof requests.open>[1], limit = 10) =>
          (await requests.open(orgId, scope, limit)).map(({ request }) => request.number);
        expect(await numbers(undefined)).toEqual([5, 2, 4, 1]);
        expect(await numbers(undefined, 2)).toEqual([5, 2]);
        expect(await numbers({ unitIds: [1] })).toEqual([4, 1]);
        expect(await numbers({ unitIds: [1], memberId: 7 })).toEqual([2, 4, 1]);
        expect(await numbers({ unitIds: [], memberId: 7 })).toEqual([2, 4]);
        expect(await numbers({ unitIds: [3, 1] }, 1)).toEqual([5, 4]);
        expect(await numbers({ unitIds: [] })).toEqual([]);
      });
    });

    it("keep their last day while a clock runs, put right where the row is where it was", async () => {
      const store = await open();
      const orgId = await anOrganization(store);
      await store.write(async ({ requests }) => {
        await requests.insert(orgId, requestRecord(2), "2026-11-24");
        await requests.insert(orgId, requestRecord(1), "2026-11-26");
        await requests.insert(orgId, requestRecord(3, { state: "solved" }), null);
        await requests.insert(orgId + 1, requestRecord(4), "2026-11-20");
        const { seq } = requestRecord(1);
        expect(await requests.setDue(orgId, 1, "2026-12-01", seq + 1)).toBe(false);
        expect(await requests.setDue(orgId, 1, "2026-12-01", seq)).toBe(true);
        expect(await requests.setDue(orgId, 4, null, seq)).toBe(false);
      });
      await store.read(async ({ requests }) => {
        const kept = async (from: number, limit: number) =>
          (await requests.withDue(orgId, from, limit)).map(({ record, due }) => [record.request.number, due]);
        expect(await kept(0, 9)).toEqual([
          [1, "2026-12-01"],
          [2, "2026-11-24"],
        ]);
        expect(await kept(0, 1)).toEqual([[1, "2026-12-01"]]);
        expect(await kept(1, 9)).toEqual([[2, "2026-11-24"]]);
        expect(await requests.byNumber(orgId, 1)).toEqual(requestRecord(1));
      });
    });

    it("have one open link, used once and not after its end", async () => {
      const store = await open();
      const orgId = await anOrganization(store);
      await store.write(async ({ ratings }) => {
        await ratings.putLink(orgId, link("a"));
        await ratings.putLink(orgId, link("b"));
        await ratings.putLink(orgId, link("c", { request: 6, unitId: 2 }));
        expect(await ratings.byToken("a")).toBeUndefined();
        expect(await ratings.byToken("b")).toEqual({ orgId, link: link("b") });
        expect(await ratings.use("a", after(1))).toBe(false);
        expect(await ratings.use("b", after(100))).toBe(false);
        expect(await ratings.use("b", after(99))).toBe(true);
        expect(await ratings.use("b", after(99))).toBe(false);
        expect((await ratings.byToken("b"))?.link.usedAt).toBe(after(99).toISOString());
        // What was used stays, what was not goes.
        await ratings.voidLinks(orgId, 5);
        await ratings.voidLinks(orgId, 6);
        expect(await ratings.byToken("b")).toBeDefined();
        expect(await ratings.byToken("c")).toBeUndefined();
        await ratings.putLink(orgId, link("d", { createdAt: after(5).toISOString() }));
        expect(await ratings.asked(orgId, 1, noon, after(10))).toBe(1);
        expect(await ratings.asked(orgId, 1, after(1), after(5))).toBe(0);
        expect(await ratings.asked(orgId, 2, noon, after(10))).toBe(0);
      });
    });

    it("have one rating each, in the order of their coming", async () => {
      const store = await open();
      const orgId = await anOrganization(store);
      const rating = { request: 5, unitId: 1, stars: 4, comment: "很快", at: after(2).toISOString() };
      await store.write(async ({ ratings }) => {
        expect(await ratings.rated(orgId, 5)).toBe(false);
        expect(await ratings.add(orgId, rating)).toBe(true);
        expect(await ratings.add(orgId, { ...rating, stars: 1 })).toBe(false);
        expect(await ratings.rated(orgId, 5)).toBe(true);
        await ratings.add(orgId, { ...rating, request: 6, comment: null, at: after(1).toISOString() });
        await ratings.add(orgId, { ...rating, request: 4, unitId: 2 });
        const of = async (from: Date, to: Date) =>
          (await ratings.ofUnit(orgId, 1, from, to)).map(({ request }) => request);
        expect(await of(noon, after(3))).toEqual([6, 5]);
        expect(await of(after(1), after(2))).toEqual([6]);
        expect((await ratings.all(orgId)).map(({ request }) => request)).toEqual([4, 5, 6]);
        expect((await ratings.all(orgId))[1]).toEqual(rating);
        expect(await ratings.all(orgId + 1)).toEqual([]);
      });
    });

    it("of one organisation are not another's, whatever their numbers", async () => {
      const store = await open();
      const [one, other] = [await anOrganization(store), await anOrganization(store, "other")];
      await store.write(async ({ requests, ratings }) => {
        await requests.insert(one, requestRecord(5), "2026-11-24");
        await requests.insert(other, requestRecord(5, { company: "乙" }), "2026-11-24");
        await ratings.putLink(other, link("x"));
        await ratings.voidLinks(one, 5);
        expect((await ratings.byToken("x"))?.orgId).toBe(other);
        expect((await requests.open(other, undefined, 9)).map(({ request }) => request.company)).toEqual(["乙"]);
      });
    });
  });
}
