import type { RollupCell } from "../../src/domain/model.ts";
import { loadPack } from "../../src/packs/index.ts";
import { makeHall, type Hall } from "./hall.ts";

/** Figures as they are kept of a day of this year: day, month and year. */
export const kept = (unitId: number, metric: string, value: number): readonly RollupCell[] =>
  (
    [
      ["D", "2026-10-09"],
      ["M", "2026-10"],
      ["Y", "2026"],
    ] as const
  ).map(([scale, period]) => {
    return { scale, period, metric, unitId, origin: "attracted", value };
  });

/** An office with `counts` of units in the groups, each with results and a target. */
export async function office(
  counts: Readonly<Record<string, number>>,
  options: Parameters<typeof makeHall>[0] = {},
): Promise<Hall> {
  const hall = await makeHall(options);
  const { world } = hall;
  const { defaultMetric: metric } = loadPack(world.org.pack);
  await world.store.write(async (tx) => {
    const cells: RollupCell[] = [];
    for (const [group, count] of Object.entries(counts)) {
      for (let at = 1; at <= count; at++) {
        const shortName = `${group}${at}`;
        const code = shortName.toUpperCase();
        const unit = await tx.units.create(world.org.id, { name: shortName, shortName, code, group, active: true });
        cells.push(...kept(unit.id, metric, 100 * at));
        await tx.targets.set(world.org.id, { unitId: unit.id, year: 2026, metric, value: 20 });
      }
    }
    await tx.rollups.add(world.org.id, cells);
  });
  return hall;
}
