import { createServices } from "../domain/services.ts";
import type { Work } from "../domain/work.ts";
import type { DemoData } from "./data.ts";

/** The table of chains as the office keeps it: all that the projects name, some of them with their links. */
export async function drawUpChains(work: Work, data: DemoData): Promise<void> {
  const { chains } = createServices(work);
  for (const name of new Set(data.works.map(({ chain }) => chain))) await chains.add({ name });
  for (const { name, links } of data.chains) for (const link of links) await chains.setLink(name, link);
}
