import { afterEach, describe, expect, it } from "vitest";
import { createSlackAdapter } from "../../../src/adapters/slack/adapter.ts";
import type { ChatAdapter } from "../../../src/chat/port.ts";
import type { Message } from "../../../src/chat/message.ts";
import { systemClock } from "../../../src/clock.ts";
import { createLogger } from "../../../src/log.ts";
import type { SlackFault } from "../../fakes/slack-api.ts";
import type { SlackMessage } from "../../fakes/slack-state.ts";
import { charts, crowded, ranking } from "../../fixtures/charts.ts";
import { sizeOfPng } from "../../fixtures/png.ts";
import { makeSlack, quick, type SlackHarness } from "./harness.ts";

const open: SlackHarness[] = [];
afterEach(async () => {
  for (const harness of open.splice(0)) {
    await harness.adapter.stop();
    await harness.close();
  }
});

async function made(): Promise<SlackHarness> {
  const harness = await makeSlack("http");
  open.push(harness);
  return harness;
}

const board: Message = {
  summary: "到位资金榜",
  locale: "zh-CN",
  blocks: [
    { kind: "chart", chart: ranking },
    { kind: "note", text: "截至 08:50" },
  ],
};

const uploading = ["files.getUploadURLExternal", "upload", "files.completeUploadExternal"];

/** The file a message shows, and the text under which it does. */
function pictureIn({ blocks }: SlackMessage): { readonly id: string; readonly alt: string } | undefined {
  const image = blocks.find((block) => block["type"] === "image");
  if (!image) return undefined;
  // Checked by the fake before it took the message.
  return { id: (image["slack_file"] as { id: string }).id, alt: image["alt_text"] as string };
}

function isText({ blocks }: SlackMessage): boolean {
  return pictureIn({ blocks } as SlackMessage) === undefined && JSON.stringify(blocks).includes("█");
}

function only(harness: SlackHarness): SlackMessage {
  const { messages } = harness.slack.state;
  expect(messages).toHaveLength(1);
  // Its length has just been looked at.
  return messages[0] as SlackMessage;
}

describe("a chart", () => {
  it("is a picture that Slack has, with its numbers as alternative text", async () => {
    const harness = await made();
    await harness.adapter.post(harness.place, board, "k", false);
    expect(harness.slack.calls).toEqual([...uploading, "chat.postMessage"]);
    const picture = pictureIn(only(harness));
    expect(picture?.alt).toContain("高新区 18.6亿元（申报 21.2，目标 20）");
    const bytes = harness.slack.state.files.get(picture?.id ?? "")?.bytes;
    expect(sizeOfPng(bytes ?? new Uint8Array())).toMatchObject({ width: 900 });
    expect(harness.seen()[0]).toMatchObject({ problems: [], live: [] });
  });

  it("is uploaded once for every place that shows the same numbers", async () => {
    const harness = await made();
    const { adapter, place, thread, slack } = harness;
    await Promise.all([
      adapter.post(place, board, "k1", false),
      adapter.post({ ...place, id: "C0000UNIT1" }, board, "k2", false),
      adapter.post(thread ?? place, { ...board, summary: "第二期" }, "k3", false),
    ]);
    expect(slack.calls.filter((name) => name === "upload")).toHaveLength(1);
    expect(new Set(slack.state.messages.map((message) => pictureIn(message)?.id)).size).toBe(1);
    await adapter.post(place, { ...board, blocks: [{ kind: "chart", chart: crowded(9) }] }, "k4", false);
    expect(slack.calls.filter((name) => name === "upload")).toHaveLength(2);
  });

  it("of every kind has its own, at most five in a message", async () => {
    const harness = await made();
    const blocks = [...charts, crowded(3), crowded(4)].map((chart) => ({ kind: "chart" as const, chart }));
    await harness.adapter.post(harness.place, { ...board, blocks }, "k", false);
    const message = only(harness);
    expect(message.blocks.filter((block) => block["type"] === "image")).toHaveLength(5);
    expect(JSON.stringify(message.blocks)).toContain("█");
    expect(harness.seen()[0]).toMatchObject({ problems: [] });
  });

  it("is a picture in what is updated", async () => {
    const harness = await made();
    const posted = await harness.adapter.post(harness.place, { ...board, blocks: [] }, "k", false);
    await harness.adapter.update(posted, board);
    expect(pictureIn(only(harness))).toBeDefined();
  });

  it("is text in a private answer, which cannot show what is ours", async () => {
    const harness = await made();
    await harness.adapter.answer(`${Date.now()} ${harness.slack.responseUrl()}`, board, "k", false);
    expect(isText(only(harness))).toBe(true);
    expect(harness.slack.calls).toEqual(["response_url"]);
  });

  it("that holds no number asks for no picture", async () => {
    const harness = await made();
    const blocks = [{ kind: "chart" as const, chart: { ...ranking, bars: [] } }];
    await harness.adapter.post(harness.place, { ...board, blocks }, "k", false);
    expect(harness.slack.calls).toEqual(["chat.postMessage"]);
  });
});

