import { cohortsOf, type Cohort } from "../domain/boards/cohorts.ts";
import { keptFigures } from "../domain/boards/figures.ts";
import { dayOf } from "../domain/day.ts";
import { percentText } from "../views/money.ts";
import { choiceName, type View } from "../views/view.ts";
import type { Scene } from "./boards.ts";
import { shortAmount } from "./figure.ts";
import type { FunnelSlide } from "./wire.ts";

const steps = ["signed", "performed", "started", "operating", "capacity"] as const;

/** As many years of signing as a screen shows side by side. */
const mostYears = 4;

/** Of the whole organisation; the newest first, years without signings left out. Costs as many rows as there are units. */
export async function readCohorts({ tx, org, now }: Scene, origin: string): Promise<readonly Cohort[]> {
  const toYear = Number(dayOf(now, org.timezone).slice(0, 4));
  const fromYear = toYear - mostYears + 1;
  const cohorts = await cohortsOf(keptFigures(tx, org.id), { fromYear, toYear, origin });
  return cohorts.filter(({ signed }) => signed > 0).toReversed();
}

/** Rates of each year's own signings: of different years they would compare what has had its time with what has not. */
export function funnelSlide(view: View, origin: string, cohorts: readonly Cohort[]): FunnelSlide {
  const { funnel: say, board } = view.words.wall;
  const { currency } = view.pack;
  return {
    kind: "funnel",
    id: `funnel ${origin}`,
    title: say.title,
    notes: [board.scope(choiceName(view, view.pack.origins, origin) ?? origin), say.note],
    cohorts: cohorts.map((cohort) => ({
      title: say.cohort(cohort.year),
      contract: cohort.contract > 0 ? say.contract(shortAmount(view, { currency, minor: cohort.contract })) : undefined,
      steps: steps.map((step) => ({
        label: say.steps[step],
        count: String(cohort[step]),
        rate: percentText(cohort[step] / cohort.signed),
        share: atMostOne(cohort[step] / cohort.signed),
      })),
      arrived:
        cohort.rates.arrived === undefined
          ? undefined
          : { label: say.arrived, rate: percentText(cohort.rates.arrived), share: atMostOne(cohort.rates.arrived) },
    })),
  };
}

function atMostOne(share: number): number {
  return Math.min(1, Math.max(0, share));
}
