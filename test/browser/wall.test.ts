import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import type { RollupCell } from "../../src/domain/model.ts";
import { token, type Hall } from "../wall/hall.ts";
import { kept, office } from "../wall/ranked.ts";
import { launchChromium } from "./chromium.ts";

/** The wall on a real screen. Its time is the test's: it runs only when a test says so. */

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
});

const screen = { width: 1920, height: 1080 };
const phone = { width: 390, height: 844 };

interface Look {
  readonly viewport?: typeof screen;
  readonly path?: string;
  readonly motion?: "reduce" | "no-preference";
}

async function open(hall: Hall, { viewport = screen, path = "/wall", motion = "no-preference" }: Look = {}) {
  const context = await browser.newContext({ viewport, locale: "zh-CN", reducedMotion: motion });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    // A server that does not answer is what some tests are about.
    if (message.type() === "error" && !/net::ERR_|status of (500|403)/.test(message.text()))
      complaints.push(message.text());
  });
  page.on("request", (request) => {
    if (!request.url().startsWith(hall.url)) complaints.push(`left the machine: ${request.url()}`);
  });
  await page.clock.install({ time: hall.world.now });
  await page.clock.pauseAt(hall.world.now.getTime() + 1_000);
  await page.goto(`${hall.url}${path}`);
  return { page, complaints };
}

const drawn = (page: Page) => page.locator(".stage > *").waitFor();
const title = (page: Page) => page.locator("h1").innerText();
const names = (page: Page) => page.locator(".row:not(.head) .name").allInnerTexts();

describe("going round", () => {
  test("every slide has its time, space holds it, the arrows turn it", async () => {
    const { page, complaints } = await open(await office({ county: 3, zone: 2 }));
    await drawn(page);
    const seen = [await title(page)];
    for (let more = 0; more < 3; more++) {
      await page.clock.runFor(15_000);
      seen.push(await title(page));
    }
    expect(seen).toEqual([
      "本年新引进过亿元项目榜 · 县区",
      "本年新引进过亿元项目榜 · 开发区·园区",
      "今日要情",
      "本年新引进过亿元项目榜 · 县区",
    ]);
    await page.clock.runFor(10_000);
    await page.keyboard.press(" ");
    await page.getByRole("button", { name: "继续轮播" }).waitFor();
    await page.clock.runFor(60_000);
    expect(await title(page)).toBe(seen[0]);
    await page.keyboard.press("ArrowRight");
    expect(await title(page)).toBe(seen[1]);
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowLeft");
    expect(await title(page)).toBe(seen[2]);
    await page.keyboard.press(" ");
    await page.clock.runFor(14_999);
    expect(await title(page)).toBe(seen[2]);
    await page.clock.runFor(1);
    expect(await title(page)).toBe(seen[0]);
    // A press on the picture holds it too; a dot leads to its slide.
    await page.locator(".stage").click();
    await page.getByRole("button", { name: "第 3 屏，共 3 屏" }).click();
    expect(await title(page)).toBe(seen[2]);
    expect(await page.locator(".dots [aria-current]").count()).toBe(1);
    await page.clock.runFor(60_000);
    expect(await title(page)).toBe(seen[2]);
    expect(complaints).toEqual([]);
  });

  test("forty units are read within their board's time", async () => {
    const { page, complaints } = await open(await office({ county: 40 }));
    await drawn(page);
    const first = await names(page);
    expect(await page.locator("#page").innerText()).toBe("1/2 页");
    await page.clock.runFor(7_500);
    const second = await names(page);
    expect(await title(page)).toContain("县区");
    expect(new Set([...first, ...second]).size).toBe(40);
    await page.clock.runFor(7_500);
    expect(await title(page)).toBe("今日要情");
    expect(complaints).toEqual([]);
  });

  test("new figures come in by themselves, and a screen stays where it is", async () => {
    const hall = await office({ county: 2, zone: 2 });
    const { page } = await open(hall);
    await drawn(page);
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press(" ");
    expect(await names(page)).toEqual(["zone2", "zone1"]);
    hall.world.after(1);
    await hall.world.unit("ZNEW", { group: "zone", shortName: "新园区" });
    await page.clock.runFor(30_000);
    await page.getByText("新园区").waitFor();
    expect(await title(page)).toBe("本年新引进过亿元项目榜 · 开发区·园区");
    expect(await page.locator("#as-of").innerText()).toBe("数据截至 10:01");
  });

  test("who wants no motion gets none", async () => {
    const { page } = await open(await office({ county: 2, zone: 2 }), { motion: "reduce" });
    await drawn(page);
    await page.clock.runFor(15_000);
    expect(await title(page)).toContain("园区");
    const moving = await page.evaluate(
      "document.getAnimations().length + [...document.querySelectorAll('*')].filter((one) => getComputedStyle(one).animationName !== 'none').length",
    );
    expect(moving).toBe(0);
  });
});

