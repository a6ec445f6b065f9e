import * as Lark from "@larksuiteoapi/node-sdk";
import type { WithName } from "../../chat/names.ts";
import type { Accept } from "../../chat/port.ts";
import type { Clock } from "../../clock.ts";
import type { Logger } from "../../log.ts";
import type { Parse } from "./inbound.ts";
import { parseBotAdded, parseChatEntered, parseMenu } from "./inbound-arrival.ts";
import { parseCardAction } from "./inbound-card.ts";
import { parseMessage } from "./inbound-message.ts";
import { createSdkLogger } from "./sdk-log.ts";

const parsers = {
  "im.message.receive_v1": parseMessage,
  "card.action.trigger": parseCardAction,
  "im.chat.member.bot.added_v1": parseBotAdded,
  "im.chat.access_event.bot_p2p_chat_entered_v1": parseChatEntered,
  "application.bot.menu_v6": parseMenu,
} as const satisfies Readonly<Record<string, Parse>>;

/** Between a delivery and `accept`, the same for the long connection and for webhooks. */
export interface Intake {
  /** Given to the SDK's client, or fed by the webhook with verified events. Its answer is the callback's answer. */
  readonly dispatcher: Lark.EventDispatcher;
  /** From now on deliveries are accepted. */
  open(accept: Accept, botOpenId: string): void;
  isOpen(): boolean;
  /** Refuses what comes now, so that Lark sends it again, and resolves once what is in hand is answered. */
  close(): Promise<void>;
}

export interface IntakeDeps {
  readonly withName: WithName;
  readonly clock: Clock;
  readonly logger: Logger;
}

export function createIntake({ withName, clock, logger }: IntakeDeps): Intake {
  const inHand = new Set<Promise<void>>();
  let open: { readonly accept: Accept; readonly botOpenId: string } | undefined;

  /** Throws when it could not be stored: the SDK then answers 500 and Lark delivers again. */
  async function take(type: keyof typeof parsers, payload: unknown): Promise<void> {
    if (!open) throw new Error("not taking deliveries now");
    const { accept, botOpenId } = open;
    const inbound = parsers[type](payload, { botOpenId, receivedAt: clock.now() });
    if (inbound.kind === "invocation") {
      const { invocation } = inbound;
      // Whoever brought the bot into a group is not spoken to, so nobody asks what they are called.
      await accept(invocation.source === "joined" ? invocation : await withName(invocation));
      return;
    }
    logger.debug({ type, kind: inbound.kind, reason: inbound.reason }, "lark delivery dropped");
  }

  async function counted(type: keyof typeof parsers, payload: unknown): Promise<void> {
    const work = take(type, payload);
    inHand.add(work);
    try {
      await work;
    } catch (error) {
      logger.warn({ type, error }, "lark delivery not stored");
      throw error;
    } finally {
      inHand.delete(work);
    }
  }

  const dispatcher = new Lark.EventDispatcher({
    logger: createSdkLogger(logger),
    loggerLevel: Lark.LoggerLevel.error,
  });
  dispatcher.register({
    "im.message.receive_v1": (payload: unknown) => counted("im.message.receive_v1", payload),
    "im.chat.member.bot.added_v1": (payload: unknown) => counted("im.chat.member.bot.added_v1", payload),
    "im.chat.access_event.bot_p2p_chat_entered_v1": (payload: unknown) =>
      counted("im.chat.access_event.bot_p2p_chat_entered_v1", payload),
    "application.bot.menu_v6": (payload: unknown) => counted("application.bot.menu_v6", payload),
    "card.action.trigger": async (payload: unknown) => {
      await counted("card.action.trigger", payload);
      // An empty object means "nothing to show"; no body at all is an error to some clients.
      return {};
    },
  });

  return {
    dispatcher,
    open(accept, botOpenId) {
      open = { accept, botOpenId };
    },
    isOpen: () => open !== undefined,
    async close() {
      open = undefined;
      await Promise.allSettled(inHand);
    },
  };
}
