import { randomBytes } from "node:crypto";
import type { AnyCommand, CommandContext, Site } from "../../commands/context.ts";
import type { Reply } from "../chat/message.ts";
import { parseInvocation } from "../chat/intake.ts";
import type { Invocation } from "../chat/port.ts";
import { readArguments } from "../chat/read-arguments.ts";
import type { Registry } from "../chat/registry.ts";
import { makeSecret } from "../chance.ts";
import type { Clock } from "../clock.ts";
import { draft, replyTo, type Delivery } from "../delivery/delivery.ts";
import type { InboxRow, Lease, OutboxDraft, OutboxRow } from "../delivery/ports.ts";
import { recognise } from "../domain/membership.ts";
import type { Channel } from "../domain/model.ts";
import { restUntil } from "../domain/reminders/rest.ts";
import { createServices } from "../domain/services.ts";
import { ConcurrencyError } from "../domain/ports.ts";
import type { Setting } from "../domain/setting.ts";
import { UserError } from "../errors.ts";
import type { Logger } from "../log.ts";
import type { Store, StoreTx } from "../store/port.ts";
import { failureMessage } from "../views/error.ts";
import { viewOf, type View } from "../views/view.ts";
import { offered, requireAccess } from "./access.ts";
import { greetingLine, homeLine, isOldFriend, isSalutation, speaker } from "./first-contact.ts";
import { organizationOf, type Defaults } from "./organization.ts";
import { refusal, type Found } from "./refusal.ts";

export interface HandlerDeps {
  readonly store: Store;
  readonly registry: Registry<CommandContext>;
  readonly commands: readonly AnyCommand[];
  readonly defaults: Defaults;
  readonly site: Site;
  readonly outbox: { lease(): Lease; submit(rows: readonly OutboxRow[]): void };
  readonly clock: Clock;
  readonly logger: Logger;
  /** One command ended; `ms` from its storing to its commit. */
  readonly observe: (command: string, outcome: "done" | "refused" | "failed", ms: number) => void;
}

/** What is known of an invocation before its command runs. */
interface Scene {
  readonly setting: Setting;
  readonly channel: Channel | undefined;
  readonly view: View;
}

/**
 * Runs one stored invocation: that it is done, what it changed and the answers it owes commit together, or nothing does.
 * What a person got wrong becomes one sentence to that person alone; a bug becomes a reference that the log has too.
 */