describe("a server that is away", () => {
  test("leaves the last figures standing and says of when they are, until it is back", async () => {
    const hall = await office({ county: 3 });
    const { page, complaints } = await open(hall);
    await drawn(page);
    expect(await page.locator("#as-of").innerText()).toBe("数据截至 10:00");
    await hall.stop();
    await page.clock.runFor(30_000);
    await page.getByText("数据截至 10:00，正在重连…").waitFor();
    await page.clock.runFor(15_000);
    expect(await page.locator(".stage > *").count()).toBe(1);
    await hall.start();
    hall.world.after(5);
    await page.clock.runFor(5_000);
    await page.getByText("数据截至 10:05", { exact: true }).waitFor();
    expect(complaints).toEqual([]);
  });

  test("from the start on is said, and the figures come as soon as it is back", async () => {
    const hall = await office({ county: 3 });
    hall.away(true);
    const { page } = await open(hall);
    await page.getByText("暂时读不到数据，正在重连…").waitFor();
    hall.away(false);
    await page.clock.runFor(5_000);
    await drawn(page);
    expect(await names(page)).toEqual(["county3", "county2", "county1"]);
  });

  test("whose page is another one by now is loaded again", async () => {
    const hall = await office({ county: 3 });
    const { page } = await open(hall);
    await drawn(page);
    await page.evaluate("window.old = true");
    await page.route(
      "**/wall/data",
      async (route) => {
        const response = await route.fetch();
        const data = (await response.json()) as object;
        await route.fulfill({ response, json: { ...data, build: "another" } });
      },
      { times: 1 },
    );
    const loaded = page.waitForEvent("load");
    await page.clock.runFor(30_000);
    await loaded;
    await drawn(page);
    expect(await page.evaluate("window.old")).toBeUndefined();
  });
});

describe("the token", () => {
  const access = { host: "0.0.0.0", token } as const;

  test("is typed once; the screen is then let in", async () => {
    const { page, complaints } = await open(await office({ county: 2 }, { access }));
    await page.getByLabel("访问口令").fill("something else");
    await page.getByRole("button", { name: "打开" }).click();
    await page.getByRole("alert").getByText("口令不对").waitFor();
    await page.getByLabel("访问口令").fill(token);
    await page.keyboard.press("Enter");
    await drawn(page);
    expect(new URL(page.url()).pathname).toBe("/wall");
    await page.reload();
    await drawn(page);
    expect(await page.evaluate("document.cookie")).toBe("");
    expect(complaints).toEqual([]);
  });

  test("behind the address signs in by itself, and is nowhere afterwards", async () => {
    const hall = await office({ county: 2 }, { access });
    const { page } = await open(hall, { path: `/wall?theme=light#${token}` });
    await drawn(page);
    expect(page.url()).toBe(`${hall.url}/wall?theme=light`);
    // The same bookmark again, on a screen that is signed in.
    await page.goto(`${hall.url}/wall#${token}`);
    await drawn(page);
    expect(page.url()).toBe(`${hall.url}/wall`);
    expect(hall.logged()).not.toContain(token);
  });

  test("is asked for again where the cookie is gone", async () => {
    const hall = await office({ county: 2 }, { access });
    const { page } = await open(hall, { path: `/wall#${token}` });
    await drawn(page);
    await page.context().clearCookies();
    await page.clock.runFor(30_000);
    await page.getByLabel("访问口令").waitFor();
  });
});

