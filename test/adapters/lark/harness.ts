import { systemClock } from "../../../src/clock.ts";
import { createLogger } from "../../../src/log.ts";
import { createLarkAdapter } from "../../../src/adapters/lark/adapter.ts";
import type { RouteRequest } from "../../../src/route.ts";
import type { Posted } from "../../../src/chat/port.ts";
import type { Delivery, Harness, Outcome, Seen } from "../../contract/harness.ts";
import { bot, encryptKey, startLarkApi, tenant, type LarkApi } from "../../fakes/lark-api.ts";
import { partOf, textOf } from "../../fakes/lark-card-parts.ts";
import { checkCard } from "../../fakes/lark-card-check.ts";
import {
  chat,
  group,
  fileEvent,
  messageEvent,
  other,
  person,
  pressEvent,
  submitEvent,
} from "../../fakes/lark-events.ts";
import { failure, type Held } from "../../fakes/lark-messages.ts";
import { readCard } from "../../fakes/lark-reader.ts";
import { encrypt, request, signedRequest } from "../../fakes/lark-webhook.ts";

/** The adapter with Feishu around it, for the contract suite; `api` for what only Lark has. */
export async function makeLark(mode: "ws" | "webhook"): Promise<Harness & { readonly api: LarkApi }> {
  const api = await startLarkApi(mode);
  const { adapter, routes } = createLarkAdapter(api.config, {
    clock: systemClock,
    logger: createLogger("silent"),
  });
  const [route] = routes;

  async function send(webhook: RouteRequest): Promise<Outcome> {
    if (!route) throw new Error("no route in this mode");
    const { status } = await route.handle(webhook);
    if (status === 200) return "acknowledged";
    return status === 400 || status === 401 ? "refused" : "failed";
  }

  async function deliverOnce(event: object): Promise<Outcome> {
    if (mode === "webhook") return send(signedRequest(encrypt(event, encryptKey), encryptKey, new Date()));
    const { code } = await api.socket.deliver(event);
    return code === 200 ? "acknowledged" : "failed";
  }

  const deliver = (event: object): Delivery => ({
    outcome: deliverOnce(event),
    redeliver: () => deliver(event),
  });
  const forge = (webhook: () => RouteRequest) => (): Delivery => ({
    outcome: send(webhook()),
    redeliver: forge(webhook),
  });
  const body = (): string => encrypt(messageEvent({ text: "/lead 伪造" }), encryptKey);
  const heldAs = (posted: Posted): Held => {
    const held = api.messages.held.find(({ id }) => id === posted.id);
    if (!held) throw new Error(`no message ${posted.id}`);
    return held;
  };
  const answers =
    (code: number, status = 400, headers: Readonly<Record<string, string>> = {}) =>
    () =>
      api.failNext({ kind: "answer", answer: failure(code, "refused", status, headers) });

  return {
    api,
    adapter,
    place: { platform: "lark", workspace: tenant, id: group, direct: false },
    // A card cannot be sent into a topic by the topic's id, so the adapter knows no threads.
    thread: undefined,
    person: { platform: "lark", workspace: tenant, id: person.openId },
    other: { platform: "lark", workspace: tenant, id: other.openId, name: other.name },
    does: {
      command: (line) => deliver(messageEvent({ text: line })),
      mention: (text) => deliver(messageEvent({ text: `@_user_1 ${text}`, mentions: [{ openId: bot, name: "先锋" }] })),
      direct: (text) => deliver(messageEvent({ text, chat, type: "p2p" })),
      naming: (text) => deliver(messageEvent({ text: `${text} @_user_1`, mentions: [other] })),
      press: (posted, label) => deliver(pressEvent(heldAs(posted).content, posted.id, label, chatOf(heldAs(posted)))),
      submit: (posted, values) =>
        deliver(submitEvent(heldAs(posted).content, posted.id, values, chatOf(heldAs(posted)))),
      file({ name, bytes }) {
        const key = `file_${api.files.sent.size + 1}`;
        const { event, messageId } = fileEvent({ key, name, chat, from: person.openId });
        api.files.sent.set(`${messageId} ${key}`, bytes);
        return deliver(event);
      },
      own: (text) => deliver(messageEvent({ text, senderType: "app" })),
    },
    forgeries:
      mode === "ws"
        ? {}
        : {
            "no signature": forge(() => request(body())),
            "wrong key": forge(() => signedRequest(body(), "another key", new Date())),
            "old signature": forge(() => signedRequest(body(), encryptKey, new Date(Date.now() - 6 * 60 * 1000))),
            "signature of the future": forge(() =>
              signedRequest(body(), encryptKey, new Date(Date.now() + 6 * 60 * 1000)),
            ),
            "signature of another body": forge(() => ({
              ...signedRequest(body(), encryptKey, new Date()),
              body: Buffer.from(body().replace("{", "{ ")),
            })),
            "body that does not decrypt": forge(() =>
              signedRequest(encrypt(messageEvent({ text: "/help" }), "another key"), encryptKey, new Date()),
            ),
            "body that is no JSON": forge(() => signedRequest("not json", encryptKey, new Date())),
            "unencrypted body": forge(() =>
              signedRequest(JSON.stringify(messageEvent({ text: "/help" })), encryptKey, new Date()),
            ),
          },
    seen: () =>
      api.messages.held.map((held) => {
        const file =
          held.type === "file" ? api.files.uploaded.get(String(partOf(held.content)["file_key"])) : undefined;
        return file ? { ...see({ ...held, content: {} }), file } : see(held);
      }),
    refusals: () => api.messages.refusals,
    lostRef: (ref) => ref.replace("file_", "file_lost_"),
    faults: {
      rateLimited: answers(99991400, 429, {
        "x-ogw-ratelimit-limit": "50",
        "x-ogw-ratelimit-reset": "2",
      }),
      forbidden: answers(230027),
      gone: answers(232009),
      timeout: () => api.failNext({ kind: "drop" }),
      lostAnswer: () => api.failNext({ kind: "lose_answer" }),
      unavailable: () => api.failNext({ kind: "answer", answer: { status: 503, body: "busy" } }),
    },
    edits: {
      closed: ({ id }) => api.messages.age(id),
      deleted: ({ id }) => api.messages.recall(id),
    },
    expireAnswers: { cannot: "Lark gives no answer addresses" },
    close: () => api.close(),
  };
}

/** A message sent to a person stands in the chat with them. */
function chatOf({ receiveIdType, receiveId }: Held): string {
  return receiveIdType === "open_id" ? chat : receiveId;
}

function see(held: Held): Seen {
  const { text, live } =
    held.type === "text" ? { text: String(partOf(held.content)["text"]), live: [] } : readCard(held.content);
  return {
    id: held.id,
    place: held.receiveId,
    audience: held.receiveIdType === "open_id" ? "caller" : "place",
    text,
    summary: textOf(partOf(partOf(held.content)["config"])["summary"]),
    live,
    problems: checkCard(held.content, Buffer.byteLength(JSON.stringify(JSON.stringify(held.content)))),
  };
}
