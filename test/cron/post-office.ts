import type { Message } from "../../src/chat/message.ts";
import { runDue } from "../../src/cron/tick.ts";
import { decode } from "../../src/delivery/delivery.ts";
import type { OutboxRow } from "../../src/delivery/ports.ts";
import type { RollupCell, Unit } from "../../src/domain/model.ts";
import { periodsOf } from "../../src/domain/period.ts";
import { writeRuleSet } from "../../src/domain/scoring/write.ts";
import { settingOf } from "../../src/domain/setting.ts";
import { createLogger } from "../../src/log.ts";
import { makeWorld, type DomainWorld, type WorldOptions } from "../domain/world.ts";

export interface Sent {
  /** The channel's id on its platform: `c-KFQ`. */
  readonly to: string;
  readonly message: Message;
}

export interface PostOffice {
  readonly world: DomainWorld;
  /** What comes by itself at this instant: outcomes by job and day, and what was posted to channels. */
  due(instant: string): Promise<{ readonly outcomes: readonly string[]; readonly sent: readonly Sent[] }>;
  /** Puts a rule set of the bureau's own in force, so that the group's board ranks arrived funds first. */
  ranksFunds(group: string): Promise<void>;
  /** Adds results of a unit on a day, in every scale: projects (hundredths of one are kept) or minor units. */
  counts(unit: Unit, metric: string, day: string, kept: number, origin?: string): Promise<void>;
}

/** The posts to channels alone; reminders have tests of their own. */
const posts: ReadonlySet<string> = new Set(["board", "weekly", "bulletin", "year-close"]);

export async function postOffice(options: WorldOptions = {}): Promise<PostOffice> {
  const world = await makeWorld(options);
  const logger = createLogger("silent");
  return {
    world,
    async due(instant) {
      const sent: Sent[] = [];
      const jobs = new Map<string, string>();
      const outbox = {
        lease: () => ({ owner: "test", until: new Date("2040-01-01T00:00:00Z") }),
        submit: (rows: readonly OutboxRow[]) => {
          for (const { body } of rows) {
            const { target, message } = decode(body);
            if (target.kind === "post") sent.push({ to: target.place.id, message });
          }
        },
      };
      const results = await runDue({ store: world.store, logger, outbox }, new Date(instant));
      for (const { job, slot, outcome } of results) if (posts.has(job)) jobs.set(`${job} ${slot}`, outcome);
      return { outcomes: [...jobs].map(([name, outcome]) => `${name} ${outcome}`), sent };
    },
    ranksFunds: (group) =>
      world.store.write(async (tx) => {
        const sample = settingOf(world.org).pack.ruleSets.find((one) => one.groups.includes(group));
        if (!sample) throw new Error(`no rule set for ${group}`);
        await tx.rules.add(world.org.id, {
          code: sample.code,
          version: sample.version,
          text: writeRuleSet({ ...sample, headline: "arrived" }),
          state: "active",
          from: "2026-01-01",
          to: null,
          addedAt: "2026-01-01T00:00:00.000Z",
          activatedAt: "2026-01-01T00:00:00.000Z",
          reason: null,
        });
      }),
    counts: (unit, metric, day, kept, origin = "attracted") =>
      world.store.write((tx) =>
        tx.rollups.add(
          world.org.id,
          Object.entries(periodsOf(day)).map(([scale, period]): RollupCell => {
            // The keys of periodsOf are the scales.
            return { scale: scale as RollupCell["scale"], period, metric, unitId: unit.id, origin, value: kept };
          }),
        ),
      ),
  };
}
