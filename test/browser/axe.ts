import axe from "axe-core";
import type { Page } from "playwright-core";

/** What axe can find, of which a page is to have nothing: WCAG 2.2 up to AA, and what is good practice beside it. */
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

interface Found {
  readonly violations: readonly {
    readonly id: string;
    readonly impact: string;
    readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary?: string }[];
  }[];
}

/** Every finding of axe on the page as it is now, a line for each place. */
export async function findings(page: Page): Promise<readonly string[]> {
  // Evaluated by the browser's own tools: the page's policy lets no foreign script in.
  await page.evaluate(axe.source);
  const options = { runOnly: { type: "tag", values: tags }, resultTypes: ["violations"] };
  const { violations } = await page.evaluate<Found>(`axe.run(document, ${JSON.stringify(options)})`);
  return violations.flatMap(({ id, impact, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${impact} ${id} ${target.join(" ")} ${failureSummary?.split("\n")[1]?.trim()}`,
    ),
  );
}
