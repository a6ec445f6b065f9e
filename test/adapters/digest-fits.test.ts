import { expect, test } from "vitest";
import { renderCard, serialize } from "../../src/adapters/lark/render.ts";
import { renderMessage } from "../../src/adapters/slack/render.ts";
import type { StaleLines } from "../../src/domain/reminders/ladder-lines.ts";
import type { Morning } from "../../src/domain/reminders/morning.ts";
import { show } from "../../src/domain/secrecy.ts";
import type { Locale } from "../../src/locale.ts";
import { loadPack } from "../../src/packs/index.ts";
import { morningMessage } from "../../src/views/morning.ts";
import { viewOf } from "../../src/views/view.ts";
import { aProject } from "../domain/sample.ts";

/** What is marked as told must have been readable: the fullest digest there is arrives whole on every platform. */
const longest: Readonly<Record<Locale, string>> = {
  "zh-CN":
    "聊城市高端装备智能制造产业园区新能源动力电池精密结构件数字化车间二期扩建及配套仓储物流一体化综合开发建设项目标段第",
  en: "Riverside advanced manufacturing park battery housing plant lot ",
};

test.each(["zh-CN", "en"] as const)("of thirty leads with long names none is cut, in %s", (locale) => {
  const pack = loadPack("cn-government");
  const org = { id: 1, key: "m", name: "n", pack: "cn-government", timezone: "Asia/Shanghai" } as const;
  const view = viewOf({ org: { ...org, locale, demo: true, calendar: null, policy: null }, pack }, locale);
  const lamp = { lamp: "red", idleDays: 120, overdueWorkingDays: 60, reason: "red", clears: "progress" } as const;
  const owner = { id: 1, name: "欧阳张三丰", unitId: 1, roles: [], active: true };
  const lines = (from: number, count: number): StaleLines => ({
    said: Array.from({ length: count }, (_, index) => {
      const name = `${longest[locale]}${from + index}.`;
      return {
        project: show(aProject({ number: from + index, name }), { channelOf: 1 }),
        lamp,
        owner,
        ownerIs: undefined,
      };
    }),
    more: 7,
    held: [],
    told: [],
  });
  const rule = { code: "county", version: "1", title: "县区招商引资考核办法", to: "2026-12-31" };
  const ending = { number: 1, title: longest[locale], until: "2026-12-31", left: 11, renewable: true, warning: 1 };
  const morning: Morning = {
    own: lines(101, 12),
    raised: lines(201, 10),
    escalated: lines(301, 8),
    requests: [],
    promises: [],
    revisits: [],
    ending: [ending],
    pending: [],
    claims: [],
    lapsed: Array.from({ length: 10 }, (_, index) => ({
      number: 401 + index,
      codeName: "青松12",
      unit: undefined,
      until: "2026-11-20",
    })),
    bursts: undefined,
    rules: [rule],
    lost: [],
    calendar: { missing: [2027] },
    friends: undefined,
    left: 4,
    told: [],
    due: [],
  };
  const message = morningMessage(view, morning, []);
  const slack = renderMessage(message);
  const card = serialize(renderCard(message, { direct: true }));
  const names = [...morning.own.said, ...morning.raised.said, ...morning.escalated.said].map(
    ({ project }) => project.title,
  );
  expect(names).toHaveLength(30);
  for (const said of [JSON.stringify(slack), card]) {
    expect(names.filter((name) => !said.includes(name))).toEqual([]);
    expect(morning.lapsed.filter(({ number }) => !said.includes(`#${number} `))).toEqual([]);
  }
  // 30 KB, as Feishu takes it.
  expect(Buffer.byteLength(card)).toBeLessThan(30_000);
});
