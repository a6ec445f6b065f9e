import { expect, it, onTestFinished } from "vitest";
import { commands } from "../../commands/index.ts";
import { createApp } from "../../src/app.ts";
import { readConfig } from "../../src/config.ts";
import { settingOf } from "../../src/domain/setting.ts";
import { verifyOrganization } from "../../src/domain/verify.ts";
import { createLogger } from "../../src/log.ts";
import type { WireState } from "../../src/adapters/console/wire.ts";
import { consoleBrowser, entryText } from "../fakes/console-browser.ts";
import { makeDatabase } from "../fakes/database.ts";
import { createLeapingClock } from "./clock.ts";
import { makeWorld } from "./kit.ts";

it("the first start without credentials makes a demonstration, the second changes nothing", async () => {
  const database = await makeDatabase("sqlite");
  onTestFinished(() => database.drop());
  const clock = createLeapingClock("2026-11-23T10:00:00+08:00");
  const run = async () => {
    const app = await createApp(readConfig({ DATABASE_URL: database.url, PORT: "0" }), commands, {
      logger: createLogger("silent"),
      clock,
      scheduled: false,
    });
    try {
      const { port } = await app.start();
      await app.idle();
      const read = await app.store.read(async (tx) => {
        const [org, ...others] = await tx.organizations.all();
        if (!org) throw new Error("no organisation");
        const due = (await tx.projects.whoseDue(org.id, clock.now())).ownerIds;
        return {
          org,
          others: others.length,
          due: due.length,
          verification: await verifyOrganization(tx, org, settingOf(org).pack),
        };
      });
      const browser = consoleBrowser(`http://127.0.0.1:${port}`);
      return { ...read, pages: await Promise.all(["kfq1", "cp1", "admin"].map((person) => browser.state(person))) };
    } finally {
      await app.stop();
    }
  };
  const first = await run();
  expect(first).toMatchObject({
    others: 0,
    org: { key: "demo", name: "演示市投资促进局", demo: true },
    verification: { findings: [] },
  });
  expect(first.due).toBeGreaterThan(5);
  expect(first.verification.projects).toBeGreaterThan(100);
  const posts = shownIn(first.pages);
  // A board with results, a digest, the waiting leads and private reminders: each says that it is made up.
  for (const what of ["今日要情", "等待推进", "等待下一步", "新引进过亿元项目榜"])
    expect(posts.filter((text) => text.includes(what)).length, what).toBeGreaterThan(0);
  for (const text of posts) expect(text).toContain("【演示数据】");
  expect(posts.join("\n")).toMatch(/🟢[\s\S]*🟡[\s\S]*🔴|🔴[\s\S]*🟡[\s\S]*🟢|🟡[\s\S]*🟢[\s\S]*🔴/u);
  for (const { board } of first.pages) expect(board?.title).toContain("【演示数据】");

  clock.leap(60_000);
  const second = await run();
  expect(second.verification).toEqual(first.verification);
  expect(shownIn(second.pages)).toEqual(posts);
});

it("the demonstration in English, for an economic development organisation", async () => {
  const world = await makeWorld({
    transports: ["console"],
    env: { XIANFENG_LOCALE: "en", XIANFENG_PACK: "edo", XIANFENG_TIMEZONE: "America/New_York" },
    at: "2026-11-23T10:00:00-05:00",
  });
  const page = await consoleBrowser(`http://127.0.0.1:${world.port}`).state("");
  expect(page).toMatchObject({ locale: "en", organisation: { name: "Demo City Investment Promotion", demo: true } });
  const [first, other] = page.people.filter(({ title }) => title === "leader");
  const [channel] = page.places.filter(({ unit, direct }) => !direct && unit !== undefined);
  if (!first || !other || !channel) throw new Error("nobody to act as");
  const ada = world.person(first.id, channel.id.toLowerCase());
  const logged = await ada
    .says("/lead Battery plant amount:US$30m chain:EV")
    .sees("[Demo data]", "Battery plant", "US$30m", "Stage", "Lead", "Log progress", "Undo");
  const number = /#(\d+)/.exec(logged.text)?.[1];
  await ada
    .says(`/progress #${number} visit agreed the site with the CEO next:friday site visit`)
    .sees(`Progress logged on #${number}`, "site visit");
  await ada.presses("Move to Qualified prospect").sees("is now at “Qualified prospect”");
  await ada
    .presses("Move to Active project")
    .privately()
    .sees(
      "To enter “Active project” please give: conversation.",
      `For example: /stage #${number} active conversation:`,
    );
  await ada.says(`/stage #${number} active conversation:met the CEO`).sees("is now at “Active project”");
  await ada.says("/board").privately().sees("[Demo data]", "this year", "Rank", "vs plan");
  await ada.says("/undo").sees(`Undone: #${number} is as it was`);
  await world
    .person(other.id, channel.id.toLowerCase())
    .isRefused(`/progress #${number} call hello`, `you cannot see or change it. Please ask the coordinator.`);
  // Nothing of the Chinese wording shows through, the assistant's own name apart.
  const all = shownIn([await consoleBrowser(`http://127.0.0.1:${world.port}`).state(first.id)])
    .join("\n")
    .replaceAll(/先锋/g, "");
  expect(/\p{Script=Han}.{0,30}/u.exec(all)?.[0]).toBeUndefined();
  expect(await world.verify()).toMatchObject({ findings: [] });
});

/** Everything the assistant said on these pages, each message once. */
function shownIn(pages: readonly WireState[]): readonly string[] {
  return [
    ...new Map(
      pages.flatMap(({ entries }) =>
        entries.filter(({ kind }) => kind === "message").map((entry) => [entry.id, entryText(entry)]),
      ),
    ).values(),
  ].toSorted();
}
