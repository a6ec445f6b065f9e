import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { brokenLink, hashEntry, seal, type Head } from "../../src/domain/hash-chain.ts";
import type { Entry, Project } from "../../src/domain/model.ts";
import type { Finding } from "../../src/domain/verify.ts";
import type { StoreTx } from "../../src/store/port.ts";
import { makeWorld, type DomainWorld } from "./world.ts";

/** Proof that nobody altered what was written: each way of doing so is found, and a sound record has no findings. */

function stream(length: number): readonly Entry[] {
  const entries: Entry[] = [];
  let head: Head = { seq: 0, hash: "" };
  for (let index = 0; index < length; index++) {
    const draft = {
      subject: "project",
      stream: 1,
      kind: "progress",
      at: "2026-11-23T02:00:00.000Z",
      actorId: 3,
      via: "slack:T1/U1",
      delivery: `d${index}`,
      rule: "r",
      unitId: 2,
      body: { changes: { note: [null, `第 ${index} 笔`] as const }, details: { text: randomBytes(4).toString("hex") } },
    } as const;
    const entry = seal(1, draft, head);
    entries.push(entry);
    head = entry;
  }
  return entries;
}

function firstBroken(orgId: number, entries: readonly Entry[]): number | undefined {
  let head: Head = { seq: 0, hash: "" };
  for (const [index, entry] of entries.entries()) {
    if (brokenLink(orgId, entry, head)) return index;
    head = entry;
  }
  return undefined;
}

describe("a chain of entries", () => {
  test("is sound as it was sealed, for its organisation alone", () => {
    expect(firstBroken(1, stream(9))).toBeUndefined();
    expect(firstBroken(2, stream(9))).toBe(0);
  });

  test("a change of any field is found where it was made", () => {
    const altered: readonly Partial<Entry>[] = [
      { stream: 2 },
      { kind: "edit" },
      { at: "2026-11-23T02:00:00.001Z" },
      { actorId: 4 },
      { via: "slack:T1/U2" },
      { delivery: "other" },
      { rule: "s" },
      { unitId: 3 },
      { body: { changes: {}, details: {} } },
      { body: { changes: { note: [null, "第 4 笔 "] }, details: {} } },
    ];
    for (const change of altered) {
      const entries = stream(9).map((entry, index) => (index === 4 ? { ...entry, ...change } : entry));
      expect(firstBroken(1, entries), JSON.stringify(change)).toBe(4);
      // Sealed anew by whoever altered it: then the entry after it does not follow any longer.
      const resealed = entries.map((entry, index) => (index === 4 ? { ...entry, hash: hashEntry(1, entry) } : entry));
      expect(firstBroken(1, resealed), JSON.stringify(change)).toBe(5);
    }
  });

  test("entries taken out, swapped or put in are found, wherever", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 7 }), fc.integer({ min: 0, max: 7 }), (from, to) => {
        const entries = stream(9);
        const at = Math.min(from, to);
        expect(firstBroken(1, entries.toSpliced(from, 1))).toBe(from);
        if (from !== to) {
          const swapped = entries.with(from, entries[to] ?? fail()).with(to, entries[from] ?? fail());
          expect(firstBroken(1, swapped)).toBe(at);
        }
        expect(firstBroken(1, entries.toSpliced(from + 1, 0, entries[from] ?? fail()))).toBe(from + 1);
      }),
    );
  });
});

