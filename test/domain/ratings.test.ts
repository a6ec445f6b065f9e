import { describe, expect, test } from "vitest";
import type { Actor, Unit } from "../../src/domain/model.ts";
import type { Rating } from "../../src/domain/models/request.ts";
import { castBallot, hashOf, openLink, type Revisit } from "../../src/domain/requests/rating.ts";
import { disclosed, summaryOf } from "../../src/domain/requests/reputation.ts";
import { assistant } from "../../src/domain/work.ts";
import { UserError, type Reason } from "../../src/errors.ts";
import type { Dialect } from "../fakes/database.ts";
import { makeWorld, type DomainWorld } from "./world.ts";

interface Office {
  readonly world: DomainWorld;
  readonly kfq: Unit;
  readonly ada: Actor;
  readonly eve: Actor;
  readonly kim: Actor;
}

async function office(dialect: Dialect = "sqlite"): Promise<Office> {
  const world = await makeWorld({ dialect });
  const kfq = await world.unit("KFQ");
  const gxq = await world.unit("GXQ");
  const ada = await world.person("张三", kfq);
  await world.by(ada, ({ leads }) => leads.log({ name: "电池项目" }));
  return {
    world,
    kfq,
    ada,
    eve: await world.person("王五", gxq),
    kim: await world.person("赵六", undefined, ["coordinator"]),
  };
}

/** A request of the unit that is done, and the token of its link. */
async function solved({ world, ada }: Office): Promise<{ readonly number: number; readonly token: string }> {
  return world.by(ada, async ({ requests }) => {
    const { number } = (await requests.log({ company: "某公司", text: "用电", complex: false, project: 1 })).record
      .request;
    await requests.solve(number, "已增容");
    const { token } = await requests.invite(number);
    return { number, token };
  });
}

type Cast = { readonly revisit: Revisit | undefined } | "gone" | "unknown" | "used";

/** What came of following the link and choosing so many stars. */
function rate(world: DomainWorld, token: string, stars: Rating["stars"], comment: string | null = null): Promise<Cast> {
  return world.by(assistant, async (_services, work) => {
    const found = await openLink(work.tx, token, work.now);
    if (found === undefined) return "unknown";
    if (found === "gone") return "gone";
    return (await castBallot(work, found, { stars: stars as 1, comment })) ?? "used";
  });
}

async function reasonOf(work: Promise<unknown>): Promise<Reason | undefined> {
  try {
    await work;
    return undefined;
  } catch (error) {
    if (error instanceof UserError) return error.reason as Reason;
    throw error;
  }
}

describe.each(["sqlite", "postgresql"] as const)("a rating, kept in %s", (dialect) => {
  test("is given once; the token is kept nowhere, and the ledger proves what counts", async () => {
    const place = await office(dialect);
    const { world, kim } = place;
    const { number, token } = await solved(place);
    expect(await rate(world, token, 4, "来得快")).toEqual({ revisit: undefined });
    expect(await rate(world, token, 1)).toBe("gone");
    expect(await rate(world, `${token}x`, 1)).toBe("unknown");
    expect(await reasonOf(world.by(kim, ({ requests }) => requests.invite(number)))).toBe("request_rated");
    const [ratings, entries, link] = await world.store.read(async (tx) => [
      await tx.ratings.all(world.org.id),
      await tx.ledger.ofStream(world.org.id, "request", number, 20),
      await tx.ratings.byToken(hashOf(token)),
    ]);
    expect(ratings).toMatchObject([{ request: number, stars: 4, comment: "来得快" }]);
    expect(entries[0]).toMatchObject({
      kind: "rating",
      actorId: 0,
      body: { changes: {}, details: { stars: 4, comment: "来得快" } },
    });
    expect(JSON.stringify([entries, ratings, link])).not.toContain(token);
    expect((await world.verify()).findings).toEqual([]);
    // The sums can be read by whoever has the database; changing one is found.
    await world.store.write((tx) => tx.ratings.add(world.org.id, { ...(ratings[0] as Rating), request: 99 }));
    expect((await world.verify()).findings).toMatchObject([{ subject: "request", stream: 99, what: "row" }]);
  });

  test("of two at the same instant is one", async () => {
    const place = await office(dialect);
    const { token } = await solved(place);
    const outcomes = await Promise.all([5, 1, 3, 1].map((stars) => rate(place.world, token, stars)));
    expect(outcomes.filter((one) => typeof one === "object")).toHaveLength(1);
    expect(await place.world.store.read((tx) => tx.ratings.all(place.world.org.id))).toHaveLength(1);
    expect((await place.world.verify()).findings).toEqual([]);
  });
});

