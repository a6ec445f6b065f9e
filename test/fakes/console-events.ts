import type { WireEntry } from "../../src/adapters/console/wire.ts";
import { entryText } from "./console-browser.ts";

interface ServerEvent {
  readonly kind: string;
  readonly id: string | undefined;
  readonly data: string;
}

/** One open event stream, read as a browser reads it. */
export interface ConsoleEvents {
  /** The first lines of the next so many entries. */
  take(count: number): Promise<readonly string[]>;
  /** The kinds of everything that still comes before the server ends the stream. */
  kindsUntilEnd(): Promise<readonly string[]>;
  lastId(): string;
  close(): Promise<void>;
}

export async function readEvents(
  url: string,
  person: string,
  cursor: string,
  lastEventId?: string,
): Promise<ConsoleEvents> {
  const abort = new AbortController();
  const query = new URLSearchParams({ as: person, after: cursor }).toString();
  const response = await fetch(`${url}/console/events?${query}`, {
    signal: abort.signal,
    headers: lastEventId === undefined ? {} : { "last-event-id": lastEventId },
  });
  if (!response.body) throw new Error(`no stream: ${response.status}`);
  const events = parse(response.body.pipeThrough(new TextDecoderStream()));
  let last = "";

  async function next(): Promise<ServerEvent | undefined> {
    const { value, done } = await events.next();
    if (done) return undefined;
    last = value.id ?? last;
    return value;
  }

  return {
    async take(count) {
      const taken: string[] = [];
      while (taken.length < count) {
        const event = await next();
        if (!event) throw new Error(`the stream ended after ${taken.length} of ${count}`);
        // The shape the server is checked against where it writes it.
        if (event.kind === "entry") taken.push(entryText(JSON.parse(event.data) as WireEntry).split("\n")[0] ?? "");
      }
      return taken;
    },
    async kindsUntilEnd() {
      const kinds: string[] = [];
      for (let event = await next(); event; event = await next()) kinds.push(event.kind);
      return kinds;
    },
    lastId: () => last,
    async close() {
      abort.abort();
      await events.return(undefined).catch(() => undefined);
    },
  };
}

async function* parse(chunks: AsyncIterable<string>): AsyncGenerator<ServerEvent, undefined> {
  let rest = "";
  for await (const chunk of chunks) {
    const parts = (rest + chunk).split("\n\n");
    rest = parts.pop() ?? "";
    for (const part of parts) {
      const fields = new Map(
        part.split("\n").map((row) => [row.slice(0, row.indexOf(":")), row.slice(row.indexOf(":") + 2)]),
      );
      yield {
        kind: fields.get("event") ?? "message",
        id: fields.get("id"),
        data: fields.get("data") ?? "",
      };
    }
  }
  return undefined;
}
