import type { Message } from "../../src/chat/message.ts";
import { renderMessage as renderConsole } from "../../src/adapters/console/render.ts";
import { renderCard, serialize } from "../../src/adapters/lark/render.ts";
import { renderMessage as renderSlack } from "../../src/adapters/slack/render.ts";
import { checkConsole } from "../fakes/console-check.ts";
import { isJson, list, str } from "../fakes/json.ts";
import { checkCard } from "../fakes/lark-card-check.ts";
import { readCard } from "../fakes/lark-reader.ts";
import { checkMessage } from "../fakes/slack-blocks.ts";
import { readBlocks, readMrkdwn } from "../fakes/slack-reading.ts";

/** What travels: JSON, through which everything goes. */
function sent(value: unknown): Readonly<Record<string, unknown>> {
  const parsed: unknown = JSON.parse(JSON.stringify(value));
  if (!isJson(parsed)) throw new Error("no object");
  return parsed;
}

/** Everything that is wrong with it, and everything in it that acts and should not. */
export const platforms: Readonly<
  Record<
    "slack" | "lark" | "console",
    { readonly ids: readonly [string]; problems(message: Message): readonly string[] }
  >
> = {
  slack: {
    ids: ["U0000LI"],
    problems(message) {
      const rendered = sent(renderSlack(message));
      const [text, blocks] = [str(rendered["text"]), list(rendered["blocks"])];
      const live = [...readMrkdwn(text).live, ...readBlocks(blocks).live];
      return [
        ...checkMessage(text, blocks),
        ...live.filter((token) => !/^(link:(https?|mailto):|mention:U0000LI$)/u.test(token)),
      ];
    },
  },
  lark: {
    ids: ["ou_0123456789abcdef0123456789abcdef"],
    problems(message) {
      // Which of the two kinds of place it goes to changes no more than what the buttons carry.
      return [message.summary.length % 2 === 0].flatMap((direct) => {
        const content = serialize(renderCard(message, { direct }));
        const body = { receive_id: "x".repeat(40), msg_type: "interactive", content, uuid: "x".repeat(50) };
        const card = sent(JSON.parse(content));
        const { live } = readCard(card);
        return [
          ...checkCard(card, Buffer.byteLength(JSON.stringify(body))),
          ...live.filter((token) => !/^(link:https?:|mention:ou_0123456789abcdef0123456789abcdef$)/u.test(token)),
        ];
      });
    },
  },
  console: { ids: ["demo/li"], problems: (message) => checkConsole(sent(renderConsole(message))) },
};

/** Empty where the platform takes the message as it is rendered for it, and nothing in it acts that should not. */
export function problems(platform: keyof typeof platforms, message: Message): readonly string[] {
  return platforms[platform].problems(message);
}
