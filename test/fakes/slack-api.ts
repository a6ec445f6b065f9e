import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { once } from "node:events";
import type { AddressInfo, Socket } from "node:net";
import type { SlackConfig } from "../../src/config.ts";
import { checkMessage, isJson, list, str, type Json } from "./slack-blocks.ts";
import { methods, type MethodAnswer } from "./slack-methods.ts";
import { createPeople, type SlackPeople } from "./slack-people.ts";
import { createGrants, type SlackGrants } from "./slack-scopes.ts";
import { commandPayload, signPayload, type SignedRequest, type Who } from "./slack-payloads.ts";
import { attachSocket, type SlackSocket } from "./slack-socket.ts";
import { createState, type SlackMessage, type SlackState } from "./slack-state.ts";

/**
 * - `drop`: the connection breaks before anything is done.
 * - `dropAfter`: it is done, and the answer is lost.
 * - `hang`: nothing is done and nothing is answered.
 * - `error`: HTTP 200 with `ok: false`.
 * - `status`: an HTTP status, 429 with Retry-After.
 */
export type SlackFault =
  | { readonly kind: "drop" | "dropAfter" | "hang" }
  | { readonly kind: "error"; readonly error: string }
  | {
      readonly kind: "status";
      readonly status: number;
      readonly retryAfter?: string;
      readonly body?: string;
    };

export interface FakeSlack {
  readonly state: SlackState;
  readonly people: SlackPeople;
  readonly grants: SlackGrants;
  readonly socket: SlackSocket;
  readonly url: string;
  /** Settings with which an adapter reaches this server. */
  config(mode: "http" | "socket"): SlackConfig;
  readonly signingSecret: string;
  /** Resolves with the next message that arrives, or has arrived and was not taken. */
  nextPost(): Promise<SlackMessage>;
  /**
   * Meets the next call of `method` (any but the look-up of a name, when absent; `response_url` for answers). Faults queue
   * up.
   */
  failNext(fault: SlackFault, method?: string): void;
  /** Names of the methods called so far, in order. */
  readonly calls: readonly string[];
  /** A new response_url, for answers to this person in this channel: five uses within thirty minutes. */
  responseUrl(user?: string, channel?: string, on?: string): string;
  expireAnswers(): void;
  /** Resolves when everything that clients had sent is done and none is connected any more. */
  deserted(): Promise<void>;
  /** A signed slash command, ready to POST to /slack/events. */
  signedCommand(line: string, who?: Who & { readonly at?: Date }): SignedRequest;
  sign(payload: Json, at?: Date): SignedRequest;
  close(): Promise<void>;
}

interface AnswerAddress {
  readonly user: string;
  readonly channel: string;
  /** The message whose button was pressed. */
  readonly on: string | undefined;
  readonly created: number;
  uses: number;
}

const botToken = "xoxb-fake-bot-token";
const appToken = "xapp-fake-app-token";
const signingSecret = "fake-signing-secret";
const answerLifeMs = 30 * 60 * 1000;
/** Asked for beside the work: a fault for "the next call" does not mean them. */
const lookUps: ReadonlySet<string> = new Set(["users.info", "conversations.info"]);

