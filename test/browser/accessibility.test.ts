import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import type { Locale } from "../../src/chat/command.ts";
import { closedPage, enterPage, neededPage } from "../../src/adapters/console/sign-in-page.ts";
import { pageFiles } from "../../src/page-files.ts";
import { createHttpServer } from "../../src/http/server.ts";
import { createLogger } from "../../src/log.ts";
import { catalogueOf } from "../../src/locales/index.ts";
import { startCore, type ConsoleCore } from "../fakes/console-core.ts";
import { known } from "../fakes/console-directory.ts";
import { board, errorCard, leadCard, leadForm, warningCard } from "../fakes/console-messages.ts";
import { charts } from "../fixtures/charts.ts";
import { everyKind } from "../fixtures/messages.ts";
import { makeOffice } from "../rating/office.ts";
import { makeHall, token } from "../wall/hall.ts";
import { office } from "../wall/ranked.ts";
import { findings } from "./axe.ts";
import { launchChromium } from "./chromium.ts";
import { desk, hitech, phone } from "./console-visit.ts";

/** Every page of ours under axe: nothing to find, in both languages, dark and light, on a phone and a desk. */

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
});

async function open(url: string, viewport: typeof desk): Promise<Page> {
  const context = await browser.newContext({ viewport, reducedMotion: "reduce" });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  await page.goto(url);
  return page;
}

type Colours = readonly ("light" | "dark")[];

/** In both colours, without loading anything again. */
async function inBothThemes(page: Page, what: string, colours: Colours = ["light", "dark"]): Promise<void> {
  for (const colorScheme of colours) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    expect(await findings(page), `${what}, ${colorScheme}`).toEqual([]);
  }
}

/** Everything that is wrong with a form's field, as the page shows it. */
const withProblem = `(() => {
  const field = document.querySelector("#log .card-form .field");
  const input = field.querySelector("input");
  if (field.querySelector(".field-problem")) return;
  const problem = document.createElement("p");
  problem.className = "field-problem";
  problem.id = "problem-1";
  problem.textContent = "金额没有单位，例如 50亿";
  input.setAttribute("aria-invalid", "true");
  input.setAttribute("aria-describedby", "problem-1");
  field.append(problem);
})()`;

async function fill(core: ConsoleCore): Promise<void> {
  const blocks = charts.map((chart) => ({ kind: "chart" as const, chart }));
  const messages = [
    { summary: "every kind", title: "Every kind", locale: "en" as const, blocks: everyKind("Battery plant") },
    { summary: "图", title: "图", locale: "zh-CN" as const, blocks },
    errorCard,
    warningCard,
    leadCard,
    leadForm,
  ];
  for (const [index, message] of messages.entries()) await core.adapter.post(hitech, message, `a${index}`, false);
}

describe.each<Locale>(["zh-CN", "en"])("the console in %s", (locale) => {
  test.each([
    ["a desk", desk],
    ["a phone", phone],
  ] as const)("on %s", { timeout: 120_000 }, async (_, viewport) => {
    const core = await startCore(0, { ...known(), board }, locale);
    onTestFinished(() => core.close());
    await fill(core);
    const page = await open(`${core.url}/?as=wang#place=hitech`, viewport);
    await page.locator("#log form").last().waitFor();
    await page.evaluate(withProblem);
    // Colours are the same in every language.
    const colours: Colours = locale === "zh-CN" ? ["light", "dark"] : viewport === phone ? ["dark"] : ["light"];
    await inBothThemes(page, "conversation", colours);
    await page.locator("#line").fill("/");
    await page.locator("#suggestions").waitFor();
    expect(await findings(page), "suggestions").toEqual([]);
    await page.locator("#line").fill("");
    if (viewport === phone) {
      await page.locator("#tab-board").click();
      await page.locator("#board table").waitFor();
      await inBothThemes(page, "board", colours);
      await page.locator("#tab-chat").click();
      await page.locator("#menu").click();
      await page.locator("#sidebar [data-place]").first().waitFor();
      await inBothThemes(page, "drawer", colours);
      await page.keyboard.press("Escape");
    }
    await page.locator(viewport === phone ? "#me-small" : "#me").click();
    await page.locator("dialog[open]").waitFor();
    await inBothThemes(page, "people", colours);
    await page.keyboard.press("Escape");
    await page.goto(`${core.url}/?as=wang#place=all`);
    await page.locator(".welcome").waitFor();
    await inBothThemes(page, "empty", colours);
  });
});

test.each<Locale>(["zh-CN", "en"])("the pages before the console, in %s", { timeout: 60_000 }, async (locale) => {
  const { build, routes } = pageFiles({
    folder: "src/adapters/console/page",
    under: "console",
    guard: () => undefined,
  });
  const words = catalogueOf(locale).console.page;
  const pages = {
    "/": neededPage(locale, words, build),
    "/enter": enterPage(locale, words, build, locale === "en" ? "Ada Chen" : "王敏", "1.2.a.b"),
    "/closed": closedPage(locale, words, build),
  };
  const html = { "content-type": "text/html; charset=utf-8" };
  const server = createHttpServer({
    logger: createLogger("silent"),
    routes: [
      ...routes,
      ...Object.entries(pages).map(([path, body]) => ({
        method: "GET" as const,
        path,
        handle: async () => ({ status: 200, headers: html, body }),
      })),
    ],
  });
  const { port } = await server.listen(0, "127.0.0.1");
  onTestFinished(() => server.close());
  const page = await open(`http://127.0.0.1:${port}/`, phone);
  for (const path of Object.keys(pages)) {
    await page.goto(`http://127.0.0.1:${port}${path}`);
    await inBothThemes(page, path);
  }
});

test.each<Locale>(["zh-CN", "en"])("the wall and its sign-in, in %s", { timeout: 60_000 }, async (locale) => {
  const [pack, groups] =
    locale === "en" ? (["edo", { region: 4 }] as const) : (["cn-government", { county: 4 }] as const);
  const hall = await office(groups, { locale, pack });
  const asking = await makeHall({ world: hall.world, access: { host: "0.0.0.0", token } });
  for (const viewport of [{ width: 1920, height: 1080 }, phone]) {
    for (const theme of ["dark", "light"]) {
      const page = await open(`${hall.url}/wall?theme=${theme}`, viewport);
      await page.locator(".stage > *").waitFor();
      expect(await findings(page), `wall ${theme} ${viewport.width}`).toEqual([]);
      await page.goto(`${asking.url}/wall?theme=${theme}`);
      expect(await findings(page), `wall's sign-in ${theme} ${viewport.width}`).toEqual([]);
    }
  }
});

test.each<Locale>(["zh-CN", "en"])(
  "the page on which an enterprise rates, in %s",
  { timeout: 60_000 },
  async (locale) => {
    const { invite } = await makeOffice({ locale });
    const { link } = await invite();
    const page = await open(link, phone);
    await inBothThemes(page, "form");
    await page.getByRole("radio").first().check();
    await page.locator("button").click();
    await page.locator(".done").waitFor();
    await inBothThemes(page, "thanks");
  },
);
