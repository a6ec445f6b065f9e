import { describe, expect, it } from "vitest";
import { altText, pictureAlt } from "../../src/charts/alt.ts";
import { chains, crowded, curve, funnel, ranking } from "../fixtures/charts.ts";

describe("the numbers in sentences", () => {
  it("says what is verified, claimed and aimed at", () => {
    expect(altText({ ...ranking, bars: ranking.bars.slice(0, 2) }, "zh-CN")).toBe(
      "本年到位资金榜（演示数据）（单位：亿元）。高新区 18.6亿元（申报 21.2，目标 20）；经开区 15.2亿元（申报 15.2，目标 18）。",
    );
    expect(altText({ ...ranking, title: "Funds", unit: "m", bars: [{ label: "Port", value: 1234.567 }] }, "en")).toBe(
      "Funds (Unit: m). Port 1,234.57m.",
    );
  });

  it("says the year month by month, and the plan where there is nothing yet", () => {
    const said = altText(curve, "zh-CN");
    expect(said).toContain("11月 58.2亿元（计划 59.5，去年同期 47.2）");
    expect(said).toContain("12月 计划 65（去年同期 54.6）");
  });

  it("says each cohort's steps and their shares", () => {
    expect(altText(funnel, "zh-CN")).toContain("2026 年签约：签约 38个；注册 27个（71%）；开工 12个（32%）");
  });

  it("says each link's state, projects and firms", () => {
    const said = altText(chains, "zh-CN");
    expect(said).toContain("动力电池 ✓ 有（5 个项目，星海电池、云图储能）");
    expect(said).toContain("锂矿材料 ○ 缺；");
    expect(altText({ ...chains, title: "Chains" }, "en")).toContain("✓ held (5 projects, ");
  });

  it("is the maker's where there is one, and says what a picture leaves out", () => {
    expect(altText({ ...ranking, alt: "高新区居首。" }, "zh-CN")).toBe("高新区居首。");
    expect(pictureAlt({ ...crowded(100), alt: "第1单位居首。" }, "zh-CN")).toBe("第1单位居首。另有 80 项未画出。");
    expect(pictureAlt(crowded(500), "zh-CN")).toMatch(/第20单位 481亿元.*另有 480 项未画出。$/);
    expect(pictureAlt(ranking, "zh-CN")).not.toContain("未画出");
  });

  it("says that there is nothing", () => {
    expect(altText({ kind: "funnel", title: "", unit: "", cohorts: [] }, "zh-CN")).toBe("暂无数据。");
    expect(altText({ ...curve, points: [], plan: [], lastYear: [] }, "en")).toContain("No data yet.");
  });
});
