import { createHash } from "node:crypto";
import type { Person, Place } from "../../address.ts";
import type { Clock } from "../../clock.ts";
import type { LarkConfig } from "../../config.ts";
import { ConfigError, PlatformError } from "../../errors.ts";
import type { Logger } from "../../log.ts";
import type { Route } from "../../route.ts";
import type { Message } from "../../chat/message.ts";
import type { KeptConnection } from "../../chat/connection.ts";
import type { ChatAdapter } from "../../chat/port.ts";
import { createLarkApi } from "./api.ts";
import { createConnection, type ConnectionTiming } from "./connection.ts";
import { isCardRefused } from "./errors.ts";
import { cut, defuseText } from "./escape.ts";
import { createIntake } from "./intake.ts";
import { limits, rateLimits } from "./limits.ts";
import { createLarkNames } from "./names.ts";
import { renderCard, serialize } from "./render.ts";
import { readCardAddress } from "./return-to.ts";
import { createWebhook } from "./webhook.ts";

/**
 * Feishu/Lark over its official SDK. `routes` is empty with the long connection, and `POST /lark/events` with webhooks.
 * @throws ConfigError for webhooks without an encrypt key: requests could not be told from forged ones.
 */
export function createLarkAdapter(
  options: LarkConfig,
  deps: { readonly clock: Clock; readonly logger: Logger; readonly timing?: ConnectionTiming },
): { readonly adapter: ChatAdapter; readonly routes: readonly Route[] } {
  const { clock } = deps;
  const logger = deps.logger.child({ platform: "lark" });
  const api = createLarkApi(options, logger);
  const intake = createIntake({ withName: createLarkNames(api, { clock, logger }), clock, logger });
  let connection: KeptConnection | undefined;

  const adapter: ChatAdapter = {
    platform: "lark",
    limits: rateLimits,

    async start(accept) {
      // Events may come as soon as the connection stands, and need this to know whether they are meant for us.
      intake.open(accept, await api.botOpenId());
      if (options.mode === "webhook") return;
      const { timing } = deps;
      const { dispatcher } = intake;
      const opening = createConnection({ options, dispatcher, clock, logger, ...(timing ? { timing } : {}) });
      try {
        await opening.start();
        connection = opening;
      } catch (error) {
        await opening.stop();
        await intake.close();
        throw error;
      }
    },

    async stop() {
      await intake.close();
      // The SDK sends an acknowledgement a few promise turns after its handler; they are over when this runs.
      await new Promise((resolve) => setImmediate(resolve));
      await connection?.stop();
      connection = undefined;
    },

    // Lark drops a repeat by `uuid` itself, for an hour, so there is nothing to look for when `mayRepeat` is true.
    async post(place, message, key) {
      const content = serialize(renderCard(message, place));
      try {
        return { place, id: await api.create(place.id, { type: "interactive", content }, key) };
      } catch (error) {
        if (!isCardRefused(error)) throw error;
        logger.warn({ error, key }, "lark refused a card, sending its summary as text");
        const text = JSON.stringify({ text: defuseText(cut(message.summary, limits.summary)) });
        return {
          place,
          id: await api.create(place.id, { type: "text", content: text }, textKey(key)),
        };
      }
    },

    update: ({ id, place }, message) => change(id, message, place),

    /** There are no messages that one person of a group sees. A form in the direct conversation is answered in itself. */
    async answer(returnTo, message) {
      const card = readCardAddress(returnTo);
      if (card === undefined) throw new PlatformError("gone", "lark has no private answers: write to the person");
      await change(card, message, { direct: true });
    },

    /** A message of a file has no words of its own: what there is to say is said by another one. */
    async sendFile(place, file, _message, key) {
      const file_key = await api.files.upload(file);
      return { place, id: await api.create(place.id, { type: "file", content: JSON.stringify({ file_key }) }, key) };
    },

    fetchFile: (file) => api.files.download(file),

    /** No call opens a direct chat, and none is needed: a message is sent to the person's open_id. */
    direct({ platform, workspace, id }: Person): Promise<Place> {
      return Promise.resolve({ platform, workspace, id, direct: true });
    },

    health() {
      if (options.mode === "webhook")
        return intake.isOpen() ? { connected: true } : { connected: false, detail: "not running" };
      const state = connection?.state();
      if (!state) return { connected: false, detail: "not running" };
      if (state.connected) return { connected: true, connection: state };
      return {
        connected: false,
        detail: `no long connection since ${state.since.toISOString()}`,
        connection: state,
      };
    },
  };

  async function change(id: string, message: Message, place: Pick<Place, "direct">): Promise<void> {
    try {
      await api.patch(id, serialize(renderCard(message, place)));
    } catch (error) {
      if (!isCardRefused(error)) throw error;
      logger.warn({ error, message: id }, "lark refused a changed card, showing its summary alone");
      await api.patch(id, serialize(renderCard(summaryOf(message), place)));
    }
  }

  return { adapter, routes: options.mode === "webhook" ? [webhook()] : [] };

  function webhook(): Route {
    const { encryptKey, verificationToken } = options;
    if (encryptKey === undefined) throw new ConfigError(["LARK_ENCRYPT_KEY: needed with LARK_MODE=webhook"]);
    return createWebhook({ encryptKey, verificationToken, intake, clock, logger });
  }
}

/** Another content needs another uuid, and the same again when this post is repeated. */
function textKey(key: string): string {
  const mark = "-t";
  return key.length + mark.length <= limits.uuid
    ? key + mark
    : createHash("sha256")
        .update(key)
        .digest("hex")
        .slice(0, limits.uuid - mark.length) + mark;
}

function summaryOf({ summary, locale }: Message): Message {
  return { summary, locale, blocks: [] };
}
