import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Address, Platform } from "../../src/address.ts";
import { codeMinutes, hashCode, makeCode, readCode } from "../../src/domain/linking/code.ts";
import { reachOf } from "../../src/domain/linking/reach.ts";
import { recognise } from "../../src/domain/membership.ts";
import type { Actor, Role, Unit } from "../../src/domain/model.ts";
import { UserError } from "../../src/errors.ts";
import type { Dialect } from "../fakes/database.ts";
import { makeWorld, type DomainWorld } from "./world.ts";

/** Two accounts, one person: joined by a code, and parted again. */

async function setUp(dialect: Dialect = "sqlite") {
  const world = await makeWorld({ dialect });
  const unit = await world.unit("KFQ");
  const other = await world.unit("GXQ");
  /** `ada` in Lark and `ben` who is the same person in Slack. */
  const ada = await account(world, "lark", "王敏", unit, [{ name: "member", unitId: unit.id }]);
  const twin = await account(world, "slack", "wangmin", other, [
    { name: "member", unitId: other.id },
    { name: "leader", unitId: other.id },
  ]);
  return { world, unit, other, ada, twin };
}

async function account(
  world: DomainWorld,
  platform: Platform,
  name: string,
  unit: Unit | undefined,
  roles: readonly Role[],
): Promise<Actor> {
  const identity: Address = { platform, workspace: "w1", id: `${platform}-${name}` };
  return world.store.write(async ({ people }) => {
    const created = await people.create(world.org.id, { name, unitId: unit?.id }, identity);
    const member = { ...created, unitId: unit?.id, roles };
    await people.save(world.org.id, member);
    return { ...member, identity };
  });
}

const makes = async (world: DomainWorld, who: Actor): Promise<string> =>
  (await world.by(who, ({ linking }) => linking.makeCode())).code;

/** What came of typing a code: `joined`, or why not. */
async function types(world: DomainWorld, who: Actor, code: string): Promise<string> {
  try {
    const redeemed = await world.by(who, ({ linking }) => linking.redeem(code));
    return "refused" in redeemed ? redeemed.refused.reason : "joined";
  } catch (error) {
    if (error instanceof UserError) return error.reason;
    throw error;
  }
}

/** Whoever the account acts as now. */
const actorOf = (world: DomainWorld, { identity }: Actor): Promise<Actor> =>
  world.by({ ...nobody, identity }, (_services, work) => recognise(work, identity, undefined, []));
const nobody = { id: 0, name: "", unitId: undefined, roles: [], active: true };

const entries = (world: DomainWorld) =>
  world.store.read((tx) => tx.ledger.scan(world.org.id, "organization", { stream: -1, seq: 0 }, 1000));

describe("a code", () => {
  test("is read as it was made, however it is typed, and is nothing else", () => {
    fc.assert(
      fc.property(fc.string(), (secret) => {
        const code = makeCode(secret);
        expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
        for (const typed of [code, code.toLowerCase(), code.replace("-", ""), code.replace("-", " "), ` ${code}　`])
          expect(readCode(typed)).toBe(code);
        expect(readCode(code.replaceAll("0", "O").replaceAll("1", "l"))).toBe(code);
        expect(readCode(`${code}2`)).toBeUndefined();
        expect(readCode(code.slice(1))).toBeUndefined();
      }),
    );
    expect(readCode("UUUUU-UUUUU")).toBeUndefined();
    expect(readCode("")).toBeUndefined();
  });

  test("differs with its secret; its hash with its organisation too", () => {
    const codes = new Set(Array.from({ length: 2000 }, (_, index) => makeCode(`secret-${index}`)));
    expect(codes.size).toBe(2000);
    expect(new Set([...codes].flatMap((code) => [...code])).size).toBe(33);
    expect(hashCode(1, "7K3QM-XR0ZB")).toMatch(/^[0-9a-f]{64}$/);
    expect(hashCode(1, "7K3QM-XR0ZB")).not.toBe(hashCode(2, "7K3QM-XR0ZB"));
  });
});

