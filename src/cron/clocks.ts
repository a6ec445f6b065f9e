import { clocksAreCurrent, reckonPart } from "../domain/clocks.ts";
import type { TickDeps } from "./deps.ts";
import type { Scene } from "./job.ts";

/** Records in one transaction: it holds SQLite's only writer, and the rows it changes, for some tens of milliseconds. */
const partSize = 200;
/**
 * Records in one minute: a second's work or two, which is how late the minute's posts may be for it. Whoever types meanwhile
 * waits for one part at most.
 */
const usualBudget = 5000;

/**
 * Reckons kept due instants again after the calendar has changed they were reckoned with: another set of own days or region,
 * a new year's data, another pack. Called every minute; a part in a transaction of its own, so that whatever ends the
 * process between two of them loses nothing. A part that fails is logged and tried again with the next minute.
 * @param budget most records to look at
 */
export async function reckonClocks(
  deps: Pick<TickDeps, "store" | "logger">,
  scene: Pick<Scene, "org" | "pack" | "calendar" | "now">,
  budget: number = usualBudget,
): Promise<void> {
  const { store, logger } = deps;
  const named = { organization: scene.org.key };
  try {
    if (await store.read((tx) => clocksAreCurrent(tx, scene))) return;
    for (let left = budget; left > 0;) {
      const size = Math.min(partSize, left);
      const part = await store.write((tx) => reckonPart(tx, scene.org, scene.now, size));
      if (part.looked > 0 || part.state === "done") logger.info({ ...named, ...part }, "clocks reckoned again");
      if (part.state !== "walking") return;
      left -= Math.max(1, part.looked);
    }
  } catch (error) {
    logger.error({ ...named, error }, "clocks could not be reckoned again");
  }
}
