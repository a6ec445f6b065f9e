import type { WebClient } from "@slack/web-api";
import type { Person, Place } from "../../address.ts";
import type { Message } from "../../chat/message.ts";
import type { Posted } from "../../chat/port.ts";
import { PlatformError } from "../../errors.ts";
import type { Logger } from "../../log.ts";
import { call } from "./client.ts";
import { toPlatformError } from "./errors.ts";
import type { SendDrawn } from "./pictures.ts";

/** Marks our posts with the key they were sent under, so that they can be found again. */
const eventType = "xianfeng_delivery";

/** A hundred covers any channel between a try and its repetition; a thread is listed oldest first and read to its end. */
const pageSize = 100;
const threadPages = 10;

export interface Outbound {
  readonly client: WebClient;
  readonly logger: Logger;
  readonly sendDrawn: SendDrawn;
}

/**
 * chat.postMessage has no idempotency key (docs.slack.dev/reference/methods/chat.postMessage), so each post carries its
 * key as metadata, and one that may be there already is looked for first.
 */
export async function post(
  { client, logger, sendDrawn }: Outbound,
  place: Place,
  message: Message,
  key: string,
  mayRepeat: boolean,
): Promise<Posted> {
  if (mayRepeat) {
    const found = await findPosted(client, logger, place, key);
    if (found !== undefined) return { place, id: found };
  }
  const answer = await call("chat.postMessage", () =>
    sendDrawn(message, (rendered) =>
      client.chat.postMessage({
        channel: place.id,
        ...rendered,
        ...(place.thread === undefined ? {} : { thread_ts: place.thread }),
        unfurl_links: false,
        unfurl_media: false,
        metadata: { event_type: eventType, event_payload: { key } },
      }),
    ),
  );
  if (answer.ts === undefined) throw new PlatformError("unknown", "slack chat.postMessage: no ts");
  return { place, id: answer.ts };
}

/** `blocks` always, an empty list too: without it chat.update would leave a stale message or drop what it should show. */
export async function update({ client, sendDrawn }: Outbound, posted: Posted, message: Message): Promise<void> {
  await call("chat.update", () =>
    sendDrawn(message, (rendered) => client.chat.update({ channel: posted.place.id, ts: posted.id, ...rendered })),
  );
}

export async function openDirect(client: WebClient, person: Person): Promise<Place> {
  const answer = await call("conversations.open", () => client.conversations.open({ users: person.id }));
  const id = answer.channel?.id;
  if (id === undefined) throw new PlatformError("unknown", "slack conversations.open: no channel");
  return { platform: "slack", workspace: person.workspace, id, direct: true };
}

async function findPosted(client: WebClient, logger: Logger, place: Place, key: string): Promise<string | undefined> {
  try {
    return place.thread === undefined
      ? await findInChannel(client, place.id, key)
      : await findInThread(client, place.id, place.thread, key);
  } catch (error) {
    const failure = toPlatformError("conversations.history", error);
    // A place we may post to and not read: perhaps twice is better than never.
    if (failure.code !== "forbidden" && failure.code !== "rejected") throw failure;
    logger.warn({ place: place.id, error: failure }, "slack: cannot look for an earlier post");
    return undefined;
  }
}

async function findInChannel(client: WebClient, channel: string, key: string): Promise<string | undefined> {
  const { messages } = await client.conversations.history({
    channel,
    limit: pageSize,
    include_all_metadata: true,
  });
  return messages?.find((message) => hasKey(message, key))?.ts;
}

async function findInThread(client: WebClient, channel: string, ts: string, key: string): Promise<string | undefined> {
  let cursor = "";
  for (let page = 0; page < threadPages; page += 1) {
    const answer = await client.conversations.replies({
      channel,
      ts,
      limit: pageSize,
      include_all_metadata: true,
      ...(cursor === "" ? {} : { cursor }),
    });
    const found = answer.messages?.find((message) => hasKey(message, key))?.ts;
    if (found !== undefined) return found;
    cursor = answer.response_metadata?.next_cursor ?? "";
    if (cursor === "") return undefined;
  }
  return undefined;
}

/** The metadata is what a workspace holds, so it is read as unknown. */
function hasKey(message: object, key: string): boolean {
  const metadata: unknown = "metadata" in message ? message.metadata : undefined;
  if (typeof metadata !== "object" || metadata === null) return false;
  const type: unknown = "event_type" in metadata ? metadata.event_type : undefined;
  const payload: unknown = "event_payload" in metadata ? metadata.event_payload : undefined;
  return (
    type === eventType && typeof payload === "object" && payload !== null && "key" in payload && payload.key === key
  );
}
