import * as Lark from "@larksuiteoapi/node-sdk";
import { z } from "zod";
import type { LarkConfig } from "../../config.ts";
import type { Logger } from "../../log.ts";
import { isTokenRefused, toPlatformError } from "./errors.ts";
import { createLarkFiles, type LarkFiles } from "./files.ts";
import { createApiHttp } from "./http.ts";
import { createSdkLogger } from "./sdk-log.ts";

export interface OutgoingMessage {
  readonly type: "interactive" | "text" | "file";
  /** A string holding JSON. */
  readonly content: string;
}

/** The calls we make. Every one rejects with PlatformError only. */
export interface LarkApi {
  /** The bot's open_id, by which mentions of it are known. */
  botOpenId(): Promise<string>;
  /** `receiver` is a chat (`oc_…`) or a person (`ou_…`). Within an hour one `uuid` makes one message. Gives its id. */
  create(receiver: string, message: OutgoingMessage, uuid: string): Promise<string>;
  /** What the person is called; undefined when the app may not see it. Rejects with `gone` for somebody out of its range. */
  userName(openId: string): Promise<string | undefined>;
  /** Replaces a card; not older than 14 days. */
  patch(messageId: string, content: string): Promise<void>;
  /** A look at anything else, such as the app's own set-up. */
  read<T>(answer: z.ZodType<T>, path: string, params?: Readonly<Record<string, string>>): Promise<T>;
  readonly files: LarkFiles;
}

const botInfo = z.object({ bot: z.object({ open_id: z.string().min(1) }) });
const userInfo = z.object({ data: z.object({ user: z.object({ name: z.string().optional() }) }) });
const created = z.object({ data: z.object({ message_id: z.string().min(1) }) });

export function createLarkApi(options: LarkConfig, logger: Logger): LarkApi {
  // The SDK's own cache is shared by every client of the process with this app id, whatever its domain.
  const cache = new Lark.DefaultCache();
  const client = new Lark.Client({
    appId: options.appId,
    appSecret: options.appSecret,
    domain: options.domain,
    cache,
    httpInstance: createApiHttp(),
    logger: createSdkLogger(logger),
    loggerLevel: Lark.LoggerLevel.warn,
  });

  /** The SDK keeps a token until it expires by the clock, also when Lark has revoked it: forget it and try once more. */
  async function withFreshToken(request: () => Promise<unknown>): Promise<unknown> {
    try {
      return await request();
    } catch (error) {
      if (!isTokenRefused(error)) throw error;
      await cache.set(Lark.CTenantAccessToken, "", 1, { namespace: options.appId });
      logger.info({}, "lark token refused, asking for another");
      return request();
    }
  }

  async function call<T>(answer: z.ZodType<T>, request: () => Promise<unknown>): Promise<T> {
    try {
      return answer.parse(await withFreshToken(request));
    } catch (error) {
      throw toPlatformError(error);
    }
  }

  const files = createLarkFiles({
    origin: options.domain,
    // The SDK's type of it is `any`.
    token: async () => z.string().parse(await client.tokenManager.getTenantAccessToken()),
    withFreshToken,
  });

  return {
    files,
    async botOpenId() {
      const { bot } = await call(botInfo, () => client.request({ method: "GET", url: "/open-apis/bot/v3/info" }));
      return bot.open_id;
    },
    read: (answer, path, params = {}) => call(answer, () => client.request({ method: "GET", url: path, params })),
    async userName(openId) {
      const { data } = await call(userInfo, () =>
        client.contact.v3.user.get({
          path: { user_id: openId },
          params: { user_id_type: "open_id" },
        }),
      );
      return data.user.name;
    },
    async create(receiver, { type, content }, uuid) {
      const { data } = await call(created, () =>
        client.im.v1.message.create({
          params: { receive_id_type: receiver.startsWith("ou_") ? "open_id" : "chat_id" },
          data: { receive_id: receiver, msg_type: type, content, uuid },
        }),
      );
      return data.message_id;
    },
    async patch(messageId, content) {
      await call(z.unknown(), () => client.im.v1.message.patch({ path: { message_id: messageId }, data: { content } }));
    },
  };
}