describe("a picture that cannot be had", () => {
  const faults: readonly (readonly [string, SlackFault])[] = [
    ["files.getUploadURLExternal", { kind: "error", error: "missing_scope" }],
    ["files.getUploadURLExternal", { kind: "status", status: 429, retryAfter: "30" }],
    ["files.getUploadURLExternal", { kind: "hang" }],
    ["upload", { kind: "status", status: 500 }],
    ["upload", { kind: "drop" }],
    ["files.completeUploadExternal", { kind: "error", error: "file_upload_size_restricted" }],
    ["files.completeUploadExternal", { kind: "dropAfter" }],
  ];
  it.each(faults)("%s %j: the post has bars of text, and the next one its picture", async (method, fault) => {
    const harness = await made();
    harness.slack.failNext(fault, method);
    await harness.adapter.post(harness.place, board, "k1", false);
    expect(isText(only(harness))).toBe(true);
    expect(harness.seen()[0]?.text).toContain("18.6亿元 / 申报 21.2 / 目标 20");
    await harness.adapter.post(harness.place, board, "k2", false);
    expect(pictureIn(harness.slack.state.messages[1] as SlackMessage)).toBeDefined();
  });

  it("because Slack has not looked through it yet is waited for", async () => {
    const harness = await made();
    harness.slack.state.lookThrough(3);
    await harness.adapter.post(harness.place, board, "k", false);
    expect(pictureIn(only(harness))).toBeDefined();
    expect(harness.slack.calls.filter((name) => name === "chat.postMessage")).toHaveLength(4);
  });

  it("because Slack never takes it is given up, and uploaded anew the next time", async () => {
    const harness = await made();
    harness.slack.state.lookThrough(100);
    await harness.adapter.post(harness.place, board, "k1", false);
    expect(isText(only(harness))).toBe(true);
    expect(harness.slack.calls.filter((name) => name === "chat.postMessage")).toHaveLength(5);
    harness.slack.state.lookThrough(0);
    await harness.adapter.post(harness.place, board, "k2", false);
    expect(pictureIn(harness.slack.state.messages[1] as SlackMessage)).toBeDefined();
  });

  it("leaves refusals that have nothing to do with it as they are", async () => {
    const harness = await made();
    harness.slack.failNext({ kind: "error", error: "is_archived" }, "chat.postMessage");
    await expect(harness.adapter.post(harness.place, board, "k", false)).rejects.toMatchObject({ code: "gone" });
    harness.slack.failNext({ kind: "error", error: "invalid_blocks" }, "chat.postMessage");
    await harness.adapter.post(harness.place, board, "k", false);
    expect(isText(only(harness))).toBe(true);
  });
});

describe("a post with a picture that is sent again", () => {
  /** Another process for the same workspace: it remembers nothing. */
  function another({ slack }: SlackHarness): ChatAdapter {
    const deps = {
      clock: systemClock,
      logger: createLogger("silent"),
      commandNames: ["xf"],
      suggest: async () => [],
      timeouts: quick,
    };
    return createSlackAdapter(slack.config("http"), deps).adapter;
  }

  it("is there once when the process ended between upload and post", async () => {
    const harness = await made();
    harness.slack.failNext({ kind: "drop" }, "chat.postMessage");
    await expect(harness.adapter.post(harness.place, board, "k", false)).rejects.toMatchObject({ code: "timeout" });
    expect(harness.slack.state.messages).toEqual([]);
    expect(harness.slack.state.files.size).toBe(1);
    await another(harness).post(harness.place, board, "k", true);
    expect(pictureIn(only(harness))).toBeDefined();
  });

  it("is there once when only the answer was lost", async () => {
    const harness = await made();
    harness.slack.failNext({ kind: "dropAfter" }, "chat.postMessage");
    await expect(harness.adapter.post(harness.place, board, "k", false)).rejects.toMatchObject({ code: "timeout" });
    const posted = await another(harness).post(harness.place, board, "k", true);
    expect(only(harness).ts).toBe(posted.id);
    // Found before anything was drawn.
    expect(harness.slack.calls.filter((name) => name === "upload")).toHaveLength(1);
  });
});
