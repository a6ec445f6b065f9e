import { describe, expect, test } from "vitest";
import type { Actor, Role, Unit } from "../../src/domain/model.ts";
import type { Services } from "../../src/domain/services.ts";
import { UserError, type Reason } from "../../src/errors.ts";
import { makeWorld, type DomainWorld } from "./world.ts";

/** Nobody reaches another unit's work through any service, whatever a command would let through. */

interface City {
  readonly world: DomainWorld;
  readonly a: Unit;
  readonly b: Unit;
  readonly people: Readonly<
    Record<
      | "owner"
      | "colleague"
      | "leader"
      | "verifier"
      | "stranger"
      | "strangersLeader"
      | "coordinator"
      | "admin"
      | "nobody",
      Actor
    >
  >;
}

/** Three projects of unit A: #1 public, #2 the unit's, #3 for named people. */
async function city(): Promise<City> {
  const world = await makeWorld();
  const a = await world.unit("KFQ");
  const b = await world.unit("GXQ");
  const people = {
    owner: await world.person("张三", a),
    colleague: await world.person("李四", a),
    leader: await world.person("王五", a, ["leader"]),
    verifier: await world.person("周九", a, ["verifier"]),
    stranger: await world.person("赵六", b),
    strangersLeader: await world.person("钱七", b, ["member", "leader"]),
    coordinator: await world.person("孙八", undefined, ["coordinator"]),
    admin: await world.person("吴十", undefined, ["admin"]),
    nobody: await world.person("郑一", undefined, []),
  };
  for (const secrecy of ["L1", "L1", "L2"])
    await world.by(people.owner, ({ leads }) => leads.log({ name: `${secrecy} 项目`, company: "远景", secrecy }));
  await world.by(people.leader, ({ leads }) => leads.edit(1, { name: "L0 项目", secrecy: "L0" }));
  return { world, a, b, people };
}

async function refused(work: Promise<unknown>): Promise<Reason | undefined> {
  return work.then(
    () => undefined,
    (error: unknown) => {
      if (error instanceof UserError) return error.reason;
      throw error;
    },
  );
}

const everyone = [
  "owner",
  "colleague",
  "leader",
  "verifier",
  "stranger",
  "strangersLeader",
  "coordinator",
  "admin",
  "nobody",
] as const;
type Who = (typeof everyone)[number];

/** Somebody of the unit is told of the level, everybody else of the unit. */
function reasonFor(who: Who): Reason {
  return ["colleague", "verifier"].includes(who) ? "named_people_only" : "not_your_project";
}

describe("another unit's projects", () => {
  const readers: Readonly<Record<number, readonly Who[]>> = {
    1: everyone,
    2: ["owner", "colleague", "leader", "verifier", "coordinator"],
    3: ["owner", "leader", "coordinator"],
  };

  test.each([1, 2, 3])("#%i is read by those who may know it, one by one and in lists and searches", async (number) => {
    const { world, people } = await city();
    for (const who of everyone) {
      const may = readers[number]?.includes(who) ?? false;
      expect(await refused(world.by(people[who], ({ leads }) => leads.load(number))), who).toBe(
        may ? undefined : reasonFor(who),
      );
      const listed = await world.by(people[who], ({ leads }) => leads.list({}, { offset: 0, limit: 20 }));
      expect(
        listed.projects.some(({ project }) => project.number === number),
        who,
      ).toBe(may);
      const found = await world.by(people[who], ({ leads }) =>
        leads.list({ words: ["远景"], unitId: 1 }, { offset: 0, limit: 20 }),
      );
      expect(
        found.projects.some(({ project }) => project.number === number),
        who,
      ).toBe(may);
      expect(
        [...listed.projects, ...found.projects].every(({ project }) => project.named),
        who,
      ).toBe(true);
    }
  });

  const changers: Readonly<Record<number, readonly Who[]>> = {
    1: ["owner", "colleague", "leader", "verifier", "coordinator"],
    2: ["owner", "colleague", "leader", "verifier", "coordinator"],
    3: ["owner", "leader", "coordinator"],
  };
  const changes: Readonly<Record<string, (services: Services, number: number) => Promise<unknown>>> = {
    edit: ({ leads }, number) => leads.edit(number, { note: "改" }),
    progress: ({ leads }, number) => leads.progress(number, { kind: "visit", text: "谈定" }),
    stage: ({ leads }, number) => leads.move(number, "研判", {}),
  };

  test.each([1, 2, 3])("#%i is changed by its own people alone", async (number) => {
    const { world, people } = await city();
    for (const [name, change] of Object.entries(changes)) {
      for (const who of everyone) {
        const before = await world.project(number);
        const may = changers[number]?.includes(who) ?? false;
        const outcome = await refused(world.by(people[who], (services) => change(services, number)));
        expect(outcome, `${who} ${name}`).toBe(may ? undefined : reasonFor(who));
        if (may) await world.by(people[who], ({ leads }) => leads.undo({ number }));
        expect(await world.project(number), `${who} ${name}`).toEqual(before);
      }
    }
  });

  test("a void one is nobody's; whoever could read it is told that it is void, others that there is none", async () => {
    const { world, people } = await city();
    const load = (who: (typeof everyone)[number]) => refused(world.by(people[who], ({ leads }) => leads.load(2)));
    const readers = new Set<string>();
    for (const who of everyone) if ((await load(who)) === undefined) readers.add(who);
    await world.by(people.owner, ({ leads }) => leads.undo({ number: 2 }));
    expect(readers.size).toBeGreaterThan(0);
    expect(readers.size).toBeLessThan(everyone.length);
    for (const who of everyone)
      expect(await load(who), who).toBe(readers.has(who) ? "voided_project" : "unknown_project");
  });
});

