import type { WireEntry } from "../../src/adapters/console/wire.ts";
import { consoleBrowser, deliveryId, entryLinks, entryText, type ConsoleBrowser } from "../fakes/console-browser.ts";
import { messageId, revised, type Doing, type Heard, type TestPlatform } from "./platform.ts";

/** The people of the demonstration by the names the scenarios use: leader and colleague of one unit, somebody of another. */
const people: Readonly<Record<string, string>> = { ada: "kfq1", ben: "kfq2", eve: "gxq1", admin: "admin" };
const personId = (name: string): string => people[name] ?? name;
const channelId = (name: string): string => name.toUpperCase();

/** The browser console, spoken to as its page does. */
export async function consoleTransport(): Promise<TestPlatform> {
  let browser: ConsoleBrowser | undefined;
  /** Whose page is looked at first: whoever did something sees most of what comes of it. */
  let acting = "";
  const looked = createLooked();
  const names = new Map<string, string>();
  /** What each message said last: one that is changed in its place keeps its id. */
  const said = new Map<string, { readonly text: string; readonly edits: number }>();
  const page = (): ConsoleBrowser => {
    if (!browser) throw new Error("the application has not started");
    return browser;
  };
  async function send(doing: Doing, body: object): Promise<void> {
    const person = personId(doing.person);
    acting = person;
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
    const entry = (await page().state(personId(person))).entries.find(({ id }) => id === messageId(heard));
    if (entry?.kind !== "message") throw new Error(`no message ${heard.id}`);
    return entry;
  }

  async function look(person: string): Promise<void> {
    const { entries, cursor } = await page().state(person);
    for (const entry of looked.take(person, entries, Number(cursor.split("-").at(-1))))
      if (entry.kind === "message")
        looked.shown.set(entry.id, { ...read(entry, edited(entry)), ...(await fileOf(entry, person)) });
  }

  function edited(entry: WireEntry): number {
    const told = JSON.stringify(entry);
    const { text, edits } = said.get(entry.id) ?? { text: told, edits: 0 };
    const now = { text: told, edits: text === told ? edits : edits + 1 };
    said.set(entry.id, now);
    return now.edits;
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
        {
          kind: "form",
          line: form.line,
          fields: { ...blank, ...values },
          ...(form.id === undefined ? {} : { form: form.id }),
        },
      );
    },
    async heard(present) {
      const people = present.map(personId);
      const first = people.find((person) => person === acting) ?? people[0];
      if (first === undefined) return [];
      await look(first);
      if (!looked.isAll(people)) {
        looked.forget();
        for (const person of people) await look(person);
      }
      return [...looked.shown.values()];
    },
    close: async () => undefined,
  };
}

/** What was read from the pages of all who are there. */
interface Looked {
  readonly shown: Map<string, Heard>;
  /** One person's page; gives those entries of it that are not known. `count`: how many things had happened, to whomever. */
  take(person: string, entries: readonly WireEntry[], count: number): readonly WireEntry[];
  /**
   * Whether nobody was shown anything else. A page says how many things have happened: where one person saw that many new
   * ones, nobody saw others, and their pages need not be loaded after each step of a conversation.
   */
  isAll(people: readonly string[]): boolean;
  forget(): void;
}

function createLooked(): Looked {
  const shown = new Map<string, Heard>();
  const known = new Set<string>();
  const people = new Set<string>();
  let [last, happened] = [0, 0];
  let complete = false;
  return {
    shown,
    take(person, entries, count) {
      const fresh = entries.filter(({ id }) => !known.has(id));
      complete = fresh.length === count - happened && fresh.every(({ order }) => order > last);
      for (const { id, order } of fresh) {
        known.add(id);
        last = Math.max(last, order);
      }
      happened = count;
      people.add(person);
      return fresh;
    },
    isAll: (all) => complete && all.every((person) => people.has(person)),
    forget() {
      for (const one of [shown, known, people]) one.clear();
    },
  };
}

function read(entry: Extract<WireEntry, { readonly kind: "message" }>, edits: number): Heard {
  const { blocks } = entry.message;
  const to = entry.privateTo ?? (entry.place.startsWith("dm:") ? entry.place.slice(3) : undefined);
  return {
    id: revised(entry.id, edits),
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
