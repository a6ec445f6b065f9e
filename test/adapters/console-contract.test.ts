import { createHttpServer } from "../../src/http/server.ts";
import { createConsoleAdapter } from "../../src/adapters/console/adapter.ts";
import type { WireEntry } from "../../src/adapters/console/wire.ts";
import type { ChatAdapter, Posted } from "../../src/chat/port.ts";
import { createLogger } from "../../src/log.ts";
import { testAdapter } from "../contract/adapter.ts";
import { testPosts } from "../contract/adapter-posts.ts";
import type { Delivery, Harness, Outcome, Seen } from "../contract/harness.ts";
import { consoleBrowser, deliveryId, entryLinks, entryText, type ConsoleBrowser } from "../fakes/console-browser.ts";
import { directoryOf, known } from "../fakes/console-directory.ts";

const workspace = "demo";
const asked = { platform: "console", workspace } as const;

testAdapter("console", () => makeConsole("each call"));
testPosts("console", () => makeConsole("asked"), "post");

/** @param looks when the browsers look again: loading the page costs more the more there is */
async function makeConsole(looks: "each call" | "asked"): Promise<Harness> {
  const state = known();
  const logger = createLogger("silent");
  const { adapter, routes } = createConsoleAdapter({
    clock: { now: () => new Date() },
    logger,
    directory: directoryOf(state),
    suggest: async () => [],
    locale: "zh-CN",
    workspace,
  });
  const server = createHttpServer({ logger, routes });
  const { port } = await server.listen(0, "127.0.0.1");
  const browser = consoleBrowser(`http://127.0.0.1:${port}`);
  const seen: Seen[] = [];

  /** What two people's browsers show now: an entry that only one of them has is private. */
  async function look(): Promise<void> {
    const [mine, others] = [await browser.state("wang"), await browser.state("li")];
    const everybody = new Set(others.entries.map((entry) => entry.id));
    const shown: Seen[] = [];
    for (const entry of mine.entries) {
      if (entry.kind !== "message") continue;
      const file = entry.file && { name: entry.file.name, bytes: await browser.file("wang", entry.id) };
      shown.push({ ...toSeen(entry, everybody.has(entry.id)), ...(file ? { file } : {}) });
    }
    seen.splice(0, seen.length, ...shown);
  }

  const looking =
    <Args extends readonly unknown[], T>(act: (...args: Args) => Promise<T>) =>
    async (...args: Args): Promise<T> => {
      const result = await act(...args);
      if (looks === "each call") await look();
      return result;
    };
  const watched: ChatAdapter = {
    ...adapter,
    post: looking(adapter.post),
    update: looking(adapter.update),
    answer: looking(adapter.answer),
    sendFile: looking(adapter.sendFile),
  };

  const line = (place: string, text: string): Delivery =>
    send(browser, { kind: "line", id: deliveryId(), person: "wang", place, line: text });
  const good = (): object => ({
    kind: "line",
    id: deliveryId(),
    person: "wang",
    place: "hitech",
    line: "/help",
  });
  const forged = (body: unknown, headers?: Readonly<Record<string, string>>) => (): Delivery =>
    send(browser, body, headers);
  const json = { "content-type": "application/json" };
  const cannot = { cannot: "the page and the adapter share a process: no wire that could do this" };

  return {
    adapter: watched,
    place: { ...asked, id: "hitech", direct: false },
    thread: undefined,
    person: { ...asked, id: "wang", name: "王芳" },
    other: { ...asked, id: "li", name: "李建国" },
    does: {
      command: (text) => line("hitech", text),
      mention: (text) => line("hitech", `@先锋 ${text}`),
      direct: (text) => line("dm:wang", text),
      naming: (text) => line("hitech", `${text} @李建国`),
      press: (posted, label) => press(browser, posted, label),
      submit: (posted, fields) => submit(browser, posted, fields),
      file: ({ name, bytes }) =>
        sendFile(browser, { as: "wang", place: "dm:wang", id: deliveryId(), name, line: "" }, bytes),
      own: (text) => own(watched, text),
    },
    forgeries: {
      "no origin": forged(good(), json),
      "another site's origin": forged(good(), { ...json, origin: "https://evil.example" }),
      "an opaque origin": forged(good(), { ...json, origin: "null" }),
      "another site by its fetch metadata": forged(good(), {
        ...json,
        origin: browser.url,
        "sec-fetch-site": "cross-site",
      }),
      "a form's content type": forged(good(), {
        "content-type": "text/plain",
        origin: browser.url,
      }),
      "no JSON": forged("{", { ...json, origin: browser.url }),
      "a person who is not there": forged({ ...good(), person: "nobody" }),
      "a channel of others": forged({ ...good(), person: "zhao" }),
      "somebody else's direct conversation": forged({ ...good(), place: "dm:li" }),
      "no delivery id": forged({ ...good(), id: "" }),
      "a file from another site": () =>
        sendFile(
          browser,
          { as: "wang", place: "dm:wang", id: deliveryId(), name: "x.csv", line: "" },
          new Uint8Array(4),
          {
            "content-type": "application/octet-stream",
            origin: "https://evil.example",
          },
        ),
      "a file as a form sends it": () =>
        sendFile(
          browser,
          { as: "wang", place: "dm:wang", id: deliveryId(), name: "x.csv", line: "" },
          new Uint8Array(4),
          {
            "content-type": "multipart/form-data; boundary=x",
            origin: browser.url,
          },
        ),
    },
    seen: () => seen,
    look,
    // A browser shows what it gets.
    refusals: () => [],
    lostRef: (ref) => `9${ref}`,
    faults: {
      rateLimited: cannot,
      forbidden: cannot,
      gone: () => once(() => []),
      timeout: cannot,
      lostAnswer: cannot,
      unavailable: () =>
        once(() => {
          throw new Error("the store is away");
        }),
    },
    expireAnswers: () => void state.people.splice(0, 1),
    async close() {
      await server.close();
    },
  };

  /** Changes what the directory says of its channels for the next question alone. */
  function once(change: () => typeof state.channels): void {
    const { channels } = state;
    let asking = true;
    state.beforeChannels = () => {
      state.channels = asking ? ((asking = false), change()) : channels;
    };
  }
}

