import { WebClient } from "@slack/web-api";
import { describe, expect, onTestFinished, test } from "vitest";
import { clientOptions } from "../../../src/adapters/slack/client.ts";
import { createLogger } from "../../../src/log.ts";
import { createFakeSlack } from "../../fakes/slack-api.ts";
import type { Json } from "../../fakes/slack-blocks.ts";

/** What the tests rest on: the Slack of the tests refuses a message by the real one's numbers, through Slack's own client. */

const section = (letters: number): Json => ({
  type: "section",
  text: { type: "plain_text", text: "字".repeat(letters) },
});
const wide = (letters: number): Json => ({
  type: "rich_text",
  elements: [
    { type: "rich_text_preformatted", elements: [{ type: "text", text: "字".repeat(letters) }] },
    { type: "rich_text_section", elements: [{ type: "text", text: "字" }] },
  ],
});
const many = (count: number, make: (index: number) => Json): readonly Json[] =>
  Array.from({ length: count }, (_, index) => make(index));

const limits: readonly (readonly [what: string, within: readonly Json[], beyond: readonly Json[], problem: RegExp])[] =
  [
    ["50 blocks", many(50, () => section(1)), many(51, () => section(1)), /51 blocks/u],
    ["3,000 letters in a section", [section(3000)], [section(3001)], /3001 characters, more than 3000/u],
    ["13,000 letters together", [wide(12_999)], [wide(13_000)], /msg_blocks_too_long/u],
    ["150 letters in a header", [header(150)], [header(151)], /151 characters, more than 150/u],
    ["2,000 letters in a note", [note(2000)], [note(2001)], /2001 characters, more than 2000/u],
    ["25 buttons in a row", [buttons(25)], [buttons(26)], /26 elements/u],
  ];

describe("Slack takes", () => {
  test.each(limits)("%s and no more", async (_what, within, beyond, problem) => {
    const slack = await createFakeSlack();
    onTestFinished(() => slack.close());
    const { botToken, apiUrl } = slack.config("http");
    const logger = createLogger("silent");
    const client = new WebClient(botToken, clientOptions({ apiUrl, timeoutMs: 10_000, logger }));
    const post = (blocks: readonly Json[]) =>
      client.apiCall("chat.postMessage", { channel: "C0000GENERAL", text: "榜", blocks });
    await post(within);
    await expect(post(beyond)).rejects.toMatchObject({ data: { error: "invalid_blocks" } });
    expect(slack.state.messages).toHaveLength(1);
    expect(slack.state.refusals.join("\n")).toMatch(problem);
  });
});

function header(letters: number): Json {
  return { type: "header", text: { type: "plain_text", text: "题".repeat(letters) } };
}

function note(letters: number): Json {
  return { type: "context", elements: [{ type: "plain_text", text: "注".repeat(letters) }] };
}

function buttons(count: number): Json {
  const elements = many(count, (index) => ({
    type: "button",
    action_id: `b${index}`,
    text: { type: "plain_text", text: "看" },
    value: "/board",
  }));
  return { type: "actions", elements };
}
