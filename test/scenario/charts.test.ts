import { expect, it } from "vitest";
import { list } from "../fakes/slack-blocks.ts";
import { makeWorld, setUp } from "./kit.ts";

/** The kinds of a message's blocks as they travelled to Slack. */
function kindsOf(wire: string): readonly unknown[] {
  const [, blocks] = JSON.parse(wire) as readonly [string, unknown];
  return list(blocks).map((block) => block["type"]);
}

it("posts a board to a Slack channel with a picture, and answers one person with text", async () => {
  const world = await makeWorld({ transports: ["slack-http"] });
  await setUp(world, "slack-http");
  const ada = world.person("ada", "kfq");
  await ada.says("/lead 电池项目 投资:5亿");
  const [mine] = (await ada.says("/board year metric:leads").sees("开发区")).seen;
  expect(kindsOf(mine?.wire ?? "")).not.toContain("image");
  expect(mine?.text).toContain("█");
  const { shown } = await world.person("admin", "kfq").says("/board post year metric:leads");
  const posted = shown.find(({ channel }) => channel === "C0000UNIT1");
  expect(kindsOf(posted?.wire ?? "")).toContain("image");
  // The picture's alternative text; the bars of text are gone.
  expect(posted?.text).toContain("开发区 1个；高新区 0个");
  expect(posted?.text).not.toContain("█");
});
