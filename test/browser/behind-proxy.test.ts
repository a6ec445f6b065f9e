import { expect, onTestFinished, test } from "vitest";
import { startProxy } from "../fakes/proxy.ts";
import { makeWorld, setUp } from "../scenario/kit.ts";
import { launchChromium } from "./chromium.ts";
import { type } from "./console-visit.ts";

/** An office that works in Slack looks at its console and its wall from elsewhere: through a proxy, under a prefix. */

test(
  "a deep link leads through the sign-in to its card; everything stays under the prefix",
  { timeout: 120_000 },
  async () => {
    const proxy = await startProxy("/office");
    onTestFinished(() => proxy.close());
    // A name that is not this machine's, for which the browser is told where to go.
    const site = `http://xf.test:${proxy.port}/office`;
    const world = await makeWorld({
      transports: ["slack-http"],
      env: {
        PUBLIC_URL: site,
        XIANFENG_CONSOLE: "on",
        XIANFENG_SECRET: "c2VjcmV0IGZvciB0ZXN0cyBhbmQgbm90aGluZyBlbHNl",
        XIANFENG_WALL_TOKEN: "vermilion-seal-2026-ridge",
      },
    });
    await setUp(world);
    const ada = world.person("ada", "kfq");
    await ada.says("/lead 电池项目 投资:5亿").sees("#1");
    const browser = await launchChromium(["--host-resolver-rules=MAP xf.test 127.0.0.1"]);
    onTestFinished(() => browser.close());
    const context = await browser.newContext({ locale: "zh-CN", reducedMotion: "reduce" });
    context.setDefaultTimeout(20_000);
    const strayed: string[] = [];
    const failed: string[] = [];
    context.on("request", (request) => {
      if (!request.url().startsWith(`${site}/`)) strayed.push(request.url());
    });
    context.on("response", (response) => {
      if (response.status() >= 400) failed.push(`${response.status()} ${new URL(response.url()).pathname}`);
    });

    proxy.to(world.port, "strips");
    const asking = await context.newPage();
    await asking.goto(`${site}/#/p/1`);
    await asking.getByRole("heading", { name: "登录控制台" }).waitFor();
    expect(await asking.evaluate("getComputedStyle(document.querySelector('.door-card')).textAlign")).toBe("center");

    const answer = await ada.says("/console").privately().sees("打开控制台");
    const wire = answer.seen.map((heard) => heard.wire).join("\n");
    const link = /http:\/\/xf\.test:\d+\/office\/sign-in\?t=[\w.-]+/u.exec(wire)?.[0] ?? "";
    const page = await context.newPage();
    await page.goto(link);
    await page.getByRole("button", { name: "以ada的身份进入" }).click();
    await page.locator("#log .card", { hasText: "电池项目" }).waitFor();
    expect(await page.locator("#log .line").allInnerTexts()).toEqual(["/线索 #1"]);
    expect(new URL(page.url()).search).toBe("");
    // The tab that was asked to sign in shows the console by itself, and does not ask a second time.
    await asking.locator("#log .card", { hasText: "电池项目" }).waitFor();
    expect(await asking.locator("#log .line").count()).toBe(1);
    await asking.close();
    expect(failed).toEqual(["403 /office/"]);

    for (const how of ["keeps", "strips"] as const) {
      proxy.to(world.port, how);
      // Without the slash at its end as well.
      await page.goto(site);
      await page.locator("#place-name:not(:empty)").waitFor();
      expect(page.url().startsWith(`${site}/#place=`)).toBe(true);
      await type(page, "/我的");
      await page.locator("#log .row.private", { hasText: "电池项目" }).last().waitFor();
      await page.goto(`${site}/wall#vermilion-seal-2026-ridge`);
      await page.locator("#organization:not(:empty)").waitFor();
      expect(page.url()).toBe(`${site}/wall`);
      expect(await page.evaluate("getComputedStyle(document.body).margin")).toBe("0px");
    }

    await page.goto(`${site}/`);
    await page.locator("#me").click();
    await page.getByRole("dialog").getByText("ada", { exact: true }).waitFor();
    await page.getByRole("button", { name: "退出登录" }).click();
    await page.getByRole("heading", { name: "登录控制台" }).waitFor();
    expect(await context.cookies()).toEqual([expect.objectContaining({ name: "xianfeng_wall", path: "/office/wall" })]);
    expect(strayed.filter((url) => url !== site)).toEqual([]);
    expect(failed.filter((one) => !/^403 \/office\/(wall)?$/u.test(one))).toEqual([]);
  },
);
