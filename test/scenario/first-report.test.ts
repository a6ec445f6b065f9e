import { describe, expect, it } from "vitest";
import type { Dialect } from "../fakes/database.ts";
import { makeWorld, setUp, type Outcome, type Person, type World } from "./kit.ts";
import { nameOf, type Heard, type Transport } from "./platform.ts";

/** One firm as ten people write it: width, brackets, legal forms, blanks, traditional characters. */
const written: readonly { readonly company: string }[] = [
  { company: "比亚迪(集团)股份有限公司" },
  { company: "比亚迪（集团）股份有限公司" },
  { company: "比亚迪﹙集团﹚股份有限公司" },
  { company: "⽐亚迪(集团)股份有限公司" },
  { company: "比亚迪股份有限公司" },
  { company: "比亚迪" },
  { company: "比亚迪集团有限公司" },
  { company: "比亞迪股份有限公司" },
  { company: "比亚迪 股份 有限公司" },
  { company: "比亞迪（集團）有限公司" },
];

type Setting = readonly [Transport, Dialect];
const slack: Setting = ["slack-http", "sqlite"];
const lark: Setting = ["lark-ws", "postgresql"];
const console: Setting = ["console", "sqlite"];

const numberIn = (text: string): number => Number(/线索 #(\d+)/.exec(text)?.[1]);
const everything = (heard: readonly Heard[]): string => heard.map(({ text, wire }) => text + wire).join("\n");

async function start(transport: Transport, dialect: Dialect) {
  const world = await makeWorld({ transports: [transport], dialect, at: "2026-08-03T10:00:00+08:00" });
  if (transport !== "console") await setUp(world);
  const admin = world.person("admin", transport === "console" ? undefined : "hall");
  if (transport !== "console") await admin.says("/role grant @{admin} coordinator").sees("招商办");
  return {
    world,
    admin,
    ada: world.person("ada", "kfq"),
    ben: world.person("ben", "kfq"),
    eve: world.person("eve", "gxq"),
  };
}

/** What one person alone was sent by what somebody did. */
const toldTo = (person: Person, { shown }: Outcome): readonly string[] =>
  shown.filter(({ to }) => to === person.id).map(({ text }) => text);

async function holdsOf(world: World, numbers: readonly number[]): Promise<readonly number[]> {
  const projects = await Promise.all(numbers.map((number) => world.project(number)));
  return projects.filter(({ hold }) => hold?.state === "held").map(({ number }) => number);
}

describe("who reported first", () => {
  // A Slack command says the handle, and is not held up to look for more.
  const called = (transport: Transport, name: string): string => (transport === "slack-http" ? name : nameOf(name));

  it.each([slack, lark, console])(
    "two departments log one firm by turns, under all its spellings: %s, %s",
    async (transport, dialect) => {
      const { world, ada, eve } = await start(transport, dialect);
      const numbers: number[] = [];
      const toAda: string[] = [];
      const toEve: string[] = [];
      for (const [index, { company }] of written.entries()) {
        const [who, name] = index % 2 === 0 ? [ada, "电池项目"] : [eve, "储能项目"];
        const outcome = await who.says(`/lead ${name}${index + 1} 公司:${company} 投资:${20 + index}亿`);
        numbers.push(numberIn(outcome.text));
        if (who === eve) {
          // She learns that there is somebody, who, and since when: privately, and nothing else of theirs.
          expect(outcome.seen.map(({ to }) => to)).toEqual([eve.id]);
          expect(outcome.text).toContain("开发区已于 2026-08-03 首报同一投资方");
          expect(outcome.text).not.toMatch(/电池项目|20亿/);
          toEve.push(outcome.text);
        } else if (index > 0) expect(outcome.text).not.toContain("首报同一投资方");
        if (who === eve) toAda.push(...toldTo(ada, outcome));
      }
      const [first = 0, second = 0] = numbers;
      // One holds, and heard once that another unit came: not of what, nor for how much.
      expect(await holdsOf(world, numbers)).toEqual([first]);
      expect(toAda).toHaveLength(1);
      expect(toAda[0]).toContain(`另有单位报了 #${first} 的投资方`);
      expect(toAda[0]).toContain("高新区也登记了同一投资方");
      expect(toAda[0]).not.toMatch(/储能项目|21亿/);
      expect(toEve).toHaveLength(written.length / 2);

      // The whole way there, for either side and no more than its own.
      const trail = await ada
        .says(`/claim #${first}`)
        .privately()
        .sees(
          "2026-08-03 登记，保护期至 2026-11-01",
          "同一投资方的后报",
          `#${second}`,
          "高新区也报了同一投资方，已告知首报人",
        )
        .sees("登记首报，保护期至 2026-11-01", called(transport, "ada"));
      expect(trail.text).not.toMatch(/储能项目|21亿/);
      await eve
        .says(`/xf 首报 #${second}`)
        .privately()
        .sees("开发区，2026-08-03 登记", "保护期至 2026-11-01", "其他单位先报，待选择")
        .lacks("电池项目", "20亿");
      await eve.says(`/claim #${first}`).privately().sees(`#${first} 由其他单位跟进`);
      expect((await world.verify()).findings).toEqual([]);
    },
  );

  it.each([slack, lark])(
    "the second waits, objects, is heard, appeals, and a third is let in: %s, %s",
    async (transport, dialect) => {
      const { world, admin, ada, eve } = await start(transport, dialect);
      const first = numberIn((await ada.says("/lead 电池项目 公司:凤凰储能有限公司 投资:12亿").inChannel()).text);
      const second = numberIn((await eve.says("/lead 储能项目 公司:凤凰储能有限公司 投资:15亿").privately(ada)).text);
      await eve.says(`/stage #${second} 研判`).sees(`#${second} 进入「研判」`);
      await eve
        .says(`/stage #${second} 在谈 对接记录:与总经理会谈`)
        .privately()
        .sees("其他单位已首报该投资方，保护期至 2026-11-01", "只能到「研判」", "申请加入、提出异议，或说明理由继续");
      expect((await world.project(second)).stage).toBe("screening");

      // The buttons of the answer lead on; an objection asks for its reason.
      await eve.says(`/claim #${second}`).sees("异议", "加入");
      await eve.presses("异议").sees("对首报提出异议");
      await eve.submits({ reason: "去年起一直在谈" }).sees(`#${second} 已提出异议，等招商办裁定`).lacks("电池项目");
      await admin.says("/claims").privately().sees(`#${second}`, "有异议，等招商办裁定");
      await admin
        .says(`/claim decide #${second} 驳回 首报在先且有备忘录`)
        .sees(`#${second} 已裁定`)
        .privately(ada, eve);
      await eve.says(`/stage #${second} 在谈 对接记录:与总经理会谈`).sees("经裁定首报成立", "可以申诉");
      await eve.says(`/claim appeal #${second} 有新的函件`).sees("已申诉");
      await admin
        .says(`/claim #${second}`)
        .sees("裁定：首报成立。理由：首报在先且有备忘录", "申诉：有新的函件", `#${first}`);
      await admin.says(`/xf 首报 裁定 #${second} 成立 函件早于首报`).sees("已裁定");
      expect(await holdsOf(world, [first, second])).toEqual([second]);
      await eve.says(`/stage #${second} 在谈 对接记录:与总经理会谈`).sees(`#${second} 进入「在谈」`);
      const decided = await eve
        .says(`/claim #${second}`)
        .sees("首报在先且有备忘录", "函件早于首报", "保护期至 2026-11-01");
      expect(decided.text).not.toMatch(/电池项目|12亿/);

      // A third project, this time of the first department: it asks, and is let in.
      const third = numberIn((await ada.says("/lead 电芯项目 公司:凤凰储能有限公司 投资:10亿").privately(eve)).text);
      const asked = await ada.says(`/claim join #${third}`).sees("已申请加入");
      expect(toldTo(eve, asked).join()).toContain(`申请与 #${second} 共同跟进`);
      await eve.in(undefined).presses("同意加入").sees("储能项目", `已同意加入，#${second} 共同跟进`);
      expect(await world.project(third)).toMatchObject({ mergedInto: second, contest: { state: "joined" } });
      // Partners read the project as its own unit does, in their channel too.
      await ada.says(`/lead #${second}`).inChannel().sees("储能项目", "15亿元");
      await eve.in(undefined).presses("撤销").sees(`#${second} 恢复原样`);
      expect(await world.project(third)).toMatchObject({ mergedInto: null, contest: { state: "joining" } });
      await ada.says(`/lead #${second}`).sees(`#${second} 由其他单位跟进`);
      await ada.says(`/claim proceed #${third} 与储能不是同一个项目`).sees("已说明理由继续推进");
      await ada.says(`/stage #${third} 在谈 对接记录:与总经理会谈`).sees(`#${third} 进入「在谈」`);
      expect((await world.verify()).findings).toEqual([]);
    },
  );

  it.each([slack, lark])(
    "is reminded on working days, renews once with a fact, and at last it is the coordinator's: %s, %s",
    async (transport, dialect) => {
      const { world, admin, ada, ben, eve } = await start(transport, dialect);
      const first = numberIn((await ben.says("/lead 电池项目 公司:凤凰储能有限公司 投资:12亿").inChannel()).text);
      const second = numberIn((await eve.says("/lead 储能项目 公司:凤凰储能有限公司 投资:15亿").privately(ben)).text);
      const about = (heard: readonly Heard[]) =>
        heard.filter(({ text }) => /首报快到期|首报到期未续/.test(text)).map(({ to, text }) => [to, text] as const);
      // Day 60 is 2 October 2026, in the long holiday: told on the 8th, the first working day; and not again.
      expect(about(await world.tick("2026-10-02T09:10:00+08:00"))).toEqual([]);
      const reminded = about(await world.tick("2026-10-08T09:10:00+08:00"));
      expect(reminded.filter(([, text]) => text.includes(`#${first}`)).map(([to]) => to)).toEqual([ben.id]);
      expect(
        about(await world.tick("2026-10-09T09:10:00+08:00")).filter(([, text]) => text.includes(`#${first}`)),
      ).toEqual([]);
      await ben.says(`/claim renew #${first} 对方还在考虑`).privately().sees("续期要有实质进展", "2026-08-03 以来");
      await ben.in(undefined).presses(`续期 #${first}`).sees("续期一次");
      await ben
        .in(undefined)
        .submits({ on: "2026-10-09", text: "与董事长谈定用地" })
        .sees(`#${first} 首报已续期至 2027-01-30`);
      await ben.says(`/xf 首报 续期 #${first} 今天 再次会谈`).privately().sees("首报最多续期 1 次");

      // The last day is a Saturday; on Monday the coordinator hears of it, once, and the rival nothing.
      await world.tick("2027-01-29T09:10:00+08:00");
      const ended = about(await world.tick("2027-02-01T09:10:00+08:00")).filter(([, text]) =>
        text.includes(`#${first} `),
      );
      expect(ended.map(([to]) => to)).toContain(admin.id);
      expect(ended.map(([to]) => to)).not.toContain(eve.id);
      expect(everything(await world.tick("2027-02-02T09:10:00+08:00"))).not.toContain("首报到期未续");
      expect((await world.project(first)).hold?.state).toBe("lapsed");
      await admin.says("/claims").sees(`#${first}`, "到期，待招商办处理");
      // Nobody is kept out any longer, and nobody has it either.
      await eve.says(`/stage #${second} 在谈 对接记录:与总经理会谈`).sees(`#${second} 进入「在谈」`);
      await admin.says(`/xf 首报 裁定 #${first} 放开 保护期内没有实质推进`).sees("已裁定");
      await eve.says(`/xf 首报 登记 #${second}`).sees(`#${second} 已登记首报`, "保护期至 2027-05-03");
      await ada
        .says(`/claim #${first}`)
        .sees("已提示首报人", "续期至 2027-01-30", "到期未续，转招商办", "裁定：不再保护，放开登记");
      expect((await world.verify()).findings).toEqual([]);
    },
  );
});
