import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { alive } from "../../src/domain/first-report/standing.ts";
import { lapseHolds } from "../../src/domain/first-report/clock.ts";
import type { Actor, Project } from "../../src/domain/model.ts";
import type { SideState } from "../../src/domain/models/side.ts";
import { recordProject } from "../../src/domain/record.ts";
import { assistant } from "../../src/domain/work.ts";
import { UserError } from "../../src/errors.ts";
import { makeWorld, type DomainWorld } from "./world.ts";
import { runs } from "../runs.ts";

/** Whatever three units and the coordinator do about two firms, in whatever order. */

const firms = ["凤凰储能有限公司", "麒麟芯片有限公司"] as const;
const secret = (number: number) => `机密项目之${number}`;

type Act = {
  readonly do: (typeof acts)[number];
  readonly actor: number;
  readonly project: number;
  readonly firm: number;
  readonly yi: number;
  readonly outcome: "upheld" | "dismissed" | "shared";
};
// Those that make a beginning are drawn more often than those that end one.
const acts = [
  "log",
  "log",
  "log",
  "amount",
  "undo",
  "join",
  "accept",
  "dispute",
  "proceed",
  "decide",
  "decide",
  "appeal",
  "release",
  "register",
  "renew",
  "lose",
  "revive",
  "lapse",
  "days",
  "stage",
] as const;

const act: fc.Arbitrary<Act> = fc.record({
  do: fc.constantFrom(...acts),
  actor: fc.nat({ max: 3 }),
  project: fc.integer({ min: 1, max: 6 }),
  firm: fc.nat({ max: 1 }),
  yi: fc.constantFrom(5, 20),
  outcome: fc.constantFrom("upheld" as const, "dismissed" as const, "shared" as const),
});

const lost: SideState = {
  state: "lost",
  reason: "other",
  words: null,
  since: "2026-08-05",
  until: null,
  accepted: true,
  rounds: 0,
  byId: 1,
  past: [],
};

async function run(world: DomainWorld, people: readonly Actor[], one: Act): Promise<void> {
  const who = people[one.actor];
  if (!who) throw new Error("nobody");
  const { project: number, yi, firm, outcome } = one;
  const amount = { currency: "CNY", minor: yi * 1e10 };
  await world.by(who, async ({ leads, firstReport }, work) => {
    const put = async (change: Partial<Project>) => {
      const before = await work.tx.projects.byNumber(work.org.id, number);
      if (before && !before.project.voided && before.project.mergedInto === null)
        await recordProject(work, before, { ...before.project, ...change }, "lost", {});
    };
    switch (one.do) {
      case "log": {
        const logged = await leads.log({ name: secret(one.actor), company: firms[firm] ?? "", amount });
        return firstReport.announce(logged);
      }
      case "amount":
        return leads.edit(number, { amount });
      case "undo":
        return leads.undo();
      case "decide":
        return firstReport.decide(number, outcome, "经核");
      case "renew":
        return firstReport.renew(number, { on: work.now.toISOString().slice(0, 10), text: "谈定" });
      case "join":
      case "accept":
      case "release":
      case "register":
        return firstReport[one.do](number);
      case "dispute":
      case "proceed":
      case "appeal":
        return firstReport[one.do](number, "有函件");
      case "stage":
        return leads.move(number, "在谈", { meeting: "会谈" });
      case "lose":
        return put({ side: lost });
      case "revive":
        return put({ side: null });
      case "lapse":
        return lapseHolds({ ...work, actor: assistant });
      case "days":
        return undefined;
    }
  });
}

async function projectsOf(world: DomainWorld): Promise<readonly Project[]> {
  const records = await world.store.read((tx) => tx.projects.after(world.org.id, 0, 1000));
  return records.map(({ project }) => project);
}

/** What a unit is shown of its own later reports, and of everything that waits for it. */
async function shownTo(world: DomainWorld, who: Actor, number: number): Promise<string> {
  return world.by(who, async ({ firstReport }) =>
    JSON.stringify([await firstReport.describe(number), await firstReport.list()]),
  );
}

describe("whatever is done in whatever order", () => {
  test(
    "one holds an investor at most, and the later ones never read the first one's name",
    { timeout: 120_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(act, { minLength: 15, maxLength: 30, size: "max" }), async (all) => {
          const world = await makeWorld({ now: "2026-08-03T10:00:00+08:00" });
          const units = [await world.unit("KFQ"), await world.unit("GXQ"), await world.unit("YG")];
          const people = [
            ...(await Promise.all(units.map((unit, index) => world.person(`人${index}`, unit, ["member", "leader"])))),
            await world.person("刘芳", units[2], ["member", "coordinator"]),
          ];
          for (const one of all) {
            world.after(one.do === "days" ? 60 * 24 * 46 : 1);
            const before = await projectsOf(world);
            try {
              await run(world, people, one);
            } catch (error) {
              if (!(error instanceof UserError)) throw error;
              expect(await projectsOf(world)).toEqual(before);
            }
            for (const investor of [1, 2]) {
              const holding = (await projectsOf(world)).filter(
                (project) => project.investor === investor && alive(project) && project.hold?.state === "held",
              );
              expect(holding.length, JSON.stringify(one)).toBeLessThanOrEqual(1);
            }
          }
          for (const [index, unit] of units.entries()) {
            const own = (await projectsOf(world)).filter(({ unitId, voided }) => unitId === unit.id && !voided);
            for (const { number } of own) {
              const shown = await shownTo(world, people[index] ?? assistant, number);
              const joined = (await projectsOf(world)).filter(({ partners }) => partners.includes(unit.id));
              // What a unit was let into it may read.
              if (joined.length > 0) continue;
              for (const other of [0, 1, 2, 3].filter((one) => one !== index && !(index === 2 && one === 3)))
                expect(shown).not.toContain(secret(other));
            }
          }
          expect((await world.verify()).findings).toEqual([]);
        }),
        { numRuns: runs(10) },
      );
    },
  );
});
