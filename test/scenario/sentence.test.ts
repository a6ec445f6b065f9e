import { expect, it, describe } from "vitest";
import { makeWorld, setUp, type World } from "./kit.ts";
import type { Transport } from "./platform.ts";

const sentence = "今天去深圳拜访比亚迪，谈了50亿的电池项目，下周三来考察";

/** Everything that is written, without what answers are kept. */
async function record(world: World): Promise<number> {
  return (await world.ledger()).length;
}

const numberIn = (text: string): number => Number(/已登记线索 #(\d+)/.exec(text)?.[1]);

describe.each(["slack-http", "lark-ws", "console"] as const)("a sentence without a command over %s", (transport: Transport) => {
  it("is shown as it was understood, and logged when its author says so, once", async () => {
    const world = await makeWorld({ transports: [transport] });
    if (transport !== "console") await setUp(world);
    const ada = world.person("ada", "kfq");
    const before = await record(world);
    const shown = await ada
      .mentions(sentence.replaceAll("比亚迪", "星辰锂能"))
      .privately()
      .sees("我理解为：一条新线索，对吗？", "星辰锂能电池项目", "50亿元", "2026-12-02 来考察", "您点了才会登记");
    expect(await record(world)).toBe(before);
    console.log(shown.text, shown.seen[0]?.buttons);
    const logged = await ada.presses("登记");
    console.log(logged.text);
    const number = numberIn(logged.text);
    expect(await world.project(number)).toMatchObject({ name: "星辰锂能电池项目" });
    const again = await ada.presses("登记").privately();
    console.log(again.text);
  });
});
