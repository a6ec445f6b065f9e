import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import type { Message } from "../../src/chat/message.ts";
import { leadCard } from "../fakes/console-messages.ts";
import { desk, hitech, overflows, phone, type, useConsole } from "./console-visit.ts";

/** With the keyboard alone, by address, on small screens, and in a conversation that is long. */
const { core, visit, complaints } = useConsole();

const focused = (page: Page): Promise<string> =>
  page.evaluate("document.activeElement?.id || document.activeElement?.className || ''");

/** As when the page has just been opened and nothing in it has been touched. */
const fromTop = (page: Page): Promise<unknown> =>
  page.evaluate("document.body.tabIndex = -1; document.body.focus(); document.body.removeAttribute('tabindex')");

const note = (text: string): Message => ({ summary: text, locale: "zh-CN", blocks: [{ kind: "text", text }] });

describe("the keyboard", () => {
  it("skips to where one types, opens and leaves what is open, and comes back to where it was", async () => {
    const page = await visit("wang", { width: 1100, height: 800 });
    await fromTop(page);
    await page.keyboard.press("Tab");
    expect(await focused(page)).toBe("skip");
    const skip = await page.locator("#skip").boundingBox();
    expect(skip && skip.y >= 0).toBe(true);
    await page.keyboard.press("Enter");
    expect(await focused(page)).toBe("line");

    await page.locator("#me").focus();
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "hidden" });
    expect(await focused(page)).toBe("me");

    await page.locator("#tab-chat").focus();
    await page.keyboard.press("ArrowRight");
    expect(await focused(page)).toBe("tab-board");
    await page.locator("#board-body").waitFor();
    expect(new URL(page.url()).hash).toBe("#/board");
    await page.keyboard.press("ArrowLeft");
    await page.locator("#line").waitFor();
    expect(complaints()).toEqual([]);
  });

  it("reaches every place and every control, and shows where it is", async () => {
    const page = await visit("wang");
    await core().adapter.post(hitech, leadCard, "k1", false);
    await page.locator("#log .card").waitFor();
    await fromTop(page);
    const seen: string[] = [];
    for (let step = 0; step < 60; step += 1) {
      await page.keyboard.press("Tab");
      const [what, visible] = await page.evaluate<[string, boolean]>(
        `(() => {
          const one = document.activeElement;
          const style = getComputedStyle(one);
          const shown = style.outlineStyle !== "none" || one.id === "line";
          return [one.dataset.place || one.id || (one.tagName === "BUTTON" && one.textContent) || one.className || one.tagName, shown];
        })()`,
      );
      if (what === "BODY") break;
      expect(visible, what).toBe(true);
      seen.push(what);
    }
    const wanted = [
      "skip",
      "all",
      "hitech",
      "dm:wang",
      "me",
      "log",
      "记进展",
      "下一阶段",
      "指派",
      "撤销",
      "slash",
      "attach",
    ];
    expect(seen.filter((one) => wanted.includes(one))).toEqual(wanted);
    expect(seen).toEqual(expect.arrayContaining(["line", "board-body", "board-wide"]));
    expect(complaints()).toEqual([]);
  });

  it("goes on from a form that was sent", async () => {
    const page = await visit("wang");
    await type(page, "/线索");
    await page.getByLabel("项目名称").fill("电池项目");
    await page.getByLabel("阶段").selectOption("talk");
    await page.getByRole("button", { name: "登记", exact: true }).focus();
    await page.keyboard.press("Enter");
    await page.getByText("已提交").waitFor();
    expect(await focused(page)).toBe("form-status");
    expect(complaints()).toEqual([]);
  });

  it("hears of a message once, and not of what is drawn anew", async () => {
    const page = await visit("wang");
    const posted = await core().adapter.post(hitech, note("新消息一"), "k1", false);
    const live = page.locator("#live p");
    await live.first().waitFor({ state: "attached" });
    await core().adapter.update(posted, note("新消息一，改过"));
    await core().adapter.post(hitech, note("新消息二"), "k2", false);
    await page.locator("#log .card", { hasText: "新消息二" }).waitFor();
    expect(await live.allTextContents()).toEqual(["新消息一", "新消息二"]);
    expect(await live.first().getAttribute("lang")).toBe("zh-CN");
    expect(await page.locator("#log").getAttribute("aria-live")).toBeNull();
    expect(complaints()).toEqual([]);
  });
});