export function createHandler(
  deps: HandlerDeps,
): (row: InboxRow, attempt: { readonly final: boolean }) => Promise<void> {
  const { store, outbox, clock, logger } = deps;

  return async (row, { final }) => {
    const invocation = withoutControls(parseInvocation(row.body));
    const now = clock.now();
    const ended = (
      command: string,
      outcome: "done" | "refused" | "failed",
      rows: readonly OutboxRow[],
      extra: object = {},
    ) => {
      outbox.submit(rows);
      const ms = clock.now().getTime() - row.receivedAt.getTime();
      deps.observe(command, outcome, ms);
      const fields = { delivery: row.key, command, outcome, source: invocation.source, ms, ...extra };
      if (outcome === "failed") logger.error(fields, "command failed");
      else logger.info(fields, "command");
    };

    const giveUp = async (command: string, extra: object) => {
      const reference = makeReference();
      const rows = await settle(row.key, invocation, now, ({ view }) =>
        failureMessage(reference, view.words, view.locale),
      );
      ended(command, "failed", rows, { reference, ...extra });
    };

    if (final) return giveUp("-", {});
    let found: Found | undefined;
    try {
      const rows = await store.write(async (tx) => {
        if (!(await tx.inbox.finish(row.key, now))) return [];
        const scene = await sceneOf(tx, invocation, now);
        if (await isOldFriend(tx, scene.setting.org, invocation)) return [];
        found = deps.registry.find(lineOf(invocation));
        const reply = await run(tx, row.key, invocation, now, scene, found);
        const page = await pageAfter(tx, row.key, invocation, now, scene);
        const also = (reply.also ?? []).map(toDelivery);
        return owe(tx, row.key, now, [replyTo(invocation, reply), ...also, ...page], scene.setting);
      });
      return ended(found?.command.name ?? "-", "done", rows);
    } catch (error) {
      const command = found?.command.name ?? "-";
      if (error instanceof UserError) {
        const rows = await settle(row.key, invocation, now, ({ view }) => refusal(error, found, invocation, view));
        return ended(command, "refused", rows, { reason: error.reason });
      }
      // What was in the way may be gone at the next try. A bug is not: the person hears of it instead of waiting.
      if (row.attempts === 0 || error instanceof ConcurrencyError) throw error;
      await giveUp(command, { error });
    }
  };

  /** Ends an invocation that changes nothing with a private message. */
  async function settle(
    key: string,
    invocation: Invocation,
    now: Date,
    say: (scene: Scene) => Reply["message"],
  ): Promise<readonly OutboxRow[]> {
    return store.write(async (tx) => {
      if (!(await tx.inbox.finish(key, now))) return [];
      const scene = await sceneOf(tx, invocation, now);
      return owe(tx, key, now, [replyTo(invocation, { message: say(scene), audience: "caller" })]);
    });
  }

  async function sceneOf(tx: StoreTx, { caller, place }: Invocation, now: Date): Promise<Scene> {
    const setting = await organizationOf(tx, caller, deps.defaults, now);
    const address = { platform: place.platform, workspace: place.workspace, id: place.id };
    const channel = place.direct ? undefined : await tx.channels.byAddress(setting.org.id, address);
    return { setting, channel, view: viewOf(setting, channel?.locale ?? setting.org.locale) };
  }

  async function run(
    tx: StoreTx,
    delivery: string,
    invocation: Invocation,
    now: Date,
    { setting, channel, view }: Scene,
    { command, rest }: Found,
  ): Promise<Reply> {
    const { org, pack, calendar } = setting;
    const { locale } = view;
    const base = { tx, org, pack, calendar, now, locale, delivery, secret: makeSecret };
    const actor = speaker(invocation) ?? (await recognise(base, invocation.caller, channel, deps.defaults.admins));
    requireAccess(actor, command.access);
    const { caller, place, source, fields, files = [] } = invocation;
    const args = readArguments(command, rest, { now, timezone: org.timezone, locale }, fields);
    const services = createServices({ ...base, actor });
    const context: CommandContext = {
      caller,
      place,
      source,
      fields: fields ?? {},
      files,
      actor,
      org,
      channel,
      now,
      view,
      site: deps.site,
      services,
      commands: offered(deps.commands, setting.pack),
    };
    // `args` is the output of this very command's schema; a Command forgets that the two belong together.
    return command.run(args as never, context);
  }

  /** What was pressed on somebody's own page shows there what it did. */
  async function pageAfter(
    tx: StoreTx,
    delivery: string,
    { home, caller, place, at, id }: Invocation,
    now: Date,
    scene: Scene,
  ): Promise<readonly Delivery[]> {
    if (home === undefined) return [];
    const opening: Invocation = { id, source: "home", line: homeLine, caller, place, at, returnTo: home };
    return [replyTo(opening, await run(tx, delivery, opening, now, scene, deps.registry.find(homeLine)))];
  }

  async function owe(
    tx: StoreTx,
    source: string,
    now: Date,
    deliveries: readonly Delivery[],
    setting?: Setting,
  ): Promise<readonly OutboxRow[]> {
    const drafts: OutboxDraft[] = [];
    for (const [index, delivery] of deliveries.entries()) {
      // Who asked, which comes first, is answered at once; others have their quiet hours.
      const { target } = delivery;
      const notBefore =
        setting && index > 0 && target.kind === "direct" ? await restUntil(tx, setting, target.person, now) : undefined;
      drafts.push(draft(delivery, { source, index, now, ...(notBefore ? { notBefore } : {}) }));
    }
    return tx.outbox.add(drafts, outbox.lease());
  }
}

function toDelivery(also: NonNullable<Reply["also"]>[number]): Delivery {
  return "person" in also
    ? { target: { kind: "direct", person: also.person }, message: also.message }
    : { target: { kind: "post", place: also.place }, message: also.message };
}

/** A file that comes without a word: of a list its sender is asked what for, a rule set is checked. A picture is neither. */
function lineOf(invocation: Invocation): string {
  const { line, files = [] } = invocation;
  if (isSalutation(invocation)) return greetingLine;
  if (line.trim() !== "") return line;
  const named = (endings: RegExp) => files.some(({ name }) => endings.test(name));
  if (named(/\.ya?ml$/iu)) return "/rules check";
  return named(/\.(?:xlsx|xls|csv|txt)$/iu) ? "/import offer" : line;
}

/** PostgreSQL takes neither NUL nor half a surrogate pair in a text; a person never means one. */
function withoutControls(invocation: Invocation): Invocation {
  const clean = (text: string) => text.toWellFormed().replaceAll("\0", "");
  const { fields, files, caller } = invocation;
  return {
    ...invocation,
    line: clean(invocation.line),
    ...(fields === undefined
      ? {}
      : { fields: Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, clean(value)])) }),
    ...(files === undefined ? {} : { files: files.map((file) => ({ ...file, name: clean(file.name) })) }),
    caller: caller.name === undefined ? caller : { ...caller, name: clean(caller.name) },
  };
}

/** Short enough to be read out on the telephone. */
function makeReference(): string {
  return randomBytes(3).toString("hex");
}
