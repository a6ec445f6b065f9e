import fc from "fast-check";
import { expect, test } from "vitest";
import type { Services } from "../../src/domain/services.ts";
import { UserError } from "../../src/errors.ts";
import { makeHall, type Hall } from "./hall.ts";

type Who = "ada" | "ben" | "eve" | "office";
type Act = readonly [who: Who, what: (services: Services) => Promise<unknown>];

const number = fc.integer({ min: 1, max: 3 });
const who = fc.constantFrom<Who>("ada", "ben", "eve", "office");
const reason = "已查明";

/** What people do with three projects; much of it is refused, as it is in life. */
const act: fc.Arbitrary<Act> = fc.tuple(who, number, fc.integer({ min: 0, max: 11 })).map(([person, of, kind]): Act => [
  person,
  (services) => {
    const { leads, credit, sides, investors } = services;
    switch (kind) {
      case 0:
        return leads.progress(of, { kind: "call", text: `谈${of}` });
      case 1:
        return leads.edit(of, { secrecy: "L2" });
      case 2:
        return leads.edit(of, { secrecy: "L1" });
      case 3:
        return leads.edit(of, { introducedBy: (of % 3) + 1 });
      case 4:
        return leads.assign(of, { name: "ada" });
      case 5:
        return credit.ask(of, { unit: "GXQ" });
      case 6:
        return credit.accept(of, undefined);
      case 7:
        return sides.lose(of, { reason: "资金" });
      case 8:
        return sides.revive(of, reason);
      case 9:
        return investors.merge("#1", `#${of}`, undefined);
      case 10:
        return investors.undoMerge(`#${of}`);
      default:
        return leads.undo(undefined);
    }
  },
]);

/** Somebody acts, looks at a card somewhere, or everything that is due is sent. */
const step = fc.oneof(
  { arbitrary: act, weight: 6 },
  { arbitrary: fc.record({ show: number, where: fc.constantFrom("here", "there", "ben", "ada") }), weight: 2 },
  { arbitrary: fc.constant("settle" as const), weight: 1 },
);

async function take(hall: Hall, what: typeof step extends fc.Arbitrary<infer T> ? T : never): Promise<void> {
  if (what === "settle") return hall.settle();
  if ("show" in what) {
    const person = what.where === "ben" ? hall.ben : what.where === "ada" ? hall.ada : undefined;
    const place = person ? hall.direct(person) : what.where === "here" ? hall.here : hall.there;
    await hall.show(what.show, place, person);
    return;
  }
  const [person, does] = what;
  await hall.does(hall[person], does).catch((error: unknown) => {
    if (!(error instanceof UserError)) throw error;
  });
}

test("after whatever people do, every living card says what it would say if it were posted now", async () => {
  const hall = await makeHall();
  for (const name of ["储能电站项目", "电池配套项目", "轴承智造项目"])
    await hall.does(hall.ben, ({ leads }) => leads.log({ name }));
  let seen = 0;
  await fc.assert(
    // One world for all runs: what one leaves behind is where the next one begins.
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 12 }), async (steps) => {
      for (const one of steps) await take(hall, one);
      hall.world.after(11);
      for (const of of [1, 2, 3])
        await hall
          .does(hall.office, ({ leads }) => leads.progress(of, { kind: "note", text: "核" }))
          .catch(() => undefined);
      await hall.settle();
      for (const of of [1, 2, 3]) {
        for (const card of await hall.cards(of)) {
          expect(card.state).toBe("living");
          // What was only posted, and has not had to be changed, told of something else on its first line.
          if (card.version === 0) continue;
          seen += 1;
          expect(hall.chat.held.get(card.postedId)).toEqual(await hall.now(card));
        }
      }
    }),
    { numRuns: 12, endOnFailure: true },
  );
  expect(seen).toBeGreaterThan(10);
  expect((await hall.world.verify()).findings).toEqual([]);
});
