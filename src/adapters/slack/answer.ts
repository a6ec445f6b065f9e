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
export async function answer(
  returnTo: string,
  message: Message,
  now: Date,
  timeoutMs: number,
): Promise<void> {
  const url = openReturnTo(returnTo, now);
  if (url === undefined) throw new PlatformError("gone", "slack response_url: expired");
  const response = await send(
    url,
    { response_type: "ephemeral", replace_original: false, ...renderMessage(message) },
    timeoutMs,
  );
  if (response.status === 429) {
    const seconds = Number(response.headers.get("retry-after") ?? Number.NaN);
    throw new PlatformError("rate_limited", "slack response_url: HTTP 429", {
      retryAfterMs: seconds > 0 ? seconds * 1000 : unstatedWaitMs,
    });
  }
  const said = (await read(response)).trim();
  if (response.ok && (said === "ok" || said === "" || said === '{"ok":true}')) return;
  if (response.status === 404 || response.status === 410)
    throw new PlatformError("gone", `slack response_url: HTTP ${response.status}`);
  if (response.status >= 500)
    throw new PlatformError("unknown", `slack response_url: HTTP ${response.status}`);
  const word = /[a-z]+(?:_[a-z]+)+/.exec(said.slice(0, 200))?.[0] ?? "";
  throw new PlatformError(
    codeOf(word),
    `slack response_url: HTTP ${response.status} ${word}`.trim(),
  );
}

async function send(url: string, body: object, timeoutMs: number): Promise<Response> {
  try {
    return await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json; charset=utf-8" },
      body: JSON.stringify(body),
      // A redirect would carry a person's answer to wherever it points.
      redirect: "error",
      signal: AbortSignal.timeout(timeoutMs),
    });
  } catch (cause) {
    throw new PlatformError("timeout", "slack response_url: no answer", { cause });
  }
}

async function read(response: Response): Promise<string> {
  try {
    return await response.text();
  } catch (cause) {
    throw new PlatformError("timeout", "slack response_url: answer broke off", { cause });
  }
}
