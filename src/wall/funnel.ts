import { keptFigures } from "../domain/boards/figures.ts";
import { dayOf } from "../domain/day.ts";
import { perProject } from "../domain/figures.ts";
import { percentText } from "../views/money.ts";
import { choiceName, type View } from "../views/view.ts";
import type { Scene } from "./boards.ts";
import { shortAmount } from "./figure.ts";
import type { FunnelSlide } from "./wire.ts";

const steps = ["signed", "performed", "started", "operating", "capacity"] as const;
type Step = (typeof steps)[number];

/** What became of one year's signings of the whole organisation, in hundredths of a project and minor units. */
export interface Cohort extends Readonly<Record<Step | "contract" | "arrived", number>> {
  readonly year: number;
}

/** As many years of signing as a screen shows side by side. */
const mostYears = 4;

/** The newest first, years without signings left out. Costs as many rows as there are units and years. */
export async function readCohorts({ tx, org, now }: Scene, origin: string): Promise<readonly Cohort[]> {
  const figures = keptFigures(tx, org.id);
  const thisYear = Number(dayOf(now, org.timezone).slice(0, 4));
  const codes = [...steps, "contract", "arrived"] as const;
  const cohorts: Cohort[] = [];
  for (let year = thisYear; year > thisYear - mostYears; year--) {
    const metrics = codes.map((code) => `cohort/${code}`);
    const sums = await figures.years(year, year, metrics, origin);
    const total = (code: Step | "contract" | "arrived") =>
      [...(sums.get(`cohort/${code}`)?.values() ?? [])].reduce((sum, value) => sum + value, 0);
    cohorts.push({
      year,
      signed: total("signed"),
      performed: total("performed"),
      started: total("started"),
      operating: total("operating"),
      capacity: total("capacity"),
      contract: total("contract"),
      arrived: total("arrived"),
    });
  }
  return cohorts.filter(({ signed }) => signed > 0);
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
        count: String(cohort[step] / perProject),
        rate: percentText(cohort[step] / cohort.signed),
        share: shareOf(cohort[step], cohort.signed),
      })),
      arrived:
        cohort.contract > 0
          ? {
              label: say.arrived,
              rate: percentText(cohort.arrived / cohort.contract),
              share: shareOf(cohort.arrived, cohort.contract),
            }
          : undefined,
    })),
  };
}

function shareOf(part: number, whole: number): number {
  return Math.min(1, Math.max(0, part / whole));
}
