import type { Actor, Unit } from "../domain/model.ts";
import type { Pack } from "../packs/pack.ts";
import type { DemoData } from "./data.ts";
import { makeDice, type Dice } from "./dice.ts";
import type { Services } from "../domain/services.ts";
import { makeEvidence } from "./evidence.ts";
import type { Chapter, Story } from "./story.ts";

/** About a dozen projects for each unit, most of them alive, some signed and further, some left alone too long. */
export function makeStories(
  data: DemoData,
  pack: Pack,
  setting: {
    readonly units: readonly { readonly unit: Unit; readonly members: readonly Actor[] }[];
    /** Who verifies arrived funds. */
    readonly verifier: Actor;
    readonly historyDays: number;
  },
): readonly Story[] {
  const { units, verifier, historyDays } = setting;
  const dice = makeDice(20_260_101);
  const stories: Story[] = [];
  // Every firm with every kind of project, each once: no two projects share a name.
  const ideas = data.firms.flatMap((firm) => data.works.map((work) => ({ firm, work })));
  for (const { members } of units) {
    const count = dice.between(18, 26);
    for (let index = 0; index < count; index++)
      stories.push(
        withFunds(
          pack,
          verifier,
          slowed(tell(data, pack, dice, dice.one(members), dice.take(ideas), dice.between(3, historyDays - 5))),
        ),
      );
  }
  return stories;
}

interface Idea {
  readonly firm: string;
  readonly work: DemoData["works"][number];
}

/** Each project has a company of its own: units that are after the same one would have to settle who was first. */
function companyOf(pack: Pack, firm: string, work: string): string {
  return pack.id === "edo"
    ? `${firm} ${work.replace(/ \S+$/u, "")} Inc.`
    : `${firm}${work.replace(/项目$/u, "")}有限公司`;
}

function tell(data: DemoData, pack: Pack, dice: Dice, actor: Actor, { firm, work }: Idea, age: number): Story {
  const time = () =>
    `${dice.one(["09", "10", "11", "14", "15", "16"])}:${dice.one(["05", "18", "27", "36", "44", "52"])}`;
  const separator = pack.id === "edo" ? " " : "";
  const name = `${firm}${separator}${work.name}`;
  const amount = { currency: pack.currency, minor: Math.round(dice.one(data.sizes) * 1e10) };
  const input = {
    name,
    company: companyOf(pack, firm, work.name),
    amount,
    chain: work.chain,
    ...(dice.chance(0.15) ? { origin: "grown" } : {}),
    ...(data.sources.length > 0 && dice.chance(0.6) ? { via: dice.one(data.sources) } : {}),
  };
  const chapters: Chapter[] = [{ kind: "lead", daysAgo: age, time: "08:40", input }];
  // The older a project, the further it may have come; some are simply left alone.
  const left = dice.chance(0.22) ? dice.between(25, 130) : dice.between(0, 9);
  const furthest = Math.min(pack.stages.length - 2, 1 + Math.floor(age / dice.between(28, 45)));
  const gates = dice.between(Math.floor(furthest / 2), furthest);
  let daysAgo = age;
  for (let gate = 1; gate <= gates; gate++) {
    daysAgo -= dice.between(4, 30);
    if (daysAgo <= left) break;
    const stage = pack.stages[gate];
    if (!stage) break;
    chapters.push({
      kind: "stage",
      daysAgo,
      time: time(),
      stage: stage.code,
      evidence: (number, day) => makeEvidence(stage, data, pack, { number, day, amount }),
    });
    if (dice.chance(0.6)) {
      const progress = dice.one(Object.keys(data.talks) as (keyof DemoData["talks"])[]);
      chapters.push({
        kind: "progress",
        daysAgo: Math.max(left, daysAgo - dice.between(1, 3)),
        time: "17:05",
        progress,
        text: dice.one(data.talks[progress]),
        ...cityOf(data, progress, daysAgo),
      });
    }
  }
  const progress = dice.one(Object.keys(data.talks) as (keyof DemoData["talks"])[]);
  if (left < age) {
    const next = left < 8 && dice.chance(0.5) ? { daysAgo: -dice.between(1, 9), what: dice.one(data.next) } : undefined;
    chapters.push({
      kind: "progress",
      daysAgo: left,
      time: "17:20",
      progress,
      text: dice.one(data.talks[progress]),
      ...cityOf(data, progress, age),
      ...(next ? { next } : {}),
    });
  }
  return { actor, chapters };
}

/**
 * Every third project that is still looked after has taken its time: its last gate was some weeks ago at most, so that there
 * are results in every week, whenever a demonstration begins. Without dice, so that nothing else changes.
 */
function slowed(story: Story): Story {
  const [first, ...rest] = story.chapters;
  const newest = rest.findLast(({ kind }) => kind === "stage");
  const last = rest.at(-1);
  if (!first || !newest || !last || last.daysAgo > 9 || first.daysAgo % 3 > 0) return story;
  const begun = first.daysAgo;
  const slower = (begun - last.daysAgo - (begun % 36)) / (begun - newest.daysAgo);
  if (slower <= 1) return story;
  const moved = rest
    .slice(0, -1)
    .map((chapter) => ({ ...chapter, daysAgo: Math.round(begun - (begun - chapter.daysAgo) * slower) }));
  return { ...story, chapters: [first, ...moved, last] };
}

/**
 * Money that came after the contract, in parts some weeks apart: claimed by the unit, verified by another; of the newest some
 * still wait. Reckoned from the story itself, without dice, so that nothing else changes.
 */
function withFunds(pack: Pack, verifier: Actor, story: Story): Story {
  const signed = story.chapters.find((chapter) => chapter.kind === "stage" && chapter.stage === pack.funds.from);
  const [lead] = story.chapters;
  if (!signed || lead?.kind !== "lead" || !lead.input.amount) return story;
  const { amount } = lead.input;
  const seed = signed.daysAgo;
  const parts = Array.from({ length: 1 + (seed % 4) }, (_, index) => seed - 9 - index * (25 + (seed % 40)));
  const source = pack.funds.sources[seed % 2]?.code;
  const chapters = parts.flatMap((daysAgo, index): readonly Chapter[] => {
    const minor = Math.round((amount.minor * (4 + ((seed + index * 7) % 11))) / 100 / 1e6) * 1e6;
    if (daysAgo < 1 || minor === 0) return [];
    let claimed = 0;
    return [
      {
        kind: "act",
        daysAgo,
        time: "11:10",
        run: async ({ funds }, number) => {
          const evidence = pack.id === "edo" ? `receipt ${number}-${index + 1}` : `回单${number}-${index + 1}`;
          claimed = (await funds.claim(number, { amount: { ...amount, minor }, evidence, source })).claim.number;
        },
      },
      ...(daysAgo < 12 && seed % 3 === 0
        ? []
        : [
            {
              kind: "act",
              daysAgo: Math.max(0, daysAgo - 3),
              time: "10:25",
              actor: verifier,
              run: ({ funds }: Services) => funds.decide(claimed, { kind: "ok" }),
            } as const,
          ]),
    ];
  });
  return { ...story, chapters: [...story.chapters, ...chapters] };
}

/** Where a visit went; without dice, so that a city more changes nothing else. */
function cityOf(data: DemoData, progress: keyof DemoData["talks"], seed: number): { readonly city?: string } {
  const city = progress === "visit" ? data.cities[seed % data.cities.length] : undefined;
  return city === undefined ? {} : { city };
}
