import type { AnyCommand, CommandContext } from "../../commands/context.ts";
import type { Message } from "../chat/message.ts";
import type { Invocation } from "../chat/port.ts";
import type { Registry } from "../chat/registry.ts";
import { makeSecret } from "../chance.ts";
import { createServices } from "../domain/services.ts";
import type { Setting } from "../domain/setting.ts";
import type { UserError } from "../errors.ts";
import type { StoreTx } from "../store/port.ts";
import type { View } from "../views/view.ts";
import { mayRun, offered } from "./access.ts";
import { knownActor } from "./known-actor.ts";
import { offersFor } from "./offers.ts";
import { mayAsk, refusal, withExample, type Found } from "./refusal.ts";
import { suggest } from "./suggest.ts";

interface RefuseDeps {
  readonly registry: Registry<CommandContext>;
  readonly commands: readonly AnyCommand[];
}

/** What was refused, to whom, and when. */
interface Refused {
  readonly error: UserError;
  readonly found: Found | undefined;
  readonly invocation: Invocation;
  readonly now: Date;
  readonly delivery: string;
}

/**
 * The sentence, what may have been meant, and a form where something is missing: nothing is written for it, nor is anybody
 * made known.
 */
export async function refuse(
  { registry, commands }: RefuseDeps,
  tx: StoreTx,
  { error, found, invocation, now, delivery }: Refused,
  { setting, view }: { readonly setting: Setting; readonly view: View },
): Promise<Message> {
  const { org, pack, calendar } = setting;
  const { locale } = view;
  const actor = await knownActor(tx, org.id, invocation.caller);
  const base = { tx, org, pack, calendar, now, locale, delivery, secret: makeSecret };
  const told = offered(commands, pack);
  const buttons = await suggest(withExample(error, found, locale), found, invocation, {
    registry,
    context: { now, timezone: org.timezone, locale },
    mayRun: (command) => told.includes(command) && (!actor || mayRun(actor, command.access)),
    projectsMeant: async (text) => (actor ? createServices({ ...base, actor }).leads.meant(text) : []),
  });
  const offers = mayAsk(error, found, invocation) ? await offersFor(tx, setting, view, actor, found.command, now) : {};
  return refusal(error, found, invocation, view, { buttons, offers });
}
