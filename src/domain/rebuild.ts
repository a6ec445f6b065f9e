import { factsOf } from "./counting/facts.ts";
import { accumulate, contributions } from "./figures.ts";
import { followAllLeading } from "./investors/leading.ts";
import type { Organization, RollupCell } from "./model.ts";
import { rebuildOutings } from "./outings/rebuild.ts";
import type { Tx } from "./ports.ts";
import type { Pack } from "../packs/pack.ts";
import type { Work } from "./work.ts";

const batch = 500;
/** Cells held before they are written. */
const most = 20_000;

/**
 * Makes the kept figures again where they were made under another version of the pack, after every project has been told the
 * class of its investor, as that version orders them.
 * @returns whether anything was done
 */
export async function renewFigures(work: Omit<Work, "actor">): Promise<boolean> {
  const { tx, org, pack } = work;
  if ((await tx.organizations.figures(org.id)) === pack.version) return false;
  await followAllLeading(work);
  return rebuildFigures(tx, org, pack);
}

/**
 * Makes the kept figures again from the projects, where they were made under another version of the pack: a metric that is
 * new or counts otherwise must not be mixed with what was added before. The facts they are counted from and the outings that
 * the ledger tells are made again with them. Holds some thousands of cells at a time.
 * @returns whether anything was done
 */
export async function rebuildFigures(tx: Tx, org: Organization, pack: Pack): Promise<boolean> {
  if ((await tx.organizations.figures(org.id)) === pack.version) return false;
  await tx.rollups.clear(org.id);
  await tx.facts.clear(org.id);
  const sums = new Map<string, RollupCell>();
  const flush = async (): Promise<void> => {
    const cells = [...sums.values()];
    sums.clear();
    for (let at = 0; at < cells.length; at += batch) await tx.rollups.add(org.id, cells.slice(at, at + batch));
  };
  for (let last = 0; ;) {
    const records = await tx.projects.after(org.id, last, batch);
    const facts = records.flatMap(({ project }) => factsOf(project));
    for (const { project } of records) for (const cell of contributions(project, pack)) accumulate(sums, cell);
    for (let at = 0; at < facts.length; at += batch) await tx.facts.add(org.id, facts.slice(at, at + batch));
    // Projects of one time and unit share cells: fewer writes, the longer they are kept back.
    if (sums.size >= most) await flush();
    last = records.at(-1)?.project.number ?? last;
    if (records.length < batch) break;
  }
  await flush();
  await rebuildOutings(tx, org);
  await tx.organizations.setFigures(org.id, pack.version);
  return true;
}