describe("fits", () => {
  const long = `很长的单位名称${"长".repeat(53)}`;
  const sizes = [
    ["a screen", { width: 1920, height: 1080 }],
    ["a large one", { width: 3840, height: 2160 }],
    ["a small one", { width: 1280, height: 720 }],
    ["a tablet", { width: 1024, height: 768 }],
    ["a phone", phone],
  ] as const;
  const languages = [
    ["Chinese", { locale: "zh-CN", pack: "cn-government" }, ["county", "zone"]],
    ["English", { locale: "en", pack: "edo" }, ["region", "team"]],
  ] as const;
  test.each(languages.flatMap((language) => sizes.map((size) => [...size, ...language] as const)))(
    "%s, whatever the names",
    async (_what, viewport, _in, options, [few, many]) => {
      const hall = await office({ [few]: 9, [many]: 25 }, options);
      await hall.world.unit("LONG1", { group: few, shortName: long });
      await hall.world.unit("LONG2", { group: many, shortName: `${long}二` });
      await hall.world.store.write(async (tx) => {
        const units = await tx.units.list(hall.world.org.id);
        const amounts = [25_296_412_345_678, 2_529_641_234_567, 123_456_789_012, 98_765_432, 0];
        for (const [at, { id }] of units.entries()) {
          const value = amounts[at % amounts.length] ?? 0;
          await tx.targets.set(hall.world.org.id, {
            unitId: id,
            year: 2026,
            metric: "arrived",
            value: 2_529_600_000_000,
          });
          for (const metric of ["arrived", "arrived-claimed"])
            await tx.rollups.add(hall.world.org.id, kept(id, metric, value));
        }
      });
      const { page, complaints } = await open(hall, { viewport });
      await drawn(page);
      await page.keyboard.press(" ");
      if (viewport.width >= 1920) {
        const size: unknown = await page.evaluate(
          "parseFloat(getComputedStyle(document.querySelector('.name')).fontSize)",
        );
        expect(size).toBeGreaterThanOrEqual((28 * viewport.width) / 1920);
      }
      for (let stop = 0; stop < 7; stop++) {
        const said: unknown = await page.evaluate(outside);
        expect(said, `${stop}`).toEqual([]);
        await page.keyboard.press("ArrowRight");
      }
      expect(complaints).toEqual([]);
    },
  );

  test.each(sizes)("%s, with the funnel, the chains and the news", async (_what, viewport) => {
    const hall = await office({ county: 2 });
    const { world } = hall;
    const [unit] = await world.store.read((tx) => tx.units.list(world.org.id));
    const leader = await world.person("王五", unit, ["member", "leader"]);
    for (let at = 0; at < 8; at++)
      await world.by(leader, ({ leads }) => leads.log({ name: `${at}${"公开项目".repeat(14)}`, secrecy: "公开" }));
    const links = (["held", "weak", "missing"] as const).flatMap((state) =>
      [1, 2].map((at) => ({ name: `${state}环节${at}`, state, targets: [] })),
    );
    await world.store.write(async (tx) => {
      for (let at = 0; at < 7; at++) {
        const chain = { aliases: [], fromYear: 2024, toYear: null, chief: null, taskForceUnitId: null, leaders: [] };
        await tx.chains.create(world.org.id, { ...chain, name: `${at}号产业链`, links, active: true });
      }
      const cohort = (period: string, metric: string, value: number): RollupCell => {
        return {
          scale: "Y",
          period,
          metric: `cohort/${metric}`,
          unitId: leader.unitId ?? 0,
          origin: "attracted",
          value,
        };
      };
      for (const year of ["2023", "2024", "2025", "2026"])
        await tx.rollups.add(world.org.id, [
          ...["signed", "performed", "started"].map((code, at) => cohort(year, code, 123_450 - at * 10_000)),
          cohort(year, "contract", 25_296_412_345_678),
          cohort(year, "arrived", 9_876_543_210_000),
        ]);
    });
    world.after(1);
    const { page, complaints } = await open(hall, { viewport });
    await drawn(page);
    await page.keyboard.press(" ");
    const seen: string[] = [];
    for (let stop = 0; stop < 5; stop++) {
      seen.push(await title(page));
      expect(await page.evaluate(outside), seen.at(-1)).toEqual([]);
      await page.keyboard.press("ArrowRight");
    }
    expect(new Set(seen)).toEqual(
      new Set(["本年新引进过亿元项目榜 · 县区", "签约项目落地情况", "产业链图谱", "今日要情"]),
    );
    expect(complaints).toEqual([]);
  });

  test("a phone scrolls down and never sideways, and its buttons fit a thumb", async () => {
    const { page } = await open(await office({ county: 40 }), { viewport: phone });
    await drawn(page);
    expect(await names(page)).toHaveLength(40);
    expect(await page.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
    for (const button of await page.locator("#previous, #next, #pause").all()) {
      const box = await button.boundingBox();
      expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
    }
  });
});

/** Texts of a board that stick out of the screen, or run into what stands beside them. */
const outside = `(() => {
  const legend = document.querySelector(".legend")?.getBoundingClientRect();
  const words = (one) => { const range = document.createRange(); range.selectNodeContents(one); return range.getBoundingClientRect(); };
  const meets = (a, b) => a.right > b.left && a.left < b.right && a.bottom > b.top && a.top < b.bottom;
  const under = [...document.querySelectorAll("h1, .notes li")].filter((one) => legend && meets(words(one), legend));
  const out = [...document.querySelectorAll(".row > span, h1, .notes li, .foot > p, .steps li, .arrived, .chain, .links li, .tile, .items li, .none")].filter((one) => {
    const box = one.getBoundingClientRect();
    const style = getComputedStyle(one);
    if (box.width < 2 || style.clipPath !== "none") return false;
    const cut = style.textOverflow === "ellipsis";
    return box.right > innerWidth + 1 || box.left < -1 || (!cut && one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0)
      || (innerWidth > 900 && box.bottom > innerHeight + 1);
  });
  return [...under, ...out].map((one) => one.className + " " + one.textContent.slice(0, 20));
})()`;

describe.each(["dark", "light"] as const)("everybody can read it, %s:", (theme) => {
  test("landmarks, names of buttons, and enough contrast", async () => {
    const { page } = await open(await office({ county: 4 }), { path: `/wall?theme=${theme}`, motion: "reduce" });
    await drawn(page);
    for (const role of ["banner", "main", "contentinfo", "navigation", "table"] as const)
      expect(await page.getByRole(role).count(), role).toBe(1);
    expect(await page.getByRole("heading", { level: 1 }).getAttribute("aria-live")).toBe("polite");
    expect(await page.locator("button:not([aria-label])").count()).toBe(0);
    expect(await page.getByRole("row").count()).toBe(5);
    // Lamps are told apart by word and by shape.
    expect(await page.locator(".lamp .says").allInnerTexts()).toEqual(["督办", "督办", "督办", "督办"]);
    expect(await page.evaluate(faint)).toEqual([]);
  });
});

/** Texts whose contrast with the ground is under 4.5:1 (WCAG 2 AA). */
const faint = `(() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const luminance = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map((v) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const root = getComputedStyle(document.documentElement);
  const grounds = ["--ground", "--ground-high"].map((name) => luminance(root.getPropertyValue(name)));
  return [...document.querySelectorAll("h1, .notes li, .row > span, .lamp, .legend li, .foot p, #clock, #date, .change")]
    .filter((one) => one.textContent !== "")
    .filter((one) => {
      const own = luminance(getComputedStyle(one).color);
      return grounds.some((ground) => (Math.max(own, ground) + 0.05) / (Math.min(own, ground) + 0.05) < 4.5);
    })
    .map((one) => one.className + " " + getComputedStyle(one).color);
})()`;
