import type { z } from "zod";
import type { Person, Place } from "../address.ts";
import type { Locale, LocalizedText } from "../locale.ts";
import type { Reply } from "./message.ts";

export type { Locale, LocalizedText } from "../locale.ts";

/** The least role that may run a command; the domain checks again what the command touches. */
export type Access = "anyone" | "member" | "leader" | "coordinator" | "admin";

/**
 * A command is data: one file in `commands/`, one default export, one line in `commands/index.ts` (or the list it goes on with, `shared/office.ts`). Help, usage, forms and
 * the Slack manifest derive from it. `Context` is what the application hands a command (see `commands/context.ts`).
 */
export interface CommandSpec<Args extends z.ZodObject, Context> {
  /** `lead`, or with its sub-word `lead list`. */
  readonly name: string;
  /**
   * Other ways to type it, Chinese ones among them: `线索`, `线索 列表`. A final `#` means "when a project number and
   * nothing else follows" (`lead #`), a final `R#` that its letter stands before it (`request R#`); the number itself
   * stays an argument. Where a sub-word takes such a number first, it may stand before the sub-word too: `request R5 accept`.
   */
  readonly aliases: readonly string[];
  readonly summary: LocalizedText;
  /** Fields made by the builders of `args.ts`, which carry the key's names in both languages. */
  readonly args: Args;
  /** Filled by position; the last takes the rest of the line. Every other argument is a key:value. */
  readonly positional: readonly (keyof z.input<Args> & string)[];
  readonly examples: Readonly<Record<Locale, readonly [string, ...string[]]>>;
  readonly access: Access;
  /** What the organisation's pack must allow: where it does not, the command is in no list and refused when it is typed. */
  readonly needs?: "rankPersons";
  /** It is about the place where it is typed: pressed elsewhere it would be about another one. */
  readonly here?: true;
  readonly run: (args: z.output<Args>, context: Context) => Promise<Reply>;
}

/** A command as the router holds it, its argument types forgotten. `run` still gets exactly what `args` produced. */
export type Command<Context> = Omit<CommandSpec<z.ZodObject, Context>, "run"> & {
  readonly run: (args: never, context: Context) => Promise<Reply>;
};

/** The identity, with inference: a positional that is no argument does not compile. */
export function defineCommand<Args extends z.ZodObject, Context>(
  spec: CommandSpec<Args, Context>,
): CommandSpec<Args, Context> {
  return spec;
}

/** What the reader knows when it reads a line: dates are relative to `now` in `timezone`. */
export interface ReadContext {
  readonly now: Date;
  readonly timezone: string;
  readonly locale: Locale;
}

/** A person as typed: a mention's platform id, or a name to look up. */
export type PersonRef = { readonly id: string; readonly name?: string } | { readonly name: string };

/** A planned next step: a day, and what. */
export interface NextStep {
  /** `2026-12-03`, a calendar day in the organisation's time zone. */
  readonly on: string;
  readonly what: string;
}

/** Who asked, where: what every context has. */
export interface Asked {
  readonly caller: Person;
  readonly place: Place;
}
