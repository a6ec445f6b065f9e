import { beginImport, startImport } from "../../src/domain/exchange/ask.ts";
import type { Actor } from "../../src/domain/model.ts";
import type { ImportChoice, ImportDetails } from "../../src/domain/models/exchange.ts";
import { createKeptFiles } from "../../src/exchange/kept-files.ts";
import type { ImportOf } from "../../src/exchange/import-pass.ts";
import { readSheet } from "../../src/exchange/read-sheet.ts";
import { runExchange } from "../../src/exchange/run.ts";
import { look, spool } from "../../src/exchange/run-import.ts";
import { sceneOf } from "../../src/exchange/setting.ts";
import { createLogger } from "../../src/log.ts";
import type { DomainWorld } from "./world.ts";

interface File {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export async function* bytesOf({ bytes }: File): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 1000) yield bytes.subarray(at, at + 1000);
}

/** A list as `xianfeng import` takes it: looked through, then brought in as was chosen. */
export async function looked(world: DomainWorld, actor: Actor, file: File): Promise<ImportOf> {
  const exchange = await world.by(actor, (_, work) => beginImport(work, file.name));
  const { store } = world;
  const scene = await store.read((tx) => sceneOf(tx, exchange));
  const deps = { store, now: () => world.now, keep: async () => undefined };
  const rows = readSheet(bytesOf(file), { name: file.name, maxBytes: 1e6 });
  const { exchange: checked } = await look(await spool(exchange, rows, deps), scene, deps);
  await store.write((tx) => tx.exchanges.move({ ...checked, state: "checked" }, "offered", world.now));
  return checked;
}

export async function run(world: DomainWorld, { id, orgId }: ImportOf): Promise<ImportDetails> {
  const { store } = world;
  const clock = { now: () => world.now };
  const lease = () => ({ owner: "test", until: new Date(world.now.getTime() + 60_000) });
  const [taken] = await store.exchanges.takeOver(world.now, lease(), 1, id);
  if (!taken) throw new Error("nothing to do");
  await runExchange(taken, {
    store,
    clock,
    owner: "test",
    adapters: new Map(),
    outbox: { lease, submit: () => undefined },
    logger: createLogger("silent"),
    kept: createKeptFiles(store, clock.now),
    last: true,
    keep: async (tx, after) => {
      if (!(await tx.exchanges.keep(after, lease(), world.now))) throw new Error("lost");
    },
  });
  const after = await store.read((tx) => tx.exchanges.byId(orgId, id));
  if (after?.details.kind !== "import") throw new Error("no import");
  return after.details;
}

export async function imported(
  world: DomainWorld,
  actor: Actor,
  file: File,
  choice: Partial<ImportChoice> = {},
): Promise<ImportDetails> {
  const checked = await looked(world, actor, file);
  const wanted = { allOrNothing: false, withDuplicates: false, ...choice };
  await world.by(actor, (_, work) => startImport(work, checked.id, wanted));
  return run(world, checked);
}