/** A loopback Slack: what the real one checks it checks, and what it forgets it forgets. */
export async function createFakeSlack(options: { readonly ackDeadlineMs?: number } = {}): Promise<FakeSlack> {
  const state = createState();
  const people = createPeople();
  const grants = createGrants();
  const faults: { readonly fault: SlackFault; readonly method: string | undefined }[] = [];
  const calls: string[] = [];
  const answers = new Map<string, AnswerAddress>();
  const server = createServer((request, response) => {
    serve(request, response).catch(() => response.destroy());
  });
  const connections = new Set<Socket>();
  server.on("connection", (connection) => {
    connections.add(connection);
    connection.once("close", () => connections.delete(connection));
  });
  // Load benchmarks open many connections at once.
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // Listening on TCP, so the address is an AddressInfo.
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const socket = attachSocket(server, { ackDeadlineMs: options.ackDeadlineMs ?? 3000 });

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const raw = await readBody(request);
    const body = raw.toString("utf8");
    const path = new URL(request.url ?? "/", url).pathname;
    const method = path.startsWith("/response/")
      ? "response_url"
      : path.replace(/^\/api\//, "").replace(/^\/(upload|files-pri)\/.*$/, "$1");
    calls.push(method);
    const fault = takeFault(method);
    if (fault?.kind === "drop") return void request.socket.destroy();
    if (fault?.kind === "hang") return;
    if (fault?.kind === "error") return reply(response, 200, { ok: false, error: fault.error });
    if (fault?.kind === "status") {
      response.writeHead(fault.status, fault.retryAfter === undefined ? {} : { "retry-after": fault.retryAfter });
      return void response.end(fault.body ?? "");
    }
    const work =
      method === "response_url"
        ? (): void => useAnswer(path, body, response)
        : method === "upload"
          ? (): void => takeUpload(path, raw, response)
          : method === "files-pri"
            ? (): void => giveFile(path, request, response)
            : (): void => callMethod(method, request, body, response);
    if (fault?.kind === "dropAfter") {
      // The work is done on a response nobody will see.
      response.end = (): ServerResponse => response;
      work();
      return void request.socket.destroy();
    }
    work();
  }

  function takeFault(method: string): SlackFault | undefined {
    const index = faults.findIndex(
      (entry) => entry.method === method || (entry.method === undefined && !lookUps.has(method)),
    );
    return index < 0 ? undefined : faults.splice(index, 1)[0]?.fault;
  }

  function callMethod(method: string, request: IncomingMessage, body: string, response: ServerResponse): void {
    const args = readArguments(body);
    const token = request.headers.authorization?.replace(/^Bearer /, "") ?? str(args["token"]);
    if (token === "") return reply(response, 200, { ok: false, error: "not_authed" });
    if (token !== (method === "apps.connections.open" ? appToken : botToken))
      return reply(response, 200, { ok: false, error: "invalid_auth" });
    response.setHeader("x-oauth-scopes", [...grants.held].join(","));
    const refusal = grants.refusalOf(method, args);
    if (refusal) return reply(response, 200, { ok: false, ...refusal });
    if (method === "apps.connections.open")
      return reply(response, 200, {
        ok: true,
        url: `ws://127.0.0.1:${port}/socket?ticket=${socket.issueTicket()}`,
      });
    if (method === "users.info") return void people.info(args).then((answer) => answerMethod(answer, response));
    answerMethod(methods[method]?.({ ...args, origin: url }, state) ?? { error: "unknown_method" }, response);
  }

  function takeUpload(path: string, bytes: Buffer, response: ServerResponse): void {
    const file = state.files.get(path.slice("/upload/".length));
    if (!file || file.length !== bytes.length) return void response.writeHead(400).end("bad upload");
    file.bytes = bytes;
    response.writeHead(200).end(`OK - ${bytes.length}`);
  }

  /** Without the token, or the permission, Slack shows whoever asks its sign-in page. */
  function giveFile(path: string, request: IncomingMessage, response: ServerResponse): void {
    const bytes = state.files.get(path.split("/").at(-1) ?? "")?.bytes;
    if (request.headers.authorization !== `Bearer ${botToken}` || !grants.held.has("files:read")) {
      response.writeHead(200, { "content-type": "text/html; charset=utf-8" });
      return void response.end("<!DOCTYPE html><title>Sign in</title>");
    }
    if (!bytes) return void response.writeHead(404).end();
    response.writeHead(200, { "content-type": "application/octet-stream" });
    response.end(bytes);
  }

  function answerMethod(answer: MethodAnswer, response: ServerResponse): void {
    if (!("error" in answer)) return reply(response, 200, { ok: true, ...answer });
    if (typeof answer["retryAfter"] === "number") {
      response.setHeader("retry-after", String(answer["retryAfter"]));
      return reply(response, 429, { ok: false, error: answer["error"] });
    }
    reply(response, 200, { ok: false, ...answer });
  }

  function useAnswer(path: string, body: string, response: ServerResponse): void {
    const address = answers.get(path.slice("/response/".length));
    if (address === undefined || Date.now() - address.created > answerLifeMs)
      return reply(response, 404, { ok: false, error: "expired_url" });
    if (address.uses >= 5) return reply(response, 404, { ok: false, error: "used_url" });
    const parsed: unknown = JSON.parse(body);
    const given = isJson(parsed) ? parsed : {};
    const text = str(given["text"]);
    const blocks = list(given["blocks"]);
    // A picture that is the assistant's own cannot be shown here (github.com/slackapi/java-slack-sdk/issues/1349).
    const pictures = blocks.some((block) => "slack_file" in block);
    if (pictures || checkMessage(text, blocks).length > 0)
      return reply(response, 400, { ok: false, error: "invalid_blocks" });
    address.uses += 1;
    const ephemeral = given["response_type"] !== "in_channel";
    const pressed = given["replace_original"] === true ? state.messages.findIndex(({ ts }) => ts === address.on) : -1;
    const original = state.messages[pressed];
    if (original) {
      state.messages[pressed] = { ...original, text, blocks, edits: (original.edits ?? 0) + 1 };
      return void response.end("ok");
    }
    state.add({
      ts: state.nextTs(),
      channel: address.channel,
      thread: undefined,
      user: ephemeral ? address.user : undefined,
      text,
      blocks,
      metadata: undefined,
      unfurl: false,
      at: new Date(),
    });
    response.end("ok");
  }

  const fake: FakeSlack = {
    state,
    people,
    grants,
    socket,
    url,
    signingSecret,
    calls,
    config: (mode) => ({
      botToken,
      apiUrl: `${url}/api/`,
      signingSecret: mode === "http" ? signingSecret : undefined,
      appToken: mode === "socket" ? appToken : undefined,
    }),
    nextPost: () => state.nextPost(),
    failNext(fault, method) {
      faults.push({ fault, method });
    },
    responseUrl(user = "U0000ADA", channel = "C0000GENERAL", on) {
      const id = randomUUID();
      answers.set(id, { user, channel, on, created: Date.now(), uses: 0 });
      return `${url}/response/${id}`;
    },
    expireAnswers: () => answers.clear(),
    async deserted() {
      server.closeIdleConnections();
      while (connections.size > 0) await Promise.all([...connections].map((one) => once(one, "close")));
    },
    signedCommand: (line, who = {}) =>
      signPayload(
        commandPayload(state, line, fake.responseUrl(who.user, who.channel), who),
        signingSecret,
        who.at ?? new Date(),
      ),
    sign: (payload, at = new Date()) => signPayload(payload, signingSecret, at),
    async close() {
      await socket.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return fake;
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks);
}

/** Objects travel as JSON inside form fields. */
function readArguments(body: string): Json {
  const fields = [...new URLSearchParams(body)].map(([key, value]): [string, unknown] => [
    key,
    /^[[{]/.test(value) && (key === "blocks" || key === "metadata" || key === "view")
      ? (JSON.parse(value) as unknown)
      : value,
  ]);
  return Object.fromEntries(fields);
}

function reply(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "content-type": "application/json; charset=utf-8" });
  response.end(JSON.stringify(body));
}
