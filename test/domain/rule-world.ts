import { onTestFinished } from "vitest";
import { writeRuleSet } from "../../src/domain/scoring/write.ts";
import type { Actor } from "../../src/domain/model.ts";
import { UserError, type Reason } from "../../src/errors.ts";
import type { RuleSetSource } from "../../src/packs/rules/shape.ts";
import { makeWorld, type DomainWorld, type WorldOptions } from "./world.ts";
import { rules, ruleSetOf } from "./scoring-sample.ts";

/** A bureau's own rule set as a file, in metrics that the pack has. */
export function ruleText(changes: Partial<RuleSetSource> = {}): string {
  return writeRuleSet(
    ruleSetOf(
      rules({
        code: "own",
        version: "1",
        document: { number: "聊招办〔2026〕8号", title: "县区招商引资考核办法" },
        ...changes,
      }),
    ),
  );
}

export interface RuleWorld extends DomainWorld {
  /** Coordinates, and works for no unit. */
  readonly office: Actor;
  on(day: string): void;
}

export async function makeRuleWorld(options: WorldOptions = {}): Promise<RuleWorld> {
  const world = await makeWorld(options);
  const office = await world.person("招商办", undefined, ["coordinator"]);
  onTestFinished(async () => {
    // Whatever a test did, the record proves.
    const { findings } = await world.verify();
    if (findings.length > 0) throw new Error(JSON.stringify(findings));
  });
  return Object.assign(world, {
    office,
    on: (day: string) => void (world.now = new Date(`${day}T10:00:00+08:00`)),
  });
}

/** The reason of what is refused, with its values. */
export async function refusal(work: Promise<unknown>): Promise<{ readonly reason: Reason; readonly values: unknown }> {
  try {
    await work;
  } catch (error) {
    if (error instanceof UserError) return { reason: error.reason, values: error.values };
    throw error;
  }
  throw new Error("not refused");
}