describe("making public", () => {
  test("is for the unit's leader and the coordinator, at once and later", async () => {
    const { world, people } = await city();
    for (const who of [people.owner, people.colleague, people.verifier]) {
      expect(await refused(world.by(who, ({ leads }) => leads.edit(2, { secrecy: "L0" })))).toBe("not_allowed");
    }
    expect(await refused(world.by(people.owner, ({ leads }) => leads.log({ name: "新", secrecy: "L0" })))).toBe(
      "not_allowed",
    );
    await world.by(people.coordinator, ({ leads }) => leads.edit(2, { secrecy: "L0" }));
    // What is public already may be corrected by everybody who may correct it.
    await world.by(people.owner, ({ leads }) => leads.edit(2, { secrecy: "公开", note: "已公开" }));
    expect((await world.project(2)).secrecy).toBe("L0");
  });
});

describe("handing over", () => {
  const may: readonly Who[] = ["owner", "leader", "coordinator"];

  test.each(["assign", "edit"] as const)(
    "by %s is for the owner, the unit's leader and the coordinator",
    async (command) => {
      const { world, people } = await city();
      for (const who of everyone) {
        const outcome = await refused(
          world.by(people[who], ({ leads }) =>
            command === "assign" ? leads.assign(2, { name: "周九" }) : leads.edit(2, { owner: { name: "周九" } }),
          ),
        );
        const known = ["owner", "colleague", "leader", "verifier", "coordinator"].includes(who);
        expect(outcome, who).toBe(may.includes(who) ? undefined : known ? "not_allowed" : "not_your_project");
        expect((await world.project(2)).ownerId, who).toBe(may.includes(who) ? people.verifier.id : people.owner.id);
        if (may.includes(who)) await world.by(people[who], ({ leads }) => leads.undo({ number: 2 }));
      }
    },
  );

  test("to somebody of another unit, or of none, is refused, and nobody comes to be by it", async () => {
    const { world, people } = await city();
    const to = (ref: { readonly id: string; readonly name: string } | { readonly name: string }) =>
      refused(world.by(people.leader, ({ leads }) => leads.assign(2, ref)));
    expect(await to({ name: "赵六" })).toBe("not_in_unit");
    expect(await to({ name: "孙八" })).toBe("not_in_unit");
    expect(await to({ id: "U404", name: "路人" })).toBe("not_in_unit");
    expect(await to({ name: "查无此人" })).toBe("unknown_person");
    const everybody = await world.store.read((tx) => tx.people.list(world.org.id, { offset: 0, limit: 50 }));
    expect(everybody.map(({ name }) => name)).not.toContain("路人");
    expect(
      await refused(world.by(people.owner, ({ leads }) => leads.log({ name: "新线索", owner: { name: "赵六" } }))),
    ).toBe("not_in_unit");
  });

  test("to the present owner changes nothing, and an edit that names the owner may be a colleague's", async () => {
    const { world, people } = await city();
    expect(await refused(world.by(people.owner, ({ leads }) => leads.assign(2, { name: "张三" })))).toBe(
      "nothing_changed",
    );
    expect(
      await refused(world.by(people.colleague, ({ leads }) => leads.edit(2, { owner: { name: "张三" }, note: "改" }))),
    ).toBeUndefined();
  });
});

