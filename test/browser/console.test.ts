import { describe, expect, it } from "vitest";
import { board, leadCard } from "../fakes/console-messages.ts";
import { desk, hitech, type, useConsole } from "./console-visit.ts";

const { core, visit, complaints } = useConsole();

describe("a conversation in the console", () => {
  it("logs a lead with a typed line and goes on with a button", async () => {
    const page = await visit("wang");
    await type(page, "/线索 比亚迪电池项目 投资:50亿");
    await page.locator("#log .line", { hasText: "/线索 比亚迪电池项目 投资:50亿" }).waitFor();
    const card = page.locator("#log .card", { hasText: "线索 #12" });
    expect(await card.locator("dl").innerText()).toContain("50亿元");
    await card.getByRole("button", { name: "撤销" }).click();
    await page.locator("#log .card", { hasText: "已撤销 #12" }).waitFor();
    expect(core().heard.map(({ source, line, caller, place }) => [source, line, caller.id, place.id])).toEqual([
      ["command", "/线索 比亚迪电池项目 投资:50亿", "wang", "hitech"],
      ["button", "/撤销", "wang", "hitech"],
    ]);
    expect(await page.locator("#log .day").allInnerTexts()).toEqual(["今天"]);
    // What was typed stands above what was answered, once, also after a reload.
    await page.reload();
    await card.waitFor();
    expect(await page.locator("#log .line").count()).toBe(1);
    expect(complaints()).toEqual([]);
  });

  it("shows a private answer to its person alone, and says that it does", async () => {
    const [own, other] = [await visit("wang"), await visit("li")];
    await type(own, "/线索 电池 投资:50");
    await own.locator(".row.private", { hasText: "没有登记" }).getByText("仅你可见").waitFor();
    await type(other, "你好");
    // This answer came later, so the private one would have been here.
    await other.locator("#log .card", { hasText: "你好" }).waitFor();
    expect(await other.locator("#log").innerText()).toContain("/线索 电池 投资:50");
    expect(await other.locator("#log").innerText()).not.toContain("没有登记");
    expect(complaints()).toEqual([]);
  });

  it("fills in a form", async () => {
    const page = await visit("wang");
    await type(page, "/线索");
    await page.getByLabel("项目名称").fill("电池 <项目> & 二期");
    await page.getByLabel("阶段").selectOption("talk");
    await page.getByLabel("下一步日期").fill("2026-12-03");
    await page.getByLabel("备注").fill("第一行\n第二行");
    await page.getByRole("button", { name: "登记", exact: true }).click();
    await page.getByText("已提交").waitFor();
    expect(core().heard.at(-1)).toMatchObject({
      source: "form",
      line: "/线索",
      fields: {
        name: "电池 <项目> & 二期",
        amount: "",
        stage: "talk",
        next: "2026-12-03",
        note: "第一行\n第二行",
      },
    });
    expect(complaints()).toEqual([]);
  });

  it("suggests commands, by keyboard alone", async () => {
    const page = await visit("wang");
    const line = page.locator("#line");
    await line.focus();
    await page.keyboard.type("/");
    expect(await page.getByRole("option").count()).toBe(3);
    await page.keyboard.press("ArrowDown");
    expect(await line.getAttribute("aria-activedescendant")).toBe("suggestion-1");
    await page.keyboard.press("Tab");
    expect(await line.inputValue()).toBe("/进展 ");
    await page.keyboard.press("Escape");
    expect(await page.locator("#suggestions").isHidden()).toBe(true);
    await line.fill("／帮");
    await page.keyboard.press("Enter");
    expect(await line.inputValue()).toBe("/帮助 ");
    expect(core().heard).toEqual([]);
    await page.keyboard.press("Enter");
    await page.locator("#log .card", { hasText: "/帮助" }).waitFor();
    await page.keyboard.press("ArrowUp");
    expect(await line.inputValue()).toBe("/帮助");
    expect(complaints()).toEqual([]);
  });

  it("leaves Enter to an input method that is composing", async () => {
    const page = await visit("wang");
    await page.locator("#line").fill("dianchi");
    await page.locator("#line").dispatchEvent("keydown", { key: "Enter", isComposing: true });
    expect(await page.locator("#line").inputValue()).toBe("dianchi");
    await page.keyboard.press("Enter");
    await page.locator("#log .card", { hasText: "dianchi" }).waitFor();
    expect(core().heard).toHaveLength(1);
  });

  it("acts as somebody else, who sees their own channels", async () => {
    const page = await visit("wang");
    await page.locator("#me").click();
    await page.getByRole("dialog").getByText("赵敏").click();
    await page.locator("#me", { hasText: "赵敏" }).waitFor();
    expect(await page.locator("#places").innerText()).not.toContain("高新区招商");
    expect(await page.locator("#place-name").innerText()).toBe("全市招商");
    await page.reload();
    await page.locator("#me", { hasText: "赵敏" }).waitFor();
    await type(page, "在");
    await page.locator("#log .card", { hasText: "在" }).waitFor();
    expect(core().heard.at(-1)?.caller.id).toBe("zhao");
    expect(complaints()).toEqual([]);
  });

  it("counts what is unread elsewhere and redraws what has changed", async () => {
    const page = await visit("wang", desk, "all");
    const posted = await core().adapter.post(hitech, leadCard, "k1", false);
    await page.locator('[data-place="hitech"] .unread', { hasText: "1" }).waitFor();
    expect(await page.title()).toMatch(/^\(1\) /);
    await page.locator('[data-place="hitech"]').click();
    await page.locator("#log .card", { hasText: "线索 #12" }).waitFor();
    expect(await page.locator(".unread").count()).toBe(0);
    await core().adapter.update(posted, { ...leadCard, title: "线索 #12 · 已签约" });
    await page.locator("#log .card", { hasText: "已签约" }).waitFor();
    expect(await page.locator("#log .card").count()).toBe(1);
    expect(await page.locator("#live").textContent()).toBe(`高新区招商: ${leadCard.summary}`);
    expect(await page.locator("#log .day").count()).toBe(1);
    expect(complaints()).toEqual([]);
  });

  it("leaves the focus where it is when a card changes under it", async () => {
    const page = await visit("wang");
    const posted = await core().adapter.post(hitech, leadCard, "k1", false);
    await page.locator("#log").getByRole("button", { name: "指派" }).focus();
    await core().adapter.update(posted, { ...leadCard, title: "线索 #12 · 已签约" });
    await page.locator("#log .card", { hasText: "已签约" }).waitFor();
    expect(await page.evaluate("document.activeElement.textContent")).toBe("指派");
  });

  it("shows a long answer from its top", async () => {
    const page = await visit("wang");
    const rows = Array.from({ length: 60 }, (_, row) => [String(row), "单位"]);
    const table = { kind: "table", columns: [{ label: "名次" }, { label: "单位" }], rows } as const;
    await core().adapter.post(hitech, leadCard, "short", false);
    await core().adapter.post(
      hitech,
      { summary: "长", title: "长表", locale: "zh-CN", blocks: [table] },
      "long",
      false,
    );
    await page.locator("#log .card", { hasText: "长表" }).waitFor();
    const top = await page.locator("#log h3", { hasText: "长表" }).boundingBox();
    expect(top?.y).toBeGreaterThan(50);
    expect(top?.y).toBeLessThan(300);
  });

  it("keeps the board fresh", async () => {
    const page = await visit("wang");
    await page.locator("#board", { hasText: "第 38 期" }).waitFor();
    expect(await page.locator("#board .bar-row").first().innerText()).toMatch(/高新区\s+18\.6\s+目标\s+\/ 20/);
    core().state.board = { ...board, title: "到位资金榜 · 第 39 期" };
    await core().adapter.post(hitech, leadCard, "k1", false);
    await page.locator("#board", { hasText: "第 39 期" }).waitFor();
  });
});
