import { systemClock, type Clock } from "../../../src/clock.ts";
import { createLogger, type Logger } from "../../../src/log.ts";
import type { Posted, Suggest } from "../../../src/chat/port.ts";
import type { Route, RouteResponse } from "../../../src/route.ts";
import { createSlackAdapter, type SlackTimeouts } from "../../../src/adapters/slack/adapter.ts";
import { socketTiming } from "../../../src/adapters/slack/socket.ts";
import type { Delivery, Fault, Harness, Outcome, Seen } from "../../contract/harness.ts";
import { createFakeSlack, type FakeSlack, type SlackFault } from "../../fakes/slack-api.ts";
import { checkMessage, checkView, isJson, list, str, type Json } from "../../fakes/slack-blocks.ts";
import {
  commandPayload,
  directEvent,
  eventPayload,
  fileObject,
  findButton,
  labelOf,
  mentionEvent,
  ownEvent,
  pressPayload,
  signPayload,
  type SignedRequest,
} from "../../fakes/slack-payloads.ts";
import { readBlocks, readMrkdwn } from "../../fakes/slack-reading.ts";
import type { SlackMessage } from "../../fakes/slack-state.ts";
import type { FrameType } from "../../fakes/slack-socket.ts";

export interface SlackHarness extends Harness {
  readonly slack: FakeSlack;
  readonly routes: readonly Route[];
}

export interface SlackOptions {
  readonly clock?: Clock;
  readonly logger?: Logger;
  readonly suggest?: Suggest;
  readonly timeouts?: Partial<SlackTimeouts>;
}

const commandNames = ["lead", "progress", "mine", "assign", "help", "xf"];
export const quick: Partial<SlackTimeouts> = {
  requestMs: 1500,
  socket: { ...socketTiming, helloMs: 1500, firstMs: 5, longestMs: 50, pongMs: 1500 },
  // Drawing is not hurried: what a busy machine does in seconds is not what is tested here.
  pictures: { drawnMs: 60_000, againMs: [1, 1, 1], triesMs: 60_000 },
};

export async function makeSlack(mode: "http" | "socket", options: SlackOptions = {}): Promise<SlackHarness> {
  // A frame that is never acknowledged has to be told from one that is slow: long enough for two busy cores.
  const slack = await createFakeSlack({ ackDeadlineMs: 1500 });
  const { adapter, routes } = createSlackAdapter(slack.config(mode), {
    clock: options.clock ?? systemClock,
    logger: options.logger ?? createLogger("silent"),
    commandNames,
    suggest: options.suggest ?? (async () => []),
    timeouts: { ...quick, ...options.timeouts },
  });
  const { state } = slack;
  const send = mode === "http" ? overHttp(slack, routes) : overSocket(slack);
  const workspace = state.team;
  const message = (posted: Posted): SlackMessage => {
    const found = state.messages.find((candidate) => candidate.ts === posted.id);
    if (!found) throw new Error(`no message ${posted.id}`);
    return found;
  };
  return {
    slack,
    routes,
    adapter,
    place: { platform: "slack", workspace, id: "C0000GENERAL", direct: false },
    thread: {
      platform: "slack",
      workspace,
      id: "C0000GENERAL",
      thread: "1780000000.000001",
      direct: false,
    },
    person: { platform: "slack", workspace, id: "U0000ADA", name: "ada" },
    other: { platform: "slack", workspace, id: "U0000LI", name: "li" },
    does: {
      command: (line) => send(commandPayload(state, line, slack.responseUrl())),
      mention: (text) => send(eventPayload(state, mentionEvent(state, text))),
      direct: (text) => send(eventPayload(state, directEvent(state, text))),
      naming: (text) => send(commandPayload(state, `${text} <@U0000LI|li>`, slack.responseUrl())),
      press: (posted, label) =>
        send(
          pressPayload(
            state,
            message(posted),
            findButton(message(posted), (button) => labelOf(button) === label),
            slack.responseUrl(),
          ),
        ),
      submit: (posted, values) =>
        send(
          pressPayload(
            state,
            message(posted),
            findButton(message(posted), (button) => str(button["action_id"]).startsWith("submit")),
            slack.responseUrl(),
            values,
          ),
        ),
      file({ name, bytes }) {
        const id = `F${state.files.size + 1}`;
        state.files.set(id, { id, name, length: bytes.length, bytes });
        const files = [fileObject(state, id, slack.url)];
        return send(eventPayload(state, { ...directEvent(state, ""), subtype: "file_share", files }));
      },
      own: (text) => send(eventPayload(state, ownEvent(state, text))),
    },
    forgeries: mode === "http" ? forgeries(slack, routes) : {},
    seen: () => [
      ...state.messages.map((one) => {
        const file = state.files.get(one.files?.[0] ?? "");
        return { ...see(one), ...(file?.bytes ? { file: { name: file.name, bytes: file.bytes } } : {}) };
      }),
      ...state.views.map(({ id, view }): Seen => {
        const { text, live } = readBlocks(list(view["blocks"]));
        return { id, audience: "caller", text, summary: text, live, problems: checkView(view) };
      }),
    ],
    refusals: () => state.refusals,
    lostRef: (ref) => `${ref}0`,
    faults: {
      rateLimited: failing(slack, { kind: "status", status: 429, retryAfter: "2" }),
      forbidden: failing(slack, { kind: "error", error: "not_in_channel" }),
      gone: failing(slack, { kind: "error", error: "channel_not_found" }),
      timeout: failing(slack, { kind: "drop" }),
      lostAnswer: failing(slack, { kind: "dropAfter" }),
      unavailable: failing(slack, { kind: "error", error: "service_unavailable" }),
    },
    expireAnswers: () => slack.expireAnswers(),
    close: () => slack.close(),
  };
}

