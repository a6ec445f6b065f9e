import type { FileRef } from "../src/address.ts";
import type { Asked, Command } from "../src/chat/command.ts";
import type { Invocation } from "../src/chat/port.ts";
import type { FormChoices } from "../src/chat/usage.ts";
import type { Actor, Channel, Organization } from "../src/domain/model.ts";
import type { SignInTicket } from "../src/domain/linking/sign-in.ts";
import type { Services } from "../src/domain/services.ts";
import type { View } from "../src/views/view.ts";

export interface Site {
  /** `PUBLIC_URL`, or this machine's own address where nobody said. */
  readonly url: string;
  /** Whether others can be expected to reach it. */
  readonly reachable: boolean;
  /** The console: not there, open to whoever is at this machine, or entered with a link made from a ticket. */
  readonly console: "off" | "open" | ((ticket: SignInTicket) => string);
}

/** What a command is handed: who asks, where, when, in which words, and what it may do. Nothing in it can send. */
export interface CommandContext extends Asked {
  readonly source: Invocation["source"];
  readonly actor: Actor;
  readonly org: Organization;
  /** The binding of the place where it was asked, if it has one. */
  readonly channel: Channel | undefined;
  readonly now: Date;
  /** A form's answers by name, for a command whose fields are data of the pack. */
  readonly fields: Readonly<Record<string, string>>;
  /** What was sent along. */
  readonly files: readonly FileRef[];
  readonly view: View;
  /** Where this installation is on the web, for links that somebody follows from elsewhere. */
  readonly site: Site;
  readonly services: Services;
  /** For help: the list this command is one of. */
  readonly commands: readonly AnyCommand[];
  /** What a command's form offers to choose from, to whoever asks. */
  readonly offers: (command: AnyCommand) => Promise<FormChoices>;
}

export type AnyCommand = Command<CommandContext>;
