import { describe, expect, test } from "vitest";
import { gatesOf } from "../../src/domain/line.ts";
import { checkEvidence, stageExample } from "../../src/domain/projects/gate.ts";
import { UserError } from "../../src/errors.ts";
import { loadPack, packIds } from "../../src/packs/index.ts";
import { makeWorld } from "./world.ts";

const china = loadPack("cn-government");
const signed = china.stages.find(({ code }) => code === "signed") ?? fail();

function fail(): never {
  throw new Error("not there");
}

const check = (given: Readonly<Record<string, string>>, stage = signed) =>
  checkEvidence(stage, given, "2026-11-23", "zh-CN", stageExample(stage, "zh-CN", 7, "2026-11-23"));

describe("a gate", () => {
  test("names all that is missing, with a line that has it", () => {
    try {
      check({ contract: "HT-1" });
      fail();
    } catch (error) {
      expect(error).toMatchObject({
        reason: "missing_evidence",
        values: { stage: "签约", keys: ["签约日期", "合同金额"] },
        hint: "/阶段 #7 签约 合同号:2026-01号 签约日期:2026-11-23 合同金额:50亿",
      });
    }
  });

  test("takes the evidence's own day, and today where it asks for none; no day to come", () => {
    const given = { contract: "HT-1", "signed-on": "2026-11-20", "contract-amount": "50亿元", other: "x" };
    expect(check(given)).toEqual({
      day: "2026-11-20",
      evidence: { "signed.contract": "HT-1", "signed.signed-on": "2026-11-20", "signed.contract-amount": "50亿元" },
    });
    const screening = china.stages[1] ?? fail();
    expect(check({}, screening)).toEqual({ day: "2026-11-23", evidence: {} });
    expect(() => check({ ...given, "signed-on": "2026-11-24" })).toThrow("future_date");
  });

  test.each(packIds.flatMap((id) => (["zh-CN", "en"] as const).map((locale) => [id, locale] as const)))(
    "of %s has an example in %s for each stage",
    (id, locale) => {
      for (const stage of gatesOf(loadPack(id))) {
        const example = stageExample(stage, locale, 12, "2026-11-23");
        expect(example).toMatch(locale === "en" ? /^\/stage #12 \S+/ : /^\/阶段 #12 \S+/);
        for (const item of stage.evidence.filter(({ required }) => required))
          expect(example).toContain(`${item.name[locale]}:`);
      }
    },
  );
});

describe("a project", () => {
  test("goes forward only, may skip, and keeps the day of each stage it entered", async () => {
    const world = await makeWorld();
    const ada = await world.person("张三", await world.unit("KFQ"));
    await world.by(ada, ({ leads }) => leads.log({ name: "电池项目" }));
    const move = (stage: string, evidence = {}) =>
      world
        .by(ada, async ({ leads }) => (await leads.move(1, stage, evidence)).project.stage)
        .catch((error: unknown) => (error instanceof UserError ? error.reason : Promise.reject(error)));
    expect(await move("签约")).toBe("missing_evidence");
    expect(await move("签约", { contract: "HT-1", "signed-on": "2026-11-20", "contract-amount": "50亿元" })).toBe(
      "signed",
    );
    expect(await move("在谈", { meeting: "会谈" })).toBe("stage_backwards");
    expect(await move("签约", { contract: "HT-2", "signed-on": "2026-11-21", "contract-amount": "60亿元" })).toBe(
      "same_stage",
    );
    expect(await move("签", {})).toBe("unknown_stage");
    expect(await world.project(1)).toMatchObject({
      reached: { lead: "2026-11-23", signed: "2026-11-20" },
      evidence: { "signed.contract": "HT-1" },
    });
  });

  test("that is logged at a later stage is asked for what that gate asks, and told to log first", async () => {
    const world = await makeWorld();
    const ada = await world.person("张三", await world.unit("KFQ"));
    await expect(world.by(ada, ({ leads }) => leads.log({ name: "电池项目", stage: "签约" }))).rejects.toMatchObject({
      reason: "missing_evidence",
      hint: "/线索 电池项目",
    });
    expect((await world.by(ada, ({ leads }) => leads.log({ name: "电池项目", stage: "研判" }))).project).toMatchObject({
      number: 1,
      stage: "screening",
    });
  });

  test("is not logged by somebody without a unit, nor as a state secret", async () => {
    const world = await makeWorld();
    const nobody = await world.person("郑一");
    const ada = await world.person("张三", await world.unit("KFQ"));
    await expect(world.by(nobody, ({ leads }) => leads.log({ name: "电池项目" }))).rejects.toThrow("not_a_member");
    for (const secrecy of ["L3", "l3", "机密", "绝密", "secret"]) {
      await expect(
        world.by(ada, ({ leads }) => leads.log({ name: "电池项目", secrecy })),
        secrecy,
      ).rejects.toThrow("state_secret");
    }
    await expect(world.by(ada, ({ leads }) => leads.log({ name: "电池项目", secrecy: "L9" }))).rejects.toThrow(
      "unknown_choice",
    );
  });
});
