import { describe, expect, test } from "vitest";
import { UserError, type Reason } from "../../src/errors.ts";
import type { Actor } from "../../src/domain/model.ts";
import { makeWorld, type DomainWorld } from "./world.ts";

async function setUp() {
  const world = await makeWorld();
  const unit = await world.unit("KFQ");
  const ada = await world.person("张三", unit);
  const bo = await world.person("李四", unit, ["member", "leader"]);
  await world.by(ada, ({ leads }) => leads.log({ name: "电池项目", amount: { currency: "CNY", minor: 5e11 } }));
  return { world, ada, bo };
}

function undo(
  world: DomainWorld,
  who: Actor,
  target?: { readonly number: number; readonly step?: number },
): Promise<Reason | number> {
  return world
    .by(who, async ({ leads }) => (await leads.undo(target)).undone.seq)
    .catch((error: unknown) => {
      if (error instanceof UserError) return error.reason as Reason;
      throw error;
    });
}

describe("undo", () => {
  test("takes back one step at a time, to the very beginning, and leaves every step in the ledger", async () => {
    const { world, ada } = await setUp();
    const logged = await world.project(1);
    await world.by(ada, ({ leads }) =>
      leads.progress(1, { kind: "visit", text: "谈定用地", next: { on: "2026-12-01", what: "来考察" } }),
    );
    const progressed = await world.project(1);
    await world.by(ada, ({ leads }) => leads.move(1, "在谈", { meeting: "与总经理会谈" }));
    expect(await undo(world, ada)).toBe(3);
    expect(await world.project(1)).toEqual(progressed);
    expect(await undo(world, ada)).toBe(2);
    expect(await world.project(1)).toEqual(logged);
    expect(await undo(world, ada)).toBe(1);
    expect(await world.project(1)).toEqual({ ...logged, voided: true });
    expect(await undo(world, ada)).toBe("nothing_to_undo");
    const entries = await world.store.read((tx) => tx.ledger.ofStream(world.org.id, "project", 1, 50));
    expect(entries.map(({ kind }) => kind)).toEqual(["undo", "undo", "undo", "stage", "progress", "lead"]);
    expect((await world.verify()).findings).toEqual([]);
  });

  test("ends after ten minutes, to the minute", async () => {
    const { world, ada } = await setUp();
    world.after(10);
    expect(await undo(world, ada)).toBe(1);
    const late = await setUp();
    late.world.after(10);
    late.world.now = new Date(late.world.now.getTime() + 1);
    expect(await undo(late.world, late.ada)).toBe("nothing_to_undo");
  });

  test("stops at what somebody else did since, and begins again where that was taken back", async () => {
    const { world, ada, bo } = await setUp();
    await world.by(bo, ({ leads }) => leads.edit(1, { note: "组长批注" }));
    expect(await undo(world, ada)).toBe("undo_not_last");
    expect(await undo(world, bo)).toBe(2);
    expect(await undo(world, ada)).toBe(1);
  });

  test("of a named project leaves the others alone", async () => {
    const { world, ada } = await setUp();
    await world.by(ada, ({ leads }) => leads.log({ name: "轴承项目" }));
    expect(await undo(world, ada, { number: 1 })).toBe(1);
    expect((await world.project(2)).voided).toBe(false);
    expect(await undo(world, ada, { number: 7 })).toBe("nothing_to_undo");
  });

  test("of one step takes back that step or nothing: pressed again, by another, or after more was done", async () => {
    const { world, ada, bo } = await setUp();
    await world.by(ada, ({ leads }) => leads.edit(1, { note: "一" }));
    expect(await undo(world, bo, { number: 1, step: 2 })).toBe("undo_gone");
    expect(await undo(world, ada, { number: 1, step: 2 })).toBe(2);
    expect(await undo(world, ada, { number: 1, step: 2 })).toBe("undo_gone");
    await world.by(ada, ({ leads }) => leads.edit(1, { note: "二" }));
    await world.by(ada, ({ leads }) => leads.edit(1, { note: "三" }));
    expect(await undo(world, ada, { number: 1, step: 4 })).toBe("undo_not_last");
    expect((await world.project(1)).note).toBe("三");
  });

  test("leaves an investor that others stand on, and goes on with the step before", async () => {
    const { world, ada, bo } = await setUp();
    await world.by(ada, ({ leads }) => leads.edit(1, { note: "一" }));
    await world.by(ada, ({ leads }) => leads.log({ name: "储能项目", company: "凤凰集团" }));
    await world.by(bo, ({ leads }) => leads.log({ name: "电芯项目", company: "凤凰集团" }));
    expect(await undo(world, ada)).toBe(1);
    expect((await world.project(2)).voided).toBe(true);
    expect(await undo(world, ada)).toBe(2);
    expect((await world.project(1)).note).toBeNull();
    expect((await world.verify()).findings).toEqual([]);
  });

  test("does not reach settings", async () => {
    const { world } = await setUp();
    const admin = await world.person("吴十", undefined, ["admin"]);
    await world.by(admin, ({ units }) => units.add({ name: "高新区" }));
    expect(await undo(world, admin)).toBe("undo_administrative");
  });

  test("a handing over comes back to whoever gave it away", async () => {
    const { world, ada, bo } = await setUp();
    await world.by(ada, ({ leads }) => leads.assign(1, { name: "李四" }));
    expect((await world.project(1)).ownerId).toBe(bo.id);
    expect(await undo(world, ada)).toBe(2);
    expect((await world.project(1)).ownerId).toBe(ada.id);
  });

  test("takes back level L2 even where the actor may not see the project any longer", async () => {
    const { world, ada, bo } = await setUp();
    await world.by(bo, ({ leads }) => leads.assign(1, { name: "李四" }));
    await world.by(ada, ({ leads }) => leads.edit(1, { secrecy: "L2" }));
    await expect(world.by(ada, ({ leads }) => leads.load(1))).rejects.toThrow("named_people_only");
    expect(await undo(world, ada)).toBe(3);
    expect((await world.project(1)).secrecy).toBe("L1");
  });
});
