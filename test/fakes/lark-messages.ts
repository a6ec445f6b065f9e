import { createAllowance, type Allowance } from "./allowance.ts";
import { checkCard } from "./lark-card-check.ts";

/** One message as the platform holds it. */
export interface Held {
  readonly id: string;
  readonly receiveIdType: string;
  readonly receiveId: string;
  readonly type: string;
  /** Parsed; changed by a patch. */
  readonly content: unknown;
  readonly uuid: string | undefined;
  readonly at: number;
  /** How often it was changed. */
  readonly edits?: number;
}

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
}

export interface MessageStore {
  readonly held: readonly Held[];
  /** Why cards were refused, in order. */
  readonly refusals: readonly string[];
  create(query: URLSearchParams, body: Readonly<Record<string, unknown>>, bytes: number): Answer;
  patch(id: string, body: Readonly<Record<string, unknown>>, bytes: number): Answer;
  /** Five messages a second to a place, as the real one allows; off by default so that suites need not wait. */
  limitPlaces(): void;
  /** What the app may send in all chats together; no limit unless told. */
  readonly allowance: Allowance;
  /** Messages refused because their place had taken five in the second before. */
  readonly paced: number;
  /** Resolves once so many messages were created. */
  wait(count: number): Promise<readonly Held[]>;
}

const uuidWindowMs = 60 * 60 * 1000;

/** im/v1/messages. */
export function createMessageStore(now: () => number): MessageStore {
  const held: Held[] = [];
  const refusals: string[] = [];
  const byUuid = new Map<string, Held>();
  const waiters: { readonly count: number; readonly resolve: (held: readonly Held[]) => void }[] = [];
  let limited = false;
  let paced = 0;
  const allowance = createAllowance();
  /** When each place took its last messages. */
  const recent = new Map<string, number[]>();

  function readContent(
    body: Readonly<Record<string, unknown>>,
    type: unknown,
    bytes: number,
  ): { readonly content: unknown } | Answer {
    const { content } = body;
    if (typeof content !== "string" || content === "")
      return failure(230001, "Your request contains an invalid request parameter, ext=content cannot be empty");
    let parsed: unknown;
    try {
      parsed = JSON.parse(content);
    } catch {
      return failure(
        230001,
        "Your request contains an invalid request parameter, ext=content is not a string in json format",
      );
    }
    if (type !== "interactive") return { content: parsed };
    const [problem] = checkCard(parsed, bytes);
    if (problem === undefined) return { content: parsed };
    refusals.push(problem);
    if (problem.endsWith("more than 30 KB"))
      return failure(230025, "The length of the message content reaches its limit");
    return failure(
      230099,
      `Failed to create card content, ext=ErrCode: 200621; ErrMsg: ${problem}; ErrPath: ROOT -> body; `,
    );
  }

  return {
    held,
    refusals,
    create(query, body, bytes) {
      const receiveIdType = query.get("receive_id_type") ?? "";
      const { receive_id: receiveId, msg_type: type, uuid } = body;
      const prefix = { chat_id: "oc_", open_id: "ou_" }[receiveIdType];
      if (prefix === undefined || typeof receiveId !== "string" || !receiveId.startsWith(prefix))
        return failure(230001, "ext=invalid receive_id");
      if (type !== "text" && type !== "interactive" && type !== "file") return failure(230001, "ext=invalid msg_type");
      if (uuid !== undefined && (typeof uuid !== "string" || uuid.length > 50))
        return failure(99992402, "field validation failed");
      const sent = uuid === undefined ? undefined : byUuid.get(uuid);
      const earlier = sent && now() - sent.at < uuidWindowMs ? sent : undefined;
      if (earlier) return success(earlier);
      const appMs = allowance.take(now());
      if (appMs > 0) {
        const headers = { "x-ogw-ratelimit-reset": String(Math.ceil(appMs / 1000)) };
        return failure(99991400, "request trigger frequency limit", 429, headers);
      }
      const last = (recent.get(receiveId) ?? []).filter((at) => now() - at < 1000);
      if (limited && last.length >= 5) {
        paced += 1;
        return failure(230020, "This operation triggers the frequency limit");
      }
      recent.set(receiveId, [...last, now()]);
      const read = readContent(body, type, bytes);
      if (!("content" in read)) return read;
      const message: Held = {
        id: `om_${held.length + 1}`,
        receiveIdType,
        receiveId,
        type,
        content: read.content,
        uuid,
        at: now(),
      };
      held.push(message);
      if (uuid !== undefined) byUuid.set(uuid, message);
      for (const waiter of waiters.filter(({ count }) => count <= held.length)) waiter.resolve(held);
      return success(message);
    },
    patch(id, body, bytes) {
      const index = held.findIndex((message) => message.id === id);
      const message = held[index];
      if (!message) return failure(230001, "ext=invalid message_id");
      if (message.type !== "interactive") return failure(230001, "ext=This message is NOT a card");
      const read = readContent(body, "interactive", bytes);
      if (!("content" in read)) return read;
      held[index] = { ...message, content: read.content, edits: (message.edits ?? 0) + 1 };
      return { status: 200, body: { code: 0, msg: "success", data: {} } };
    },
    limitPlaces() {
      limited = true;
    },
    allowance,
    get paced() {
      return paced;
    },
    wait(count) {
      if (held.length >= count) return Promise.resolve(held);
      return new Promise((resolve) => waiters.push({ count, resolve }));
    },
  };
}

export function failure(
  code: number,
  msg: string,
  status = 400,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return { status, headers, body: { code, msg, error: { log_id: "20261123120000ABCDEF" } } };
}

function success({ id, receiveId, type }: Held): Answer {
  return {
    status: 200,
    body: {
      code: 0,
      msg: "success",
      data: { message_id: id, msg_type: type, chat_id: receiveId, create_time: "1764000000000" },
    },
  };
}
