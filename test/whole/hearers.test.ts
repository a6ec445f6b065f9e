import fc from "fast-check";
import { expect, test } from "vitest";
import { chinaCalendar } from "../../src/domain/calendar.ts";
import { instantOf } from "../../src/domain/day.ts";
import type { Day } from "../../src/domain/model.ts";
import { hearersOf, type Concern } from "../../src/domain/reminders/hearers.ts";
import { isQuiet, morningOf } from "../../src/domain/reminders/morning.ts";
import { previousWorkday } from "../../src/domain/posts.ts";
import { settingOf } from "../../src/domain/setting.ts";
import { anyAct, lineOf, people } from "./acts.ts";
import { makeBureau } from "./bureau.ts";

/** Numbers that most acts fit: a few are refused, which is no matter here. */
const there = { projects: 24, claims: 12, promises: 6, requests: 6, investors: 6 };

/** What chance seldom leaves behind: `#` is the newest project. */
const ordered: readonly (readonly [who: string, line: string])[] = [
  ["a1", "/诉求 凤凰公司 用电不足"],
  ["a1", "/线索 用地项目 投资:2亿"],
  ["a1", "/流转 # B 用地不合适"],
  ["b1", "/线索 老朋友项目 投资:1亿"],
  ["b1", "/停谈 # 用地 回访:2026-12-28"],
  ["c1", "/线索 新能源项目 投资:3亿"],
  ["c1", "/承诺 # 设备补助 依据:市政办〔2026〕1号 期限:2026-12-28"],
  ["c1", "/阶段 # 签约 合同号:HT-9 日期:11-20 金额:3亿"],
  ["c1", "/到资 # 500万 日期:11-20 来源:省外 凭证:回单"],
];

const mornings: readonly Day[] = [
  ...Array.from({ length: 12 }, (_, index) => chinaCalendar().addWorkingDays("2026-11-30", index)),
  "2026-12-28",
  "2027-03-01",
];

test("a morning read by what the person was found by is the whole morning, and who is not found has a quiet one", async () => {
  const bureau = await makeBureau("sqlite");
  const [acts = []] = fc.sample(fc.array(anyAct, { minLength: 120, maxLength: 120 }), { numRuns: 1, seed: 5 });
  for (const act of acts) {
    if (act.c % 40 === 0) bureau.leap(60 * 24);
    await bureau.say(people[act.who] ?? "a1", lineOf(act, there));
  }
  for (const [who, line] of ordered) {
    const { length } = await bureau.store.read((tx) => tx.projects.after(bureau.org.id, 0, 10_000));
    const { outcome, heard } = await bureau.say(who, line.replace("#", `#${length}`));
    expect(outcome, `${line}: ${heard.map(({ message }) => message.summary).join(" ")}`).toBe("done");
  }
  const setting = settingOf(bureau.org);
  const { calendar } = setting;
  const members = (await bureau.members()).filter(({ active }) => active);
  const said = new Set<Concern>();
  for (const day of mornings) {
    const now = instantOf(day, "09:05", bureau.org.timezone);
    await bureau.store.read(async (tx) => {
      const read = { tx, ...setting, now };
      const found = await hearersOf(read, [previousWorkday(calendar, day), day]);
      for (const member of members) {
        const person = { ...member, identity: { platform: "console", workspace: "main", id: member.name } as const };
        const whole = await morningOf(read, person, [day]);
        const concerns = found.get(member.id);
        if (!concerns) {
          expect(isQuiet(whole), `${member.name} on ${day}`).toBe(true);
          continue;
        }
        const morning = await morningOf(read, person, [day], { concerns });
        // Of requests that are not the person's nothing is told or noted here.
        const due = concerns.has("requests") ? whole.due : [];
        expect(morning, `${member.name} on ${day}`).toEqual({ ...whole, due });
        if (!isQuiet(whole)) for (const concern of concerns) said.add(concern);
      }
    });
  }
  // Of nothing all of this would be true.
  expect([...said].toSorted()).toEqual([
    "calendar",
    "claims",
    "ending",
    "friends",
    "pending",
    "promises",
    "requests",
    "revisits",
    "stale",
  ]);
});
