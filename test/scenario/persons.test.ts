import { describe, expect, it } from "vitest";
import { ruleText } from "../domain/rule-world.ts";
import { makeWorld, setUp, type World } from "./kit.ts";
import type { SentFile, Transport } from "./platform.ts";

/** What the people are called on each platform: Ada, Ben and Eve. */
const platforms: readonly (readonly [Transport, readonly [ada: string, ben: string, eve: string]])[] = [
  ["slack-http", ["ada", "ben", "eve"]],
  ["lark-ws", ["王敏", "李强", "赵磊"]],
];
const env = { XIANFENG_LOCALE: "en", XIANFENG_PACK: "edo", XIANFENG_TIMEZONE: "America/New_York" };
const at = "2026-11-23T10:00:00-05:00";

const scorecard = ruleText({
  code: "regions",
  version: "2026.1",
  document: { number: "Resolution 2026-7", title: "Scorecard of the regions" },
  from: "2026-01-01",
  groups: ["region"],
  headline: "wins",
  persons: true,
});

/** Ada and Ben work in the north, Eve in the south; the admin is also the coordinator, who verifies. */
async function regions(transport: Transport) {
  const world = await makeWorld({ transports: [transport], env, at });
  const admin = world.person("admin", undefined);
  await world.person("admin", "hall").says("/unit add North County short:North code:NC group:regions");
  await admin.says("/unit add South County short:South code:SC group:regions");
  await admin.in("kfq").says("/channel bind NC");
  await admin.in("gxq").says("/channel bind SC");
  await admin.says("/role grant @{admin} coordinator");
  const [ada, ben, eve] = [world.person("ada", "kfq"), world.person("ben", "kfq"), world.person("eve", "gxq")];
  for (const [who, name] of [
    [ada, "Battery plant"],
    [ada, "Cathode plant"],
    [ben, "Cold storage hub"],
    [eve, "Glass works"],
  ] as const) {
    const { text } = await who.says(`/lead ${name} amount:US$30m`).sees("logged");
    const number = /#(\d+)/.exec(text)?.[1];
    if (name === "Glass works") continue;
    await who
      .says(`/stage #${number} announced agreement:A-${number} date:2026-11-20 capex:US$30m`)
      .sees("is now at “Win (announced)”");
  }
  return { world, admin, ada, ben, eve };
}

describe.each(platforms)("results by person, over %s", (transport, [adaName, benName, eveName]) => {
  it("are refused until the admin puts a rule set in force that wants them, then shown to the one who asks", async () => {
    const { world, admin, ada, eve } = await regions(transport);
    const off =
      "Results by person are not switched on for Regions: the rule set in force does not say “persons: true”.";
    await ada.isRefused("/board persons", off);
    await admin.isRefused("/board persons group:regions", off);

    await admin.says(`/rules add\n${scorecard}`).sees("Kept as a draft: Scorecard of the regions");
    await ada.isRefused("/board persons", off);
    await admin.says("/rules show regions").sees("Results by person", "yes");
    await ada.says("/rules activate regions 2026.1 reason:now").privately().sees("This is for the coordinator");
    await admin
      .says("/rules activate regions 2026.1 reason:resolution of the board")
      .sees("is in force from 2026-01-01");

    const shown = await eve.says("/board persons").privately();
    for (const text of [
      "Wins announced, this year, by person · Regions",
      "Resolution 2026-7 (2026.1)",
      "within this period: resolution of the board",
    ])
      expect(shown.text).toContain(text);
    expect(flat(shown.text)).toContain(`Rank Person Unit Result 1 ${adaName} North 2 2 ${benName} North 1 As of`);
    // Whoever has no result is not named, and nothing is said of what anybody does all day.
    expect(flat(shown.text)).not.toContain(` ${eveName} `);
    expect(shown.text).toContain("no visits, entries or answers are counted");
    await eve.says("/board persons month").privately().sees("this month", adaName);
    await eve.in(undefined).says("/xf board persons").sees("by person", adaName);
    await eve.isRefused("/board persons leads", "“New leads” is for information alone and is nobody's result.");

    await ada.says("/funds #1 US$6m evidence:R-1 source:state").sees("F1");
    await ada.says("/board persons arrived").privately().sees("Nobody has a result in this period yet.");
    await admin.says("/verify F1 ok").sees("F1");
    await admin.says("/board persons arrived group:regions").privately().sees("US$6m");
    await ada.says("/board persons arrived").privately().sees("US$6m");
    const outside = await eve.says("/board persons arrived").privately().sees("under US$100m", "Amounts are exact for");
    expect(outside.text).not.toContain("US$6m");

    await ada.says("/help board persons").sees("/board persons", "Results by person, to you alone");
    // Posts, exports and issues are of units alone: what says persons is no word of theirs.
    for (const line of ["/board post persons", "/board export persons"]) {
      const { text } = await admin.in("kfq").says(line).privately();
      for (const name of [adaName, benName]) expect(flat(text), line).not.toContain(` ${name} `);
    }
    expect((await world.verify()).findings).toEqual([]);
  });
});

describe.each(platforms)("in the government pack, over %s", (transport) => {
  it("nobody gets them, and nothing that is typed or sent switches them on", async () => {
    const world = await makeWorld({ transports: [transport] });
    await setUp(world);
    const admin = world.person("admin", undefined);
    await admin.says("/role grant @{admin} coordinator");
    const ada = world.person("ada", "kfq");
    const typed = transport === "slack-http" ? "/xf 榜" : "/榜";
    for (const line of ["/board persons", "/board people", `${typed} 人员 本月`])
      for (const who of [ada, admin]) await who.isRefused(line, "按规定只排单位、不排个人。");

    const text = ruleText({ persons: true, code: "zone-own", groups: ["zone"] });
    const line = text.split("\n").findIndex((one) => one.startsWith("persons:")) + 1;
    const refused = [`第 ${line} 行`, "按规定只排单位、不排个人，请删去 persons 这一行", "未作任何改动"];
    const before = await written(world);
    for (const command of ["/rules add", "/rules check"])
      await admin
        .says(`${command}\n${text}`)
        .sees(...refused)
        .privately();
    await admin.sends(file(text)).sees(...refused);
    for (const command of ["/rules show zone-own", "/rules activate zone-own 1 reason:x"])
      await admin.says(command).sees("没有代码为「zone-own」的考核规则");
    expect(await written(world)).toEqual(before);
    await ada.isRefused("/board persons", "按规定只排单位、不排个人。");
    // No list offers what is never given.
    await ada.says("/help board").sees("/榜 得分").lacks("人员", "persons");
  });
});

const file = (text: string): SentFile => ({ name: "规则.yaml", bytes: new TextEncoder().encode(text) });

/** The rule sets kept, and the last entry of the ledger. */
async function written(world: World): Promise<unknown> {
  const { id } = await world.organization();
  return [await world.app.store.read((tx) => tx.rules.list(id)), (await world.ledger()).length];
}

/** Without what a platform draws between the cells of a table. */
function flat(text: string): string {
  return text.replaceAll(/[|*─]/g, " ").replaceAll(/\s+/g, " ");
}