function toSeen(entry: WireEntry, shared: boolean): Seen {
  const summary = entry.kind === "message" ? entry.message.summary : "";
  return {
    id: entry.id,
    ...(entry.kind === "message" && entry.privateTo !== undefined ? {} : { place: entry.place }),
    audience: shared ? "place" : "caller",
    text: entryText(entry),
    summary,
    live: entryLinks(entry),
    problems: [],
  };
}

function send(browser: ConsoleBrowser, body: unknown, headers?: Readonly<Record<string, string>>): Delivery {
  const outcome = (async (): Promise<Outcome> => {
    const { status } = await browser.say(body, headers);
    return status < 300 ? "acknowledged" : status < 500 ? "refused" : "failed";
  })();
  return { outcome, redeliver: () => send(browser, body, headers) };
}

function sendFile(browser: ConsoleBrowser, ...sent: Parameters<ConsoleBrowser["sendFile"]>): Delivery {
  const outcome = (async (): Promise<Outcome> => {
    const { status } = await browser.sendFile(...sent);
    return status < 300 ? "acknowledged" : status < 500 ? "refused" : "failed";
  })();
  return { outcome, redeliver: () => sendFile(browser, ...sent) };
}

/** A delivery whose body is read off the page first; doing it again keeps the body. */
function later(browser: ConsoleBrowser, body: Promise<object>): Delivery {
  return {
    outcome: body.then((ready) => send(browser, ready).outcome),
    redeliver: () => later(browser, body),
  };
}

function press(browser: ConsoleBrowser, posted: Posted, label: string): Delivery {
  const id = deliveryId();
  return later(
    browser,
    (async () => {
      const entry = await entryOf(browser, posted);
      const button = entry.message.blocks
        .flatMap((block) => (block.kind === "buttons" ? block.buttons : []))
        .find((one) => one.label === label);
      if (!button) throw new Error(`no button ${label}`);
      return { kind: "button", id, person: "wang", place: entry.place, line: button.line };
    })(),
  );
}

function submit(browser: ConsoleBrowser, posted: Posted, fields: Readonly<Record<string, string>>): Delivery {
  const id = deliveryId();
  return later(
    browser,
    (async () => {
      const entry = await entryOf(browser, posted);
      const form = entry.message.blocks.find((block) => block.kind === "form");
      if (form?.kind !== "form") throw new Error("no form");
      return { kind: "form", id, person: "wang", place: entry.place, line: form.line, fields, form: form.id };
    })(),
  );
}

/** The page shows the assistant's messages and never sends them back: being shown is all that a report of one could be. */
function own(adapter: ChatAdapter, text: string): Delivery {
  const outcome = (async (): Promise<Outcome> => {
    await adapter.post(
      { ...asked, id: "hitech", direct: false },
      { summary: text, locale: "zh-CN", blocks: [{ kind: "text", text }] },
      deliveryId(),
      false,
    );
    return "acknowledged";
  })();
  return { outcome, redeliver: () => own(adapter, text) };
}

async function entryOf(browser: ConsoleBrowser, posted: Posted): Promise<WireEntry & { readonly kind: "message" }> {
  const { entries } = await browser.state("wang");
  const entry = entries.find((one) => one.id === posted.id);
  if (entry?.kind !== "message") throw new Error(`no message ${posted.id}`);
  return entry;
}
