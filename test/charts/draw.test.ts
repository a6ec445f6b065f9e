import { Resvg } from "@resvg/resvg-js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drawPng, drawSvg } from "../../src/charts/draw.ts";
import { groupsOf } from "../../src/charts/items.ts";
import { rasterize } from "../../src/charts/rasterize.ts";
import type { RankingChart } from "../../src/chat/message.ts";
import { anyChart } from "../fixtures/any-chart.ts";
import { charts, chartsSaying, crowded, ranking } from "../fixtures/charts.ts";
import { awkwardTexts, hostileTexts } from "../fixtures/messages.ts";
import { sizeOfPng } from "../fixtures/png.ts";

const zh = { locale: "zh-CN" } as const;

/** Everything that is written in a drawing, entities undone, one text after another. */
function textsIn(svg: string): readonly string[] {
  return [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text = ""]) =>
    text
      .replaceAll("&lt;", "<")
      .replaceAll("&gt;", ">")
      .replaceAll("&quot;", '"')
      .replaceAll("&#39;", "'")
      .replaceAll("&amp;", "&"),
  );
}

function named(label: string): RankingChart {
  return { kind: "ranking", title: "", unit: "", bars: [{ label, value: 1 }] };
}

describe("a drawing", () => {
  it.each(charts)("of a $kind has its title, its names and its numbers, none smaller than 24", async (chart) => {
    const svg = await drawSvg(chart, zh);
    const texts = textsIn(svg);
    expect(texts).toContain(chart.title);
    for (const { label, items } of groupsOf(chart, "zh-CN")) {
      if (label !== "") expect(texts).toContain(label);
      for (const item of items) {
        expect(texts).toContain(item.label);
        const value = item.bar === undefined || item.bar.value === 0 ? undefined : String(item.bar.value);
        if (value !== undefined) expect(texts).toContain(value);
      }
    }
    const sizes = [...svg.matchAll(/font-size:(\d+)px/g)].map(([, size]) => Number(size));
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(24);
  });

  it("shows claims as an outline and targets as marks, and says which is which", async () => {
    const svg = await drawSvg(ranking, zh);
    expect(textsIn(svg)).toEqual(expect.arrayContaining(["已核实", "申报", "目标", "21.2", "20"]));
    // Five of the eight claim more than is verified, and the legend has one more.
    expect(svg.match(/stroke-dasharray/g)).toHaveLength(6);
    const plain = await drawSvg({ ...ranking, bars: [{ label: "高新区", value: 1 }] }, zh);
    expect(plain).not.toContain("stroke-dasharray");
    expect(textsIn(plain)).toContain("实际");
  });

  it("shows the first of many, counts the others and cuts long names", async () => {
    for (const [count, left] of [
      [100, 80],
      [500, 480],
    ] as const) {
      const texts = textsIn(await drawSvg(crowded(count), zh));
      expect(texts).toContain(`另有 ${left} 项未画出`);
      expect(texts).toContain("第20单位");
      expect(texts).not.toContain("第21单位");
      expect(texts.filter((text) => /^某某县.*…$/.test(text))).toHaveLength(3);
    }
  });

  it("says that there is nothing to draw", async () => {
    expect(textsIn(await drawSvg({ ...ranking, bars: [] }, zh))).toContain("暂无数据");
    expect(textsIn(await drawSvg({ ...ranking, bars: [] }, { locale: "en" }))).toContain("No data yet");
  });

  it("is as wide as asked, in the colours asked for", async () => {
    const svg = await drawSvg(ranking, { ...zh, width: 450, theme: "dark" });
    expect(svg).toMatch(/^<svg width="450" height="\d+"/);
    expect(svg).toContain('viewBox="0 0 900 ');
    expect(svg).toContain("#1a1d21");
  });

  it("holds texts that are markup, and those that XML has no form for", async () => {
    for (const chart of chartsSaying([...awkwardTexts, ...hostileTexts, "half \uD83D pair"])) {
      const svg = await drawSvg(chart, zh);
      expect(svg).not.toMatch(/<(script|img|at)\b/);
      // Reading it needs no font, and shapes of so much text take seconds.
      expect(new Resvg(svg, { font: { loadSystemFonts: false } }).width).toBe(900);
    }
  });

  it("is made of any chart", async () => {
    const text = fc.oneof(fc.string({ unit: "binary", maxLength: 80 }), fc.constantFrom(...awkwardTexts, ""));
    await fc.assert(
      fc.asyncProperty(anyChart(text), async (chart) => {
        expect(await drawSvg(chart, zh)).toMatch(/^<svg width="900" height="\d+"/);
      }),
      { numRuns: 60 },
    );
  });
});

describe("a picture", () => {
  it("unpacks, and is as large as its drawing", async () => {
    const [height] = /height="(\d+)"/.exec(await drawSvg(ranking, zh))?.slice(1) ?? [];
    expect(sizeOfPng(await drawPng(ranking, zh))).toEqual({ width: 900, height: Number(height) });
    expect(sizeOfPng(await drawPng(ranking, { ...zh, width: 1800 })).width).toBe(1800);
  });

  it("has a shape for every character: none is the box that stands for a missing one", async () => {
    // U+10FFFF is nothing, so it is drawn as whatever stands for a missing shape.
    const characters = ["郯", "茌", "莘", "鬱", "\u{10FFFF}", "A"];
    const pictures = await Promise.all(characters.map(async (character) => drawPng(named(character), zh)));
    expect(new Set(pictures.map((bytes) => Buffer.from(bytes).toString("base64"))).size).toBe(characters.length);
    const empty = await drawPng(named(""), zh);
    for (const bytes of pictures.slice(0, 4)) expect(Buffer.from(bytes).equals(Buffer.from(empty))).toBe(false);
  });

  it("has strong letters for its title", async () => {
    const text = (weight: string): string =>
      `<svg xmlns="http://www.w3.org/2000/svg" width="90" height="40"><text y="30" font-size="28" font-weight="${weight}" font-family="Noto Sans S Chinese">招商</text></svg>`;
    const [regular, bold] = await Promise.all([rasterize(text("normal")), rasterize(text("bold"))]);
    expect(Buffer.from(regular).equals(Buffer.from(bold))).toBe(false);
  });
});
