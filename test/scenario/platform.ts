import type { Clock } from "../../src/clock.ts";
import type { LarkApi } from "../fakes/lark-api.ts";
import type { FakeSlack } from "../fakes/slack-api.ts";
import type { Json } from "../fakes/slack-blocks.ts";
import { larkTransport } from "./lark.ts";
import { consoleTransport } from "./console.ts";
import { slackTransport } from "./slack.ts";

export interface SentFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A message as somebody reads it, whatever carried it. */
export interface Heard {
  readonly id: string;
  readonly transport: Transport;
  /** The platform's id of the channel; undefined for a message to one person. */
  readonly channel: string | undefined;
  /** The platform's id of the one person who sees it. */
  readonly to: string | undefined;
  readonly text: string;
  /** What a client would act upon: mentions, links, formatting out of data. */
  readonly live: readonly string[];
  readonly buttons: readonly string[];
  readonly hasForm: boolean;
  /** A file that came with it. */
  readonly file?: SentFile | undefined;
  /** What travelled, for looking at it letter by letter. */
  readonly wire: string;
}

/** A message that was changed in its place is news: its id says how often. */
export function revised(id: string, edits = 0): string {
  return edits === 0 ? id : `${id} e${edits}`;
}

/** Whether somebody sees a message that stood there before, changed: a card that followed its project. */
export function isRevised({ id }: Pick<Heard, "id">): boolean {
  return / e\d+$/.test(id);
}

/** The platform's own id of what somebody sees. */
export function messageId({ id }: Pick<Heard, "id">): string {
  return id.split(" ")[0] ?? "";
}

export type Transport = "slack-http" | "slack-socket" | "lark-ws" | "lark-webhook" | "console";

/** What the people of the scenarios are called; in the console's demonstration they are there already. */
export const nameOf = (name: string): string => names[name] ?? name;
const names: Readonly<Record<string, string>> = { ada: "王敏", ben: "李强", eve: "赵磊", lin: "孙悦", admin: "陈静" };

/** What one person does; `channel` is undefined in the conversation with the assistant. */
export interface Doing {
  readonly person: string;
  readonly channel: string | undefined;
}

/**
 * One platform around the application. A line may name somebody as `@{ben}`; how that travels is the platform's matter.
 */
export interface TestPlatform {
  readonly transport: Transport;
  readonly env: Readonly<Record<string, string>>;
  /** The platform's id of a person of the scenario, and of a channel. */
  personId(name: string): string;
  channelId(name: string): string;
  /** `slack:T1/U1` */
  address(name: string): string;
  /** Once the application serves this port. */
  reach(port: number): void;
  /** A line typed as it is: a slash command where the platform has one of that name. */
  type(doing: Doing, line: string): Promise<void>;
  /** The same, after the assistant's @mention. */
  mention(doing: Doing, line: string): Promise<void>;
  /** A file to the assistant, with words where the platform lets one write them beside it. */
  send(doing: Doing, file: SentFile, words: string): Promise<void>;
  press(doing: Doing, heard: Heard, label: string): Promise<void>;
  submit(doing: Doing, heard: Heard, values: Readonly<Record<string, string>>): Promise<void>;
  /** The platform changes this message no more; or a person deletes it. Undefined where that does not happen. */
  readonly edits: { closed(heard: Heard): void; deleted(heard: Heard): void } | undefined;
  /** Everything shown so far. */
  heard(people: readonly string[]): Promise<readonly Heard[]>;
  /** What is one platform's own, for scenarios of it alone. */
  readonly slack?: { readonly fake: FakeSlack; deliver(payload: Json): Promise<unknown> };
  readonly lark?: { readonly api: LarkApi; deliver(event: object): Promise<void> };
  close(): Promise<void>;
}

export async function makePlatform(transport: Transport, clock: Clock): Promise<TestPlatform> {
  switch (transport) {
    case "slack-http":
    case "slack-socket":
      return slackTransport(transport, clock);
    case "lark-ws":
    case "lark-webhook":
      return larkTransport(transport, clock);
    case "console":
      return consoleTransport();
  }
}
