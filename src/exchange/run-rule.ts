import { UserError } from "../errors.ts";
import type { Platform } from "../address.ts";
import type { ChatAdapter } from "../chat/port.ts";
import type { Message } from "../chat/message.ts";
import type { OutboxRow } from "../delivery/ports.ts";
import type { Exchange, RuleExportDetails, RuleFileDetails } from "../domain/models/exchange.ts";
import { addRule } from "../domain/rules/add.ts";
import { checkRule } from "../domain/rules/check.ts";
import { mayAdd } from "../domain/rules/file.ts";
import { findRule } from "../domain/rules/find.ts";
import { writeRuleSet } from "../domain/scoring/write.ts";
import type { Store, StoreTx } from "../store/port.ts";
import { ruleSetProblems } from "../views/rule-sets.ts";
import { ruleAdded, ruleSound } from "../views/rules.ts";
import { NotOursError } from "./deps.ts";
import { owe, type Outbox } from "./outcome.ts";
import { workOf, type Scene } from "./setting.ts";

interface RuleDeps {
  readonly store: Store;
  readonly adapters: ReadonlyMap<Platform, ChatAdapter>;
  readonly outbox: Outbox;
  readonly clock: { now(): Date };
  readonly keep: (tx: StoreTx, exchange: Exchange) => Promise<void>;
}

type RuleFile = Exchange<RuleFileDetails>;

/** Larger ones are refused by the reader, which is told as much as shows that. */
const most = 256 * 1024 + 1;

/** Fetches a rule set, reads it and answers; keeps it as a draft where that was asked for. One transaction. */
export async function runRuleFile(exchange: RuleFile, scene: Scene, deps: RuleDeps): Promise<readonly OutboxRow[]> {
  const { store, outbox, clock, keep } = deps;
  const text = await fetchText(exchange, deps);
  const now = clock.now();
  return store.write(async (tx) => {
    const { message, again } = await answer(tx, exchange, scene, text, now);
    await keep(tx, { ...exchange, state: again ? "checked" : "done" });
    // What a button will add is what was read: the file itself is not asked for again.
    if (again) await tx.exchanges.putPart(exchange.id, 0, new TextEncoder().encode(text));
    return owe(tx, outbox, exchange, "read", [{ message }], now);
  });
}

/** @returns `again`: it may yet be added by a press */
async function answer(
  tx: StoreTx,
  exchange: RuleFile,
  scene: Scene,
  text: string,
  now: Date,
): Promise<{ readonly message: Message; readonly again: boolean }> {
  const work = await workOf(tx, exchange, scene, now);
  const { view } = scene;
  if (exchange.details.keep) {
    const added = await addRule(work, text);
    return {
      message: "problems" in added ? ruleSetProblems(view, added.problems) : ruleAdded(view, added),
      again: false,
    };
  }
  const checked = await checkRule(work, text);
  if ("problems" in checked) return { message: ruleSetProblems(view, checked.problems), again: false };
  const again = mayAdd(work);
  return { message: ruleSound(view, checked, again ? exchange.id : undefined), again };
}

async function fetchText({ name, details: { file } }: RuleFile, { adapters }: RuleDeps): Promise<string> {
  if (!file) throw new Error("no file to fetch");
  const adapter = adapters.get(file.platform);
  // A process that serves this platform will come across it.
  if (!adapter) throw new NotOursError(`no adapter for ${file.platform}`);
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of await adapter.fetchFile(file)) {
    parts.push(part);
    size += part.length;
    if (size >= most) break;
  }
  const bytes = Buffer.concat(parts);
  // Workbooks and pictures.
  if (bytes.includes(0)) throw new UserError("invalid_input", "rule_not_text", { name });
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    // As Windows in China writes it.
    return new TextDecoder("gb18030").decode(bytes);
  }
}

/** A rule set as it was entered, with its remarks; a sample of the pack written out. */
export async function ruleFile(
  exchange: Exchange<RuleExportDetails>,
  scene: Scene,
  { store, now }: { readonly store: Store; readonly now: Date },
): Promise<{
  readonly name: string;
  readonly title: readonly [title: string, version: string];
  readonly bytes: AsyncIterable<Uint8Array>;
}> {
  const { code, version } = exchange.details;
  const { view } = scene;
  const { ruleSet, record } = await store.read(async (tx) =>
    findRule(await workOf(tx, exchange, scene, now), code, version),
  );
  const text = record?.text ?? writeRuleSet(ruleSet);
  // Signs that no file system takes; the exchange's number makes the name its own in a conversation.
  const name = `${`${code} ${version}`.replaceAll(/[\\/:*?"<>|\s]+/gu, " ")} E${exchange.id}.yaml`;
  return { name, title: [ruleSet.document.title[view.locale], version], bytes: once(text) };
}

async function* once(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}
