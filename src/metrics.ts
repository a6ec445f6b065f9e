import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from "prom-client";
import type { Platform } from "./address.ts";
import type { JobMetrics } from "./cron/deps.ts";
import type { DispatcherMetrics } from "./delivery/outcomes.ts";
import type { OutboxPort, InboxPort } from "./delivery/ports.ts";
import type { ConnectionState } from "./chat/connection.ts";
import type { IntakeMetrics } from "./chat/intake.ts";
import type { Health } from "./chat/port.ts";
import type { Clock } from "./clock.ts";

export interface Metrics {
  readonly registry: Registry;
  readonly intake: IntakeMetrics;
  readonly dispatcher: DispatcherMetrics;
  readonly jobs: JobMetrics;
  readonly command: (command: string, outcome: "done" | "refused" | "failed", ms: number) => void;
  readonly wall: (outcome: "shown" | "asked" | "refused" | "failed", ms: number) => void;
  /** Asked for when `/metrics` is. */
  readonly queues: (inbox: Pick<InboxPort, "pending">, outbox: Pick<OutboxPort, "pending">) => void;
  readonly connections: (health: () => ReadonlyMap<Platform, Health>, clock: Clock) => void;
  /** The same, of scheduled work: what fails at present, and who cannot be reached. */
  readonly standing: (of: {
    readonly failing: () => Promise<number>;
    readonly unreachable: () => Promise<number>;
  }) => void;
}

const seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60];

/** Counts and durations; names, ids and words of people never become labels. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const received = new Counter({
    name: "xianfeng_deliveries_total",
    help: "Deliveries stored, by platform; fresh=false were redeliveries",
    labelNames: ["platform", "fresh"],
    registers,
  });
  const commands = new Histogram({
    name: "xianfeng_command_seconds",
    help: "From storing an invocation to the commit of its command",
    labelNames: ["command", "outcome"],
    buckets: seconds,
    registers,
  });
  const settled = new Histogram({
    name: "xianfeng_message_seconds",
    help: "From owing a message to its end",
    labelNames: ["platform", "kind", "outcome"],
    buckets: seconds,
    registers,
  });
  const failed = new Counter({
    name: "xianfeng_send_failures_total",
    help: "Tries to send that failed, by platform error code",
    labelNames: ["platform", "code"],
    registers,
  });
  const wall = new Histogram({
    name: "xianfeng_wall_seconds",
    help: "Requests of the wall's page and data",
    labelNames: ["outcome"],
    buckets: seconds,
    registers,
  });
  const slots = new Counter({
    name: "xianfeng_slots_total",
    help: "Slots of scheduled work, by what came of them; failed counts tries",
    labelNames: ["job", "outcome"],
    registers,
  });
  const lastRun = new Gauge({
    name: "xianfeng_schedule_last_run_timestamp_seconds",
    help: "When this process last asked what is due; more than two minutes ago, nothing comes by itself",
    registers,
  });
  const oldestOpen = new Gauge({
    name: "xianfeng_oldest_open_slot_seconds",
    help: "How long the oldest slot was due at the last run that failed or is held back; 0 where none is",
    registers,
  });
  /** A number that is read when it is asked for. */
  const asked = (name: string, help: string, read: () => Promise<number>) =>
    new Gauge({
      name,
      help,
      registers,
      async collect() {
        this.set(await read());
      },
    });
  return {
    registry,
    intake: { received: (platform, fresh) => received.inc({ platform, fresh: String(fresh) }) },
    dispatcher: {
      settled: (platform, kind, outcome, ms) => settled.observe({ platform, kind, outcome }, ms / 1000),
      failed: (platform, code) => failed.inc({ platform, code }),
    },
    jobs: {
      settled: (job, outcome) => slots.inc({ job, outcome }),
      ran(at, oldest) {
        lastRun.set(at.getTime() / 1000);
        oldestOpen.set(oldest === undefined ? 0 : Math.max(0, at.getTime() - oldest.getTime()) / 1000);
      },
    },
    command: (command, outcome, ms) => commands.observe({ command, outcome }, ms / 1000),
    wall: (outcome, ms) => wall.observe({ outcome }, ms / 1000),
    queues(inbox, outbox) {
      asked("xianfeng_inbox_pending", "Invocations stored and not yet done", () => inbox.pending());
      asked("xianfeng_outbox_pending", "Messages owed and not yet sent", () => outbox.pending());
    },
    standing({ failing, unreachable }) {
      asked("xianfeng_slots_failing", "Slots that fail and are tried again", failing);
      asked("xianfeng_unreachable", "People and channels that their platform says cannot be reached", unreachable);
    },
    connections(health, clock) {
      const labelNames = ["platform"];
      const kept = () =>
        [...health()].flatMap(([platform, { connection }]) => (connection ? [{ platform, connection }] : []));
      new Gauge({
        name: "xianfeng_connected",
        help: "1 while the platform's events flow",
        labelNames,
        registers,
        collect() {
          for (const [platform, { connected }] of health()) this.set({ platform }, connected ? 1 : 0);
        },
      });
      new Gauge({
        name: "xianfeng_connection_heard_seconds",
        help: "Since the last frame of any kind came over the connection to the platform",
        labelNames,
        registers,
        collect() {
          for (const { platform, connection } of kept()) {
            const { heardAt = connection.since } = connection;
            this.set({ platform }, (clock.now().getTime() - heardAt.getTime()) / 1000);
          }
        },
      });
      const counter = (name: string, help: string, read: (connection: ConnectionState) => number) =>
        new Counter({
          name,
          help,
          labelNames,
          registers,
          collect() {
            this.reset();
            for (const { platform, connection } of kept()) this.inc({ platform }, read(connection));
          },
        });
      counter(
        "xianfeng_reconnects_total",
        "Connections to the platform that took the place of an earlier one",
        ({ reconnects }) => reconnects,
      );
      counter(
        "xianfeng_silences_total",
        "Connections to the platform that were given up because nothing came any more",
        ({ silences }) => silences,
      );
    },
  };
}
