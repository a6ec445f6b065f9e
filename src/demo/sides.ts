import type { Actor, Unit } from "../domain/model.ts";
import type { Pack, Stage } from "../packs/pack.ts";
import type { DemoData } from "./data.ts";
import { makeEvidence } from "./evidence.ts";
import { makeDice, type Dice } from "./dice.ts";
import type { Chapter, Story } from "./story.ts";

/**
 * What does not go straight on: for each unit an old acquaintance that was lost, and for some an excuse that runs, one that
 * came back, and an upgrade on its own line.
 */
export function sideStories(
  data: DemoData,
  pack: Pack,
  units: readonly { readonly unit: Unit; readonly members: readonly Actor[] }[],
): readonly Story[] {
  const dice = makeDice(20_260_708);
  // The firms' second projects: their first ones are told elsewhere.
  const ideas = data.firms.flatMap((firm) => data.works.map((work) => ({ firm, work })));
  const stories: Story[] = [];
  for (const [index, { members }] of units.entries()) {
    // The leader, whose excuses hold at once.
    const [actor] = members;
    if (!actor) continue;
    const tell = (age: number, kind: string | undefined, rest: readonly Chapter[]) =>
      stories.push({ actor, chapters: [firstChapter(data, pack, dice, dice.take(ideas), age, kind), ...rest] });
    tell(dice.between(100, 160), undefined, [call(data, dice, 95), lost(pack, dice, dice.between(60, 90))]);
    if (index % 3 === 0) tell(40, undefined, [call(data, dice, 30), held(pack, dice, 20)]);
    if (index % 3 === 1) tell(300, undefined, [lost(pack, dice, 260), revived(12), call(data, dice, 5)]);
    const track = pack.tracks[0];
    const kind = track?.kinds[0];
    if (track && kind !== undefined && index % 2 === 0) tell(180, kind, upgrade(data, pack, dice, track.stages));
  }
  return stories;
}

function firstChapter(
  data: DemoData,
  pack: Pack,
  dice: Dice,
  { firm, work }: { readonly firm: string; readonly work: DemoData["works"][number] },
  daysAgo: number,
  kind: string | undefined,
): Chapter {
  const english = pack.id === "edo";
  const input = {
    name: english ? `${firm} ${work.name}, second site` : `${firm}${work.name}（新址）`,
    company: english ? `${firm} Inc.` : `${firm}集团有限公司`,
    amount: { currency: pack.currency, minor: Math.round(dice.one(data.sizes) * 1e10) },
    chain: work.chain,
    ...(kind === undefined ? {} : { kind }),
  };
  return { kind: "lead", daysAgo, time: "08:42", input };
}

function call(data: DemoData, dice: Dice, daysAgo: number): Chapter {
  return { kind: "progress", daysAgo, time: "16:21", progress: "call", text: dice.one(data.talks.call) };
}

/** Some are to be called within days, some in a month or two. */
function lost(pack: Pack, dice: Dice, daysAgo: number): Chapter {
  const { code } = dice.one(pack.sides.lost.filter((item) => item.code !== "other"));
  const revisit = dice.between(-60, -1);
  return {
    kind: "act",
    daysAgo,
    time: "16:38",
    run: ({ sides }, number, dayAt) => sides.lose(number, { reason: code, revisit: dayAt(revisit) }),
  };
}

function held(pack: Pack, dice: Dice, daysAgo: number): Chapter {
  const { code } = dice.one(pack.sides.paused.filter((item) => item.code !== "other"));
  return {
    kind: "act",
    daysAgo,
    time: "10:12",
    run: ({ sides }, number, dayAt) => sides.pause(number, { reason: code, until: dayAt(-25) }),
  };
}

function revived(daysAgo: number): Chapter {
  return { kind: "act", daysAgo, time: "10:33", run: ({ sides }, number) => sides.revive(number, undefined) };
}

/** To its last stage or the one before. */
function upgrade(data: DemoData, pack: Pack, dice: Dice, stages: readonly Stage[]): readonly Chapter[] {
  const reached = stages.slice(1, dice.chance(0.6) ? stages.length : stages.length - 1);
  return reached.map((stage, index): Chapter => ({
    kind: "stage",
    daysAgo: 120 - index * 80,
    time: "14:47",
    stage: stage.code,
    evidence: (number, day) =>
      makeEvidence(stage, data, pack, { number, day, amount: { currency: pack.currency, minor: 1e10 } }),
  }));
}
