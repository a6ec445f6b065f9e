import type { WebClient } from "@slack/web-api";
import type { FileRef, Place } from "../../address.ts";
import type { Message } from "../../chat/message.ts";
import type { OutgoingFile, Posted } from "../../chat/port.ts";
import { PlatformError } from "../../errors.ts";
import { call } from "./client.ts";
import { escapeText } from "./escape.ts";
import { ask, uploadFile } from "./upload.ts";

export interface FileSettings {
  readonly apiUrl: string;
  readonly botToken: string;
  readonly timeoutMs: number;
}

/**
 * Downloads what somebody sent (docs.slack.dev/messaging/working-with-files, `url_private_download`). The token goes to
 * Slack alone: the address came in an event, and is held against Slack's own hosts and the one that is configured.
 * @throws PlatformError `forbidden` without the scope files:read, which Slack answers with its sign-in page
 */
export async function fetchFile(file: FileRef, settings: FileSettings): Promise<AsyncIterable<Uint8Array>> {
  const url = trusted(file.ref, settings.apiUrl);
  if (!url) throw new PlatformError("rejected", "slack file: an address that is not Slack's");
  const { statusCode, headers, body } = await ask(url, {
    method: "GET",
    headers: { authorization: `Bearer ${settings.botToken}` },
    timeoutMs: settings.timeoutMs,
  });
  const type = headers["content-type"];
  if (statusCode === 200 && !(typeof type === "string" && type.startsWith("text/html"))) return unbroken(body);
  await body.dump();
  if (statusCode === 404 || statusCode === 410) throw new PlatformError("gone", `slack file: HTTP ${statusCode}`);
  if (statusCode === 429) throw new PlatformError("rate_limited", "slack file: HTTP 429", { retryAfterMs: 30_000 });
  if (statusCode >= 500) throw new PlatformError("unavailable", `slack file: HTTP ${statusCode}`);
  throw new PlatformError("forbidden", `slack file: HTTP ${statusCode}`);
}

/**
 * Sends a file. None of the steps takes an idempotency key and what is shared has no metadata, so a file that may be there
 * already is looked for by its name, which is its own in the conversation.
 */
export async function sendFile(
  client: WebClient,
  place: Place,
  file: OutgoingFile,
  message: Message,
  mayRepeat: boolean,
  timeoutMs: number,
): Promise<Posted> {
  if (mayRepeat) {
    const found = await findSent(client, place, file.name);
    if (found !== undefined) return { place, id: found };
  }
  const comment = escapeText(message.summary);
  const id = await uploadFile(client, file, timeoutMs, { title: file.name, in: { place, comment } });
  return { place, id };
}

async function findSent(client: WebClient, place: Place, name: string): Promise<string | undefined> {
  const { messages } = await call("conversations.history", () =>
    place.thread === undefined
      ? client.conversations.history({ channel: place.id, limit: 100 })
      : client.conversations.replies({ channel: place.id, ts: place.thread, limit: 100 }),
  );
  for (const message of messages ?? []) {
    const files = "files" in message ? message.files : undefined;
    const found = files?.find((file) => file.name === name || file.title === name)?.id;
    if (found !== undefined) return found;
  }
  return undefined;
}

function trusted(address: string, apiUrl: string): URL | undefined {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  if (url.origin === new URL(apiUrl).origin) return url;
  const slacks = url.hostname === "slack.com" || url.hostname.endsWith(".slack.com");
  return url.protocol === "https:" && url.port === "" && slacks ? url : undefined;
}

async function* unbroken(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* body;
  } catch (cause) {
    throw new PlatformError("timeout", "slack file: cut off", { cause });
  }
}
