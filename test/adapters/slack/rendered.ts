import type { Block, Message } from "../../../src/chat/message.ts";
import { renderMessage } from "../../../src/adapters/slack/render.ts";
import { isJson, list, str, type Json } from "../../fakes/slack-blocks.ts";
import { readBlocks, readMrkdwn } from "../../fakes/slack-reading.ts";

export interface Rendering {
  readonly text: string;
  readonly blocks: readonly Json[];
  readonly shown: string;
  readonly live: readonly string[];
}

/** A message as it travels to Slack, and as a client shows it. */
export function render(message: Message): Rendering {
  const parsed: unknown = JSON.parse(JSON.stringify(renderMessage(message)));
  if (!isJson(parsed)) throw new Error("no rendering");
  const blocks = list(parsed["blocks"]);
  const text = str(parsed["text"]);
  const reading = readBlocks(blocks);
  return { text, blocks, shown: reading.text, live: [...readMrkdwn(text).live, ...reading.live] };
}

export function say(...blocks: readonly Block[]): Message {
  return { summary: "s", locale: "en", blocks };
}
