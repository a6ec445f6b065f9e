import { randomBytes } from "node:crypto";
import type { AnyCommand, CommandContext, Site } from "../../commands/context.ts";
import type { Reply } from "../chat/message.ts";
import { formatAddress } from "../address.ts";
import { joinAnswers } from "../chat/form-answers.ts";
import { parseInvocation } from "../chat/intake.ts";
import type { Invocation } from "../chat/port.ts";
import { readArguments } from "../chat/read-arguments.ts";
import type { Registry } from "../chat/registry.ts";
import { makeSecret } from "../chance.ts";
import type { Clock } from "../clock.ts";
import { answerToForm, draft, replyTo, type Delivery } from "../delivery/delivery.ts";
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
import { formDone } from "../views/form.ts";
import { viewOf, type View } from "../views/view.ts";
import { offered, requireAccess } from "./access.ts";
import { draftKey, prefixOf, pressedDraft, type Pressed } from "./draft-key.ts";
import { answerSentence } from "./drafts.ts";
import { homeLine, isOldFriend, speaker } from "./first-contact.ts";
import { lineOf, withoutControls } from "./said.ts";
import { knownActor } from "./known-actor.ts";
import { offersFor } from "./offers.ts";
import { answerOf, giveWay, toDelivery } from "./owed.ts";
import { organizationOf, type Defaults } from "./organization.ts";
import { answerPress, withRest } from "./pressed.ts";
import { formAgain, type Found } from "./refusal.ts";
import { refuse } from "./refuse.ts";
import { rehearse } from "./rehearse.ts";
import { meaningOf, type Meaning } from "./sentence.ts";

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
      const rows = await settle(row.key, invocation, now, async (tx, { setting, view }) => {
        const message = failureMessage(reference, view.words, view.locale);
        if (!found || !invocation.fields) return message;
        return formAgain(message, found, invocation, view, await offers(tx, setting, view, found));
      });
      ended(command, "failed", rows, { reference, ...extra });
    };
    const offers = async (tx: StoreTx, setting: Setting, view: View, { command }: Found) =>
      offersFor(tx, setting, view, await knownActor(tx, setting.org.id, invocation.caller), command, now);

    let found: Found | undefined;
    if (final) return giveUp("-", {});
    try {
      const rows = await store.write(async (tx) => {
        if (!(await tx.inbox.finish(row.key, now))) return [];
        const scene = await sceneOf(tx, invocation, now);
        if (await isOldFriend(tx, scene.setting.org, invocation)) return [];
        const pressed = pressedDraft(invocation);
        const at = { now, timezone: scene.setting.org.timezone, locale: scene.view.locale };
        const meaning = meaningOf(deps.registry, invocation, pressed?.line ?? lineOf(invocation), at);
        if (meaning.kind === "command")
          found = pressed ? { ...meaning.found, prefix: prefixOf(pressed) } : meaning.found;
        const reply = await answer(tx, row.key, invocation, now, scene, meaning, pressed);
        const told =
          reply.audience === "place" ? answerToForm(invocation, formDone(scene.view, reply.message)) : undefined;
        const deliveries = [
          answerOf(invocation, reply, scene.setting),
          ...(reply.also ?? []).map((also) => toDelivery(also, scene.setting)),
          ...(told ? [told] : []),
          ...(await pageAfter(tx, row.key, invocation, now, scene)),
        ];
        return owe(tx, row.key, now, deliveries, scene.setting);
      });
      return ended(found?.command.name ?? "-", "done", rows);
    } catch (error) {
      const command = found?.command.name ?? "-";
      if (error instanceof UserError) {
        const rows = await settle(row.key, invocation, now, (tx, scene) =>
          refuse(deps, tx, { error, found, invocation, now, delivery: row.key }, scene),
        );
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
    say: (tx: StoreTx, scene: Scene) => Promise<Reply["message"]>,
  ): Promise<readonly OutboxRow[]> {
    return store.write(async (tx) => {
      if (!(await tx.inbox.finish(key, now))) return [];
      const scene = await sceneOf(tx, invocation, now);
      return owe(tx, key, now, [replyTo(invocation, { message: await say(tx, scene), audience: "caller" })]);
    });
  }

  async function sceneOf(tx: StoreTx, { caller, place }: Invocation, now: Date): Promise<Scene> {
    const setting = await organizationOf(tx, caller, deps.defaults, now);
    const address = { platform: place.platform, workspace: place.workspace, id: place.id };
    const channel = place.direct ? undefined : await tx.channels.byAddress(setting.org.id, address);
    return { setting, channel, view: viewOf(setting, channel?.locale ?? setting.org.locale) };
  }

  async function answer(
    tx: StoreTx,
    key: string,
    invocation: Invocation,
    now: Date,
    { setting, channel, view }: Scene,
    meaning: Meaning,
    pressed: Pressed | undefined,
  ): Promise<Reply> {
    const { org, pack, calendar } = setting;
    const { locale } = view;
    // What comes of a draft is told apart by the draft, however often it is pressed.
    const delivery = pressed?.delivery ?? key;
    const base = { tx, org, pack, calendar, now, locale, delivery, secret: makeSecret };
    const actor = speaker(invocation) ?? (await recognise(base, invocation.caller, channel, deps.defaults.admins));
    if (meaning.kind === "command") requireAccess(actor, meaning.found.command.access);
    const { caller, place, source, files = [] } = invocation;
    const fields = invocation.fields && joinAnswers(invocation.fields);
    const read = { now, timezone: org.timezone, locale };
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
      offers: (one) => offersFor(tx, setting, view, actor, one, now),
    };
    if (meaning.kind !== "command") return answerSentence(context, deps.registry, meaning, draftKey(key, now));
    const { found } = meaning;
    const { command, rest } = found;
    const answered = pressed && (await answerPress(context, pressed, found));
    if (answered) return answered;
    // Noted in this transaction: what is refused may be sent again, what is done is done once, however often it is sent.
    if (invocation.form !== undefined && !(await tx.inbox.first(formKey(invocation.form, caller), now)))
      throw new UserError("conflict", "form_sent", {});
    try {
      // The output of this very command's schema; a Command forgets that the two belong together.
      const reply = await command.run(readArguments(command, rest, read, fields) as never, context);
      return pressed ? await withRest(context, pressed, reply) : reply;
    } catch (error) {
      // Whatever it does comes to nothing, because the error goes on.
      if (error instanceof UserError && error.reason === "missing_argument" && fields === undefined)
        await rehearse(found, read, (args) => command.run(args, context));
      throw error;
    }
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
    const meaning = { kind: "command", found: deps.registry.find(homeLine) } as const;
    return [replyTo(opening, await answer(tx, delivery, opening, now, scene, meaning, undefined))];
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
      await giveWay(tx, delivery);
      const notBefore =
        setting && index > 0 && target.kind === "direct" ? await restUntil(tx, setting, target.person, now) : undefined;
      drafts.push(draft(delivery, { source, index, now, ...(notBefore ? { notBefore } : {}) }));
    }
    return tx.outbox.add(drafts, outbox.lease());
  }
}

/** Two people may fill in one form; nobody sends one twice. */
function formKey(form: string, caller: Invocation["caller"]): string {
  return `form:${form}:${formatAddress(caller)}`;
}

/** Short enough to be read out on the telephone. */
function makeReference(): string {
  return randomBytes(3).toString("hex");
}