describe("a link", () => {
  test("is good to the end of its last day, and void when a new one is made or the request is opened again", async () => {
    const place = await office();
    const { world, ada, kim } = place;
    const first = await solved(place);
    const second = await world.by(ada, ({ requests }) => requests.invite(first.number));
    expect(second.until).toBe("2026-12-23");
    expect(await rate(world, first.token, 5)).toBe("unknown");
    world.now = new Date("2026-12-24T00:00:00+08:00");
    expect(await rate(world, second.token, 5)).toBe("gone");
    world.now = new Date("2026-12-23T23:59:59+08:00");
    await world.by(kim, ({ requests }) => requests.reopen(first.number, "仍未解决"));
    expect(await rate(world, second.token, 5)).toBe("unknown");
    await world.by(ada, ({ requests }) => requests.solve(first.number, "解决了"));
    const third = await world.by(ada, ({ requests }) => requests.invite(first.number));
    expect(await rate(world, third.token, 5)).toEqual({ revisit: undefined });
    expect((await world.verify()).findings).toEqual([]);
  });

  test("that nobody used is void when the step it follows from is taken back", async () => {
    const place = await office();
    const { number, token } = await solved(place);
    await place.world.by(place.ada, async ({ requests }) => requests.withProject((await requests.load(number)).record));
    // One delivery logged and solved it: both are taken back.
    await place.world.by(place.ada, ({ leads }) => leads.undo({ subject: "request", number }));
    expect(await rate(place.world, token, 5)).toBe("unknown");
  });
});

describe("what a unit hears", () => {
  test("is nothing below five, then whole handfuls: no rating can be read off the difference", async () => {
    const place = await office();
    const { world, ada, kim, kfq } = place;
    const told = async (who: Actor) => world.by(who, ({ requests }) => requests.reputation("KFQ"));
    const stars = [5, 4, 2, 5, 1, 3, 1];
    const revisits: unknown[] = [];
    for (const [at, one] of stars.entries()) {
      const { token } = await solved(place);
      const cast = await rate(world, token, one, at === 4 ? "没人管" : at === 0 ? "办得好" : null);
      revisits.push(typeof cast === "object" ? cast.revisit : cast);
      const seen = await told(ada);
      expect(seen).toEqual(await told(kim));
      expect(seen.told?.of).toBe(at < 4 ? undefined : 5);
    }
    await solved(place);
    const { unit, ...seen } = await told(ada);
    expect(unit.id).toBe(kfq.id);
    expect(seen).toEqual({
      asked: 8,
      rated: 7,
      told: { of: 5, median: 4, average: 3.4, levels: [2, 1, 0, 1, 1], comments: ["办得好", "没人管"] },
    });
    // Two low ones before the fifth, and nothing was said of either; then once, of the handful.
    expect(revisits.map((one) => (one === undefined ? 0 : 1))).toEqual([0, 0, 0, 0, 1, 0, 0]);
    expect(revisits[4]).toMatchObject({ unitId: kfq.id, low: 2, of: 5, coordinators: [{ id: kim.id }] });
  });

  test("is for the unit and the coordinator, and begins again with the year", async () => {
    const place = await office();
    const { world, ada, eve } = place;
    expect(await reasonOf(world.by(eve, ({ requests }) => requests.reputation("KFQ")))).toBe("not_allowed");
    for (let count = 0; count < 5; count++) await rate(world, (await solved(place)).token, 5);
    expect((await world.by(ada, ({ requests }) => requests.reputation(undefined))).told?.of).toBe(5);
    world.now = new Date("2027-01-01T00:00:00+08:00");
    expect(await world.by(ada, ({ requests }) => requests.reputation(undefined))).toMatchObject({
      asked: 0,
      rated: 0,
      told: undefined,
    });
  });

  test("the middle, the mean and the handfuls", () => {
    const of = (...stars: readonly number[]) =>
      summaryOf(stars.map((one, request) => ({ request, unitId: 1, stars: one, comment: null, at: "" })));
    expect(of(5, 1, 1)).toMatchObject({ median: 1, average: 2.3 });
    expect(of(5, 4, 1, 2)).toMatchObject({ median: 3, average: 3 });
    expect([0, 4, 5, 9, 10].map((count) => disclosed(Array.from({ length: count }), 5).length)).toEqual([
      0, 0, 5, 5, 10,
    ]);
  });
});
