import { describe, expect, it } from "vitest";
import type { Dialect } from "../fakes/database.ts";
import { makeWorld, setUp, type World } from "./kit.ts";
import type { Heard, Transport } from "./platform.ts";

const settings: readonly (readonly [Transport, Dialect])[] = [
  ["slack-http", "sqlite"],
  ["lark-ws", "postgresql"],
];
const everything = (heard: readonly Heard[]): string => heard.map(({ text, wire }) => text + wire).join("\n");

async function start(transport: Transport, dialect: Dialect): Promise<World> {
  const world = await makeWorld({ transports: [transport], dialect });
  await setUp(world);
  await world.person("admin", "hall").says("/role grant @{admin} coordinator").sees("招商办");
  return world;
}

describe.each(settings)("the same company twice, over %s, kept in %s", (transport, dialect) => {
  it("is told to the second reporter alone, without a name; the coordinator merges, and takes it back", async () => {
    const world = await start(transport, dialect);
    const office = world.person("admin", undefined);
    const [ada, ben, eve] = [world.person("ada", "kfq"), world.person("ben", "kfq"), world.person("eve", "gxq")];

    await ada.says("/lead 凤凰电池项目 公司:凤凰新能源股份有限公司 投资:15亿").inChannel().sees("已登记线索 #1");
    // Above the threshold: which unit, and since when; below it, only that there is somebody.
    const second = await eve
      .says("/lead 动力电池基地 公司:鳳凰新能源（集团） 投资:12亿")
      .sees("已登记线索 #2", "开发区已于 2026-11-23 首报同一投资方")
      .privately(ada);
    expect(everything(second.seen)).not.toMatch(/凤凰电池项目|凤凰新能源股份/);
    await ada.says("/lead 麒麟轴承项目 公司:麒麟重工 投资:3亿").inChannel();
    const third = await eve.says("/lead 重工基地 公司:聊城麒麟重工").lacks("麒麟轴承", "开发区已于");
    expect(everything(third.shown.filter(({ to }) => to === eve.id))).toContain(
      "很可能是同一家：名称相同、一方多写了地名。已有其他单位在跟进，请询问招商办。",
    );
    // A colleague may know it, and reads where it is.
    const own = await ben.says("/lead 麒麟二期 公司:麒麟重工有限公司");
    expect(everything(own.shown.filter(({ to }) => to === ben.id))).toContain("「麒麟重工」名下已有：#3 麒麟轴承项目");

    // What was not typed is not found by asking.
    const rival = eve.in(undefined);
    await rival
      .says("/investor 凤凰新能源")
      .sees("I1", "动力电池基地", "还有您不能查看的项目")
      .lacks("凤凰电池项目", "15亿");
    for (const line of ["/investor 麒麟", "/investor 重工"]) {
      const { shown } = await rival.says(line);
      expect(everything(shown), line).not.toMatch(/I2|麒麟轴承|#3/);
    }
    await rival.says("/investor I2").sees("投资方 I2 由其他单位跟进").privately();
    await rival.says("/investor edit I2 上级集团:某集团").sees("投资方 I2 由其他单位跟进").privately();
    await rival.says("/merge #1 #2").sees("要由招商办来办").privately();

    await office.says("/investor I2").sees("麒麟重工", "可能是同一家的记录", "I3", "聊城麒麟重工");
    await office.says("/merge #1 #2 理由:同一个基地").privately(ada, eve).sees("#2 已并入 #1", "两个登记时间都保留");
    await eve.says("/lead #2").sees("已并入 #1，不再计入统计");
    await rival.says("/progress #2 电话 问候").sees("#2 已并入 #1，请在 #1 上继续。").privately();
    // Whoever followed the one may read the other.
    await rival.says("/lead #1").sees("凤凰电池项目", "#2 并入 #1：同一个基地");
    await office.presses("撤回合并").sees("已撤回合并，#2 恢复原样");
    await rival.says("/lead #1").sees("#1 由其他单位跟进");
    await eve.says("/progress #2 电话 问候").sees("已记进展 #2");

    // One investor has one first report: whoever came later hears of it, and chooses.
    const one = await office
      .says("/merge I2 I3")
      .sees("I3 已并入 I2", "其他写法", "聊城麒麟重工", "首报以登记在先的为准");
    const told = everything(one.shown.filter(({ to }) => to === eve.id));
    expect(told).toContain("同一投资方已有其他单位首报在先");
    expect(told).not.toContain("麒麟轴承");
    await office.says("/investor I3").sees("已并入 I2，请看 I2。");
    await office.says("/merge undo I3").sees("已撤回合并，I3 恢复原样");
    await office
      .says("/investor edit I2 类别:世界500强 2025,链主 联系人:王强 董事长 13800000000")
      .sees("已更正投资方 I2", "世界500强（2025 年）", "链主（2026 年）", "王强 董事长 13800000000");
    await office.says("/undo").sees("已撤销对「麒麟重工」的改动");
    await office.says("/investor find 麒麟").sees("麒麟重工", "聊城麒麟重工");
    expect((await world.verify()).findings).toEqual([]);
  });
});

it("the same in the browser: typed in Chinese, merged and taken back", async () => {
  const world = await makeWorld({ transports: ["console"] });
  const [ada, eve, admin] = [world.person("ada", "kfq"), world.person("eve", "gxq"), world.person("admin")];
  const numberOf = ({ text }: { readonly text: string }): string => /已登记线索 #(\d+)/.exec(text)?.[1] ?? "";
  const first = numberOf(await ada.says("/线索 玄武材料基地 公司:玄武新材料有限公司 投资:3亿"));
  const second = await eve.says("/线索 复合材料园 公司:玄武新材料").sees("其他单位");
  expect(everything(second.seen)).not.toContain("玄武材料基地");
  await admin.says(`/合并 #${first} #${numberOf(second)}`).sees(`#${numberOf(second)} 已并入 #${first}`);
  await eve.in(undefined).says("/投资方 玄武新材料").sees("玄武材料基地").lacks("复合材料园");
  await admin.says(`/合并 撤回 #${numberOf(second)}`).sees(`#${numberOf(second)} 恢复原样`);
  await eve.in(undefined).says("/投资方 玄武新材料").sees("复合材料园").lacks("玄武材料基地");
  expect((await world.verify()).findings).toEqual([]);
});
