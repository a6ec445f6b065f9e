import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import type { Place } from "../../src/address.ts";
import { startCore, type ConsoleCore } from "../fakes/console-core.ts";
import { known, type Known } from "../fakes/console-directory.ts";
import { board } from "../fakes/console-messages.ts";
import { launchChromium } from "./chromium.ts";

export const desk = { width: 1280, height: 800 };
export const phone = { width: 390, height: 844 };
export const hitech: Place = { platform: "console", workspace: "demo", id: "hitech", direct: false };

export interface ConsoleVisits {
  /** The console of this test: a new one each time. */
  core(): ConsoleCore;
  /** Ends that console and starts another under the same address, as a new process would. */
  restart(state: Known, locale?: "zh-CN" | "en"): Promise<void>;
  visit(person: string, viewport?: typeof desk, place?: string): Promise<Page>;
  /** Everything a page complained about, and every request that left this machine. To be empty. */
  complaints(): readonly string[];
}

/** One Chromium for the file, and a console for each of its tests. */
export function useConsole(): ConsoleVisits {
  let browser: Browser;
  let core: ConsoleCore;
  let complaints: string[] = [];

  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
  });
  beforeEach(async () => {
    complaints = [];
    core = await startCore(0, { ...known(), board });
  });
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
    await core.close();
  });

  return {
    core: () => core,
    async restart(state, locale = "zh-CN") {
      await core.close();
      core = await startCore(core.port, state, locale);
    },
    async visit(person, viewport = desk, place = "hitech") {
      const context = await browser.newContext({ viewport, locale: "zh-CN", reducedMotion: "reduce" });
      const page = await context.newPage();
      page.setDefaultTimeout(10_000);
      page.on("pageerror", (error) => complaints.push(error.message));
      page.on("dialog", (dialog) => void complaints.push(`dialog ${dialog.message()}`));
      page.on("console", (message) => {
        // A refused connection is what the tests that cut it are about.
        if (message.type() === "error" && !message.text().includes("net::ERR_")) complaints.push(message.text());
      });
      page.on("request", (request) => {
        if (!request.url().startsWith(core.url)) complaints.push(`left the machine: ${request.url()}`);
      });
      await page.goto(`${core.url}/?as=${person}#${place}`);
      await page.locator("#place-name:not(:empty)").waitFor();
      return page;
    },
    complaints: () => complaints,
  };
}

/** Types a line and sends it with Enter, as a person who knows the command does. */
export async function type(page: Page, line: string): Promise<void> {
  await page.locator("#line").fill(line);
  await page.keyboard.press("Enter");
}

/** Whether anything must be scrolled sideways, tables in their own boxes apart. */
export async function overflows(page: Page): Promise<boolean> {
  return page.evaluate(
    "document.documentElement.scrollWidth > innerWidth || document.querySelector('#log').scrollWidth > document.querySelector('#log').clientWidth",
  );
}
