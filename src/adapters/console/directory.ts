import type { Message } from "../../chat/message.ts";

/** Whose console this is. */
export interface ConsoleOrganisation {
  readonly name: string;
  /** True marks every view as demonstration data. */
  readonly demo: boolean;
  /** IANA name: times of day are shown in it; without it, in the browser's own zone. */
  readonly timezone?: string;
}

/** Somebody the user of the browser may act as. */
export interface ConsolePerson {
  readonly id: string;
  readonly name: string;
  readonly title?: string;
  readonly unit?: string;
}

export interface ConsoleChannel {
  readonly id: string;
  readonly name: string;
  readonly unit?: string;
  /** Ids of the people who are in it: nobody else sees or writes there. */
  readonly members: "everyone" | readonly string[];
}

/** What the composer suggests. `usage` is the whole line with its arguments: `/线索 <名称> [投资:…]`. */
export interface ConsoleCommand {
  readonly name: string;
  readonly usage: string;
  readonly summary: string;
}

/** A message posted before this process started. `id` is what `post` returned for it then. */
export interface ConsolePost {
  readonly id: string;
  /** A channel's id, or `dm:<person>`. */
  readonly place: string;
  readonly message: Message;
  readonly at: Date;
  readonly file?: ConsoleFile;
}

/** A file as it is kept: `ref` is the keeper's own. */
export interface ConsoleFile {
  readonly name: string;
  readonly ref: string;
}

/** What the console shows and does not know itself; the application answers it from the store. */
export interface ConsoleDirectory {
  organisation(): Promise<ConsoleOrganisation>;
  /** In the order shown, as many as can be shown; the first is who a new visitor acts as. */
  people(): Promise<readonly ConsolePerson[]>;
  /** The member of this id, listed or not. */
  person(id: string): Promise<ConsolePerson | undefined>;
  channels(): Promise<readonly ConsoleChannel[]>;
  commands(): Promise<readonly ConsoleCommand[]>;
  /** The board beside the conversation; undefined while there is none. */
  board(): Promise<Message | undefined>;
  /** Earlier posts, oldest first, asked for once at start. */
  recent(): Promise<readonly ConsolePost[]>;
  /** Keeps a file, for some days; resolves with its `ref` once it is stored. */
  keepFile(file: { readonly name: string; readonly person: string | undefined }, bytes: Uint8Array): Promise<string>;
  /** Nothing where it is no longer kept. */
  openFile(ref: string): AsyncIterable<Uint8Array>;
}
