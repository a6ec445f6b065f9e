import { describe, expect, test } from "vitest";
import { recomputeIssues } from "../../src/domain/boards/recompute.ts";
import { makeIssue } from "../../src/domain/boards/issue.ts";
import { settingsThen } from "../../src/domain/boards/settings-then.ts";
import { addDays } from "../../src/domain/day.ts";
import { verifyOrganization } from "../../src/domain/verify.ts";
import { loadPack } from "../../src/packs/index.ts";
import type { Dialect } from "../fakes/database.ts";
import { makeWorld } from "./world.ts";
import { ruleText } from "./rule-world.ts";

const pack = loadPack("cn-government");

const dialects: readonly Dialect[] = ["sqlite", "postgresql"];

/** A rule set with a mark, in force since the month it was added in. */
const marks = [{ code: "late", name: "缺报月报", kind: "count" }] as const;
const withReports = (version: string, minus: number) =>
  ruleText({
    version,
    period: "month",
    marks,
    sections: [
      {
        code: "all",
        name: "全部",
        cap: 100,
        items: [
          { by: "missing", code: "large", name: "过亿", metric: "large", weight: 92, goal: 2, minus: 10 },
          { by: "late", code: "reports", name: "报表", mark: "late", weight: 8, minus },
        ],
      },
    ],
  });

async function twoMonths(dialect: Dialect) {
  const world = await makeWorld({ dialect, now: "2026-10-12T10:00:00+08:00" });
  const unit = await world.unit("A");
  await world.unit("B");
  const channel = await world.channel(unit);
  const office = await world.person("招商办", undefined, ["coordinator", "admin"]);
  const ada = await world.person("王敏", unit, ["member", "leader"]);
  // Units of a world are made without their entries; a change of each writes what they are.
  for (const code of ["A", "B"]) await world.by(office, ({ units }) => units.edit(code, { name: `${code}区` }));
  const at = (instant: string) => (world.now = new Date(`${instant}+08:00`));
  const issue = (slot: string) =>
    world.by(office, ({ boards }, work) =>
      makeIssue(work, channel, {
        kind: "monthly",
        at: world.now,
        slot,
        day: addDays(slot, -1),
        group: "county",
        metric: boards.metric("到位资金"),
      }),
    );
  await world.by(office, async ({ rules }) => {
    await rules.add(withReports("1", 1));
    await rules.activate("own", "1", { reason: "启用系统" });
    await rules.mark({ unit: "B", mark: "late", value: "2", basis: "调度表" });
  });
  await world.by(ada, ({ leads }) =>
    leads.log({ name: "电池项目", company: "比亚迪", amount: { currency: "CNY", minor: 5e10 } }),
  );
  await world.by(ada, ({ leads }) =>
    leads.move(1, "签约", { contract: "HT-8", "signed-on": "2026-10-12", "contract-amount": "5亿元" }),
  );
  at("2026-11-02T09:00:00");
  const october = await issue("2026-11-01");
  at("2026-11-09T10:00:00");
  await world.by(office, async ({ rules }) => {
    await rules.mark({ unit: "B", mark: "late", value: "1", basis: "调度表" });
    await rules.mark({ unit: "A", mark: "late", value: "3", basis: "调度表" });
    await rules.add(withReports("2", 2));
    await rules.activate("own", "2", { reason: "市委文件自本月起执行" });
    await rules.unmark(3, "填错单位");
  });
  at("2026-12-02T09:00:00");
  const november = await issue("2026-12-01");
  // What is set afterwards changes nothing that was posted.
  await world.by(office, async ({ rules }) => {
    await rules.end("own", "2");
    await rules.unmark(1, "补报了");
  });
  return { world, october, november };
}

describe.each(dialects)("rule sets and marks on %s", (dialect) => {
  test("that change between two bulletins: both are made again from the ledger, to the byte", async () => {
    const { world, october, november } = await twoMonths(dialect);
    const scores = [october, november].map(({ edition }) => edition.scores[0]);
    expect(scores.map((one) => one?.rule)).toMatchObject([
      { version: "1", changed: "启用系统" },
      { version: "2", changed: "市委文件自本月起执行" },
    ]);
    expect(scores.map((one) => one?.lines.map(({ name, total }) => [name, total]))).toEqual([
      [
        ["A", 90],
        ["B", 78],
      ],
      [
        ["A", 80],
        ["B", 78],
      ],
    ]);
    const again = await world.store.read((tx) => recomputeIssues(tx, world.org, pack));
    expect(again.map(({ outcome, edition }) => [outcome, edition])).toEqual([
      ["equal", october.edition],
      ["equal", november.edition],
    ]);
    expect((await world.verify()).findings).toEqual([]);
  });

  test("are proven against the ledger: a text, a day or a figure changed behind its back is found", async () => {
    const { world } = await twoMonths(dialect);
    const { org } = world;
    const found = () =>
      world.store.read(async (tx) => (await verifyOrganization(tx, org, pack)).findings.map(({ detail }) => detail));
    await world.store.write(async (tx) => {
      const [first] = await tx.rules.list(org.id);
      if (!first) throw new Error("no rule set");
      await tx.rules.save(org.id, { ...first, from: "2026-01-01" });
      await tx.marks.add(org.id, { ...stray, number: 99 });
      await tx.marks.void(org.id, 2);
      await tx.rules.add(org.id, { ...first, version: "9" });
    });
    expect(await found()).toEqual([
      expect.stringContaining("rule:own:1: the row"),
      expect.stringContaining("rule:own:9: nobody"),
      expect.stringContaining("mark:2: the row"),
      expect.stringContaining("mark:99: nobody"),
    ]);
  });

  test("have the text that was entered, or none: a board cannot be made again by another", async () => {
    const { world } = await twoMonths(dialect);
    const { org } = world;
    const { entries, rules } = await world.store.read(async (tx) => ({
      entries: await tx.ledger.scan(org.id, "organization", { stream: -1, seq: 0 }, 1000),
      rules: await tx.rules.list(org.id),
    }));
    const textsOf = async (kept: typeof rules) => {
      const then = settingsThen(entries, kept, world.now.toISOString());
      return (await then.rules()).map(({ version, text, reason }) => [version, text, reason]);
    };
    expect(await textsOf(rules)).toEqual(rules.map(({ version, text, reason }) => [version, text, reason]));
    const changed = rules.map((rule) => ({ ...rule, text: rule.text.replace("minus: 10", "minus: 1") }));
    expect((await textsOf(changed)).map(([, text]) => text)).toEqual(["", ""]);
  });
});

const stray = {
  code: "late",
  unitId: 1,
  day: "2026-11-01",
  value: 1000,
  basis: "无",
  voided: false,
} as const;
