import { randomBytes } from "node:crypto";
import type { Clock } from "../../clock.ts";
import type { Locale } from "../../chat/command.ts";
import type { Place } from "../../address.ts";
import type { Message } from "../../chat/message.ts";
import type { Accept, ChatAdapter, Posted, Suggest } from "../../chat/port.ts";
import { PlatformError } from "../../errors.ts";
import type { Logger } from "../../log.ts";
import type { Route } from "../../route.ts";
import { createGate, type ConsoleSignIn } from "./access.ts";
import type { ConsoleDirectory, ConsoleFile } from "./directory.ts";
import { fileRoutes } from "./files.ts";
import { createJournal } from "./journal.ts";
import { pageRoutes } from "./page.ts";
import { audienceOf, directId, sees, toPlace, type Audience } from "./places.ts";
import { renderMessage } from "./render.ts";
import { parseReturn } from "./return-to.ts";
import { consoleRoutes } from "./routes.ts";
import { signInRoutes } from "./sign-in.ts";

interface ConsoleDeps {
  readonly clock: Clock;
  readonly suggest: Suggest;
  readonly logger: Logger;
  readonly directory: ConsoleDirectory;
  readonly locale: Locale;
  /** The organisation's key, as in `console:demo/admin`. */
  readonly workspace: string;
  /** Where others can reach it, everybody signs in; without this only this machine may come, and chooses whom to act as. */
  readonly signIn?: ConsoleSignIn | undefined;
}

/**
 * The chat platform that needs no account of its own: a page in the browser, whose user signs in by a link or, on this machine
 * alone, chooses whom to act as. What was said is kept in memory and bounded; the directory may bring earlier posts back after a restart.
 */
export function createConsoleAdapter(deps: ConsoleDeps): {
  readonly adapter: ChatAdapter;
  readonly routes: readonly Route[];
} {
  const { clock, directory, workspace, locale } = deps;
  const journal = createJournal(randomBytes(6).toString("hex"));
  const inHand = new Set<Promise<void>>();
  const streams = new AbortController();
  let accept: Accept | undefined;

  async function audience(place: string): Promise<Audience> {
    const found = await available(audienceOf(place, directory));
    if (!found)
      throw new PlatformError("gone", "no such conversation in the console", { unreachable: "no_conversation" });
    return found;
  }

  async function show(
    place: Place,
    message: Message,
    key: string,
    mayRepeat: boolean,
    file: ConsoleFile | undefined,
  ): Promise<Posted> {
    const who = await audience(place.id);
    // The key makes the id, so that a repeat is recognised even by the next process, once `recent` has told it.
    const usual = `m-${key}`;
    if (mayRepeat && journal.has(usual)) return { place, id: usual };
    const id = journal.has(usual) ? `m-${key}-${randomBytes(4).toString("hex")}` : usual;
    const entry = { kind: "message", id, place: place.id, at: clock.now(), privateTo: undefined, file } as const;
    journal.add({ ...entry, message: renderMessage(message) }, who);
    return { place, id };
  }

  const adapter: ChatAdapter = {
    platform: "console",
    // Generous, and a brake for a loop gone wild: a browser draws this without effort.
    limits: { perPlace: [{ count: 20, ms: 1_000 }], perApp: [{ count: 200, ms: 1_000 }] },
    editableMs: Infinity,

    async start(accepting) {
      const posts = await directory.recent();
      const audiences = new Map<string, Audience | undefined>();
      for (const place of new Set(posts.map((post) => post.place)))
        audiences.set(place, await audienceOf(place, directory));
      for (const post of posts) {
        const who = audiences.get(post.place);
        if (who)
          journal.add(
            {
              kind: "message",
              id: post.id,
              place: post.place,
              at: post.at,
              message: renderMessage(post.message),
              privateTo: undefined,
              file: post.file,
            },
            who,
          );
      }
      accept = accepting;
    },

    async stop() {
      accept = undefined;
      await Promise.allSettled(inHand);
      streams.abort();
    },

    post: (place, message, key, mayRepeat) => show(place, message, key, mayRepeat, undefined),

    async sendFile(place, { name, bytes }, message, key, mayRepeat) {
      const ref = await available(directory.keepFile({ name, person: undefined }, bytes));
      return show(place, message, key, mayRepeat, { name, ref });
    },

    async fetchFile({ ref }) {
      const chunks = directory.openFile(ref)[Symbol.asyncIterator]();
      const first = await available(chunks.next());
      if (first.done) throw new PlatformError("gone", "the file is no longer kept");
      return (async function* () {
        yield first.value;
        for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value;
      })();
    },

    async update(posted, message) {
      const entry = journal.get(posted.id);
      if (entry?.kind !== "message")
        throw new PlatformError("gone", "no such message in the console", { unchangeable: true });
      journal.replace({ ...entry, message: renderMessage(message) }, await audience(entry.place));
    },

    async answer(returnTo, message, key) {
      const to = parseReturn(returnTo);
      const who = to && (await audience(to.place));
      if (!to || !who || !sees(to.person, who) || !(await available(directory.person(to.person)))) {
        throw new PlatformError("gone", "no such person or conversation in the console");
      }
      const form = to.form === undefined ? undefined : journal.withForm(to.form, to.place, to.person);
      if (form) {
        const { privateTo } = form;
        journal.replace({ ...form, message: renderMessage(message) }, privateTo === undefined ? who : [privateTo]);
        return;
      }
      const privately = {
        kind: "message",
        id: `a-${key}`,
        place: to.place,
        at: clock.now(),
        privateTo: to.person,
      } as const;
      journal.add({ ...privately, message: renderMessage(message) }, [to.person]);
    },

    async direct(person) {
      await audience(directId(person.id));
      return toPlace(workspace, directId(person.id));
    },

    health: () => (accept ? { connected: true } : { connected: false, detail: "not started" }),
  };

  /** Hands an invocation on and remembers that it is in hand; undefined while the adapter takes none. */
  function taking(): Accept | undefined {
    const accepting = accept;
    if (!accepting) return undefined;
    return async (invocation) => {
      const work = accepting(invocation);
      inHand.add(work);
      await work.finally(() => inHand.delete(work));
    };
  }

  const gate = createGate(deps.signIn, { workspace, now: () => clock.now() });
  const routing = { ...deps, journal, gate, taking, ended: streams.signal };
  const page = pageRoutes(locale, gate, deps.signIn?.words);
  const routes = [
    ...page.routes,
    ...consoleRoutes(routing),
    ...fileRoutes(routing),
    ...(deps.signIn ? signInRoutes({ ...deps, ...deps.signIn, build: page.build, gate, closed: journal.wake }) : []),
  ];
  return { adapter, routes };
}

/** The directory reads the store: when that fails nothing was shown, and it may work later. */
async function available<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (cause) {
    throw new PlatformError("unavailable", "the console's directory did not answer", { cause });
  }
}
