import { Client, DefaultCache, LoggerLevel } from "@larksuiteoapi/node-sdk";
import { describe, expect, onTestFinished, test } from "vitest";
import { startLarkApi } from "../../fakes/lark-api.ts";
import { group } from "../../fakes/lark-events.ts";

/** What the tests rest on: the Feishu of the tests refuses a card by the real one's numbers, through Feishu's own client. */

const text = (letters: number): object => ({ tag: "div", text: { tag: "plain_text", content: "x".repeat(letters) } });
const table = (pageSize: number): object => ({
  tag: "table",
  page_size: pageSize,
  columns: [{ name: "c0", display_name: "单位", data_type: "text" }],
  rows: [{ c0: "高新区" }],
});
const many = (count: number, make: () => object): readonly object[] => Array.from({ length: count }, make);

const limits: readonly (readonly [
  what: string,
  within: readonly object[],
  beyond: readonly object[],
  code: number,
  problem: RegExp,
])[] = [
  // A div and its text are two.
  ["200 elements", many(100, () => text(1)), [...many(100, () => text(1)), { tag: "hr" }], 230099, /201 elements/u],
  ["30 KB", [text(30_000)], [text(30_720)], 230025, /more than 30 KB/u],
  ["5 tables", many(5, () => table(10)), many(6, () => table(10)), 230099, /more than 5 tables/u],
  ["10 rows on a table's page", [table(10)], [table(11)], 230099, /page_size 11/u],
];

describe("Feishu takes", () => {
  test.each(limits)("%s in a card and no more", async (_what, within, beyond, code, problem) => {
    const api = await startLarkApi("webhook");
    onTestFinished(() => api.close());
    const { appId, appSecret, domain } = api.config;
    const silent = () => undefined;
    const client = new Client({
      appId,
      appSecret,
      domain,
      cache: new DefaultCache(),
      loggerLevel: LoggerLevel.fatal,
      logger: { error: silent, warn: silent, info: silent, debug: silent, trace: silent },
    });
    const post = (elements: readonly object[]) =>
      client.im.v1.message.create({
        params: { receive_id_type: "chat_id" },
        data: {
          receive_id: group,
          msg_type: "interactive",
          content: JSON.stringify({ schema: "2.0", body: { elements } }),
        },
      });
    await post(within);
    await expect(post(beyond)).rejects.toMatchObject({ response: { data: { code } } });
    expect(api.messages.held).toHaveLength(1);
    expect(api.messages.refusals.join("\n")).toMatch(problem);
  });
});
