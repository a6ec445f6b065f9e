import { describe, expect, it } from "vitest";
import { known } from "../fakes/console-directory.ts";
import { leadCard } from "../fakes/console-messages.ts";
import { everyKind, hostileTexts, samples } from "../fixtures/messages.ts";
import { desk, hitech, overflows, phone, type, useConsole } from "./console-visit.ts";

/** Broken connections, hostile texts, small screens. */
const { core, restart, visit, complaints } = useConsole();

describe("a console whose connection breaks", () => {
  it("says so, comes back by itself and has missed nothing", async () => {
    const page = await visit("wang");
    await core().adapter.post(hitech, leadCard, "before", false);
    await page.locator("#log .card").waitFor();
    await core().cut();
    await page.getByText("连接已断开").waitFor();
    await core().adapter.post(
      hitech,
      { summary: "断线时", locale: "zh-CN", blocks: [{ kind: "text", text: "断线时发出" }] },
      "during",
      false,
    );
    await core().mend();
    await page.locator("#log .card", { hasText: "断线时发出" }).waitFor();
    await page.locator("#banner").waitFor({ state: "hidden" });
    expect(await page.locator("#log .card").count()).toBe(2);
    expect(complaints()).toEqual([]);
  });

  it("loads everything again from a new process", async () => {
    const page = await visit("wang");
    const { state } = core();
    await core().cut();
    await page.getByText("连接已断开").waitFor();
    state.organisation = { ...state.organisation, timezone: "Asia/Shanghai" };
    state.recent = [{ id: "m-old", place: "hitech", message: leadCard, at: new Date("2026-11-20T08:00:00Z") }];
    await restart(state);
    await page.locator("#log .card", { hasText: "线索 #12" }).waitFor();
    await page.locator("#banner").waitFor({ state: "hidden" });
    expect(await page.locator("#log .row-head time").innerText()).toBe("16:00");
    await type(page, "好");
    await page.locator("#log .card", { hasText: "好" }).waitFor();
    expect(complaints()).toEqual([]);
  });

  it("keeps a line that could not be sent, and sends it once", async () => {
    const page = await visit("wang");
    await core().cut();
    await type(page, "/线索 电池 投资:5亿");
    await page.locator(".row.failed", { hasText: "没有送达" }).waitFor();
    await core().mend();
    await page.getByRole("button", { name: "重试" }).click();
    await page.locator("#log .card", { hasText: "线索 #12" }).waitFor();
    expect(await page.locator("#log .line").count()).toBe(1);
    expect(await page.locator(".failed, .pending").count()).toBe(0);
    expect(core().heard).toHaveLength(1);
  });
});

describe("what others wrote", () => {
  it("stays text, whatever it looks like", async () => {
    const page = await visit("wang");
    for (const [index, text] of hostileTexts.entries()) {
      await core().adapter.post(
        hitech,
        { summary: text, title: text, locale: "en", blocks: everyKind(text) },
        `h${index}`,
        false,
      );
    }
    await core().adapter.post(
      hitech,
      {
        summary: "link",
        locale: "en",
        blocks: [{ kind: "text", text: [{ link: "javascript:alert(1)", label: "press" }] }],
      },
      "link",
      false,
    );
    await type(page, "</script><img src=x onerror=alert(1)>");
    await page.locator("#log .line", { hasText: "</script><img src=x onerror=alert(1)>" }).waitFor();
    await page.locator("#log .card h3", { hasText: "</script><script>alert(1)</script>" }).waitFor();
    expect(await page.locator("#log script, #log .card img, #log .line img, #log at, #log iframe").count()).toBe(0);
    const targets = await page
      .locator("#log a:not(.at)")
      .evaluateAll((links) => links.map((link) => link.getAttribute("href")));
    expect(new Set(targets)).toEqual(new Set(["https://example.org/a?b=1&c=2", "https://example.org/t"]));
    expect(complaints()).toEqual([]);
  });

  it("is readable on a desk and a phone without sideways scrolling", async () => {
    for (const [index, { message }] of samples.entries())
      await core().adapter.post(hitech, message, `sample${index}`, false);
    for (const viewport of [desk, phone]) {
      const page = await visit("wang", viewport);
      await page.locator("#log .card").last().waitFor();
      expect(await page.locator("#log .card").count()).toBe(samples.length);
      expect(await overflows(page)).toBe(false);
    }
    expect(complaints()).toEqual([]);
  });
});

describe("the console on a phone", () => {
  it("has the channels in a drawer and the board under a tab", async () => {
    const page = await visit("wang", phone);
    expect(await page.locator("#sidebar").isVisible()).toBe(false);
    expect(await page.locator("#board").isVisible()).toBe(false);
    await page.locator("#menu").click();
    await page.locator('[data-place="all"]').click();
    await page.locator("#sidebar").waitFor({ state: "hidden" });
    expect(await page.locator("#place-name").innerText()).toBe("全市招商");
    await page.getByRole("tab", { name: "榜单" }).click();
    await page.locator("#board", { hasText: "第 38 期" }).waitFor();
    expect(await page.locator("#composer").isVisible()).toBe(false);
    expect(await overflows(page)).toBe(false);
    await page.getByRole("tab", { name: "对话" }).click();
    await type(page, "/线索 电池 投资:5亿");
    await page.locator("#log .card", { hasText: "线索 #12" }).waitFor();
    expect(complaints()).toEqual([]);
  });
});

it("speaks English to an English organisation", async () => {
  await restart(known(), "en");
  const page = await visit("wang");
  expect(await page.locator("html").getAttribute("lang")).toBe("en");
  expect(await page.getByPlaceholder("Write as 王芳, or type / for commands").count()).toBe(1);
  expect(await page.locator("#board").innerText()).toContain("No board yet");
  expect(complaints()).toEqual([]);
});