describe.each(["sqlite", "postgresql"] as const)("joining, in %s", (dialect) => {
  test("makes one person: accounts, roles, open projects; history stays and bears the one name", async () => {
    const { world, unit, other, ada, twin } = await setUp(dialect);
    await world.by(twin, ({ leads }) => leads.log({ name: "储能项目" }));
    await world.by(twin, ({ leads }) => leads.log({ name: "作废项目" }));
    await world.by(twin, ({ leads }) => leads.undo());
    await world.by(twin, ({ requests }) =>
      requests.log({ company: "远景", text: "用电增容", complex: false, project: 1 }),
    );
    const code = await makes(world, ada);
    world.after(codeMinutes - 1);
    expect(await types(world, twin, code)).toBe("joined");

    const [inLark, inSlack] = [await actorOf(world, ada), await actorOf(world, twin)];
    expect(inSlack).toEqual({ ...inLark, identity: twin.identity });
    expect(inLark).toMatchObject({ id: ada.id, name: "王敏", unitId: unit.id });
    expect(inLark.roles).toHaveLength(3);
    expect(inLark.roles).toEqual(
      expect.arrayContaining([
        { name: "member", unitId: unit.id },
        { name: "member", unitId: other.id },
        { name: "leader", unitId: other.id },
      ]),
    );
    expect((await world.project(1)).ownerId).toBe(ada.id);
    const request = await world.store.read((tx) => tx.requests.byNumber(world.org.id, 1));
    expect(request?.request.ownerId).toBe(ada.id);
    const stream = await world.store.read((tx) => tx.ledger.ofStream(world.org.id, "project", 1, 10));
    expect(stream.map(({ kind, actorId }) => [kind, actorId])).toEqual([
      ["assign", twin.id],
      ["lead", twin.id],
    ]);
    const [old] = await world.store.read((tx) => tx.people.byIds(world.org.id, [twin.id]));
    expect(old).toMatchObject({ name: "王敏", active: false, roles: [] });
    const last = (await entries(world)).at(-1);
    expect(last).toMatchObject({ kind: "link", actorId: twin.id });
    expect(last?.body.changes).toMatchObject({
      "identity:slack:w1/slack-wangmin": [twin.id, ada.id],
      [`person:${twin.id}`]: [{ name: "wangmin" }, { active: false, linkedTo: ada.id }],
    });
    expect((await world.verify()).findings).toEqual([]);
  });

  test("lets the person act on either platform: what was done on one is undone on the other", async () => {
    const { world, ada, twin } = await setUp(dialect);
    expect(await types(world, twin, await makes(world, ada))).toBe("joined");
    const inSlack = await actorOf(world, twin);
    await world.by(inSlack, ({ leads }) => leads.log({ name: "储能项目" }));
    await world.by(await actorOf(world, ada), ({ leads }) => leads.undo());
    expect((await world.project(1)).voided).toBe(true);
    expect((await world.verify()).findings).toEqual([]);
  });

  test("of two accounts that type one code at the same moment, one", async () => {
    const { world, unit, ada, twin } = await setUp(dialect);
    const eve = await account(world, "console", "赵磊", unit, []);
    const code = await makes(world, ada);
    const came = await Promise.all([types(world, twin, code), types(world, eve, code), types(world, twin, code)]);
    expect(came.filter((one) => one === "joined")).toHaveLength(1);
    const identities = await world.store.read((tx) => tx.people.identities(world.org.id, [ada.id]));
    expect(identities).toHaveLength(2);
    expect((await world.verify()).findings).toEqual([]);
  });

  test("never more than five wrong tries in ten minutes, even at the same moment", async () => {
    const { world, ada, twin } = await setUp(dialect);
    const code = await makes(world, ada);
    const wrong = Array.from({ length: 8 }, (_, index) => makeCode(`guess ${index}`));
    for (const guess of wrong.slice(0, 3)) expect(await types(world, twin, guess)).toBe("link_unknown");
    const rest = await Promise.all(wrong.slice(3).map((guess) => types(world, twin, guess)));
    expect(rest.toSorted()).toEqual([
      "link_too_often",
      "link_too_often",
      "link_too_often",
      "link_unknown",
      "link_unknown",
    ]);
    // The right one does not help either, and is not lost by it.
    expect(await types(world, twin, code)).toBe("link_too_often");
    expect((await entries(world)).filter(({ kind }) => kind === "link")).toHaveLength(5);
    world.after(10);
    expect(await types(world, twin, code)).toBe("link_too_often");
    world.after(1);
    expect(await types(world, twin, code)).toBe("link_unknown");
    expect(await types(world, twin, await makes(world, ada))).toBe("joined");
  });
});

