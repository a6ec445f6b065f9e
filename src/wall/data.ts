import { chainStates, type ChainState } from "../domain/chains/coverage.ts";
import type { Board } from "../domain/boards/board.ts";
import type { Cohort } from "../domain/boards/cohorts.ts";
import type { Unit } from "../domain/model.ts";
import type { Setting } from "../domain/setting.ts";
import type { Tx } from "../domain/ports.ts";
import { viewOf } from "../views/view.ts";
import { readBoards } from "./boards.ts";
import { boardSlide } from "./board-slide.ts";
import { chainsSlide } from "./chains.ts";
import { digestSlide, readDigest, type Digest } from "./digest.ts";
import { funnelSlide, readCohorts } from "./funnel.ts";
import type { WallData } from "./wire.ts";

/** Everything a screen shows, as it was read. */
interface Reading {
  readonly boards: readonly Board[];
  readonly cohorts: readonly { readonly origin: string; readonly cohorts: readonly Cohort[] }[];
  readonly chains: readonly ChainState[];
  readonly digest: Digest;
  readonly units: readonly Unit[];
}

/** Reads within one transaction. Costs units, chains with what is on its way in them, and the day's entries; never history. */
export async function readWall(tx: Tx, setting: Setting, now: Date): Promise<Omit<WallData, "build">> {
  const scene = { tx, ...setting, now };
  const cohorts = [];
  for (const { code: origin } of setting.pack.origins)
    cohorts.push({ origin, cohorts: await readCohorts(scene, origin) });
  return wallData(setting, now, {
    boards: await readBoards(scene),
    cohorts,
    chains: await chainStates(scene),
    digest: await readDigest(scene),
    units: await tx.units.list(setting.org.id),
  });
}

/** What a screen is handed. A slide that would be empty is left out; without units there is none at all. */
function wallData(
  setting: Setting,
  now: Date,
  { boards, cohorts, chains, digest, units }: Reading,
): Omit<WallData, "build"> {
  const { org, pack } = setting;
  const view = viewOf(setting, org.locale);
  const slides = [
    ...boards.map((board) => boardSlide(view, board)),
    ...cohorts.filter((one) => one.cohorts.length > 0).map((one) => funnelSlide(view, one.origin, one.cohorts)),
    ...(chains.length > 0 ? [chainsSlide(view, chains, units)] : []),
    digestSlide(view, digest),
  ];
  return {
    organization: org.name,
    demo: org.demo ? view.words.demoMark : undefined,
    locale: org.locale,
    timezone: org.timezone,
    asOf: now.toISOString(),
    rule: view.words.wall.board.rule(pack.rule.number[org.locale]),
    slides: boards.length > 0 ? slides : [],
  };
}
