import { createConsoleAdapter } from "../../src/adapters/console/adapter.ts";
import type { Message } from "../../src/chat/message.ts";
import type { ChatAdapter, Invocation } from "../../src/chat/port.ts";
import { createHttpServer, type HttpServer } from "../../src/http/server.ts";
import { createLogger } from "../../src/log.ts";
import { directoryOf, known, type Known } from "./console-directory.ts";
import { errorCard, leadCard, leadForm, warningCard } from "./console-messages.ts";

/** The real adapter and server with a few lines in the place of the application: each answers in its own way. */
export interface ConsoleCore {
  readonly url: string;
  readonly port: number;
  readonly adapter: ChatAdapter;
  readonly state: Known;
  /** What arrived, in order. */
  readonly heard: readonly Invocation[];
  /** Breaks every connection, as a network does: the adapter lives on. */
  cut(): Promise<void>;
  /** The network is back, under the same address. */
  mend(): Promise<void>;
  close(): Promise<void>;
}

export async function startCore(
  port = 0,
  state: Known = known(),
  locale: "zh-CN" | "en" = "zh-CN",
): Promise<ConsoleCore> {
  const logger = createLogger("error");
  const { adapter, routes } = createConsoleAdapter({
    clock: { now: () => new Date() },
    logger,
    directory: directoryOf(state),
    suggest: async () => [],
    locale,
    workspace: "demo",
  });
  const heard: Invocation[] = [];
  const working: Promise<unknown>[] = [];
  await adapter.start(async (invocation) => {
    heard.push(invocation);
    working.push(reply(adapter, invocation));
  });
  let server: HttpServer = createHttpServer({ logger, routes });
  const bound = await server.listen(port, "127.0.0.1");
  return {
    url: `http://127.0.0.1:${bound.port}`,
    port: bound.port,
    adapter,
    state,
    heard,
    cut: () => server.close(),
    async mend() {
      server = createHttpServer({ logger, routes });
      await server.listen(bound.port, "127.0.0.1");
    },
    async close() {
      await adapter.stop();
      await server.close();
      await Promise.all(working);
    },
  };
}

const undone: Message = {
  summary: "已撤销",
  locale: "zh-CN",
  blocks: [{ kind: "text", text: "已撤销 #12，台账留有记录。" }],
};

/** A form and complaints go to the asker alone, everything else to the place. */
async function reply(adapter: ChatAdapter, invocation: Invocation): Promise<void> {
  const { line, fields, place, returnTo, id } = invocation;
  const own = privateReply(line, fields !== undefined);
  if (own) await adapter.answer(returnTo ?? "", own, id, false);
  else await adapter.post(place, publicReply(line), id, false);
}

function privateReply(line: string, filled: boolean): Message | undefined {
  if (line === "/线索" && !filled) return leadForm;
  if (line === "/我的") return warningCard;
  return /^\/线索 .*投资:\d+$/.test(line) ? errorCard : undefined;
}

function publicReply(line: string): Message {
  if (line.startsWith("/线索")) return leadCard;
  return line === "/撤销" ? undone : { summary: line, locale: "zh-CN", blocks: [{ kind: "text", text: line }] };
}
