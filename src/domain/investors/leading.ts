import type { Pack } from "../../packs/pack.ts";
import type { Investor } from "../models/investor.ts";
import { recordProject } from "../record.ts";
import { assistant, type Work } from "../work.ts";

const batch = 200;

/** The class of the pack that an investor stands in, the first in the pack's order: what its projects are counted by. */
export function leadingClass({ classes }: Pick<Investor, "classes">, pack: Pick<Pack, "classes">): string | null {
  return pack.classes.find(({ code }) => code in classes)?.code ?? null;
}

/** The same by the investor's number; null for none. */
export async function leadingOf(work: Work, investor: number | null): Promise<string | null> {
  if (investor === null) return null;
  const [record] = await work.tx.investors.byNumbers(work.org.id, [investor]);
  return record ? leadingClass(record.investor, work.pack) : null;
}

/** An investor's projects, whosever they are, follow its classes: the assistant notes it in each. */
export async function followLeading(work: Work, investor: Investor): Promise<void> {
  const { tx, org, pack } = work;
  const leading = leadingClass(investor, pack);
  for (let last = 0; ;) {
    const page = await tx.projects.pointingTo(org.id, investor.number, last, batch);
    for (const record of page) {
      last = record.project.number;
      if (record.project.leading === leading) continue;
      await recordProject({ ...work, actor: assistant }, record, { ...record.project, leading }, "investor", {
        investor: investor.number,
      });
    }
    if (page.length < batch) return;
  }
}

/** The same for every project: where records are from before projects said so, or classes now come in another order. */
export async function followAllLeading(base: Omit<Work, "actor">): Promise<void> {
  const work: Work = { ...base, actor: assistant };
  const { tx, org, pack } = work;
  for (let last = 0; ;) {
    const page = await tx.projects.after(org.id, last, batch);
    const named = page.flatMap(({ project }) => project.investor ?? []);
    const found = named.length === 0 ? [] : await tx.investors.byNumbers(org.id, [...new Set(named)]);
    const classes = new Map(found.map(({ investor }) => [investor.number, leadingClass(investor, pack)]));
    for (const record of page) {
      const { project } = record;
      last = project.number;
      const leading = project.investor === null ? null : (classes.get(project.investor) ?? null);
      if (project.voided || project.leading === leading) continue;
      await recordProject(work, record, { ...project, leading }, "investor", { investor: project.investor });
    }
    if (page.length < batch) return;
  }
}
