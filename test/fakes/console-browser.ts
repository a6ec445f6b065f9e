import { randomUUID } from "node:crypto";
import type { WireEntry, WireInline, WireMessage, WirePage, WireState } from "../../src/adapters/console/wire.ts";

/** Speaks to the console's routes as the page does, over real HTTP. */
export interface ConsoleBrowser {
  readonly url: string;
  /** With everything older that the page would ask for. */
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
      // The page's own types: the server is checked against them where it makes the answers.
      const get = async (path: string, parameters: Readonly<Record<string, string>>): Promise<unknown> =>
        (await fetch(`${url}/console/${path}?${new URLSearchParams({ as: person, ...parameters }).toString()}`)).json();
      const state = (await get("state", {})) as WireState;
      const entries = [...state.entries];
      for (const { id: place, more } of state.places) {
        for (let older = more; older;) {
          const before = Math.min(...entries.filter((entry) => entry.place === place).map(({ order }) => order));
          const page = (await get("earlier", { place, before: String(before) })) as WirePage;
          entries.push(...page.entries);
          older = page.more;
        }
      }
      return { ...state, entries: entries.toSorted((a, b) => a.order - b.order) };
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
