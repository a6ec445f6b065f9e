import type { Message } from "../../src/chat/message.ts";
import type { TickResult } from "../../src/cron/deps.ts";
import type { Memory } from "../../src/cron/memory.ts";
import { runDue } from "../../src/cron/tick.ts";
import { decode } from "../../src/delivery/delivery.ts";
import type { OutboxRow } from "../../src/delivery/ports.ts";
import type { Actor, Channel, Unit } from "../../src/domain/model.ts";
import { usualPosts } from "../../src/domain/posts.ts";
import type { Logger } from "../../src/log.ts";
import { makeWorld, type DomainWorld } from "../domain/world.ts";

/** Scheduled posts on a real store, at instants that the test says. Days are those of November 2026: Monday is the 23rd. */

export interface Office {
  readonly world: DomainWorld;
  readonly unit: Unit;
  readonly ada: Actor;
  readonly channel: Channel;
  /** What was handed to the dispatcher. */
  readonly sent: readonly { readonly to: string; readonly message: Message; readonly row: OutboxRow }[];
  readonly errors: readonly object[];
  /** What came of everything due at this local time of November 2026: `day hour:minute`. */
  due(time: string, memory?: Memory): Promise<readonly string[]>;
  readonly deps: Parameters<typeof runDue>[0];
}

export async function office(
  options: { readonly channel?: Partial<Channel>; readonly world?: DomainWorld } = {},
): Promise<Office> {
  const world = options.world ?? (await makeWorld({ now: "2026-11-16T10:00:00+08:00" }));
  const unit = await world.unit("KFQ");
  const ada = await world.person("张三", unit);
  // The weekly and the bulletin have tests of their own.
  const channel = await world.channel(unit, { posts: { ...usualPosts, kinds: ["daily"] }, ...options.channel });
  const sent: { to: string; message: Message; row: OutboxRow }[] = [];
  const errors: object[] = [];
  const silent = (): void => undefined;
  const logger: Logger = {
    debug: silent,
    info: silent,
    warn: silent,
    error: (fields) => errors.push(fields),
    child: () => logger,
  };
  const deps = {
    store: world.store,
    logger,
    outbox: {
      lease: () => ({ owner: "test", until: new Date("2027-01-01T00:00:00Z") }),
      submit: (rows: readonly OutboxRow[]) => {
        for (const row of rows) {
          const { target, message } = decode(row.body);
          const to =
            target.kind === "post" ? target.place.id : target.kind === "direct" ? target.person.id : target.kind;
          sent.push({ to, message, row });
        }
      },
    },
  };
  return {
    world,
    unit,
    ada,
    channel,
    sent,
    errors,
    deps,
    async due(time, memory) {
      const [day = "", clock = ""] = time.split(" ");
      const results = await runDue(deps, new Date(`2026-11-${day}T${clock}:00+08:00`), memory);
      return results.map(brief);
    },
  };
}

export const brief = ({ job, target, slot, outcome }: TickResult): string =>
  `${job} ${target} ${slot.slice(8)} ${outcome}`;
