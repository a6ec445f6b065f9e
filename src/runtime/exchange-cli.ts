import { randomBytes } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { basename } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { formatAddress } from "../address.ts";
import type { Config } from "../config.ts";
import { beginImport } from "../domain/exchange/ask.ts";
import type { ImportDetails, ImportProgress } from "../domain/models/exchange.ts";
import { ConfigError } from "../errors.ts";
import { NotOursError } from "../exchange/deps.ts";
import { holdOn, leaseMs } from "../exchange/hold-on.ts";
import type { ImportOf } from "../exchange/import-pass.ts";
import { createKeptFiles } from "../exchange/kept-files.ts";
import { readSheet } from "../exchange/read-sheet.ts";
import { readingOf, runExchange } from "../exchange/run.ts";
import { ledgerFile } from "../exchange/run-export.ts";
import { look, spool } from "../exchange/run-import.ts";
import { sceneOf } from "../exchange/setting.ts";
import type { viewOf } from "../views/view.ts";
import type { Store, StoreTx } from "../store/port.ts";
import { actAs, withStore, type CliDeps } from "./acting.ts";

export const importUsage = "xianfeng import <file> --as <address> [--all-or-nothing] [--with-duplicates] [--dry-run]";
export const exportUsage = "xianfeng export <file.xlsx|file.csv> [--as <address>]";

/** Files at a terminal may be larger than chat platforms send. */
const largestHere = 200 * 1024 ** 2;

/** Brings a file in, acting as the person of `--as`. Resolves with the exit code: 1 when a row did not come in. */
export async function importFile(config: Config, argv: readonly string[], deps: CliDeps): Promise<number> {
  const { path, as, has } = readArgv(argv);
  if (path === undefined || as === undefined) throw new ConfigError([importUsage]);
  return withStore(config, deps, async (store) => {
    const work = await actAs(store, config, as, deps.clock);
    const exchange = await work((inside) => beginImport(inside, basename(path)));
    const scene = await store.read((tx) => sceneOf(tx, exchange));
    const { view } = scene;
    const words = view.words.exchange;
    const run = { store, now: () => deps.clock.now(), keep: async () => undefined, tell: progressTo(deps.tell) };
    const rows = readSheet(createReadStream(path), { name: basename(path), maxBytes: largestHere });
    const { exchange: checked, header } = await look(await spool(exchange, rows, run), scene, run);
    const { progress } = checked.details;
    const { pairs, ignored } = readingOf(header, view.locale);
    deps.out(`${words.mapping}: ${pairs.map((pair) => words.pair(pair.header, pair.label)).join(", ")}`);
    if (ignored.length > 0) deps.out(words.ignored(ignored));
    report(words, progress, words.good, deps.out);
    const from = checked.state;
    if (has("--dry-run")) {
      await store.write(async (tx) => {
        await tx.exchanges.move({ ...checked, state: "cancelled" }, from, deps.clock.now());
        await tx.exchanges.dropParts(checked.id);
      });
      return progress.broken > 0 ? 1 : 0;
    }
    const choice = { allOrNothing: has("--all-or-nothing"), withDuplicates: has("--with-duplicates") };
    const details: ImportDetails = { ...checked.details, choice, progress: exchange.details.progress };
    await store.write((tx) => tx.exchanges.move({ ...checked, state: "importing", details }, from, deps.clock.now()));
    const done = await carryThrough(store, checked, deps);
    const { name, details: end } = done;
    const none = choice.allOrNothing && end.progress.good === 0;
    deps.out(none ? words.nothing(end.progress.broken, name) : words.done(end.progress.good, name));
    report(words, end.progress, words.imported, deps.out);
    if (end.progress.returnedFile !== null) {
      const returned = `${path.replace(/\.[^./\\]+$/u, "")}.returned.xlsx`;
      await pipeline(
        Readable.from(createKeptFiles(store, () => deps.clock.now()).open(end.progress.returnedFile)),
        createWriteStream(returned),
      );
      deps.out(returned);
    }
    return done.state === "done" && end.progress.returned === 0 ? 0 : 1;
  });
}

