import { describe, expect, it, onTestFinished } from "vitest";
import { commands } from "../../commands/index.ts";
import { makeSecret } from "../../src/chance.ts";
import type { Message } from "../../src/chat/message.ts";
import { takeIn } from "../../src/domain/exchange/take-in.ts";
import { settingOf } from "../../src/domain/setting.ts";
import { makeLark } from "../adapters/lark/harness.ts";
import { problems } from "../adapters/problems.ts";
import { makeSlack } from "../adapters/slack/harness.ts";
import { aProject } from "../domain/sample.ts";
import { awkwardTexts, hostileTexts } from "../fixtures/messages.ts";
import { makeBureau, type Bureau } from "./bureau.ts";

/** What units, firms and projects are called here: past every limit there is, and up to mischief. */
const names = [
  ...hostileTexts,
  ...awkwardTexts,
  "\uD83D半",
  "😀".repeat(60),
  "字".repeat(400),
  "W".repeat(3000),
  "&<".repeat(900),
];
const nameOf = (index: number, what: string): string => `${what}${index} ${names[index % names.length] ?? ""}`;

/** Sixty units and five hundred projects in them, as no command would take them. */
async function fill({ store, org, now }: Bureau): Promise<void> {
  const { pack, calendar } = settingOf(org);
  const units = await store.write(async (tx) => {
    for (let index = 0; index < 57; index++) {
      const name = nameOf(index, "单位");
      await tx.units.create(org.id, {
        name,
        shortName: name.slice(0, 300),
        code: `U${index}`,
        group: "county",
        active: true,
      });
    }
    return tx.units.list(org.id);
  });
  const people = await store.read((tx) => tx.people.list(org.id, { offset: 0, limit: 100 }));
  const [admin, owner] = ["admin", "a1"].map((name) => people.find((one) => one.name === name));
  if (!admin || !owner) throw new Error("nobody there");
  const long = (index: number): string => names[(index * 7) % names.length] ?? "";
  const drafts = Array.from({ length: 500 }, (_, index) => {
    const {
      number: _number,
      codeName: _codeName,
      investor: _investor,
      ...draft
    } = aProject({
      name: nameOf(index, "项目"),
      // No reader takes a longer one, and its parts are what it is found by.
      company: nameOf(index % 90, "公司").slice(0, 100),
      chain: long(index + 1),
      unitId: index % 3 === 0 ? (owner.unitId ?? 1) : (units[index % units.length]?.id ?? 1),
      ownerId: owner.id,
      secrecy: index % 5 === 0 ? "L0" : "L1",
      creditCode: null,
      contact: long(index),
      note: long(index + 2),
      needs: long(index + 3),
      next: { on: "2026-11-20", what: long(index + 4) },
      amount: { currency: "CNY", minor: Number.MAX_SAFE_INTEGER - index },
      reached: { lead: "2026-03-02", signed: "2026-11-20" },
      loggedAt: "2026-03-02T02:00:00.000Z",
      progressAt: index % 2 === 0 ? "2026-05-02T02:00:00.000Z" : "2026-11-20T02:00:00.000Z",
    });
    return { row: index + 1, draft };
  });
  const identity = { platform: "console", workspace: "main", id: "admin" } as const;
  for (let at = 0; at < drafts.length; at += 100)
    await store.write((tx) =>
      takeIn(
        {
          tx,
          org,
          pack,
          calendar,
          actor: { ...admin, identity },
          now,
          locale: org.locale,
          delivery: "fill",
          secret: makeSecret,
        },
        1,
        drafts.slice(at, at + 100),
      ),
    );
}

describe("an office of names past every limit", () => {
  it("is answered, and gets its posts, on every platform", async () => {
    const bureau = await makeBureau("sqlite");
    await fill(bureau);
    const messages = new Map<string, Message>();
    const keep = (what: string, message: Message): unknown => messages.set(JSON.stringify(message), message) && what;
    // Every command bare, which lists or asks by a form, and with every one of its examples, by whoever leads a unit and by
    // the office that sees all. What is refused is a message too.
    const lines = new Set(commands.flatMap(({ name, examples }) => [`/${name}`, ...examples["zh-CN"], ...examples.en]));
    for (const person of ["a1", "office"])
      for (const line of [
        ...lines,
        "/线索 列表 单位:A",
        "/线索 查 项目",
        "/榜 year",
        "/榜 month",
        "/帮助 线索",
        "/lead #1",
        "/lead #4",
      ])
        for (const { message } of (await bureau.say(person, line, "A")).heard) keep(line, message);
    // The daily, the digests, the weekly, the bulletin and the year's close.
    for (const instant of [
      "2026-11-24T09:30:00+08:00",
      "2026-11-30T09:30:00+08:00",
      "2026-12-07T10:00:00+08:00",
      "2027-01-11T10:00:00+08:00",
    ]) {
      bureau.leap(Math.round((new Date(instant).getTime() - bureau.now.getTime()) / 60_000));
      const posts = await bureau.tick();
      expect(posts.length, instant).toBeGreaterThan(0);
      for (const { message } of posts) keep(instant, message);
    }
    expect(messages.size).toBeGreaterThan(150);
    const wrong = [...messages.values()].flatMap((message) =>
      (["slack", "lark", "console"] as const).flatMap((platform) =>
        problems(platform, message).map((problem) => `${platform}: ${message.summary.slice(0, 80)}: ${problem}`),
      ),
    );
    expect([...new Set(wrong)]).toEqual([]);

    // And as they travel, through the real clients: the largest of them, and one with a picture.
    const largest = [...messages.entries()].toSorted(([a], [b]) => b.length - a.length).map(([, message]) => message);
    const drawn = largest.find(({ blocks }) => blocks.some(({ kind }) => kind === "chart"));
    const [slack, lark] = [await makeSlack("http"), await makeLark("webhook")];
    onTestFinished(() => slack.close());
    onTestFinished(() => lark.close());
    for (const [index, message] of [...largest.slice(0, 12), ...(drawn ? [drawn] : [])].entries())
      for (const { adapter, place } of [slack, lark]) await adapter.post(place, message, `m${index}`, false);
    expect(slack.slack.state.refusals).toEqual([]);
    expect(lark.api.messages.refusals).toEqual([]);
  });
});
