import { request } from "undici";
import type { Message } from "../../chat/message.ts";
import { PlatformError } from "../../errors.ts";
import { codeOf, unstatedWaitMs } from "./errors.ts";
import { renderMessage } from "./render.ts";
import { openReturnTo } from "./return-to.ts";

/**
 * Answers through a response_url, to the caller alone and never over the message that was pressed. The address is a
 * secret while it lives, so no error or log names it.
 * @throws PlatformError `gone` when it has expired, is used up or is none.
 */
export async function answer(returnTo: string, message: Message, now: Date, timeoutMs: number): Promise<void> {
  const url = openReturnTo(returnTo, now);
  if (url === undefined) throw new PlatformError("gone", "slack response_url: expired");
  const { status, retryAfter, said } = await send(
    url,
    { response_type: "ephemeral", replace_original: false, ...renderMessage(message) },
    timeoutMs,
  );
  if (status === 429) {
    const seconds = Number(retryAfter);
    throw new PlatformError("rate_limited", "slack response_url: HTTP 429", {
      retryAfterMs: seconds > 0 ? seconds * 1000 : unstatedWaitMs,
    });
  }
  if (status >= 200 && status < 300 && (said === "ok" || said === "" || said === '{"ok":true}')) return;
  if (status === 404 || status === 410) throw new PlatformError("gone", `slack response_url: HTTP ${status}`);
  if (status >= 500) throw new PlatformError("unknown", `slack response_url: HTTP ${status}`);
  const word = /[a-z]+(?:_[a-z]+)+/.exec(said.slice(0, 200))?.[0] ?? "";
  throw new PlatformError(codeOf(word), `slack response_url: HTTP ${status} ${word}`.trim());
}

interface Response {
  readonly status: number;
  readonly retryAfter: string | undefined;
  readonly said: string;
}

/** Without `fetch`, whose streams and signals cost as much as the rest of an answer; connections are kept alive. */
async function send(url: string, body: object, timeoutMs: number): Promise<Response> {
  try {
    // Follows no redirect: one would carry a person's answer to wherever it points.
    const response = await request(url, {
      method: "POST",
      headers: { "content-type": "application/json; charset=utf-8" },
      body: JSON.stringify(body),
      headersTimeout: timeoutMs,
      bodyTimeout: timeoutMs,
    });
    const retryAfter = response.headers["retry-after"];
    return {
      status: response.statusCode,
      retryAfter: typeof retryAfter === "string" ? retryAfter : undefined,
      said: (await response.body.text()).trim(),
    };
  } catch (cause) {
    throw new PlatformError("timeout", "slack response_url: no answer", { cause });
  }
}
