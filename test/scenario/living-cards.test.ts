import { describe, expect, it } from "vitest";
import type { Dialect } from "../fakes/database.ts";
import { makeWorld, setUp, type Outcome, type World } from "./kit.ts";
import { isRevised, messageId, type Heard, type Transport } from "./platform.ts";

const settings: readonly (readonly [Transport, Dialect])[] = [
  ["slack-http", "sqlite"],
  ["lark-ws", "postgresql"],
  ["console", "sqlite"],
];

const numberIn = ({ text }: Outcome): number => Number(/已登记线索 #(\d+)/.exec(text)?.[1]);
/** Of the card that is new. */
const idIn = ({ seen }: Outcome): string => seen.find((heard) => !isRevised(heard))?.id ?? "";
/** What came to the channel anew; a card that was changed where it stands is no news. */
const newIn = ({ shown }: Outcome) => shown.filter((heard) => heard.to === undefined && !isRevised(heard));

async function reading(world: World, transport: Transport, id: string): Promise<Heard> {
  await world.app.idle();
  const heard = await world.platforms.get(transport)?.heard(["ada", "ben", "eve", "admin"]);
  const found = heard?.find((one) => messageId(one) === id);
  if (!found) throw new Error(`no message ${id}`);
  return found;
}

describe.each(settings)("a card in the unit's channel, over %s, kept in %s", (transport, dialect) => {
  it("follows the project wherever it is worked on, and says no more than may be read there", async () => {
    const world = await makeWorld({ transports: [transport], dialect });
    if (transport !== "console") await setUp(world);
    const [ada, ben, eve] = [world.person("ada", "kfq"), world.person("ben", "kfq"), world.person("eve", "kfq")];
    await world.person("eve", "gxq").says("/mine");
    const card = (id: string) => reading(world, transport, id);

    const logged = await ada.says("/lead 储能电站项目 公司:远景 投资:8亿").inChannel();
    const number = numberIn(logged);
    const first = idIn(logged);
    expect((await card(first)).buttons).toContain("撤销");

    // Worked on elsewhere: nothing new in the channel, and what stands there is current.
    const elsewhere = await ada.in(undefined).says(`/progress #${number} 电话 谈妥用地`).sees("已记进展");
    expect(newIn(elsewhere)).toEqual([]);
    const followed = await card(first);
    expect(followed.text).toContain("电话：谈妥用地");
    expect(followed.text).toContain("最近：");
    expect(followed.buttons).toContain("记进展");
    expect(followed.buttons).not.toContain("撤销");

    // Whoever may not is told so alone, and nothing happens; what is no longer there to take back says so.
    const before = await world.project(number);
    await eve.presses("指派").privately();
    await eve.says(`/assign #${number} @{eve}`).privately().sees(`#${number} 由其他单位跟进`).lacks("储能", "远景");
    await ada.says(`/undo #${number} step:1`).privately();
    expect(await world.project(number)).toEqual(before);

    // Answered in the channel: the new card is the current one, and the old one ends without a name.
    const answered = await ben.says(`/progress #${number} 电话 再谈价格`).inChannel();
    const second = idIn(answered);
    const ended = await card(first);
    expect(ended.text).toContain(`#${number} 的新卡片在下方`);
    expect(ended.wire).not.toMatch(/储能|远景|谈妥用地/);
    expect(ended.buttons).toEqual([]);

    // More secret now: the channel reads the code name at once.
    const { codeName } = before;
    await ada.in(undefined).says(`/lead edit #${number} 密级:L2`);
    const coded = await card(second);
    expect(coded.text).toContain(codeName);
    expect(coded.wire).not.toMatch(/储能|远景|再谈价格/);
    expect(coded.buttons).toEqual([]);
    await ada.in(undefined).says(`/lead edit #${number} 密级:L1`);
    expect((await card(second)).text).toContain("储能电站项目");

    const edits = world.platforms.get(transport)?.edits;
    if (edits) {
      // It stays as it is: a step of the project is posted anew, a correction is not.
      edits.closed(await card(second));
      const corrected = await ada.in(undefined).says(`/lead edit #${number} 需求:用地300亩`);
      expect(newIn(corrected)).toEqual([]);
      const news = await ada.in(undefined).says(`/progress #${number} 电话 签字在即`);
      const [again, ...others] = newIn(news);
      expect(others).toEqual([]);
      expect(again?.text).toContain(`#${number} 电话：签字在即`);
      // A person deletes it: nobody posts it again.
      edits.deleted(again ?? ended);
      const after = await ada.in(undefined).says(`/progress #${number} 电话 又谈`);
      expect(newIn(after)).toEqual([]);
    }
    expect((await world.verify()).findings).toEqual([]);
  });
});