describe("administration", () => {
  const place = { platform: "console", workspace: "main", id: "c-KFQ", direct: false } as const;
  const acts: Readonly<
    Record<string, { readonly run: (services: Services) => Promise<unknown>; readonly may: readonly Who[] }>
  > = {
    "a new unit": { run: ({ units }) => units.add({ name: "新单位" }), may: ["admin"] },
    "a changed unit": { run: ({ units }) => units.edit("GXQ", { shortName: "高新" }), may: ["admin"] },
    "a bound channel": { run: ({ channels }) => channels.bind(place, { unit: "GXQ" }), may: ["admin"] },
    "a channel unbound": { run: ({ channels }) => channels.unbind(place), may: ["admin"] },
    "a role granted": { run: ({ people }) => people.grant({ name: "郑一" }, "admin", undefined), may: ["admin"] },
    "a role revoked": { run: ({ people }) => people.revoke({ name: "王五" }, "leader", "KFQ"), may: ["admin"] },
    "a target": { run: ({ targets }) => targets.set("KFQ", 2026, "开工", 8), may: ["admin", "coordinator"] },
  };

  test.each(Object.entries(acts))("%s is not for everybody", async (_name, { run, may }) => {
    const { world, a, people } = await city();
    await world.channel(a);
    const before = await world.store.read((tx) => tx.ledger.head(world.org.id, "organization", 0));
    for (const who of everyone.filter((one) => !may.includes(one))) {
      expect(await refused(world.by(people[who], run)), who).toBe("not_allowed");
    }
    expect(await world.store.read((tx) => tx.ledger.head(world.org.id, "organization", 0))).toEqual(before);
    for (const who of may) expect(await refused(world.by(people[who], run)), who).toBeUndefined();
  });

  test("a board is posted by those who lead the channel's own unit", async () => {
    const { world, a, b, people } = await city();
    const own = await world.channel(a);
    const other = await world.channel(b);
    const post = (who: Who, channel: typeof own | undefined) =>
      refused(
        world.by(people[who], async ({ boards }) =>
          boards.post(channel, { period: "year", group: "county", metric: boards.metric("签约"), origin: undefined }),
        ),
      );
    expect(await post("leader", own)).toBeUndefined();
    expect(await post("leader", other)).toBe("not_allowed");
    expect(await post("strangersLeader", own)).toBe("not_allowed");
    expect(await post("colleague", own)).toBe("not_allowed");
    expect(await post("coordinator", other)).toBeUndefined();
    expect(await post("admin", own)).toBeUndefined();
    expect(await post("admin", { ...own, active: false })).toBe("not_bound");
    expect(await post("admin", undefined)).toBe("not_bound");
  });
});

describe("roles", () => {
  const roles = async (world: DomainWorld, name: string): Promise<readonly (Role | number | undefined)[]> => {
    const [member] = await world.store.read((tx) => tx.people.named(world.org.id, name));
    return [member?.unitId, ...(member?.roles ?? [])];
  };

  test("being made a leader gives somebody without a unit that unit, and losing the last role in it takes it away", async () => {
    const { world, a, people } = await city();
    await world.by(people.admin, (services) => services.people.grant({ name: "郑一" }, "leader", "KFQ"));
    expect(await roles(world, "郑一")).toEqual([a.id, { name: "leader", unitId: a.id }]);
    await world.by(people.admin, (services) => services.people.revoke({ name: "郑一" }, "leader", "KFQ"));
    expect(await roles(world, "郑一")).toEqual([undefined]);
  });

  test("a leader who is no member of the unit any longer still belongs to it", async () => {
    const { world, b, people } = await city();
    await world.by(people.admin, (services) => services.people.revoke({ name: "钱七" }, "member", "GXQ"));
    expect(await roles(world, "钱七")).toEqual([b.id, { name: "leader", unitId: b.id }]);
  });

  test("a member of one unit at a time", async () => {
    const { world, b, people } = await city();
    await world.by(people.admin, (services) => services.people.grant({ name: "张三" }, "member", "GXQ"));
    expect(await roles(world, "张三")).toEqual([b.id, { name: "member", unitId: b.id }]);
    // What was logged for the former unit stays there.
    expect(
      await refused(
        world.by({ ...people.owner, unitId: b.id, roles: [{ name: "member", unitId: b.id }] }, ({ leads }) =>
          leads.edit(2, { note: "改" }),
        ),
      ),
    ).toBe("not_your_project");
  });

  test("what is held already, not held, or needs a unit, is said; the last admin stays", async () => {
    const { world, people } = await city();
    const grant = (name: string, role: Role["name"], unit?: string) =>
      refused(world.by(people.admin, (services) => services.people.grant({ name }, role, unit)));
    const revoke = (name: string, role: Role["name"], unit?: string) =>
      refused(world.by(people.admin, (services) => services.people.revoke({ name }, role, unit)));
    expect(await grant("王五", "leader", "KFQ")).toBe("nothing_changed");
    expect(await grant("王五", "leader")).toBe("unit_missing");
    expect(await grant("王五", "leader", "XYZ")).toBe("unknown_unit");
    expect(await revoke("张三", "leader", "KFQ")).toBe("nothing_changed");
    expect(await revoke("吴十", "admin")).toBe("last_admin");
    expect(await grant("孙八", "admin")).toBeUndefined();
    expect(await revoke("吴十", "admin")).toBeUndefined();
  });
});
