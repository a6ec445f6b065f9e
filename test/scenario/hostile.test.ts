import { describe, expect, it } from "vitest";
import { makeWorld, setUp } from "./kit.ts";
import type { Transport } from "./platform.ts";

const transports: readonly Transport[] = ["slack-http", "slack-socket", "lark-ws", "lark-webhook", "console"];

/** What somebody may type as a project's name to reach others, to lead them elsewhere, or to run something. */
const names = [
  "<!channel> 项目",
  "<!here|x> <!everyone> 项目",
  "<@U0000LI> <#C0000UNIT2> <!subteam^S1> 项目",
  "<at id=all></at> 项目",
  '<at user_id="all"></at> 项目',
  "<at id=ou_other000000000000000000000000001></at> 项目",
  "</script><img src=x onerror=alert(1)> 项目",
  "[点这里](http://evil.example) 项目",
  "<http://evil.example|点这里> 项目",
  "http://evil.example/项目",
  "*粗* _斜_ ~删~ 项目",
  "**粗** `码` ```块``` 项目",
  "${jndi} {{mustache}} %s &amp; &#60;b&#62; 项目",
] as const;

describe.each(transports)("hostile names over %s", (transport) => {
  it("arrive as harmless text in cards, lists, boards, digests and private reminders", async () => {
    const world = await makeWorld({ transports: [transport], at: "2026-11-23T08:00:00+08:00" });
    if (transport !== "console") await setUp(world);
    const ada = world.person("ada", "kfq");
    for (const name of names) {
      const { seen } = await ada.says(`/lead 名称:“${name}” 公司:“${name}” 备注:“${name}”`).inChannel();
      expect(
        seen.map(({ live }) => live),
        name,
      ).toEqual([[]]);
      // What was typed is what is read: nothing is swallowed either.
      const read = seen
        .map(({ text }) => text)
        .join("")
        .replaceAll(/\s+/g, "");
      expect(read, name).toContain(name.replaceAll(/\s+/g, ""));
    }
    const { seen } = await ada.says("/lead list").privately();
    expect(seen.flatMap(({ live }) => live)).toEqual([]);
    const { text } = await ada.isRefused("/progress #4711 <!channel><at id=all></at>", "没有 #4711 这个项目");
    expect(text).not.toContain("channel");
    for (const line of ["/xf <!channel>", "/lead #<!channel>", "/lead 甲 <at id=all></at>:1", "/board <!channel>"]) {
      const answer = await ada.says(line);
      expect(
        answer.seen.flatMap(({ live }) => live),
        line,
      ).toEqual([]);
    }
    const posts = await world.tick("2026-11-23T08:50:00+08:00");
    const reminders = await world.tick("2026-12-01T09:30:00+08:00");
    const all = [...posts, ...reminders];
    expect(all.flatMap(({ live }) => live)).toEqual([]);
    expect(posts.map(({ text: told }) => told).join("\n")).toContain("<!channel> 项目");
    expect(
      reminders
        .filter(({ to }) => to === ada.id)
        .map(({ text: told }) => told)
        .join("\n"),
    ).toContain("<at id=all></at> 项目");
  });

  it("very long ones are refused, and lines of several rows stay one name", async () => {
    const world = await makeWorld({ transports: [transport] });
    if (transport !== "console") await setUp(world);
    const ada = world.person("ada", "kfq");
    await ada.isRefused(`/lead ${"长".repeat(1000)}`, "「名称」太长，最多 100 个字。");
    await ada.isRefused(`/lead 甲 备注:${"长".repeat(1001)}`, "「备注」太长，最多 1000 个字。");
    await ada
      .says(`/lead 甲 备注:${"长".repeat(1000)}`)
      .inChannel()
      .sees("甲");
    await ada.says("/lead 第一行\n第二行 投资:1亿").inChannel().sees("第一行 第二行", "1亿元");
  });
});
