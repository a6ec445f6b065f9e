import { describe, expect, it } from "vitest";
import { groupsOf } from "../../src/charts/items.ts";
import { charts, chartsSaying, crowded, curve } from "../fixtures/charts.ts";
import { desk, hitech, overflows, useConsole } from "./console-visit.ts";

const { core, visit, complaints } = useConsole();
const narrow = { width: 360, height: 740 };

async function post(all: typeof charts): Promise<void> {
  const blocks = all.map((chart) => ({ kind: "chart" as const, chart }));
  await core().adapter.post(hitech, { summary: "图", locale: "zh-CN", blocks }, "k_charts", false);
}

describe("charts on the page", () => {
  it.each([
    ["a phone", narrow],
    ["a desk", desk],
  ])("fit %s, and say every name and number in text or in an alternative", async (_, viewport) => {
    const page = await visit("wang", viewport);
    await post(charts);
    const figures = page.locator("#log figure.chart");
    await figures.nth(charts.length - 1).waitFor();
    for (const [index, chart] of charts.entries()) {
      const figure = figures.nth(index);
      const picture = figure.getByRole("img");
      const said = `${await figure.innerText()} ${(await picture.count()) === 0 ? "" : await picture.getAttribute("aria-label")}`;
      expect(said).toContain(chart.title);
      for (const { label, items } of groupsOf(chart, "zh-CN")) {
        expect(said).toContain(label);
        for (const item of items) {
          expect(said).toContain(item.label);
          expect(said).toContain(String(item.bar === undefined ? item.said[0] : item.bar.value || ""));
        }
      }
    }
    expect(await figures.getByRole("img").count()).toBe(1);
    expect(await overflows(page)).toBe(false);
    expect(complaints()).toEqual([]);
  });

  it("give bars room on a phone: half of the chart and more", async () => {
    const page = await visit("wang", narrow);
    await post([crowded(8)]);
    const figure = page.locator("#log figure.chart");
    const bar = figure.locator(".bar-drawing").first();
    const [whole, part] = [await figure.boundingBox(), await bar.boundingBox()];
    expect((part?.width ?? 0) / (whole?.width ?? 0)).toBeGreaterThan(0.5);
  });

  it("draw claims, targets, plans and gaps in forms of their own, not in colours alone", async () => {
    const page = await visit("wang");
    await post(charts);
    await page
      .locator("#log figure.chart")
      .nth(charts.length - 1)
      .waitFor();
    const style = (selector: string, name: string): Promise<unknown> =>
      page.evaluate(
        `getComputedStyle(document.querySelector(${JSON.stringify(`#log ${selector}`)})).getPropertyValue("${name}")`,
      );
    expect(await style(".bar-outline", "stroke-dasharray")).not.toBe("none");
    expect(await style(".curve-plan", "stroke-dasharray")).not.toBe(await style(".curve-last", "stroke-dasharray"));
    expect(await style(".curve-year", "stroke-dasharray")).toBe("none");
    expect(await style('.chain-link[data-state="missing"]', "border-top-style")).toBe("dashed");
    expect(await style('.chain-link[data-state="held"]', "border-top-style")).toBe("solid");
    expect(await style(".chain-link b", "text-decoration-line")).toBe("none");
  });

  it("hold long and hostile texts", async () => {
    const page = await visit("wang", narrow);
    const long = "某某县经济技术开发区招商引资服务中心".repeat(4).slice(0, 60);
    await post([...chartsSaying([long, "<img src=x onerror=alert(1)>", "'\"><script>alert(1)</script>"]), curve]);
    await page.locator("#log figure.chart").nth(4).waitFor();
    expect(await page.locator("#log figure :is(img, script)").count()).toBe(0);
    expect(await overflows(page)).toBe(false);
    expect(complaints()).toEqual([]);
  });
});