describe("verification", () => {
  /** Three projects of which the second is void and counts nowhere. */
  async function record(): Promise<DomainWorld> {
    const world = await makeWorld();
    const unit = await world.unit("KFQ");
    const ada = await world.person("张三", unit);
    await world.by(ada, ({ leads }) => leads.log({ name: "电池项目", amount: { currency: "CNY", minor: 5e11 } }));
    await world.by(ada, ({ leads }) => leads.progress(1, { kind: "visit", text: "谈定用地" }));
    await world.by(ada, ({ leads }) => leads.log({ name: "轴承项目" }));
    await world.by(ada, ({ leads }) => leads.undo());
    await world.by(ada, ({ leads }) => leads.log({ name: "冷链项目" }));
    return world;
  }
  const kinds = (findings: readonly Finding[]) => findings.map(({ stream: number, what }) => `${number}:${what}`);

  test("a sound record has no findings, and says what it looked at", async () => {
    const world = await record();
    expect(await world.verify()).toMatchObject({ organization: "main", entries: 6, projects: 3, findings: [] });
  });

  test("a changed row is found, and a row that is not at its ledger's end", async () => {
    const world = await record();
    await alter(world, 1, { note: "悄悄改的" });
    expect(kinds((await world.verify()).findings)).toEqual(["1:row"]);
    await alter(world, 3, {}, 9);
    expect(kinds((await world.verify()).findings)).toEqual(["1:row", "3:head"]);
  });

  test("a row without entries is found: at the end, and in between", async () => {
    const world = await record();
    const kept = await world.store.read((tx) => tx.projects.byNumber(world.org.id, 2));
    if (!kept) throw new Error("no project 2");
    await world.store.write((tx) =>
      tx.projects.insert(
        world.org.id,
        { ...kept, project: { ...kept.project, number: 4 } },
        { dueAt: null, searchText: "" },
      ),
    );
    expect(kinds((await world.verify()).findings)).toEqual(["4:gap"]);
    const later = await world.person("李四", await world.unit("GXQ"));
    await world.by(later, async (_services, { tx, org }) => void (await tx.organizations.nextNumber(org.id)));
    await world.by(later, ({ leads }) => leads.log({ name: "补上的项目" }));
    expect(kinds((await world.verify()).findings)).toEqual(["4:gap"]);
  });

  test("a changed figure is found, one too many and one too few", async () => {
    const world = await record();
    const cell = { scale: "Y", period: "2026", metric: "leads", unitId: 1, origin: "attracted" } as const;
    await world.store.write((tx) => tx.rollups.add(world.org.id, [{ ...cell, value: 1 }]));
    expect((await world.verify()).findings).toMatchObject([
      { what: "figure", detail: "Y|2026|leads|1|attracted: kept 201, rebuilt 200" },
    ]);
    await world.store.write((tx) =>
      tx.rollups.add(world.org.id, [
        { ...cell, value: -1 },
        { ...cell, period: "2025", value: 7 },
      ]),
    );
    expect((await world.verify()).findings).toMatchObject([
      { what: "figure", detail: "Y|2025|leads|1|attracted: kept 7, rebuilt 0" },
    ]);
    await world.store.write((tx) =>
      tx.rollups.add(world.org.id, [
        { ...cell, period: "2025", value: -7 },
        { ...cell, value: -2 },
      ]),
    );
    expect((await world.verify()).findings).toMatchObject([
      { what: "figure", detail: "Y|2026|leads|1|attracted: kept 198, rebuilt 200" },
    ]);
  });

  test("an entry that was never in the chain is found: forged, and sealed by somebody who knew how", async () => {
    const world = await record();
    const last = (await world.store.read((tx) => tx.ledger.ofStream(world.org.id, "project", 3, 1)))[0] ?? fail();
    const forged: Entry = {
      ...last,
      seq: 2,
      prev: last.hash,
      kind: "edit",
      body: { changes: { note: ["假", "真"] }, details: {} },
    };
    await append(world, { ...forged, hash: "0".repeat(64) });
    expect(kinds((await world.verify()).findings)).toEqual(["3:hash", "3:fold", "3:head"]);
    const other = await record();
    await append(other, { ...forged, hash: hashEntry(other.org.id, forged) });
    // Sealed right, it still says of the note what was not there.
    expect(kinds((await other.verify()).findings)).toEqual(["3:fold", "3:head"]);
  });

  test("an entry that skips a number is found", async () => {
    const world = await record();
    const last = (await world.store.read((tx) => tx.ledger.ofStream(world.org.id, "project", 3, 1)))[0] ?? fail();
    const skipped = { ...last, seq: 3, prev: last.hash, body: { changes: {}, details: {} } };
    await append(world, { ...skipped, hash: hashEntry(world.org.id, skipped) });
    expect(kinds((await world.verify()).findings)).toEqual(["3:gap", "3:head"]);
  });

  test("one organisation's trouble is not another's", async () => {
    const world = await record();
    const other = await makeWorld({ store: world.store, key: "other" });
    await alter(world, 1, { name: "别的" });
    expect((await other.verify()).findings).toEqual([]);
  });
});

/** Writes the row past the ledger, as somebody at the database could. */
async function alter(world: DomainWorld, number: number, changes: Partial<Project>, seq?: number): Promise<void> {
  await world.store.write(async (tx: StoreTx) => {
    const record = await tx.projects.byNumber(world.org.id, number);
    if (!record) throw new Error(`no project ${number}`);
    const altered = { ...record, project: { ...record.project, ...changes }, seq: seq ?? record.seq };
    expect(await tx.projects.update(world.org.id, altered, { dueAt: null, searchText: "" }, record.seq)).toBe(true);
  });
}

async function append(world: DomainWorld, entry: Entry): Promise<void> {
  await world.store.write((tx) => tx.ledger.append(world.org.id, [entry]));
}

function fail(): never {
  throw new Error("not there");
}
