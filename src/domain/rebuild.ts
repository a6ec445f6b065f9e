import { contributions } from "./figures.ts";
import type { Organization } from "./model.ts";
import { rebuildOutings } from "./outings/rebuild.ts";
import type { Tx } from "./ports.ts";
import type { Pack } from "../packs/pack.ts";

const batch = 500;

/**
 * Makes the kept figures again from the projects, where they were made under another version of the pack: a metric that is
 * new or counts otherwise must not be mixed with what was added before. The kept outings are made again from the ledger
 * with them. Holds one batch of projects at a time.
 * @returns whether anything was done
 */
export async function rebuildFigures(tx: Tx, org: Organization, pack: Pack): Promise<boolean> {
  if ((await tx.organizations.figures(org.id)) === pack.version) return false;
  await tx.rollups.clear(org.id);
  for (let last = 0; ;) {
    const records = await tx.projects.after(org.id, last, batch);
    const cells = records.flatMap(({ project }) => contributions(project, pack));
    for (let at = 0; at < cells.length; at += batch) await tx.rollups.add(org.id, cells.slice(at, at + batch));
    last = records.at(-1)?.project.number ?? last;
    if (records.length < batch) break;
  }
  await rebuildOutings(tx, org);
  await tx.organizations.setFigures(org.id, pack.version);
  return true;
}
