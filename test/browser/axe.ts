import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

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
  await page.evaluate(axe);
  const options = { runOnly: { type: "tag", values: tags }, resultTypes: ["violations"] };
  // axe's own shape.
  const { violations } = (await page.evaluate(`axe.run(document, ${JSON.stringify(options)})`)) as Found;
  return violations.flatMap(({ id, impact, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${impact} ${id} ${target.join(" ")} ${failureSummary?.split("\n")[1]?.trim()}`,
    ),
  );
}