describe("an address", () => {
  it("is a place's, a message's, a project's or the board's; back and forward lead through them", async () => {
    const page = await visit("wang");
    await core().adapter.post({ ...hitech, id: "all" }, leadCard, "k1", false);
    await page.locator('[data-place="all"]').click();
    await page.locator("#log .card").waitFor();
    expect(new URL(page.url()).hash).toBe("#place=all");
    await page.locator("#log .at").click();
    expect(new URL(page.url()).hash).toBe("#place=all&message=m-k1");
    await page.locator(".row.found .card").waitFor();
    await page.goBack();
    await page.goBack();
    await page.locator("#place-name", { hasText: "高新区招商" }).waitFor();
    await page.goForward();
    await page.locator("#place-name", { hasText: "全市招商" }).waitFor();

    await page.goto(`${core().url}/?as=wang#/p/12`);
    await page.locator("#log .card", { hasText: "线索 #12" }).waitFor();
    expect(core().heard.map(({ line, place }) => [line, place.id])).toEqual([["/线索 #12", "dm:wang"]]);
    await page.reload();
    await page.locator("#log .card", { hasText: "线索 #12" }).waitFor();
    expect(core().heard).toHaveLength(1);
    await page.goto(`${core().url}/?as=wang#/board`);
    await page.locator("#board:focus-within").waitFor();
    expect(complaints()).toEqual([]);
  });
});

describe("a long conversation", () => {
  it("is shown from its end, brings what is older when asked, and lets go of it", async () => {
    for (let count = 1; count <= 500; count += 1)
      await core().adapter.post(hitech, note(`第${count}条`), `n${count}`, false);
    const page = await visit("wang");
    const rows = page.locator("#log .row");
    await page.getByText("第500条", { exact: true }).waitFor();
    expect(await rows.count()).toBe(50);
    await page.locator("#earlier").focus();
    await page.keyboard.press("Enter");
    await page.getByText("第401条", { exact: true }).waitFor({ state: "attached" });
    expect([await rows.count(), await focused(page)]).toEqual([100, "earlier"]);
    // A link to one that is not here yet brings what lies between.
    await page.goto(`${core().url}/?as=wang#place=hitech&message=m-n320`);
    await page.locator(".row.found", { hasText: "第320条" }).waitFor();
    expect(await rows.count()).toBe(200);
    await page.evaluate("document.querySelector('#log').scrollTop = 1e9");
    await type(page, "好");
    await page.locator("#log .card", { hasText: "好" }).waitFor();
    expect(await rows.count()).toBeLessThanOrEqual(152);
    // However long the log, the page is as long as the screen: nothing in it can scroll the bar or the composer away.
    await page.evaluate("document.querySelector('#log .row').scrollIntoView(); window.scrollTo(0, 1e9)");
    expect(await page.evaluate("[scrollY, document.documentElement.scrollHeight - innerHeight]")).toEqual([0, 0]);
    expect(await page.locator("#earlier").isVisible()).toBe(true);
    expect(complaints()).toEqual([]);
  });
});

describe("a small screen", () => {
  it("of 320 pixels, or a desk at 400 percent, needs no scrolling sideways", async () => {
    const page = await visit("wang", { width: 320, height: 256 });
    await core().adapter.post(hitech, leadCard, "k1", false);
    await page.locator("#log .card").waitFor();
    expect(await overflows(page)).toBe(false);
    await page.locator("#tab-board").click();
    expect(await overflows(page)).toBe(false);
    await page.locator("#me-small").click();
    await page.getByRole("dialog").waitFor();
    expect(await overflows(page)).toBe(false);
    expect(complaints()).toEqual([]);
  });

  it("has controls that a finger meets: 44 pixels and more; the drawer gives the focus back", async () => {
    const page = await visit("wang", phone);
    await core().adapter.post(hitech, leadCard, "k1", false);
    await type(page, "/线索");
    await page.locator("#log form").waitFor();
    const small = `[...document.querySelectorAll("button, input, select, textarea, a, [role=tab]")]
      .filter((one) => one.checkVisibility() && one.type !== "file" && !one.closest("p, dd, td") && one.id !== "skip" && one.id !== "backdrop")
      .map((one) => [one.id || one.className || one.name, one.getBoundingClientRect()])
      .filter(([, box]) => box.width < 44 || box.height < 44)
      .map(([name, box]) => name + " " + Math.round(box.width) + "×" + Math.round(box.height))`;
    expect(await page.evaluate(small)).toEqual([]);
    await page.locator("#menu").click();
    await page.locator("#sidebar [data-place]").first().waitFor();
    expect(await page.evaluate(small)).toEqual([]);
    await page.keyboard.press("Escape");
    expect(await focused(page)).toBe("menu");
    await page.locator("#me-small").click();
    await page.getByRole("dialog").waitFor();
    expect(await page.evaluate(small)).toEqual([]);
    expect(complaints()).toEqual([]);
  });

  it("keeps a desk's columns at twice the size of text", async () => {
    const page = await visit("wang", { width: desk.width / 2, height: desk.height / 2 });
    await core().adapter.post(hitech, leadCard, "k1", false);
    await page.locator("#log .card").waitFor();
    expect(await overflows(page)).toBe(false);
    expect(complaints()).toEqual([]);
  });
});
