import { describe, expect, test } from "vitest";
import { createMemory } from "../../src/cron/memory.ts";
import type { Member } from "../../src/domain/model.ts";
import { chinaCalendar } from "../../src/domain/calendar.ts";
import { writeRuleSet } from "../../src/domain/scoring/write.ts";
import { settingOf } from "../../src/domain/setting.ts";
import { monday, morningOffice, waitingIn, type MorningOffice } from "./morning-office.ts";

/** One private message for each person and working day. Days are those of November 2026: Monday is the 16th. */

const calendar = chinaCalendar();

async function withLead(): Promise<MorningOffice> {
  const office = await morningOffice();
  await office.log(office.ada, monday);
  return office;
}

const outcomes = (office: MorningOffice, who: Member) =>
  office.world.store.read(async (tx) =>
    (await tx.claims.recent(office.world.org.id, `person:${who.id}`, ["digest"], 20))
      .map(({ slot, outcome }) => `${slot.slice(5)} ${outcome}`)
      .toReversed(),
  );

const on = (office: MorningOffice, instant: string) => {
  office.world.now = new Date(`${instant}:00+08:00`);
};

const leave = ({ world }: MorningOffice, member: Member) =>
  world.store.write((tx) => tx.people.save(world.org.id, { ...member, active: false }));

describe("a person's morning", () => {
  test("is one message with everything there is to say, what is theirs to do first", async () => {
    const office = await withLead();
    const { world, ada, due } = office;
    await office.log(ada, monday, "储能项目");
    await world.by(ada, ({ sides }) => sides.lose(2, { reason: "用地", revisit: "2026-11-18" }));
    await world.by(ada, ({ requests }) =>
      requests.log({ company: "某公司", text: "用电", complex: false, project: 1 }),
    );
    const letters = await due("2026-11-18T09:05");
    expect(letters.map(({ to }) => to).toSorted()).toEqual(["张三", "李四"].toSorted());
    const own = letters.find(({ to }) => to === "张三");
    expect(own?.message.title).toBe("今日提示：3 类事项");
    const at = (words: string) => own?.text.lastIndexOf(words) ?? -1;
    expect(at("#1 电池项目")).toBeGreaterThan(0);
    expect(at("某公司")).toBeGreaterThan(at("#1 电池项目"));
    expect(at("老朋友")).toBeGreaterThan(at("某公司"));
    expect(own?.text).toContain("每个工作日最多一条，只发给您本人。");
  });

  test("that has nothing to say is no message", async () => {
    const office = await morningOffice();
    expect(await office.due("2026-11-18T09:05")).toEqual([]);
    await office.log(office.ada, monday);
    expect(await office.due("2026-11-17T09:05")).toEqual([]);
    expect(await outcomes(office, office.ada)).toEqual([]);
  });

  test("comes once, whoever asks again, at the same time or after a restart", async () => {
    const office = await withLead();
    const memory = createMemory();
    expect(await office.due("2026-11-18T09:04", memory)).toEqual([]);
    const both = await Promise.all([office.due("2026-11-18T09:05", memory), office.due("2026-11-18T09:05")]);
    expect(both.flat().map(({ to }) => to)).toEqual(["张三"]);
    for (const time of ["09:06", "12:00", "17:29"]) {
      expect(await office.due(`2026-11-18T${time}`, memory)).toEqual([]);
      expect(await office.due(`2026-11-18T${time}`)).toEqual([]);
    }
    // What falls due during the day is the next day's.
    expect(await outcomes(office, office.ada)).toEqual(["11-18 posted"]);
  });

  test("does not come on a day off, and does on a Saturday that is worked", async () => {
    const office = await morningOffice();
    await office.log(office.ada, "2026-09-28T10:00");
    const days = ["2026-10-01", "2026-10-07", "2026-10-08", "2026-10-10", "2026-10-11"];
    const told = [];
    for (const day of days) told.push((await office.due(`${day}T09:05`)).some(({ to }) => to === "张三"));
    expect(told).toEqual([false, false, true, true, false]);
  });
});

