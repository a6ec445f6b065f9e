import { onTestFinished } from "vitest";
import type { Place } from "../../src/address.ts";
import type { Message } from "../../src/chat/message.ts";
import { createCardKeeper, type CardKeeper } from "../../src/cards/keeper.ts";
import { draft } from "../../src/delivery/delivery.ts";
import { createDispatcher, type Dispatcher } from "../../src/delivery/dispatcher.ts";
import type { Actor, Unit } from "../../src/domain/model.ts";
import type { Card } from "../../src/domain/models/card.ts";
import type { Audience } from "../../src/domain/secrecy.ts";
import type { Services } from "../../src/domain/services.ts";
import { createLogger } from "../../src/log.ts";
import { openStore } from "../../src/store/open.ts";
import type { Store } from "../../src/store/port.ts";
import { livingCard } from "../../src/views/living-card.ts";
import { viewOf } from "../../src/views/view.ts";
import { makeWorld, type DomainWorld } from "../domain/world.ts";
import { createFakeChat, type FakeChat, type FakeChatOptions } from "../fakes/chat.ts";
import { createManualClock } from "../fakes/clock.ts";
import { makeDatabase, type Dialect } from "../fakes/database.ts";

/** One process: what keeps cards, and what sends them. */
interface Process {
  readonly keeper: CardKeeper;
  readonly dispatcher: Dispatcher;
  readonly store: Store;
}

export interface Hall {
  readonly world: DomainWorld;
  readonly chat: FakeChat;
  readonly keeper: CardKeeper;
  /** 开发区 with its leader, a member and its channel; 高新区 likewise; somebody of no unit; the coordinator. */
  readonly kfq: Unit;
  readonly gxq: Unit;
  readonly ada: Actor;
  readonly ben: Actor;
  readonly eve: Actor;
  readonly office: Actor;
  readonly here: Place;
  readonly there: Place;
  direct(person: Actor): Place;
  does<T>(actor: Actor, work: (services: Services) => Promise<T>): Promise<T>;
  /** Posts the project's card as a command would that answers there; its id on the platform. */
  show(number: number, place: Place, reader?: Actor): Promise<string>;
  /** Until every card is current. */
  settle(): Promise<void>;
  cards(number: number): Promise<readonly Card[]>;
  /** Everything a reader reads of a message, and its buttons. */
  reads(id: string): { readonly text: string; readonly buttons: readonly string[] };
  /** What the card would say if it were made now. */
  now(card: Card): Promise<Message>;
  /** How often the platform was asked to change something. */
  updates(): number;
}

export async function makeHall(
  options: Partial<FakeChatOptions> & { readonly dialect?: Dialect; readonly instances?: number } = {},
): Promise<Hall> {
  const { dialect = "sqlite", instances = 1 } = options;
  const database = await makeDatabase(dialect);
  const logger = createLogger("silent");
  const stores: Store[] = [];
  for (let at = 0; at < instances; at += 1) stores.push(await openStore(database.url, { logger }));
  const [first] = stores;
  if (!first) throw new Error("no instance");
  const world = await makeWorld({ store: first });
  const clock = { now: () => world.now };
  const chat = createFakeChat({ clock: createManualClock(), platform: "console", ...options });
  const adapters = new Map([["console" as const, chat.adapter]]);
  const processes = stores.map((store, at): Process => {
    const dispatcher: Dispatcher = createDispatcher({
      outbox: store.outbox,
      adapters,
      clock,
      owner: `process ${at}`,
      logger,
      onSent: (delivery) => keeper.sent(delivery),
      onDead: (dead) => keeper.dead(dead),
    });
    const keeper: CardKeeper = createCardKeeper({ store, adapters, outbox: dispatcher, clock, logger });
    return { keeper, dispatcher, store };
  });
  onTestFinished(async () => {
    for (const { keeper, dispatcher, store } of processes) {
      await keeper.stop();
      await dispatcher.stop();
      await store.close();
    }
    await database.drop();
  });
  const [{ keeper, dispatcher }] = processes as [Process];

  const kfq = await world.unit("KFQ");
  const gxq = await world.unit("GXQ");
  const ada = await world.person("ada", kfq, ["member", "leader"]);
  const ben = await world.person("ben", kfq);
  const eve = await world.person("eve", gxq, ["member", "leader"]);
  const office = await world.person("office", undefined, ["coordinator", "admin"]);
  await world.channel(kfq);
  await world.channel(gxq);
  const place = (unit: Unit): Place => ({
    platform: "console",
    workspace: "main",
    id: `c-${unit.code}`,
    direct: false,
  });
  const direct = ({ identity }: Actor): Place => ({ ...identity, id: `dm:${identity.id}`, direct: true });
  let serial = 0;

  const settle = async (): Promise<void> => {
    let sent = 1;
    while (sent > 0) {
      for (const one of processes) await one.dispatcher.idle();
      const each = await Promise.all(processes.map((one) => one.keeper.settle(world.now)));
      sent = each.reduce((sum, count) => sum + count, 0);
    }
  };
  const messageFor = (number: number, audience: Audience, seq: number | undefined): Promise<Message> =>
    world.by(office, async ({ leads, people }, { tx, org, pack }) => {
      const record = await tx.projects.byNumber(org.id, number);
      if (!record) throw new Error(`no project ${number}`);
      const facts = await leads.card(record, audience);
      const [entry] = seq === undefined ? [] : await tx.ledger.ofStream(org.id, "project", number, 1);
      const [actor] = entry ? await people.byIds([entry.actorId]) : [];
      return livingCard(viewOf({ org, pack }, "zh-CN"), facts, { latest: entry && { entry, actor } });
    });

  return {
    world,
    chat,
    keeper,
    kfq,
    gxq,
    ada,
    ben,
    eve,
    office,
    here: place(kfq),
    there: place(gxq),
    direct,
    does: (actor, work) => world.by(actor, work),
    async show(number, where, reader) {
      const audience = reader ? { reader } : { channelOf: where.id === place(kfq).id ? kfq.id : gxq.id };
      const message = await messageFor(number, audience, undefined);
      const rows = await world.store.write(async (tx) => {
        const { org } = world;
        const record = await tx.projects.byNumber(org.id, number);
        const mark = { orgId: org.id, project: number, seq: record?.seq ?? 0, step: record?.seq ?? null };
        const card = { ...mark, ...(reader ? { reader: reader.identity.id } : {}) };
        const from = { source: `show ${++serial}`, index: 0, now: world.now };
        return tx.outbox.add(
          [draft({ target: { kind: "post", place: where }, message, card }, from)],
          dispatcher.lease(),
        );
      });
      dispatcher.submit(rows);
      await settle();
      const [newest] = await world.store.read((tx) => tx.cards.ofProject(world.org.id, number));
      if (!newest) throw new Error("no card");
      return newest.postedId;
    },
    settle,
    cards: (number) => world.store.read((tx) => tx.cards.ofProject(world.org.id, number)),
    reads(id) {
      const message = chat.held.get(id);
      if (!message) throw new Error(`no message ${id}`);
      const buttons = message.blocks.flatMap((block) => (block.kind === "buttons" ? block.buttons : []));
      return { text: JSON.stringify(message), buttons: buttons.map(({ label }) => label) };
    },
    async now(card) {
      const reader = [ada, ben, eve, office].find(({ identity }) => identity.id === card.reader);
      const audience = reader ? { reader } : { channelOf: card.place.id === place(kfq).id ? kfq.id : gxq.id };
      return messageFor(card.project, audience, card.seq);
    },
    updates: () => chat.calls.filter(({ call }) => call === "update").length,
  };
}
