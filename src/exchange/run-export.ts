import { dayOf, timeOf } from "../domain/day.ts";
import { listProjectsAfter } from "../domain/projects/list.ts";
import type { Exchange, ExportDetails } from "../domain/models/exchange.ts";
import type { Store } from "../store/port.ts";
import { marked } from "../views/view.ts";
import type { Cell } from "./cells.ts";
import { exportColumns } from "./export-rows.ts";
import { workOf, type Scene } from "./setting.ts";
import { writeCsv, writeXlsx, type Sheet } from "./write-sheet.ts";

const pageSize = 200;

/**
 * The ledger (台账) of what whoever asked may see, as a file that is made while it is read. `count` is right once it has
 * been read to its end.
 */
export function ledgerFile(
  exchange: Exchange<ExportDetails>,
  scene: Scene,
  { store, now }: { readonly store: Store; readonly now: () => Date },
): { readonly name: string; readonly bytes: AsyncIterable<Uint8Array>; readonly count: () => number } {
  const { view, setting } = scene;
  const { org, pack } = setting;
  const { format, filter } = exchange.details;
  const { exchange: words } = view.words;
  const at = now();
  const columns = exportColumns(view);
  let count = 0;

  async function* rows(): AsyncGenerator<readonly Cell[]> {
    for (let last = 0; ;) {
      const page = await store.read(async (tx) => {
        const work = await workOf(tx, exchange, scene, at);
        const projects = await listProjectsAfter(work, filter, last, pageSize);
        const owners = [...new Set(projects.map(({ project }) => project.ownerId))];
        const people = new Map((await tx.people.byIds(org.id, owners)).map((member) => [member.id, member]));
        const units = new Map((await tx.units.list(org.id)).map((unit) => [unit.id, unit]));
        return { projects, names: { people, units } };
      });
      for (const project of page.projects) yield columns.map(({ cell }) => cell(project, page.names));
      count += page.projects.length;
      last = page.projects.at(-1)?.project.number ?? last;
      if (page.projects.length < pageSize) return;
    }
  }

  const asOf = `${dayOf(at, org.timezone)} ${timeOf(at, org.timezone)}`;
  const sheet: Sheet = {
    name: words.ledger,
    title: words.ledgerTitle(marked(view, words.ledger), asOf, pack.version),
    columns,
    rows: rows(),
  };
  // The exchange's number makes the name its own in a conversation.
  const name = `${words.ledger} ${asOf.replace(":", "")} E${exchange.id}.${format}`;
  return { name, bytes: format === "csv" ? writeCsv(sheet) : writeXlsx(sheet), count: () => count };
}