function failing(slack: FakeSlack, fault: SlackFault): Fault {
  return () => slack.failNext(fault);
}

function see(message: SlackMessage): Seen {
  const summary = readMrkdwn(message.text);
  const body = readBlocks(message.blocks);
  const alone = message.user !== undefined || message.channel.startsWith("D");
  return {
    id: message.ts,
    ...(message.user === undefined ? { place: message.channel } : {}),
    ...(message.thread === undefined ? {} : { thread: message.thread }),
    audience: alone ? "caller" : "place",
    text: `${summary.text}\n${body.text}`,
    summary: summary.text,
    live: [...summary.live, ...body.live],
    problems: checkMessage(message.text, message.blocks),
  };
}

type Send = (payload: Json, attempt?: number) => Delivery;

function overHttp(slack: FakeSlack, routes: readonly Route[]): Send {
  return function send(payload, attempt = 0) {
    const retry: Readonly<Record<string, string>> =
      attempt > 0 ? { "x-slack-retry-num": String(attempt), "x-slack-retry-reason": "http_timeout" } : {};
    const response = request(routes, signPayload(payload, slack.signingSecret, new Date()), retry);
    return { outcome: response.then(outcomeOf), redeliver: () => send(payload, attempt + 1) };
  };
}

/** Sends bytes to the adapter's route as the HTTP server does. */
export async function request(
  routes: readonly Route[],
  signed: SignedRequest,
  more: Readonly<Record<string, string>> = {},
): Promise<RouteResponse> {
  const [route] = routes;
  if (route === undefined) throw new Error("no route");
  return route.handle({
    headers: { ...signed.headers, ...more },
    query: {},
    params: {},
    body: Buffer.from(signed.body),
    signal: new AbortController().signal,
  });
}

/** A command that could not be stored is answered 200 with a text to its person; that is no acknowledgement of success. */
function outcomeOf(response: RouteResponse): Outcome {
  if (response.status === 401) return "refused";
  if (response.status !== 200) return "failed";
  return typeof response.body === "string" && response.body.includes('"text"') ? "failed" : "acknowledged";
}

function overSocket(slack: FakeSlack): Send {
  return function send(payload, attempt = 0) {
    const type: FrameType = "command" in payload ? "slash_commands" : "event" in payload ? "events_api" : "interactive";
    const answer = slack.socket.send(type, payload, attempt);
    return {
      outcome: answer.then(({ acknowledged, payload: told }) =>
        acknowledged && !("command" in payload && isJson(told) && "text" in told) ? "acknowledged" : "failed",
      ),
      redeliver: () => send(payload, attempt + 1),
    };
  };
}

function forgeries(slack: FakeSlack, routes: readonly Route[]): Harness["forgeries"] {
  const command = (): SignedRequest => slack.signedCommand("/lead 伪造");
  const deliver = (signed: SignedRequest): Delivery => {
    const again = (): Delivery => deliver(signed);
    return { outcome: request(routes, signed).then(outcomeOf), redeliver: again };
  };
  const without = (name: string): SignedRequest => {
    const signed = command();
    return {
      ...signed,
      headers: Object.fromEntries(Object.entries(signed.headers).filter(([key]) => key !== name)),
    };
  };
  const having = (name: string, value: string): SignedRequest => {
    const signed = command();
    return { ...signed, headers: { ...signed.headers, [name]: value } };
  };
  const minutes = (count: number): Date => new Date(Date.now() + count * 60_000);
  return {
    "no signature": () => deliver(without("x-slack-signature")),
    "an empty signature": () => deliver(having("x-slack-signature", "")),
    "no timestamp": () => deliver(without("x-slack-request-timestamp")),
    "an empty timestamp": () => deliver(having("x-slack-request-timestamp", "")),
    "another timestamp": () => deliver(having("x-slack-request-timestamp", String(Math.floor(Date.now() / 1000) - 1))),
    "a wrong signature": () => deliver(having("x-slack-signature", `v0=${"0".repeat(64)}`)),
    "another version": () => deliver(having("x-slack-signature", "v1=00")),
    "another secret": () => deliver(signPayload(commandPayload(slack.state, "/lead 伪造", ""), "other", new Date())),
    "an empty secret": () => deliver(signPayload(commandPayload(slack.state, "/lead 伪造", ""), "", new Date())),
    "a changed body": () => deliver({ ...command(), body: `${command().body}&text=x` }),
    "an old stamp": () => deliver(slack.signedCommand("/lead 旧", { at: minutes(-6) })),
    "a future stamp": () => deliver(slack.signedCommand("/lead 未来", { at: minutes(6) })),
  };
}
