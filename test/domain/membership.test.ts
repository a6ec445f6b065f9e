import { describe, expect, test } from "vitest";
import type { Address, Person } from "../../src/address.ts";
import { findPerson, findUnit, recognise } from "../../src/domain/membership.ts";
import type { Actor, Channel } from "../../src/domain/model.ts";
import type { Work } from "../../src/domain/work.ts";
import { UserError } from "../../src/errors.ts";
import { makeWorld, type DomainWorld } from "./world.ts";

const ada: Person = { platform: "slack", workspace: "T1", id: "U1", name: "张三" };

async function setUp() {
  const world = await makeWorld();
  const unit = await world.unit("KFQ");
  const channel = await world.channel(unit);
  const admin = await world.person("吴十", undefined, ["admin"]);
  const seen = (
    person: Person,
    options: { readonly channel?: Channel; readonly admins?: readonly Address[] } = {},
  ): Promise<Actor> =>
    world.by(admin, (_services, work) => recognise(work, person, options.channel, options.admins ?? []));
  const events = async () =>
    (await world.store.read((tx) => tx.ledger.ofStream(world.org.id, "organization", 0, 50))).filter(
      ({ kind }) => kind === "person",
    );
  return { world, unit, channel, admin, seen, events };
}

describe("somebody first seen", () => {
  test("in a unit's channel is a member of the unit from then on, and it is on record once", async () => {
    const { seen, channel, unit, events, world } = await setUp();
    const actor = await seen(ada, { channel });
    expect(actor).toMatchObject({
      name: "张三",
      unitId: unit.id,
      roles: [{ name: "member", unitId: unit.id }],
      identity: { platform: "slack", workspace: "T1", id: "U1" },
    });
    expect(await seen(ada, { channel })).toEqual(actor);
    expect(await seen(ada)).toEqual(actor);
    expect(await events()).toMatchObject([
      {
        actorId: 0,
        unitId: unit.id,
        body: { changes: { [`person:${actor.id}`]: [null, { name: "张三", unitId: unit.id }] } },
      },
    ]);
    expect((await world.verify()).findings).toEqual([]);
  });

  test("elsewhere belongs to no unit, and joins the first one in whose channel they speak", async () => {
    const { seen, channel, unit, world } = await setUp();
    expect(await seen(ada)).toMatchObject({ unitId: undefined, roles: [] });
    expect(await seen(ada, { channel: { ...channel, active: false } })).toMatchObject({ unitId: undefined });
    expect(await seen(ada, { channel })).toMatchObject({ unitId: unit.id });
    const other = await world.channel(await world.unit("GXQ"));
    expect(await seen(ada, { channel: other })).toMatchObject({ unitId: unit.id });
  });

  test("as coordinator stays of no unit, in whatever channel they speak", async () => {
    const { seen, channel, world } = await setUp();
    const zoe = await world.person("刘芳", undefined, ["coordinator"]);
    expect(await seen({ ...zoe.identity, name: "刘芳" }, { channel })).toMatchObject({ id: zoe.id, unitId: undefined });
  });

  test("without a name is known by the id until the platform gives one", async () => {
    const { seen } = await setUp();
    const { platform, workspace, id } = ada;
    expect((await seen({ platform, workspace, id })).name).toBe("U1");
    expect((await seen(ada)).name).toBe("张三");
    expect((await seen({ ...ada, name: "张三丰" })).name).toBe("张三");
  });

  test("on another platform, or in another workspace, is somebody else", async () => {
    const { seen } = await setUp();
    const ids = [
      await seen(ada),
      await seen({ ...ada, platform: "lark" }),
      await seen({ ...ada, workspace: "T2" }),
    ].map(({ id }) => id);
    expect(new Set(ids).size).toBe(3);
  });
});

