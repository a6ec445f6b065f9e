import type { WireEntry } from "../../src/adapters/console/wire.ts";
import { consoleBrowser, deliveryId, entryLinks, entryText, type ConsoleBrowser } from "../fakes/console-browser.ts";
import type { Doing, Heard, TestPlatform } from "./platform.ts";

/** The people of the demonstration by the names the scenarios use: leader and colleague of one unit, somebody of another. */
const people: Readonly<Record<string, string>> = { ada: "kfq1", ben: "kfq2", eve: "gxq1", admin: "admin" };
const personId = (name: string): string => people[name] ?? name;
const channelId = (name: string): string => name.toUpperCase();

/** The browser console, spoken to as its page does. */
export async function consoleTransport(): Promise<TestPlatform> {
  let browser: ConsoleBrowser | undefined;
  const names = new Map<string, string>();
  const page = (): ConsoleBrowser => {
    if (!browser) throw new Error("the application has not started");
    return browser;
  };
  async function send(doing: Doing, body: object): Promise<void> {
    const person = personId(doing.person);
    const place = doing.channel === undefined ? `dm:${person}` : channelId(doing.channel);
    const response = await page().say({ id: deliveryId(), person, place, ...body });
    if (response.status !== 202) throw new Error(`HTTP ${response.status}: ${await response.text()}`);
  }
  async function nameOf(name: string): Promise<string> {
    if (names.size === 0) for (const { id, name: shown } of (await page().state("")).people) names.set(id, shown);
    return names.get(personId(name)) ?? name;
  }
  async function say(doing: Doing, line: string, prefix: string): Promise<void> {
    let text = line;
    for (const [token, name = ""] of line.matchAll(/@\{(\w+)\}/g)) text = text.replace(token, `@${await nameOf(name)}`);
    await send(doing, { kind: "line", line: `${prefix}${text}` });
  }
  async function find(heard: Heard, person: string): Promise<Extract<WireEntry, { readonly kind: "message" }>> {
    const entry = (await page().state(personId(person))).entries.find(({ id }) => id === heard.id);
    if (entry?.kind !== "message") throw new Error(`no message ${heard.id}`);
    return entry;
  }

  async function fileOf(entry: WireEntry, person: string): Promise<Pick<Heard, "file">> {
    if (entry.kind !== "message" || !entry.file) return {};
    return { file: { name: entry.file.name, bytes: await page().file(person, entry.id) } };
  }

  return {
    transport: "console",
    env: { XIANFENG_CONSOLE: "on" },
    personId,
    channelId,
    address: (name) => `console:demo/${personId(name)}`,
    reach(port) {
      browser = consoleBrowser(`http://127.0.0.1:${port}`);
    },
    type: (doing, line) => say(doing, line, ""),
    mention: (doing, line) => say(doing, line, "@先锋 "),
    async send({ person, channel }, { name, bytes }, words) {
      const who = personId(person);
      const place = channel === undefined ? `dm:${who}` : channelId(channel);
      const response = await page().sendFile({ as: who, place, id: deliveryId(), name, line: words }, bytes);
      if (response.status !== 202) throw new Error(`HTTP ${response.status}: ${await response.text()}`);
    },
    async press({ person }, heard, label) {
      const { message, place } = await find(heard, person);
      const button = message.blocks
        .flatMap((block) => (block.kind === "buttons" ? block.buttons : []))
        .find((one) => one.label === label);
      if (!button) throw new Error(`no button ${label}`);
      await send(
        { person, channel: place.startsWith("dm:") ? undefined : place },
        { kind: "button", line: button.line },
      );
    },
    async submit({ person }, heard, values) {
      const { message, place } = await find(heard, person);
      const form = message.blocks.find((block) => block.kind === "form");
      if (form?.kind !== "form") throw new Error("no form");
      const blank = Object.fromEntries(form.fields.map(({ name, value }) => [name, value ?? ""]));
      await send(
        { person, channel: place.startsWith("dm:") ? undefined : place },
        { kind: "form", line: form.line, fields: { ...blank, ...values } },
      );
    },
    edits: undefined,
    async heard(present) {
      const seen = new Map<string, Heard>();
      for (const name of present) {
        for (const entry of (await page().state(personId(name))).entries)
          if (entry.kind === "message" && !seen.has(entry.id))
            seen.set(entry.id, { ...read(entry), ...(await fileOf(entry, personId(name))) });
      }
      return [...seen.values()];
    },
    close: async () => undefined,
  };
}

function read(entry: Extract<WireEntry, { readonly kind: "message" }>): Heard {
  const { blocks } = entry.message;
  const to = entry.privateTo ?? (entry.place.startsWith("dm:") ? entry.place.slice(3) : undefined);
  return {
    id: entry.id,
    transport: "console",
    channel: to === undefined ? entry.place : undefined,
    to,
    text: entryText(entry),
    live: entryLinks(entry),
    buttons: blocks.flatMap((block) => (block.kind === "buttons" ? block.buttons.map(({ label }) => label) : [])),
    hasForm: blocks.some((block) => block.kind === "form"),
    wire: JSON.stringify(entry),
  };
}
