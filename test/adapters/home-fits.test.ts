import { expect, test } from "vitest";
import { renderCard, serialize } from "../../src/adapters/lark/render.ts";
import { renderMessage } from "../../src/adapters/slack/render.ts";
import type { Desk } from "../../src/domain/home/desk.ts";
import type { Project } from "../../src/domain/model.ts";
import { show } from "../../src/domain/secrecy.ts";
import type { Locale } from "../../src/locale.ts";
import { loadPack } from "../../src/packs/index.ts";
import { homeMessage } from "../../src/views/home.ts";
import { viewOf } from "../../src/views/view.ts";
import { aProject } from "../domain/sample.ts";
import { list } from "../fakes/slack-blocks.ts";
import { checkHome } from "../fakes/slack-homes.ts";
import { checkCard } from "../fakes/lark-card-check.ts";
import { readCard } from "../fakes/lark-reader.ts";
import { readBlocks } from "../fakes/slack-reading.ts";

const name: Readonly<Record<Locale, string>> = {
  "zh-CN":
    "聊城市高端装备智能制造产业园区新能源动力电池精密结构件数字化车间二期扩建及配套仓储物流一体化综合开发建设项目标段之第甲",
  en: "Riverside advanced manufacturing park battery housing plant 2",
};

/** Whoever has the most of everything there is sees all of what the page shows, on every platform. */
test.each(["zh-CN", "en"] as const)("a home with sixty-letter names is whole, in %s", (locale) => {
  const pack = loadPack("cn-government");
  const org = { id: 1, key: "m", name: "n", pack: "cn-government", timezone: "Asia/Shanghai" } as const;
  const view = viewOf({ org: { ...org, locale, demo: true, calendar: null, policy: null }, pack }, locale);
  const lamp = { lamp: "red", idleDays: 120, overdueWorkingDays: 60, reason: "red", clears: "progress" } as const;
  const next = { on: "2026-12-02", what: "<!channel> *逐条核对用地、用能、环评和资金到位安排并形成纪要*".repeat(4) };
  const line = (number: number) => {
    const project: Project = aProject({ number, name: name[locale], next });
    return { project: show(project, { channelOf: 1 }), lamp, owner: undefined, ownerIs: undefined };
  };
  const lines = (from: number, count: number) => Array.from({ length: count }, (_, index) => line(from + index));
  const unit = { id: 1, name: "开发区", shortName: "开发区", code: "KFQ", group: "county", active: true } as const;
  const counts = { requests: 9, promises: 9, revisits: 9, ending: 9, lapsed: 9, pending: 9, claims: 50, rules: 9 };
  const desk: Desk = {
    unit: { ...unit, hours: null, timezone: null },
    waiting: { leads: lines(101, 200), above: 300, counts, moreClaims: true },
    projects: lines(401, 15),
    more: true,
    standing: [],
    unset: { units: false, unbound: [{ ...unit, hours: null, timezone: null }], coordinator: true },
    logs: true,
    office: true,
    admins: [],
  };
  const message = homeMessage(view, { name: "欧阳张三丰" }, desk);

  const blocks = list(renderMessage(message).blocks);
  expect(checkHome({ type: "home", blocks })).toEqual([]);
  const card = renderCard(message, { direct: true });
  expect(checkCard(card, Buffer.byteLength(serialize(card)))).toEqual([]);
  const title = name[locale].slice(0, 25);
  for (const { text, live } of [readBlocks(blocks), readCard(card)]) {
    // Five that wait and ten others, each with its name, and nothing of what was typed is alive.
    expect(text.split(title).length - 1).toBe(15);
    expect(text).toContain("#410");
    expect(live).toEqual([]);
    expect(text).not.toMatch(/… 还有|… and \d/);
    for (const { label } of message.blocks.flatMap((block) => (block.kind === "buttons" ? block.buttons : [])))
      expect(text).toContain(label);
  }
  // What a notification shows names no project.
  expect(message.summary).not.toContain(title);
});
