import { describe, expect, it } from "vitest";
import { makeWorld, type Person } from "./kit.ts";
import type { Transport } from "./platform.ts";

const transports: readonly Transport[] = ["slack-socket", "lark-ws"];
const env = { XIANFENG_LOCALE: "en", XIANFENG_PACK: "edo", XIANFENG_TIMEZONE: "America/New_York" };

describe.each(transports)("an economic development organisation over %s", (transport) => {
  it("works, and is told what is wrong, in English", async () => {
    const world = await makeWorld({ transports: [transport], env, at: "2026-11-23T10:00:00-05:00" });
    const admin = world.person("admin", "hall");
    await admin.says("/unit add North County short:North code:NC").privately().sees("Unit “North County” added");
    await admin
      .in("kfq")
      .says("/channel bind NC")
      .inChannel()
      .sees("This channel belongs to North County now", "People who write here become members of the unit.");
    await admin.says("/unit add South County short:South code:SC");
    await admin.in("gxq").says("/channel bind SC");
    const ada = world.person("ada", "kfq");
    const eve = world.person("eve", "gxq");
    await eve.says("/lead Cold storage hub amount:$12m").sees("Lead #1 logged", "US$12m");
    for (let count = 2; count <= 12; count += 1) await ada.says(`/lead Plant ${count} amount:US$${count}m`);
    await ada
      .mentions("lead Battery plant amount:US$30m chain:EV next:friday site visit")
      .inChannel()
      .sees("Lead #13 logged", "Battery plant", "US$30m", "Next step", "Log progress");

    const cases: readonly (readonly [line: string, sentence: string, who?: Person])[] = [
      ["/xf laed Plant", "There is no command “laed”. Did you mean “lead”? Send /help to see them all."],
      ["/lead Bad plant US$30m", "Please write “amount:” before “US$30m”."],
      ["/lead Bad plant amount:30", "“30” has no currency or unit."],
      ["/lead Bad plant amuont:US$30m", "“amuont” is not a key I know. Did you mean “amount”?"],
      ["/lead Bad plant amount:$1m amount:$2m", "“amount” is given twice. Please keep one."],
      ["/lead Bad plant next:friday", "“what to do next” is missing."],
      ["/lead Bad plant next:2026-11-01 visit", "“2026-11-01” has passed. Please give today or a later day."],
      ["/lead Bad plant secrecy:L3", "State secrets must not be entered here. Please follow your security rules."],
      ["/lead Bad plant secrecy:very", "“secrecy” cannot be “very”. Choose from: public, unit, named."],
      ["/lead Bad plant owner:nobody", "I could not find “nobody”. Please @mention them, or write the full name."],
      [
        "/progress #4711 call hello",
        "There is no project #4711. One digit off is another project, so I do not guess: please check the number; /mine lists your own.",
      ],
      ["/progress #1 call hello", "you cannot see or change it. Please ask the coordinator."],
      ["/stage #12 dating", "There is no stage “dating”. Stages: Lead, Qualified prospect"],
      [
        "/stage #12 lead",
        "It is already at “Qualified prospect” and cannot go back to “Lead”. A slip can be undone within 10 minutes.",
      ],
      ["/stage #12 win", "To enter “Win (announced)” please give:"],
      ["/lead list unit:Mars", "There is no unit called “Mars”."],
      ["/board year metric:joy", "There is no metric “joy”. Metrics:"],
      ["/target NC 2026 signed 12", "This is for the coordinator; /role shows who that is."],
      ["/unit add Mars", "This is for the admins; /role shows who that is."],
    ];
    for (const [line, sentence] of cases) {
      const { example = "" } = await ada.isRefused(line, sentence);
      expect(example, line).not.toMatch(/\p{Script=Han}/u);
      const answer = await ada.says(example);
      expect(answer.example, `${line}\n→ ${example}\n${answer.text}`).toBeUndefined();
    }
    expect(await world.verify()).toMatchObject({ findings: [] });
  });
});