describe("a lead that nobody works on", () => {
  test("is told its owner, then the leader, then the coordinator, each on their days and not for ever", async () => {
    const { told } = await withLead();
    const heard: Record<string, string[]> = { 张三: [], 李四: [], 赵六: [] };
    for (let day = 16; day <= 30; day++)
      for (const [to, numbers] of Object.entries(await told(`2026-11-${day}`)))
        if (numbers.includes(1)) heard[to]?.push(`11-${day}`);
    for (let day = 1; day <= 31; day++)
      for (const [to, numbers] of Object.entries(await told(`2026-12-${String(day).padStart(2, "0")}`)))
        if (numbers.includes(1)) heard[to]?.push(`12-${String(day).padStart(2, "0")}`);
    expect(heard).toEqual({
      张三: ["11-18", "11-20", "11-24", "11-26", "11-30", "12-02"],
      李四: ["11-20", "11-27", "12-04", "12-11"],
      赵六: ["12-01", "12-08", "12-15", "12-22"],
    });
  });

  test("is heard of anew when it was worked on and waits again, and when its lamp changes", async () => {
    const office = await withLead();
    for (const day of ["18", "20", "24", "26", "30"]) await office.told(`2026-11-${day}`);
    on(office, "2026-11-30T10:00");
    await office.world.by(office.ada, ({ leads }) => leads.progress(1, { kind: "visit", text: "谈定用地" }));
    expect((await office.told("2026-12-01"))["张三"]).toBeUndefined();
    const again = [];
    for (let day = 2; day <= 18; day++)
      if ((await office.told(`2026-12-${String(day).padStart(2, "0")}`))["张三"]) again.push(day);
    expect(again).toEqual([2, 4, 8, 10, 14, 16]);
    // Sixty days after the visit its lamp is yellow: the owner hears again, and the leader at once.
    expect((await office.told("2027-01-28"))["张三"]).toBeUndefined();
    const yellow = await office.told("2027-01-29");
    expect([yellow["张三"], yellow["李四"]]).toEqual([[1], [1]]);
  });

  test.each([
    ["has left", (office: MorningOffice) => leave(office, office.ada), "联系不上"],
    [
      "has no account that can be written to",
      async ({ world, ada }: MorningOffice) => {
        await world.store.write(async (tx) => {
          const newcomer = await tx.links.newcomer(world.org.id, "张三");
          await tx.links.moveIdentity(world.org.id, ada.identity, newcomer.id);
        });
      },
      "联系不上",
    ],
    [
      "says that it is not theirs",
      async ({ world, ada }: MorningOffice) => {
        await world.by(ada, ({ reminders }) => reminders.disown(1));
      },
      "不由其负责",
    ],
  ])("whose owner %s is the leader's at once, and the coordinator's in its time", async (_, happens, words) => {
    const office = await withLead();
    await happens(office);
    const letters = await office.due("2026-11-18T09:05");
    expect(letters.map(({ to, text }) => [to, waitingIn(text)])).toEqual([["李四", [1]]]);
    expect(letters[0]?.text).toContain(words);
    expect(await office.told("2026-11-19")).toEqual({});
    expect(await office.told("2026-11-30")).toEqual({ 李四: [1] });
    expect(await office.told("2026-12-01")).toEqual({ 赵六: [1] });
  });

  test("in a unit without a leader is the coordinator's in the leader's place", async () => {
    const office = await withLead();
    await leave(office, office.lea);
    expect(await office.told("2026-11-18")).toEqual({ 张三: [1] });
    expect(await office.told("2026-11-19")).toEqual({});
    expect(await office.told("2026-11-20")).toEqual({ 张三: [1], 赵六: [1] });
  });

  test("with neither an owner nor a leader who can be told is the coordinator's at once", async () => {
    const office = await withLead();
    await leave(office, office.lea);
    await leave(office, office.ada);
    expect(await office.told("2026-11-18")).toEqual({ 赵六: [1] });
  });

  test("that its leader owns is told as the owner's, and not twice", async () => {
    const office = await morningOffice();
    await office.log(office.lea, monday);
    const days = [];
    for (let day = 18; day <= 30; day++) {
      const letters = await office.due(`2026-11-${day}T09:05`);
      days.push(...letters.map(({ to, text }) => `${day} ${to} ${waitingIn(text).length}`));
    }
    expect(days).toEqual(["18 李四 1", "20 李四 1", "24 李四 1", "26 李四 1", "30 李四 1"]);
  });

  test("disowned and given to somebody, even to the same person again, is theirs", async () => {
    const office = await withLead();
    const { world, ada, lea } = office;
    await world.by(ada, ({ reminders }) => reminders.disown(1));
    expect(await office.told("2026-11-18")).toEqual({ 李四: [1] });
    on(office, "2026-11-18T10:00");
    await world.by(lea, ({ leads }) => leads.assign(1, { id: "张三", name: "张三" }));
    expect(await office.told("2026-11-19")).toEqual({ 张三: [1] });
    // Through a correction and back again it is theirs too.
    on(office, "2026-11-19T10:00");
    await world.by(ada, ({ reminders }) => reminders.disown(1));
    await world.by(lea, ({ leads }) => leads.edit(1, { owner: { id: "李四", name: "李四" } }));
    await world.by(lea, ({ leads }) => leads.edit(1, { owner: { id: "张三", name: "张三" } }));
    expect((await office.told("2026-11-23"))["张三"]).toEqual([1]);
  });
});

