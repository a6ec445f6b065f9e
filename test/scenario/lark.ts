import type { Clock } from "../../src/clock.ts";
import { bot, encryptKey, startLarkApi, tenant } from "../fakes/lark-api.ts";
import { partsOf } from "../fakes/lark-card-check.ts";
import { textOf } from "../fakes/lark-card-parts.ts";
import { fileEvent, messageEvent, pressEvent, submitEvent } from "../fakes/lark-events.ts";
import type { Held } from "../fakes/lark-messages.ts";
import { readCard } from "../fakes/lark-reader.ts";
import { encrypt, signedRequest } from "../fakes/lark-webhook.ts";
import { messageId, nameOf, revised, type Doing, type Heard, type TestPlatform } from "./platform.ts";

const chatId = (name: string): string => `oc_${name}00000000`;
/** The conversation of one person with the assistant. */
const ownChat = (name: string): string => chatId(`with${name}`);

const openIdOf = (name: string): string => `ou_${name}00000000`;

/** Feishu, over the long connection or encrypted webhooks. */
export async function larkTransport(transport: "lark-ws" | "lark-webhook", clock: Clock): Promise<TestPlatform> {
  const mode = transport === "lark-ws" ? "ws" : "webhook";
  const api = await startLarkApi(mode);
  const { appId, appSecret, domain, verificationToken = "" } = api.config;
  let port = 0;
  const openId = (name: string): string => {
    api.contacts.people.set(openIdOf(name), nameOf(name));
    return openIdOf(name);
  };

  async function deliver(event: object): Promise<void> {
    if (mode === "ws") {
      const { code } = await api.socket.deliver(event);
      if (code !== 200) throw new Error(`acknowledged with ${code}`);
      return;
    }
    const { headers, body } = signedRequest(encrypt(event, encryptKey), encryptKey, clock.now());
    const plain = Object.entries(headers).map(([key, value]): [string, string] => [key, String(value)]);
    const response = await fetch(`http://127.0.0.1:${port}/lark/events`, {
      method: "POST",
      headers: plain,
      body: Buffer.from(body),
    });
    if (response.status !== 200) throw new Error(`HTTP ${response.status}`);
  }

  async function say({ person, channel }: Doing, line: string, addressed: boolean): Promise<void> {
    const mentions: { readonly openId: string; readonly name: string }[] = addressed
      ? [{ openId: bot, name: "先锋" }]
      : [];
    const text = line.replaceAll(
      /@\{(\w+)\}/g,
      (_, name: string) => `@_user_${mentions.push({ openId: openId(name), name: nameOf(name) })}`,
    );
    const where =
      channel === undefined ? ({ chat: ownChat(person), type: "p2p" } as const) : ({ chat: chatId(channel) } as const);
    await deliver(
      messageEvent({ text: addressed ? `@_user_1 ${text}` : text, mentions, from: openId(person), ...where }),
    );
  }

  const heldAs = (heard: Heard): Held => {
    const found = api.messages.held.find(({ id }) => id === messageId(heard));
    if (!found) throw new Error(`no message ${heard.id}`);
    return found;
  };
  const chatOf = (heard: Heard, person: string): string => heard.channel ?? ownChat(person);

  return {
    transport,
    env: {
      LARK_APP_ID: appId,
      LARK_APP_SECRET: appSecret,
      LARK_DOMAIN: domain,
      LARK_MODE: mode,
      LARK_VERIFICATION_TOKEN: verificationToken,
      LARK_ENCRYPT_KEY: encryptKey,
    },
    personId: openId,
    channelId: chatId,
    address: (name) => `lark:${tenant}/${openId(name)}`,
    reach(given) {
      port = given;
    },
    type: (doing, line) => say(doing, line, false),
    mention: (doing, line) => say(doing, line, true),
    async send({ person }, { name, bytes }) {
      // A file of Feishu has no words beside it, and comes in the direct chat.
      const key = `file_${api.files.sent.size + 1}`;
      const { event, messageId } = fileEvent({ key, name, chat: ownChat(person), from: openId(person) });
      api.files.sent.set(`${messageId} ${key}`, bytes);
      await deliver(event);
    },
    press: async ({ person }, heard, label) =>
      deliver(pressEvent(heldAs(heard).content, messageId(heard), label, chatOf(heard, person), openId(person))),
    submit: async ({ person }, heard, values) =>
      deliver(submitEvent(heldAs(heard).content, messageId(heard), values, chatOf(heard, person), openId(person))),
    edits: {
      closed: (heard) => api.messages.age(messageId(heard)),
      deleted: (heard) => api.messages.recall(messageId(heard)),
    },
    heard: async (people) =>
      api.messages.held.map((held) => {
        const { file_key: key } = held.content as { readonly file_key?: string };
        const file = key === undefined ? undefined : api.files.uploaded.get(key);
        if (!file) return read(held, transport, people);
        // A file's message holds its key alone.
        const shown = read({ ...held, content: {} }, transport, people);
        return { ...shown, text: file.name, file: { name: file.name, bytes: file.bytes } };
      }),
    lark: { api, deliver },
    close: () => api.close(),
  };
}

type Shown = Pick<Heard, "text" | "live" | "buttons" | "hasForm" | "wire">;

/** A card that is changed is another one: what was read once is not read again at every step of a conversation. */
const known = new WeakMap<Held, Shown>();

function read(held: Held, transport: "lark-ws" | "lark-webhook", people: readonly string[]): Heard {
  const partner = people.find((name) => ownChat(name) === held.receiveId);
  const to = held.receiveIdType === "open_id" ? held.receiveId : partner === undefined ? undefined : openIdOf(partner);
  const shown = known.get(held) ?? shownOn(held.content);
  known.set(held, shown);
  return {
    id: revised(held.id, held.edits),
    transport,
    channel: to === undefined ? held.receiveId : undefined,
    to,
    ...shown,
  };
}

function shownOn(content: Held["content"]): Shown {
  const { text, live } = readCard(content);
  const parts = [...partsOf(content, 0)].map(({ part }) => part);
  return {
    text,
    live,
    buttons: parts
      .filter((part) => part["tag"] === "button" && part["form_action_type"] === undefined)
      .map((part) => textOf(part["text"])),
    hasForm: parts.some((part) => part["tag"] === "form"),
    wire: JSON.stringify(content),
  };
}
