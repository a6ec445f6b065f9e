import type { WebClient } from "@slack/web-api";
import { request } from "undici";
import type { Place } from "../../address.ts";
import type { OutgoingFile } from "../../chat/port.ts";
import { PlatformError } from "../../errors.ts";
import { call } from "./client.ts";

export interface Showing {
  readonly title: string;
  /** Where it is shown with a word beside it; without, nobody sees it until a block names it. */
  readonly in?: { readonly place: Place; readonly comment: string };
}

/** Sends a file in Slack's three steps (docs.slack.dev/reference/methods/files.completeUploadExternal). Answers its id. */
export async function uploadFile(
  client: WebClient,
  { name, bytes }: OutgoingFile,
  timeoutMs: number,
  { title, in: shown }: Showing,
): Promise<string> {
  const ticket = await call("files.getUploadURLExternal", () =>
    client.files.getUploadURLExternal({ filename: name, length: bytes.byteLength }),
  );
  const { upload_url: url, file_id: id } = ticket;
  if (url === undefined || id === undefined) throw new PlatformError("unknown", "slack upload: no address");
  const { statusCode, body } = await ask(new URL(url), {
    method: "POST",
    headers: { "content-type": "application/octet-stream" },
    body: bytes,
    timeoutMs: timeoutMs * 6,
  });
  await body.dump();
  // Nothing is shown before the last step, so whatever broke here may be done again.
  if (statusCode !== 200) throw new PlatformError("unavailable", `slack upload: HTTP ${statusCode}`);
  const files: [{ id: string; title: string }] = [{ id, title }];
  await call("files.completeUploadExternal", () => {
    if (!shown) return client.files.completeUploadExternal({ files });
    const { place, comment } = shown;
    const thread = place.thread === undefined ? {} : { thread_ts: place.thread };
    return client.files.completeUploadExternal({ files, channel_id: place.id, initial_comment: comment, ...thread });
  });
  return id;
}

/** Follows no redirect: one would carry the token, or a person's list, to wherever it points. */
export async function ask(
  url: URL,
  options: {
    readonly method: "GET" | "POST";
    readonly headers: Record<string, string>;
    readonly body?: Uint8Array;
    readonly timeoutMs: number;
  },
): ReturnType<typeof request> {
  const { timeoutMs, ...rest } = options;
  try {
    return await request(url, { ...rest, headersTimeout: timeoutMs, bodyTimeout: timeoutMs });
  } catch (cause) {
    throw new PlatformError("timeout", "slack file: no answer", { cause });
  }
}