describe("what a person wishes", () => {
  test("later: not before the day, and on it, whatever else was told; others hear as ever", async () => {
    const office = await withLead();
    const { world, ada } = office;
    expect(await office.told("2026-11-18")).toEqual({ 张三: [1] });
    on(office, "2026-11-18T10:00");
    expect(await world.by(ada, ({ reminders }) => reminders.snooze(1, 3))).toBe("2026-11-23");
    expect(await office.told("2026-11-20")).toEqual({ 李四: [1] });
    expect(await office.told("2026-11-23")).toEqual({ 张三: [1] });
    // Sooner than it would have come by itself.
    on(office, "2026-11-23T10:00");
    await world.by(ada, ({ reminders }) => reminders.snooze(1, 1));
    expect(await office.told("2026-11-24")).toEqual({ 张三: [1] });
    expect((await office.told("2026-11-25"))["张三"]).toBeUndefined();
  });

  test("later, of what is told no more, brings it once", async () => {
    const office = await withLead();
    for (const day of ["11-18", "11-20", "11-24", "11-26", "11-30", "12-02"])
      expect((await office.told(`2026-${day}`))["张三"]).toEqual([1]);
    on(office, "2026-12-02T10:00");
    await office.world.by(office.ada, ({ reminders }) => reminders.snooze(1, 3));
    const heard = [];
    for (let day = 3; day <= 18; day++)
      if ((await office.told(`2026-12-${String(day).padStart(2, "0")}`))["张三"]) heard.push(day);
    expect(heard).toEqual([7]);
  });

  test("quiet hours move it, and nothing comes in them even when the server was down", async () => {
    const office = await withLead();
    const { world, ada, due } = office;
    await world.by(ada, ({ reminders }) => reminders.quiet({ from: "20:00", to: "09:30" }));
    expect(await due("2026-11-18T09:05")).toEqual([]);
    expect(await due("2026-11-18T09:31")).toEqual([]);
    expect((await due("2026-11-18T09:32")).map(({ to }) => to)).toEqual(["张三"]);
    const [withQuiet] = await world.store.read((tx) => tx.people.byIds(world.org.id, [ada.id]));
    await world.by({ ...ada, ...withQuiet }, ({ reminders }) => reminders.quiet({ from: "12:00", to: "14:00" }));
    // Down from before nine to half past twelve on Friday.
    expect((await due("2026-11-20T12:30")).map(({ to }) => to)).toEqual(["李四"]);
    expect((await due("2026-11-20T13:59")).map(({ to }) => to)).toEqual([]);
    const late = await due("2026-11-20T14:00");
    expect(late.map(({ to }) => to)).toEqual(["张三"]);
    expect(late[0]?.text).toMatch(/补发|原定/u);
  });

  test("quiet over all of the working day: nothing comes, the leader hears in time, and it comes when they end", async () => {
    const office = await withLead();
    const { world, ada } = office;
    await world.by(ada, ({ reminders }) => reminders.quiet({ from: "08:00", to: "18:00" }));
    for (const time of ["09:05", "12:00", "17:29", "18:05"]) expect(await office.due(`2026-11-18T${time}`)).toEqual([]);
    expect(await office.told("2026-11-20")).toEqual({ 李四: [1] });
    await world.by(ada, ({ reminders }) => reminders.end());
    expect(await office.told("2026-11-23")).toEqual({ 张三: [1] });
  });

  test("away: up to and with the day nothing, then what still holds", async () => {
    const office = await withLead();
    const { world, ada } = office;
    await office.log(ada, monday, "储能项目");
    await world.by(ada, ({ sides }) => sides.lose(2, { reason: "用地", revisit: "2026-11-19" }));
    await world.by(ada, ({ reminders }) => reminders.away("2026-11-20"));
    expect(await office.due("2026-11-18T09:05")).toEqual([]);
    expect(await office.due("2026-11-19T09:05")).toEqual([]);
    expect((await office.due("2026-11-20T09:05")).map(({ to }) => to)).toEqual(["李四"]);
    const [back] = (await office.due("2026-11-23T09:05")).filter(({ to }) => to === "张三");
    expect(waitingIn(back?.text ?? "")).toEqual([1]);
    // The call of Thursday, too.
    expect(back?.text).toContain("#2 储能项目");
  });
});