test("a person of whom one platform told an id alone is called by the other's name", async () => {
  const { world, unit, twin } = await setUp();
  const shy = await account(world, "lark", "ou", unit, []);
  await world.store.write((tx) => tx.people.save(world.org.id, { ...shy, name: shy.identity.id }));
  expect(await types(world, twin, await makes(world, shy))).toBe("joined");
  expect((await actorOf(world, shy)).name).toBe("wangmin");
});

describe("a code is refused", () => {
  test("when it is unknown, used, too old or replaced, always with the same words", async () => {
    const { world, unit, ada, twin } = await setUp();
    const eve = await account(world, "console", "赵磊", unit, []);
    const [first, second] = [await makes(world, ada), await makes(world, ada)];
    expect(await types(world, twin, first)).toBe("link_unknown");
    expect(await types(world, twin, second)).toBe("joined");
    expect(await types(world, eve, second)).toBe("link_unknown");
    const late = await makes(world, ada);
    world.after(codeMinutes);
    expect(await types(world, eve, late)).toBe("link_unknown");
    expect(await types(world, eve, "hello")).toBe("link_unknown");
    // What is no code at all is no try.
    expect((await entries(world)).filter(({ body }) => body.details["refused"] === true)).toHaveLength(3);
  });

  test("by oneself; and is used up by being shown", async () => {
    const { world, ada, twin } = await setUp();
    const code = await makes(world, ada);
    expect(await types(world, ada, code)).toBe("link_same");
    expect(await types(world, twin, code)).toBe("link_unknown");
  });

  test("where both have an account on one platform", async () => {
    const { world, unit, ada } = await setUp();
    const eve = await account(world, "lark", "赵磊", unit, []);
    expect(await types(world, eve, await makes(world, ada))).toBe("link_same_platform");
    expect((await actorOf(world, eve)).id).toBe(eve.id);
  });

  test("where it would give away a role for the whole organisation; the other way round it keeps it", async () => {
    const { world, ada } = await setUp();
    for (const name of ["admin", "coordinator"] as const) {
      const wide = await account(world, "slack", name, undefined, [{ name, unitId: undefined }]);
      expect(await types(world, wide, await makes(world, ada))).toBe("link_other_way");
      expect(await actorOf(world, wide)).toMatchObject({ id: wide.id, roles: [{ name }] });
    }
    const boss = await account(world, "slack", "boss", undefined, [{ name: "admin", unitId: undefined }]);
    expect(await types(world, ada, await makes(world, boss))).toBe("joined");
    expect((await actorOf(world, ada)).roles.map(({ name }) => name).toSorted()).toEqual(["admin", "member"]);
  });

  test("once its maker has become somebody else", async () => {
    const { world, unit, ada, twin } = await setUp();
    const eve = await account(world, "console", "赵磊", unit, []);
    const ofTwin = await makes(world, twin);
    expect(await types(world, twin, await makes(world, ada))).toBe("joined");
    expect(await types(world, eve, ofTwin)).toBe("link_unknown");
  });

  test("and a wrong one is nothing that undo would stop at", async () => {
    const { world, ada, twin } = await setUp();
    await world.by(twin, ({ leads }) => leads.log({ name: "储能项目" }));
    world.after(1);
    expect(await types(world, twin, makeCode("guess"))).toBe("link_unknown");
    await world.by(twin, ({ leads }) => leads.undo());
    expect((await world.project(1)).voided).toBe(true);
    expect(await types(world, ada, makeCode("guess"))).toBe("link_unknown");
  });
});

