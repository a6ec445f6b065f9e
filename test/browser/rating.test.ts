import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeOffice } from "../rating/office.ts";
import { launchChromium } from "./chromium.ts";

/** The rating page as an entrepreneur meets it: on a phone, with scripts off, with a keyboard. */

let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
});

afterAll(async () => {
  await browser.close();
});

const sizes = { phone: { width: 390, height: 844 }, desk: { width: 1280, height: 800 } } as const;

async function open(
  link: string,
  size: keyof typeof sizes,
): Promise<{ readonly page: Page; readonly complaints: string[] }> {
  // Nothing on it needs a script, so it must do without.
  const context = await browser.newContext({ viewport: sizes[size], javaScriptEnabled: false, locale: "zh-CN" });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const complaints: string[] = [];
  page.on("console", (message) => complaints.push(message.text()));
  page.on("request", (request) => {
    if (new URL(request.url()).origin !== new URL(link).origin) complaints.push(request.url());
  });
  await page.goto(link);
  return { page, complaints };
}

describe.each(["phone", "desk"] as const)("on a %s", (size) => {
  test("one level, a word, and thanks; the link is used up", async () => {
    const { invite, world } = await makeOffice();
    const { link } = await invite();
    const { page, complaints } = await open(link, size);
    const level = page.getByRole("radio", { name: "基本满意", exact: true });
    const box = await page.locator("label.level").first().boundingBox();
    expect(box?.height).toBeGreaterThanOrEqual(48);
    expect(box && box.x >= 0 && box.x + box.width <= sizes[size].width).toBe(true);
    await level.check();
    await page.getByLabel("补充说明").fill("<script>document.title='x'</script>再快一些");
    await page.getByRole("button", { name: "提交评价" }).click();
    await page.getByRole("heading", { name: "谢谢您的评价" }).waitFor();
    await page.goto(link);
    await page.getByRole("heading", { name: "这个链接现在不能使用" }).waitFor();
    expect(await world.store.read((tx) => tx.ratings.all(world.org.id))).toMatchObject([
      { stars: 3, comment: "<script>document.title='x'</script>再快一些" },
    ]);
    // A used link answers 410, which the browser notes.
    expect(complaints.filter((text) => !text.includes("410"))).toEqual([]);
  });
});

test("with the keyboard alone, in English", async () => {
  const { invite, world } = await makeOffice({ locale: "en" });
  const { page } = await open((await invite()).link, "phone");
  await page.keyboard.press("Tab");
  await page.keyboard.press("ArrowDown");
  expect(await page.getByRole("radio", { name: "Satisfied", exact: true }).isChecked()).toBe(true);
  await page.keyboard.press("Tab");
  await page.keyboard.type("Good");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Thank you for your rating" }).waitFor();
  expect(await world.store.read((tx) => tx.ratings.all(world.org.id))).toMatchObject([{ stars: 4, comment: "Good" }]);
});