describe("working hours", () => {
  test("and the zone are the unit's own", async () => {
    const office = await morningOffice();
    const { world } = office;
    const far = await world.unit("WLMQ", { hours: { from: "10:00", to: "19:00" }, timezone: "Asia/Urumqi" });
    const bo = await world.person("王五", far);
    await office.log(bo, monday);
    // Ten in Ürümqi is noon in Shanghai.
    expect(await office.due("2026-11-18T12:04")).toEqual([]);
    expect((await office.due("2026-11-18T12:05")).map(({ to }) => to)).toEqual(["王五"]);
    // Half past eight in the evening by Shanghai's clocks is still work there.
    expect((await office.due("2026-11-20T20:30")).map(({ to }) => to)).toContain("王五");
    expect((await office.due("2026-11-24T21:00")).map(({ to }) => to)).not.toContain("王五");
  });

  test("begin for an office abroad while the organisation's own day has not begun", async () => {
    const office = await morningOffice({ timezone: "America/New_York" });
    const { world } = office;
    const tokyo = await world.unit("TYO", { timezone: "Asia/Tokyo" });
    const bo = await world.person("王五", tokyo);
    await office.log(bo, monday);
    // Monday at five past nine in Tokyo is Sunday evening in New York; Saturday there is Friday evening here.
    expect((await office.due("2026-11-21T08:05")).map(({ to }) => to)).toEqual([]);
    expect((await office.due("2026-11-23T08:05")).map(({ to }) => to)).toEqual(["王五"]);
    expect((await office.due("2026-11-23T12:30")).map(({ to }) => to)).toEqual([]);
  });

  test("end: after them nobody is written to, and the next morning says it all", async () => {
    const office = await withLead();
    const { ada, world } = office;
    await office.log(ada, monday, "储能项目");
    await world.by(ada, ({ sides }) => sides.lose(2, { reason: "用地", revisit: "2026-11-18" }));
    for (const time of ["17:30", "18:00", "20:00", "23:59"]) expect(await office.due(`2026-11-18T${time}`)).toEqual([]);
    expect(await office.due("2026-11-19T00:30")).toEqual([]);
    const [next] = await office.due("2026-11-19T09:05");
    expect(next?.to).toBe("张三");
    expect(waitingIn(next?.text ?? "")).toEqual([1]);
    expect(next?.text).toContain("#2 储能项目");
  });

  test("late within them it says so", async () => {
    const office = await withLead();
    const [letter] = await office.due("2026-11-18T17:29");
    expect(letter?.text).toMatch(/补发|原定/u);
    expect(await outcomes(office, office.ada)).toEqual(["11-18 late"]);
  });
});

describe("a day on which nobody was told", () => {
  test("is told on the next: calls, promises, hand-overs of single days", async () => {
    const office = await morningOffice();
    const { world, ada } = office;
    await world.unit("GXQ");
    // Asked on Wednesday the 11th: five working days are over on the 19th.
    await office.log(ada, "2026-11-11T10:00", "要流转");
    await world.by(ada, ({ credit }) => credit.ask(1, { unit: "GXQ", reason: "用地" }));
    for (const name of ["老朋友", "有承诺"]) await office.log(ada, monday, name);
    await world.by(ada, ({ sides }) => sides.lose(2, { reason: "用地", revisit: "2026-11-19" }));
    // Fourteen days before the 3rd of December is the 19th.
    await world.by(ada, ({ promises }) =>
      promises.make(3, { text: "设备补助", basis: "鲁政发8号", due: "2026-12-03" }),
    );
    const single = /#2 老朋友|设备补助|流转或分成等您确认/gu;
    const said = async (day: string) =>
      (await office.due(`${day}T09:05`)).flatMap(({ to, text }) =>
        [...new Set(text.match(single))].map((what) => `${to} ${what}`),
      );
    expect(await said("2026-11-18")).toEqual([]);
    // The server is down on the 19th.
    expect((await said("2026-11-20")).toSorted()).toEqual(
      ["张三 #2 老朋友", "张三 设备补助", "李四 流转或分成等您确认"].toSorted(),
    );
    expect(await said("2026-11-23")).toEqual([]);
  });

  test("is told on the next, too, to whoever never heard anything before", async () => {
    const office = await morningOffice();
    const { world, ada } = office;
    await office.log(ada, monday, "老朋友");
    await world.by(ada, ({ sides }) => sides.lose(1, { reason: "用地", revisit: "2026-11-19" }));
    const letters = await office.due("2026-11-20T09:05");
    expect(letters.map(({ to, text }) => [to, text.includes("#1 老朋友")])).toEqual([["张三", true]]);
    expect(await office.due("2026-11-23T09:05")).toEqual([]);
  });
});