describe("parting", () => {
  const removes = (world: DomainWorld, who: Actor, platform: Platform): Promise<string> =>
    world
      .by(who, ({ linking }) => linking.remove(platform))
      .then(
        () => "removed",
        (error: unknown) => {
          if (error instanceof UserError) return error.reason;
          throw error;
        },
      );

  test("makes the account a person without roles; the other keeps everything", async () => {
    const { world, ada, twin } = await setUp();
    await world.by(twin, ({ leads }) => leads.log({ name: "储能项目" }));
    expect(await types(world, twin, await makes(world, ada))).toBe("joined");
    const person = await actorOf(world, ada);
    expect((await world.by(person, ({ linking }) => linking.list())).map(({ current }) => current)).toEqual([
      true,
      false,
    ]);
    expect(await removes(world, person, "slack")).toBe("removed");
    const alone = await actorOf(world, twin);
    expect(alone).toMatchObject({ unitId: undefined, roles: [], active: true });
    expect([ada.id, twin.id]).not.toContain(alone.id);
    expect((await actorOf(world, ada)).roles).toHaveLength(3);
    expect((await world.project(1)).ownerId).toBe(ada.id);
    // Its next message brings the name.
    const named = await world.by(alone, (_services, work) =>
      recognise(work, { ...twin.identity, name: "王敏" }, undefined, []),
    );
    expect(named.name).toBe("王敏");
    // It can be joined again.
    expect(await types(world, alone, await makes(world, await actorOf(world, ada)))).toBe("joined");
    expect((await actorOf(world, twin)).id).toBe(ada.id);
    expect((await world.verify()).findings).toEqual([]);
  });

  test("is refused for an account that is not there, and for the only one", async () => {
    const { world, ada } = await setUp();
    expect(await removes(world, ada, "slack")).toBe("link_none");
    expect(await removes(world, ada, "lark")).toBe("link_last");
  });

  test("an admin by settings stays one by that account alone", async () => {
    const { world, ada, twin } = await setUp();
    expect(await types(world, twin, await makes(world, ada))).toBe("joined");
    const person = await actorOf(world, ada);
    expect(await removes(world, person, "slack")).toBe("removed");
    const admin = await world.by(person, (_services, work) =>
      recognise(work, twin.identity, undefined, [twin.identity]),
    );
    expect(admin.roles).toEqual([{ name: "admin", unitId: undefined }]);
    expect((await actorOf(world, ada)).roles.map(({ name }) => name)).not.toContain("admin");
  });
});

describe("a person is reached", () => {
  test("where they wrote last, of the accounts they still have", async () => {
    const { world, ada, twin } = await setUp();
    const reach = () => world.store.read((tx) => reachOf(tx, world.org.id, ada.id));
    expect(await reach()).toEqual(ada.identity);
    expect(await types(world, twin, await makes(world, ada))).toBe("joined");
    await world.by(await actorOf(world, twin), ({ leads }) => leads.log({ name: "储能项目" }));
    expect(await reach()).toEqual(twin.identity);
    world.after(1);
    await world.by(await actorOf(world, ada), ({ leads }) => leads.log({ name: "电池项目" }));
    expect(await reach()).toEqual(ada.identity);
    world.after(1);
    await world.by(await actorOf(world, twin), ({ linking }) => linking.remove("slack"));
    expect(await reach()).toEqual(ada.identity);
    expect(await world.store.read((tx) => reachOf(tx, world.org.id, 999))).toBeUndefined();
  });

  test("by either mention, and by name", async () => {
    const { world, unit, ada, twin } = await setUp();
    const boss = await account(world, "slack", "boss", unit, [{ name: "leader", unitId: unit.id }]);
    await world.by(boss, ({ leads }) => leads.log({ name: "电池项目" }));
    expect(await types(world, twin, await makes(world, ada))).toBe("joined");
    await world.by(boss, ({ leads }) => leads.assign(1, { id: twin.identity.id, name: "wangmin" }));
    expect((await world.project(1)).ownerId).toBe(ada.id);
    await world.by(boss, ({ leads }) => leads.log({ name: "轴承项目" }));
    await world.by(boss, ({ leads }) => leads.assign(2, { name: "王敏" }));
    expect((await world.project(2)).ownerId).toBe(ada.id);
  });
});
