import { expect } from "vitest";
import type { Message } from "../../src/chat/message.ts";
import type { Memory } from "../../src/cron/memory.ts";
import { runDue } from "../../src/cron/tick.ts";
import { decode } from "../../src/delivery/delivery.ts";
import type { OutboxRow } from "../../src/delivery/ports.ts";
import type { Actor, Unit } from "../../src/domain/model.ts";
import { createLogger } from "../../src/log.ts";
import { makeWorld, type DomainWorld, type WorldOptions } from "../domain/world.ts";
import { plain } from "../views/plain.ts";

/** A unit with a leader and one who works there, and the coordinating office, on a real store. */
export interface MorningOffice {
  readonly world: DomainWorld;
  readonly unit: Unit;
  /** Works in the unit. */
  readonly ada: Actor;
  /** Leads it. */
  readonly lea: Actor;
  /** The coordinator. */
  readonly kim: Actor;
  /** What is written privately at this local time of Shanghai, `2026-11-18T09:05`, in the order in which it was sent. */
  due(instant: string, memory?: Memory): Promise<readonly Letter[]>;
  /** The leads that each person's section says are waiting, by name: `{ 张三: [1, 2] }`. */
  told(day: string): Promise<Readonly<Record<string, readonly number[]>>>;
  /** Logs a lead of somebody's at a local time. */
  log(who: Actor, instant: string, name?: string): Promise<void>;
}

export interface Letter {
  readonly to: string;
  readonly message: Message;
  readonly text: string;
}

/** Logged on Monday the 16th, a lead has all of Tuesday and waits from Wednesday the 18th on. */
export const monday = "2026-11-16T10:00";

export async function morningOffice(options: WorldOptions = {}): Promise<MorningOffice> {
  const world = await makeWorld({ now: `${monday}:00+08:00`, ...options });
  const unit = await world.unit("KFQ");
  const ada = await world.person("张三", unit);
  const lea = await world.person("李四", unit, ["member", "leader"]);
  const kim = await world.person("赵六", undefined, ["coordinator"]);
  const logger = createLogger("silent");

  async function due(instant: string, memory?: Memory): Promise<readonly Letter[]> {
    const sent: Letter[] = [];
    const outbox = {
      lease: () => ({ owner: "test", until: new Date("2040-01-01T00:00:00Z") }),
      submit: (rows: readonly OutboxRow[]) => {
        for (const { body } of rows) {
          const { target, message } = decode(body);
          if (target.kind === "direct") sent.push({ to: target.person.id, message, text: plain(message) });
        }
      },
    };
    const results = await runDue({ store: world.store, logger, outbox }, new Date(`${instant}:00+08:00`), memory);
    expect(results.filter(({ outcome }) => outcome === "failed")).toEqual([]);
    return sent;
  }

  return {
    world,
    unit,
    ada,
    lea,
    kim,
    due,
    async told(day) {
      const letters = await due(day.includes("T") ? day : `${day}T09:05`);
      expect(new Set(letters.map(({ to }) => to)).size).toBe(letters.length);
      return Object.fromEntries(letters.map(({ to, text }) => [to, waitingIn(text)]));
    },
    async log(who, instant, name = "电池项目") {
      world.now = new Date(`${instant}:00+08:00`);
      await world.by(who, ({ leads }) => leads.log({ name }));
    },
  };
}

/** The numbers of the leads that a digest says are waiting. */
export function waitingIn(text: string): readonly number[] {
  return [...text.matchAll(/^(?:🔔|🟡|🔴) #(\d+) /gmu)].map(([, number]) => Number(number));
}
