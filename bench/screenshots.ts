import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { commands } from "../commands/index.ts";
import { createApp, type App } from "../src/app.ts";
import { readConfig } from "../src/config.ts";
import { createLogger } from "../src/log.ts";
import { packageRoot } from "../src/paths.ts";
import { launchChromium } from "../test/browser/chromium.ts";
import { withPalette } from "./palette-png.ts";

/**
 * `npm run screenshots`: the pictures in `docs/` of the console, its sign-in and the wall, from the demonstration.
 * `-- <folder>` puts them elsewhere; `-- <folder> <fonts>` takes more fonts from a folder: emoji come in none of our packages.
 */

const desk = { width: 1360, height: 860 };
const phone = { width: 390, height: 844 };
const screen = { width: 1920, height: 1080 };
/** A working Monday, when the morning's posts are out. */
const mornings = { "zh-CN": "2026-11-23T10:00:00+08:00", en: "2026-11-23T10:00:00-06:00" } as const;
const began = Date.now();
const [, , target = join(packageRoot, "docs"), ...moreFonts] = process.argv;

type Locale = "zh-CN" | "en";
interface Look {
  readonly viewport: typeof desk;
  readonly colorScheme: "light" | "dark";
  readonly locale: Locale;
}

const FONTCONFIG_FILE = await fonts();
for (const locale of ["zh-CN", "en"] as const) {
  // Its own words, such as those of a date, are the browser's and not the page's.
  const browser = await launchChromium([`--lang=${locale}`], { FONTCONFIG_FILE, LANGUAGE: locale.replace("-", "_") });
  try {
    await takeAll(browser, locale);
  } finally {
    await browser.close();
  }
}
process.exit(0);

async function takeAll(browser: Browser, locale: Locale): Promise<void> {
  const en = locale === "en";
  const settings = {
    XIANFENG_LOCALE: locale,
    ...(en ? { XIANFENG_PACK: "edo", XIANFENG_TIMEZONE: "America/Chicago" } : {}),
  };
  await withApp(settings, async (app, url) => {
    const [who, where] = await firstOf(url);
    const open = (look: Look, hash: string) => openPage(browser, look, `${url}/?as=${who}#${hash}`);
    const line = en ? "/lead Battery plant amount:$250m chain:EV" : "/线索 比亚迪电池项目 投资:50亿 产业链:新能源";
    const place = `place=${where}`;
    const desktop = await open({ viewport: desk, colorScheme: en ? "dark" : "light", locale }, place);
    await say(app, desktop, line);
    await shoot(desktop, en ? "console-dark-en" : "console");

    const small = await open({ viewport: phone, colorScheme: en ? "dark" : "light", locale }, place);
    await small.locator("#log .card").last().waitFor();
    if (!en) await shoot(small, "console-phone");
    if (!en) {
      await mendable(app, small);
      await shoot(small, "console-form-phone");
    }
    await desktop.context().close();
    await small.context().close();

    const wall = await openPage(
      browser,
      { viewport: screen, colorScheme: en ? "light" : "dark", locale },
      `${url}/wall${en ? "?theme=light" : ""}`,
    );
    await wall.locator(".stage > *").waitFor();
    await shoot(wall, en ? "wall-en" : "wall");
    await wall.context().close();
  });
  if (en) return;
  const secret = { XIANFENG_SECRET: "for-pictures-only-for-pictures-only", PUBLIC_URL: "https://xianfeng.example.org" };
  await withApp({ ...settings, ...secret }, async (_app, url) => {
    const door = await openPage(browser, { viewport: desk, colorScheme: "light", locale }, `${url}/`);
    await shoot(door, "console-sign-in");
    await door.context().close();
  });
}

async function withApp(
  env: Readonly<Record<string, string>>,
  work: (app: App, url: string) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "xianfeng-pictures-"));
  const config = readConfig({
    ...env,
    DATABASE_URL: `file:${join(folder, "x.db")}`,
    PORT: "0",
    XIANFENG_CONSOLE: "on",
  });
  const app = await createApp(config, commands, {
    logger: createLogger("warn"),
    clock: { now: () => new Date(Date.parse(mornings[config.locale]) + Date.now() - began) },
    scheduled: false,
  });
  try {
    const { port } = await app.start();
    await app.idle();
    await work(app, `http://127.0.0.1:${port}`);
  } finally {
    await app.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Fonts for Chinese from a package, wherever this runs. */
async function fonts(): Promise<string> {
  const chinese = dirname(dirname(createRequire(import.meta.url).resolve("@embedpdf/fonts-sc")));
  const folders = ["/usr/share/fonts", join(chinese, "fonts"), ...moreFonts];
  const file = join(await mkdtemp(join(tmpdir(), "xianfeng-fonts-")), "fonts.conf");
  await writeFile(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
${folders.map((one) => `<dir>${one}</dir>`).join("")}<cachedir>${dirname(file)}</cachedir>
<match><edit name="family" mode="append" binding="weak"><string>Noto Sans S Chinese</string></edit></match>
</fontconfig>\n`,
  );
  return file;
}

/** Somebody of the first channel of the demonstration and the first channel. */
async function firstOf(url: string): Promise<readonly [string, string]> {
  const state = (await (await fetch(`${url}/console/state`)).json()) as {
    readonly people: readonly { readonly id: string; readonly unit?: string }[];
    readonly places: readonly { readonly id: string; readonly unit?: string }[];
  };
  const place = state.places[0];
  const person = state.people.find(({ id }) => id.startsWith((place?.id ?? "").toLowerCase())) ?? state.people[0];
  return [person?.id ?? "", place?.id ?? ""];
}

async function openPage(browser: Browser, { viewport, colorScheme, locale }: Look, url: string): Promise<Page> {
  const context = await browser.newContext({ viewport, colorScheme, locale, reducedMotion: "reduce" });
  const page = await context.newPage();
  await page.clock.setFixedTime(new Date(mornings[locale]));
  await page.goto(url);
  await page.waitForLoadState("load");
  return page;
}

async function say(app: App, page: Page, line: string): Promise<void> {
  const before = await page.locator("#log .row").count();
  await page.locator("#line").fill(line);
  await page.keyboard.press("Enter");
  await app.idle();
  await page
    .locator("#log .row")
    .nth(before + 1)
    .locator(".card")
    .waitFor();
  await page.waitForTimeout(700);
}

/** A form that was sent with two mistakes: they stand at their fields, and everything else is still there. */
async function mendable(app: App, page: Page): Promise<void> {
  await say(app, page, "/线索");
  const form = page.locator("#log form").last();
  await form.getByLabel("名称").fill("轴承智造项目");
  await form.getByLabel("公司").fill("某轴承集团");
  await form.getByLabel("投资").fill("35000");
  await form.getByLabel("下步：做什么").fill("来考察");
  await form.getByRole("button", { name: "提交" }).click();
  await app.idle();
  await page.locator("#log .field-problem").first().waitFor();
  await page.waitForTimeout(400);
  await page.locator("#log form").last().evaluate("(form) => form.closest('.row').scrollIntoView()");
  await page.waitForTimeout(300);
}

async function shoot(page: Page, name: string): Promise<void> {
  const picture = withPalette(await page.screenshot());
  await writeFile(join(target, `${name}.png`), picture);
  process.stdout.write(`${name}.png ${Math.round(picture.length / 1024)} KiB\n`);
}
