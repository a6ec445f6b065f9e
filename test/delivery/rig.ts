import type { Person, Place } from "../../src/address.ts";
import type { Message } from "../../src/chat/message.ts";
import { draft, type Target } from "../../src/delivery/delivery.ts";
import { createDispatcher, type Dead, type Dispatcher, type DispatcherDeps } from "../../src/delivery/dispatcher.ts";
import type { OutboxDraft, OutboxRow } from "../../src/delivery/ports.ts";
import type { Logger } from "../../src/log.ts";
import { createFakeChat, type FakeChat, type FakeChatOptions } from "../fakes/chat.ts";
import { createManualClock, type ManualClock } from "../fakes/clock.ts";
import { createDeliveryStore, type Connection, type DeliveryStore } from "../fakes/delivery-store.ts";

export interface LogLine {
  readonly level: string;
  readonly fields: object;
  readonly message: string;
}

export function createLog(): Logger & { readonly lines: LogLine[] } {
  const lines: LogLine[] = [];
  const at =
    (level: string) =>
    (fields: object, message: string): void =>
      void lines.push({ level, fields, message });
  const logger = {
    debug: at("debug"),
    info: at("info"),
    warn: at("warn"),
    error: at("error"),
    child: (): Logger => logger,
    lines,
  };
  return logger;
}

export function channel(id: string): Place {
  return { platform: "slack", workspace: "T1", id, direct: false };
}

export function someone(id: string): Person {
  return { platform: "slack", workspace: "T1", id };
}

export function say(summary: string): Message {
  return { summary, locale: "en", blocks: [] };
}

export function post(id: string): Target {
  return { kind: "post", place: channel(id) };
}

export function answer(returnTo: string, person = "U1"): Target {
  return { kind: "answer", returnTo, person: someone(person), place: channel("C1") };
}

export interface Rig {
  readonly clock: ManualClock;
  readonly store: DeliveryStore;
  readonly connection: Connection;
  readonly chat: FakeChat;
  readonly log: ReturnType<typeof createLog>;
  readonly dead: Dead[];
  readonly dispatcher: Dispatcher;
  draft(target: Target, summary: string, options?: Partial<OutboxDraft>): OutboxDraft;
  /** Stores messages and hands them over. */
  owe(...drafts: readonly OutboxDraft[]): Promise<readonly OutboxRow[]>;
  /** Waits, in the clock's time, until nothing is owed. */
  idle(): Promise<void>;
  /** `sent`, `dead`, `expired`, or `pending`, by id. */
  states(): readonly string[];
}

export function createRig(
  options: Partial<FakeChatOptions> & {
    readonly dispatcher?: Partial<DispatcherDeps>;
    readonly pause?: (clock: ManualClock) => Promise<void>;
  } = {},
): Rig {
  const clock = createManualClock();
  const store = createDeliveryStore();
  const connection = store.connect(() => options.pause?.(clock) ?? Promise.resolve());
  const chat = createFakeChat({ clock, ...options });
  const log = createLog();
  const dead: Dead[] = [];
  const dispatcher = createDispatcher({
    outbox: connection.outbox,
    adapters: new Map([["slack", chat.adapter]]),
    clock,
    timers: clock,
    owner: "one",
    logger: log,
    onDead: (message) => void dead.push(message),
    ...options.dispatcher,
  });
  dispatcher.start();
  let serial = 0;
  return {
    clock,
    store,
    connection,
    chat,
    log,
    dead,
    dispatcher,
    draft(target, summary, changes = {}) {
      serial += 1;
      const origin = { source: `test:${serial}`, index: 0, now: clock.now() };
      return { ...draft({ target, message: say(summary) }, origin), ...changes };
    },
    async owe(...drafts) {
      const rows = await connection.write((tx) => tx.outbox.add(drafts, dispatcher.lease()));
      dispatcher.submit(rows);
      return rows;
    },
    idle: () => clock.until(dispatcher.idle()),
    states: () => store.outboxRows().map((entry) => entry.result?.state ?? "pending"),
  };
}
