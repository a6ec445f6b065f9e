import { randomUUID } from "node:crypto";
import type { WireEntry, WireInline, WireMessage, WireState } from "../../src/adapters/console/wire.ts";

/** Speaks to the console's routes as the page does, over real HTTP. */
export interface ConsoleBrowser {
  readonly url: string;
  state(person: string): Promise<WireState>;
  /** Sends the body as the page would; `headers` replace the page's own. */
  /** Sends a file as the page would. */
  sendFile(address: FileAddress, bytes: Uint8Array, headers?: Readonly<Record<string, string>>): Promise<Response>;
  file(person: string, entry: string): Promise<Uint8Array>;
  say(body: unknown, headers?: Readonly<Record<string, string>>): Promise<Response>;
}

interface FileAddress {
  readonly as: string;
  readonly place: string;
  readonly id: string;
  readonly name: string;
  readonly line: string;
}

export function consoleBrowser(url: string): ConsoleBrowser {
  return {
    url,
    async state(person) {
      const response = await fetch(`${url}/console/state?as=${encodeURIComponent(person)}`);
      // The page's own type: the server is checked against it where it makes the answer.
      return (await response.json()) as WireState;
    },
    sendFile: (address, bytes, headers = { "content-type": "application/octet-stream", origin: url }) =>
      fetch(`${url}/console/file?${new URLSearchParams({ ...address }).toString()}`, {
        method: "POST",
        headers,
        body: Buffer.from(bytes),
      }),
    async file(person, entry) {
      const response = await fetch(`${url}/console/file?${new URLSearchParams({ as: person, entry }).toString()}`);
      if (!response.ok) throw new Error(`HTTP ${response.status}`);
      return new Uint8Array(await response.arrayBuffer());
    },
    say: (body, headers = { "content-type": "application/json", origin: url }) =>
      fetch(`${url}/console/say`, {
        method: "POST",
        headers,
        body: typeof body === "string" ? body : JSON.stringify(body),
      }),
  };
}

export function deliveryId(): string {
  return randomUUID();
}

/** Everything a person would read on an entry, in order. */
export function entryText(entry: WireEntry): string {
  return entry.kind === "said" ? entry.line : messageText(entry.message);
}

function messageText(message: WireMessage): string {
  const blocks = message.blocks.map((block) => {
    switch (block.kind) {
      case "text":
      case "note":
        return inlineText(block.text);
      case "fields":
        return block.fields.map((field) => `${field.label} ${inlineText(field.value)}`).join("\n");
      case "table":
        return [block.columns.map((column) => column.label), ...block.rows.map((row) => row.map(inlineText))]
          .map((row) => row.join(" "))
          .join("\n");
      case "chart":
        return `${block.chart.title}\n${block.chart.alt}`;
      case "buttons":
        return block.buttons.map((button) => button.label).join("\n");
      case "form":
        return [
          ...block.fields.flatMap(({ label, choices = [], value = "", problem = "" }) => [
            label,
            value,
            problem,
            ...choices.map((choice) => choice.label),
          ]),
          block.submit,
        ].join("\n");
      case "divider":
        return "";
    }
  });
  return [message.summary, message.title ?? "", ...blocks].join("\n");
}

function inlineText(text: readonly WireInline[]): string {
  return text
    .map((inline) => {
      if (typeof inline === "string") return inline;
      if ("strong" in inline) return inline.strong;
      if ("code" in inline) return inline.code;
      if ("link" in inline) return inline.label;
      if ("person" in inline) return `@${inline.name === "" ? inline.person : inline.name}`;
      return inline.date;
    })
    .join("");
}

/** Everything on an entry that a browser would act upon: links, and people as mentions. */
export function entryLinks(entry: WireEntry): readonly string[] {
  if (entry.kind === "said") return [];
  const live = (text: readonly WireInline[]): readonly string[] =>
    text.flatMap((inline) => (typeof inline === "object" && "link" in inline ? [`link:${inline.link}`] : []));
  return entry.message.blocks.flatMap((block) => {
    switch (block.kind) {
      case "text":
      case "note":
        return live(block.text);
      case "fields":
        return block.fields.flatMap((field) => live(field.value));
      case "table":
        return block.rows.flatMap((row) => row.flatMap(live));
      case "chart":
      case "buttons":
      case "form":
      case "divider":
        return [];
    }
  });
}