/** Writes what the person of `--as` may see, or the first admin. */
export async function exportFile(config: Config, argv: readonly string[], deps: CliDeps): Promise<number> {
  const { path, as = config.admins[0] && formatAddress(config.admins[0]) } = readArgv(argv);
  if (path === undefined || as === undefined) throw new ConfigError([exportUsage]);
  return withStore(config, deps, async (store) => {
    const work = await actAs(store, config, as, deps.clock);
    const exchange = await work(async ({ org, actor, locale, now }) => ({
      id: 0,
      orgId: org.id,
      state: "exporting" as const,
      personId: actor.id,
      via: as,
      name: path,
      details: {
        kind: "export" as const,
        asked: null,
        locale,
        format: path.endsWith(".csv") ? ("csv" as const) : ("xlsx" as const),
        filter: {},
      },
      createdAt: now,
    }));
    const scene = await store.read((tx) => sceneOf(tx, exchange));
    const file = ledgerFile(exchange, scene, { store, now: () => deps.clock.now() });
    await pipeline(Readable.from(file.bytes), createWriteStream(path));
    deps.out(scene.view.words.exchange.exported(file.count()));
    return 0;
  });
}

/** Works on it here, or waits while another process does. */
async function carryThrough(store: Store, { id, orgId }: ImportOf, deps: CliDeps): Promise<ImportOf> {
  const owner = randomBytes(8).toString("hex");
  await store.presence.enter(owner);
  const lease = () => ({ owner, until: new Date(deps.clock.now().getTime() + leaseMs) });
  const outbox = { lease, submit: () => undefined };
  const kept = createKeptFiles(store, () => deps.clock.now());
  const keep = async (tx: StoreTx, after: Parameters<typeof tx.exchanges.keep>[0]): Promise<void> => {
    if (!(await tx.exchanges.keep(after, lease(), deps.clock.now()))) throw new NotOursError(`exchange ${id}`);
  };
  for (;;) {
    const [ours] = await store.exchanges.takeOver(deps.clock.now(), lease(), 1, id);
    if (ours) {
      const letGo = holdOn(store, id, lease);
      const run = { ...deps, store, adapters: new Map(), outbox, owner, kept, keep, last: true };
      await runExchange(ours, { ...run, tell: progressTo(deps.tell) }).finally(letGo);
    }
    const now = await store.read((tx) => tx.exchanges.byId(orgId, id));
    if (now?.details.kind !== "import") throw new Error(`exchange ${id} is gone`);
    if (now.state !== "importing") return { ...now, details: now.details };
    await sleep(500);
  }
}

function readArgv(argv: readonly string[]) {
  const at = argv.indexOf("--as");
  const as = at === -1 ? undefined : argv[at + 1];
  const path = argv.find((one, index) => !one.startsWith("--") && (at === -1 || index !== at + 1));
  return { path, as, has: (flag: string) => argv.includes(flag) };
}

function report(
  words: ReturnType<typeof viewOf>["words"]["exchange"],
  progress: ImportProgress,
  goodLabel: string,
  out: (line: string) => void,
): void {
  const { rows, good, broken, duplicates, skipped, faults, faultCount } = progress;
  const counts = [
    [words.rows, rows],
    [goodLabel, good],
    [words.broken, broken],
    [words.duplicates, duplicates],
    [words.skipped, skipped],
  ] as const;
  out(counts.map(([label, count]) => `${label} ${words.count(count)}`).join(", "));
  for (const fault of faults) out(fault);
  if (faultCount > faults.length) out(words.moreFaults(faultCount - faults.length));
}

function progressTo(tell: (line: string) => void): (progress: ImportProgress) => void {
  let told = 0;
  return ({ rows, good, broken }) => {
    if (rows - told < 5_000) return;
    told = rows;
    tell(`${rows} (${good} + ${broken})`);
  };
}
