import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it, onTestFinished, vi } from "vitest";
import { makeWorld, type World } from "../scenario/kit.ts";
import { launchChromium } from "./chromium.ts";
import { desk, overflows, phone, type } from "./console-visit.ts";

// Each test starts an application with two years of history and walks through it in a browser.
vi.setConfig({ testTimeout: 120_000 });

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
});

/** The whole application with its demonstration, looked at by 王敏 of the 开发区. */
async function visit(
  viewport = desk,
): Promise<{ readonly world: World; readonly page: Page; readonly complaints: readonly string[] }> {
  const world = await makeWorld({ transports: ["console"] });
  await world.app.idle();
  const complaints: string[] = [];
  const context = await browser.newContext({ viewport, locale: "zh-CN", reducedMotion: "reduce" });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("dialog", (dialog) => {
    complaints.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  page.on("request", (request) => {
    if (!request.url().startsWith(`http://127.0.0.1:${world.port}`))
      complaints.push(`left the machine: ${request.url()}`);
  });
  await page.goto(`http://127.0.0.1:${world.port}/?as=kfq1#KFQ`);
  await page.locator("#place-name:not(:empty)").waitFor();
  return { world, page, complaints };
}

const card = (page: Page, text: string) => page.locator("#log .card", { hasText: text }).last();

it("the issue's line, its card, its buttons, the board and undo", async () => {
  const { world, page, complaints } = await visit();
  await type(page, "/lead 比亚迪电池项目 投资:50亿 产业链:新能源");
  const logged = card(page, "已登记线索 #");
  await logged.waitFor();
  const text = await logged.innerText();
  const number = /已登记线索 #(\d+)/.exec(text)?.[1];
  for (const wanted of ["【演示数据】", "比亚迪电池项目", "50亿元", "新能源", "线索", "王敏", "开发区"])
    expect(text).toContain(wanted);
  await logged.getByRole("button", { name: "进入「研判」" }).waitFor();

  await logged.getByRole("button", { name: "记进展" }).click();
  const form = page.locator("#log form").last();
  await form.getByLabel("内容").fill("与董事长谈定用地");
  await form.getByLabel("方式").selectOption({ label: "拜访" });
  await form.getByLabel("下步：哪天").fill("2026-12-02");
  await form.getByLabel("下步：做什么").fill("来考察");
  await form.getByRole("button", { name: "提交" }).click();
  await card(page, `已记进展 #${number}`).waitFor();
  expect(await card(page, `已记进展 #${number}`).innerText()).toContain("来考察");
  expect((await world.project(Number(number))).next).toEqual({ on: "2026-12-02", what: "来考察" });

  await card(page, `已记进展 #${number}`).getByRole("button", { name: "进入「研判」" }).click();
  await card(page, `#${number} 进入「研判」`).waitFor();
  await type(page, "/board");
  const board = page.locator("#log .row.private", { hasText: "本年新引进过亿元项目榜" });
  await board.getByText("仅你可见").waitFor();
  expect(await board.locator("table").innerText()).toMatch(/名次[\s\S]*开发区/);
  await type(page, "/undo");
  await card(page, `已撤销，#${number} 恢复原样`).waitFor();
  expect((await world.project(Number(number))).stage).toBe("lead");
  expect(await world.verify()).toMatchObject({ findings: [] });
  expect(complaints).toEqual([]);
});

it("somebody of another unit is refused, privately", async () => {
  const { page, complaints } = await visit();
  await type(page, "/lead 凤凰电池项目 投资:8亿");
  const number = /已登记线索 #(\d+)/.exec(await card(page, "已登记线索 #").innerText())?.[1];
  await page.locator("#me").click();
  await page.getByRole("dialog").getByText("赵磊").click();
  await page.locator("#me", { hasText: "赵磊" }).waitFor();
  await type(page, `/progress #${number} 电话 问候`);
  const refused = page.locator("#log .row.private", { hasText: `#${number} 由其他单位跟进` });
  await refused.getByText("仅你可见").waitFor();
  await page.locator("#me").click();
  await page.getByRole("dialog").getByText("王敏").click();
  await page.locator("#me", { hasText: "王敏" }).waitFor();
  await card(page, `已登记线索 #${number}`).waitFor();
  expect(await page.locator("#log").innerText()).not.toContain("由其他单位跟进");
  expect(complaints).toEqual([]);
});

it("hostile names are letters, whatever they look like", async () => {
  const { page, complaints } = await visit();
  for (const name of [
    "</script><img src=x onerror=alert(1)>",
    "<svg/onload=alert(2)>",
    "[点](javascript:alert(3))",
    "javascript:alert(4)",
  ]) {
    await type(page, `/lead 名称:“${name}” 公司:“${name}” 备注:“${name}”`);
    await card(page, name).waitFor();
  }
  await type(page, "/lead list");
  await page.locator("#log .row.private table", { hasText: "onerror=alert(1)" }).waitFor();
  expect(
    await page
      .locator(
        "#log img:not([src^='/']):not([src^='data:']), #log script, #log iframe, #log svg[onload], #log [onerror], #log a[href^='javascript']",
      )
      .count(),
  ).toBe(0);
  expect(complaints).toEqual([]);
});

it("everything fits a phone", async () => {
  const { page, complaints } = await visit(phone);
  await type(page, "/lead 比亚迪电池项目 投资:50亿 产业链:新能源");
  await card(page, "已登记线索 #").waitFor();
  expect(await card(page, "已登记线索 #").innerText()).toContain("50亿元");
  expect(await overflows(page)).toBe(false);
  await type(page, "/board");
  await page.locator("#log .row.private table").waitFor();
  expect(await overflows(page)).toBe(false);
  expect(complaints).toEqual([]);
});