describe("an admin by settings", () => {
  test("holds admin from the first word, and once", async () => {
    const { seen, channel } = await setUp();
    const admins: readonly Address[] = [{ platform: "slack", workspace: "T1", id: "U1" }];
    const roles = (actor: Actor) => actor.roles.map(({ name }) => name);
    expect(roles(await seen(ada, { admins }))).toEqual(["admin"]);
    expect(roles(await seen(ada, { admins, channel }))).toEqual(["admin", "member"]);
    expect(roles(await seen(ada, { admins, channel }))).toEqual(["admin", "member"]);
    expect(roles(await seen({ ...ada, workspace: "T2" }, { admins }))).toEqual([]);
  });
});

test("somebody who was taken out of service may do nothing", async () => {
  const { seen, world } = await setUp();
  const actor = await seen(ada);
  await world.store.write((tx) => tx.people.save(world.org.id, { ...actor, active: false }));
  await expect(seen(ada)).rejects.toThrow("not_a_member");
});

describe("a person named", () => {
  async function named() {
    const world = await makeWorld();
    const [a, b] = [await world.unit("KFQ"), await world.unit("GXQ")];
    const asking = await world.person("李四", a);
    const find = (ref: Parameters<typeof findPerson>[1]) =>
      world
        .by(asking, async (_services, work: Work) => (await findPerson(work, ref)).id)
        .catch((error: unknown) => (error instanceof UserError ? error.reason : Promise.reject(error)));
    return { world, a, b, find };
  }

  test("is the one of this name, in one's own unit first", async () => {
    const { world, a, b, find } = await named();
    const theirs = await world.store.write((tx) =>
      tx.people.create(world.org.id, { name: "张伟", unitId: b.id }, { ...ada, id: "U7" }),
    );
    expect(await find({ name: "张伟" })).toBe(theirs.id);
    const ours = await world.store.write((tx) =>
      tx.people.create(world.org.id, { name: "张伟", unitId: a.id }, { ...ada, id: "U8" }),
    );
    expect(await find({ name: "张伟" })).toBe(ours.id);
    await world.store.write((tx) =>
      tx.people.create(world.org.id, { name: "张伟", unitId: a.id }, { ...ada, id: "U9" }),
    );
    expect(await find({ name: "张伟" })).toBe("ambiguous_person");
    expect(await find({ name: "张" })).toBe("unknown_person");
  });

  test("by a mention is the one mentioned, known or not; by an unknown id alone nobody", async () => {
    const { world, a, find } = await named();
    const bo = await world.person("王五", a);
    expect(await find({ id: "王五" })).toBe(bo.id);
    expect(await find({ id: "U404" })).toBe("unknown_person");
    const met = await find({ id: "U404", name: "新人" });
    expect(await find({ id: "U404" })).toBe(met);
    await world.store.write((tx) => tx.people.save(world.org.id, { ...bo, active: false }));
    expect(await find({ id: "王五", name: "王五" })).toBe("unknown_person");
    expect(await find({ name: "王五" })).toBe("unknown_person");
  });
});

describe("a unit named", () => {
  async function find(world: DomainWorld, given: string): Promise<unknown> {
    const asking = await world.person(`问${given}`);
    return world
      .by(asking, async (_services, work) => (await findUnit(work, given)).code)
      .catch((error: unknown) => (error instanceof UserError ? error.values : Promise.reject(error)));
  }

  test("by its name, short name or code, whatever the width and case; a near one is suggested, never taken", async () => {
    const world = await makeWorld();
    await world.unit("GXQ", { name: "高新技术产业开发区", shortName: "高新区" });
    await world.unit("OLD", { name: "旧区", shortName: "旧区", active: false });
    for (const given of ["高新区", "高新技术产业开发区", "gxq", "ＧＸＱ", " GXQ "])
      expect(await find(world, given), given).toBe("GXQ");
    expect(await find(world, "高新技术")).toEqual({ given: "高新技术", nearest: "高新区" });
    expect(await find(world, "旧区")).toEqual({ given: "旧区" });
  });
});
