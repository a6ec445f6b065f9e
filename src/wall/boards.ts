import { keptSources, otherOrigins, toBoard, type Board } from "../domain/boards/board.ts";
import { boardOrigin, makeBoardData, unitsIn, type Sources } from "../domain/boards/data.ts";
import { ranksOf } from "../domain/boards/rank.ts";
import { dayOf } from "../domain/day.ts";
import type { Channel, Unit } from "../domain/model.ts";
import type { EditionData } from "../domain/models/board.ts";
import type { Work } from "../domain/work.ts";
import type { Metric, Pack } from "../packs/pack.ts";

/** What a reading has in hand. */
export type Scene = Pick<Work, "tx" | "org" | "pack" | "calendar" | "now">;

/** Channels of a group that are asked for the issue before, until one has had any. */
const mostAsked = 3;

/**
 * The year's boards of every group that has units, each with the change since the day's issue. What the pack ranks always
 * comes; arrived funds, and the other ledger, where there is anything on them. Costs as much as there are units.
 */
export async function readBoards(scene: Scene): Promise<readonly Board[]> {
  const { tx, org, pack, now } = scene;
  const sources = askedOnce(keptSources(scene));
  const day = dayOf(now, org.timezone);
  const units = await sources.settings.units();
  const channels = (await tx.channels.list(org.id)).filter(({ active }) => active);
  const boards: Board[] = [];
  for (const { code: group } of pack.groups) {
    if (unitsIn(units, group).length === 0) continue;
    const before = await lastIssue(scene, group, channels, units);
    for (const metric of metricsOf(pack)) {
      const standard = boardOrigin(pack, metric);
      for (const origin of [standard, ...otherOrigins(pack, metric)]) {
        const question = { period: "year", day, group, metric, origin } as const;
        const data = await makeBoardData(sources, { ...question, before: ranksIn(before, question) });
        const board = toBoard(data, now, pack.version, pack);
        if (isMain(pack, metric, origin) || hasFigures(board, origin === standard)) boards.push(board);
      }
    }
  }
  return boards;
}

/** What the pack ranks, then the funds that are claimed and verified. */
function metricsOf(pack: Pack): readonly Metric[] {
  const main = pack.metrics.filter(({ code }) => code === pack.defaultMetric);
  const funds = pack.metrics.find(({ claims }) => claims !== undefined);
  return funds && funds.code !== pack.defaultMetric ? [...main, funds] : main;
}

function isMain(pack: Pack, metric: Metric, origin: string): boolean {
  return metric.code === pack.defaultMetric && origin === boardOrigin(pack, metric);
}

/** Another ledger has no targets of its own: it is shown for its results. */
function hasFigures({ lines }: Board, standard: boolean): boolean {
  return lines.some(({ actual, claimed, target }) => actual > 0 || (claimed ?? 0) > 0 || (standard && target !== null));
}

/** The newest daily issue that a channel of the group was sent. */
async function lastIssue(
  { tx, org }: Scene,
  group: string,
  channels: readonly Channel[],
  units: readonly Unit[],
): Promise<EditionData | undefined> {
  const groupOf = new Map(units.map((unit) => [unit.id, unit.group]));
  const asked = channels.filter(({ posts, unitId }) => (posts?.group ?? groupOf.get(unitId)) === group);
  for (const { id } of asked.slice(0, mostAsked)) {
    const issue = await tx.issues.latest(org.id, id, "daily");
    if (issue?.edition) return issue.edition;
  }
  return undefined;
}

/** Ranks of last year are no standing to change from. */
function ranksIn(
  edition: EditionData | undefined,
  asked: { readonly day: string; readonly group: string; readonly metric: Metric; readonly origin: string },
): Readonly<Record<string, number>> | undefined {
  const board = edition?.boards.find(
    ({ period, group, metric, origin, day }) =>
      period === "year" &&
      group === asked.group &&
      metric === asked.metric.code &&
      origin === asked.origin &&
      day.slice(0, 4) === asked.day.slice(0, 4),
  );
  return board && ranksOf(board.lines);
}

/** Groups ask the same of figures and settings: each question is read once. */
function askedOnce({ pack, figures, settings }: Sources): Sources {
  const known = new Map<string, Promise<unknown>>();
  const once =
    <Args extends readonly unknown[], Result>(name: string, ask: (...args: Args) => Promise<Result>) =>
    (...args: Args): Promise<Result> => {
      const key = `${name} ${JSON.stringify(args)}`;
      // What is kept under a name is what that name's function has given.
      const answer = (known.get(key) as Promise<Result> | undefined) ?? ask(...args);
      known.set(key, answer);
      return answer;
    };
  return {
    pack,
    figures: { ...figures, between: once("between", figures.between), years: once("years", figures.years) },
    settings: { ...settings, units: once("units", settings.units), targets: once("targets", settings.targets) },
  };
}
