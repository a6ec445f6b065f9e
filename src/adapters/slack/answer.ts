import type { WebClient } from "@slack/web-api";
import { request } from "undici";
import type { Message } from "../../chat/message.ts";
import { PlatformError } from "../../errors.ts";
import type { Logger } from "../../log.ts";
import { call } from "./client.ts";
import { codeOf, unstatedWaitMs } from "./errors.ts";
import { onlyForm, renderModal } from "./render-modal.ts";
import { renderMessage } from "./render.ts";
import { openReturnTo, type ReturnAddress } from "./return-to.ts";
import type { Submissions } from "./submissions.ts";

export interface AnswerDeps {
  readonly client: WebClient;
  readonly submissions: Submissions;
  readonly logger: Logger;
  readonly timeoutMs: number;
}

/**
 * Answers the caller alone: a form as a modal while Slack lets us open one, a modal in itself, everything else through the
 * response_url. Only a form of a message is replaced; a card that was pressed stays. The addresses are secrets while they
 * live, so no error or log names them.
 * @param aside what it says is said elsewhere too: a modal is closed by it, and shows nothing more
 * @throws PlatformError `gone` when the address has expired, is used up or is none.
 */
export async function answer(
  deps: AnswerDeps,
  returnTo: string,
  message: Message,
  now: Date,
  aside: boolean,
): Promise<void> {
  const address = openReturnTo(returnTo, now);
  if (address === undefined) throw new PlatformError("gone", "slack response_url: none");
  if (address.submission !== undefined) {
    if (deps.submissions.settle(address.submission, message) || aside) return;
  } else if (await opened(deps, address, message)) return;
  const { url, inPlace = false } = address;
  if (url === undefined) throw new PlatformError("gone", "slack response_url: expired");
  await respond(url, message, inPlace, deps.timeoutMs);
}

/** Whether the message's form is open now. What cannot be opened is no failure: it is shown in a message instead. */
async function opened({ client, logger }: AnswerDeps, address: ReturnAddress, message: Message): Promise<boolean> {
  const { trigger, url, asked, received } = address;
  const form = trigger === undefined || address.inPlace ? undefined : onlyForm(message);
  if (form === undefined || trigger === undefined) return false;
  const view = renderModal(message, form, { direct: true, ...asked, url, received });
  if (view === undefined) return false;
  try {
    await call("views.open", () => client.views.open({ trigger_id: trigger, view }));
    return true;
  } catch (error) {
    logger.info({ error }, "slack: no modal could be opened, the form is shown in a message");
    return false;
  }
}

async function respond(url: string, message: Message, inPlace: boolean, timeoutMs: number): Promise<void> {
  const { status, retryAfter, said } = await send(
    url,
    { response_type: "ephemeral", replace_original: inPlace, ...renderMessage(message) },
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
