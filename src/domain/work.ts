import type { Locale } from "../locale.ts";
import type { Pack } from "../packs/pack.ts";
import type { WorkingCalendar } from "./calendar.ts";
import type { Actor, Organization } from "./model.ts";
import type { Tx } from "./ports.ts";

/** What one piece of work has in hand: one transaction, one organisation, one person, one instant. */
export interface Work {
  readonly tx: Tx;
  readonly org: Organization;
  readonly pack: Pack;
  readonly calendar: WorkingCalendar;
  readonly actor: Actor;
  readonly now: Date;
  /** Of the sentences this work leads to: the channel's, else the organisation's. */
  readonly locale: Locale;
  /** Key of the delivery that causes it; written into every entry. */
  readonly delivery: string;
  /** A token nobody can guess: 256 bits, base64url. The only chance that reaches the domain. */
  readonly secret: () => string;
}

/** An example to type, in the language of whoever asked. */
export function inWords(work: Pick<Work, "locale">, zh: string, en: string): string {
  return work.locale === "en" ? en : zh;
}

/** The assistant itself, where nobody asked: setting up an organisation, scheduled work. */
export const assistant: Actor = {
  id: 0,
  name: "先锋",
  unitId: undefined,
  roles: [],
  active: true,
  identity: { platform: "console", workspace: "-", id: "assistant" },
};
