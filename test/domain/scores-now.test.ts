import { expect, test } from "vitest";
import { makeWorld } from "./world.ts";

test("a unit that was retired has no score to open, and whoever asks is told in one sentence", async () => {
  const world = await makeWorld();
  const boss = await world.person("管理员", undefined, ["admin"]);
  const unit = await world.by(boss, ({ units }) =>
    units.add({ name: "开发区管委会", shortName: "开发区", code: "KFQ", group: "county" }),
  );
  const ada = await world.person("张三", unit);
  const why = () => world.by(ada, ({ boards }) => boards.scoreWhy(unit));
  expect((await why()).unit.unitId).toBe(unit.id);
  await world.by(boss, ({ units }) => units.edit("KFQ", { active: false }));
  await expect(why()).rejects.toMatchObject({ reason: "unknown_unit" });
});