describe("measures whose last day is near", () => {
  test.each(["sqlite", "postgresql"] as const)(
    "are told the coordinator once, all of a day together (%s)",
    async (dialect) => {
      const office = await morningOffice({ dialect });
      const { world } = office;
      const { ruleSets } = settingOf(world.org).pack;
      await world.store.write(async (tx) => {
        for (const { code, version, ...rest } of ruleSets.slice(0, 2))
          await tx.rules.add(world.org.id, {
            code,
            version,
            text: writeRuleSet({ code, version, ...rest }),
            state: "active",
            from: "2026-01-01",
            to: "2026-11-25",
            addedAt: "2026-01-01T00:00:00.000Z",
            activatedAt: "2026-01-01T00:00:00.000Z",
            reason: null,
          });
      });
      const days = [];
      for (const day of ["17", "18", "19", "20", "23", "24", "25", "26"])
        days.push(
          ...(await office.due(`2026-11-${day}T09:05`)).map(({ to, text }) => `${day} ${to} ${text.slice(0, 20)}`),
        );
      expect(days).toEqual(["18 赵六 summary: 2 个考核办法即将到期"]);
    },
  );
});

describe("a long list", () => {
  test("is twenty lines a day, the rest on another, and nothing is left out", async () => {
    const office = await morningOffice();
    const { world, ada } = office;
    await world.by(ada, async ({ leads }) => {
      for (let index = 1; index <= 45; index++) await leads.log({ name: `线索 ${index}` });
    });
    const seen = [];
    for (const day of ["18", "19", "20"]) {
      const [letter] = (await office.due(`2026-11-${day}T09:05`)).filter(({ to }) => to === "张三");
      seen.push(waitingIn(letter?.text ?? ""));
      if (day === "18") expect(letter?.text).toContain("其余项目发送 /我的 查看");
    }
    expect(seen.map(({ length }) => length)).toEqual([20, 20, 20]);
    // Five were new on the third day; what was said before fills it up.
    expect(new Set(seen.flat()).size).toBe(45);
    expect(seen[2]?.slice(0, 5)).toEqual([41, 42, 43, 44, 45]);
  });

  test("is heard to its end, however long: a ledger of years that was brought in for one person", async () => {
    const office = await morningOffice();
    const { world, ada } = office;
    await world.by(ada, async ({ leads }) => {
      for (let index = 1; index <= 230; index++) await leads.log({ name: `线索 ${index}` });
    });
    const seen = new Set<number>();
    for (
      let day = calendar.nextWorkday("2026-11-17");
      seen.size < 230 && day < "2026-12-08";
      day = calendar.nextWorkday(day)
    )
      for (const number of (await office.told(day))["张三"] ?? []) seen.add(number);
    expect(seen.size).toBe(230);
  });
});

describe("what must not be read by others", () => {
  test("is not in a notification, and an L2 project has its name for those who may know it alone", async () => {
    const office = await morningOffice();
    const { world, ada } = office;
    await world.by(ada, ({ leads }) => leads.log({ name: "麒麟芯片", company: "麒麟", secrecy: "L2" }));
    await world.by(ada, ({ leads }) => leads.log({ name: "储能项目" }));
    await world.by(ada, ({ sides }) => sides.lose(2, { reason: "用地", revisit: "2026-11-20" }));
    await world.channel(office.unit);
    const letters = await office.due("2026-11-20T09:05");
    expect(letters.map(({ to }) => to).toSorted()).toEqual(["张三", "李四"].toSorted());
    for (const { message, text } of letters) {
      expect(message.summary).not.toMatch(/麒麟|储能/u);
      expect(message.title).not.toMatch(/麒麟|储能/u);
      expect(text).toContain("#1 麒麟芯片");
    }
    // The company is nobody's to read in a reminder.
    expect(letters.map(({ text }) => text.replaceAll("麒麟芯片", "")).join()).not.toContain("麒麟");
  });

  test("the owner who has moved to another unit reads what is booked on them, their new leader does not", async () => {
    const office = await withLead();
    const { world, ada } = office;
    const other = await world.unit("GXQ");
    await world.person("周七", other, ["member", "leader"]);
    await world.store.write((tx) =>
      tx.people.save(world.org.id, { ...ada, unitId: other.id, roles: [{ name: "member", unitId: other.id }] }),
    );
    expect(await office.told("2026-11-18")).toEqual({ 张三: [1] });
    expect(await office.told("2026-11-20")).toEqual({ 张三: [1], 李四: [1] });
  });
});
