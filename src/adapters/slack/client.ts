import { WebClient, type FetchFunction, type WebClientOptions } from "@slack/web-api";
import type { Logger } from "../../log.ts";
import { PlatformError } from "../../errors.ts";
import { toPlatformError, unstatedWaitMs } from "./errors.ts";
import { createSdkLogger } from "./sdk-logger.ts";

export interface ClientSettings {
  readonly apiUrl: string;
  readonly timeoutMs: number;
  readonly logger: Logger;
}

/**
 * Options for every Web API client, a new object for each: the SDKs write into the one they are given. No retries (the
 * dispatcher decides those; the SDK's own would post twice after a lost answer), no waiting out of rate limits (it stops
 * all channels), a timeout (the default is none), and never `headers` (the first client's token would stay in them).
 */
export function clientOptions({ apiUrl, timeoutMs, logger }: ClientSettings): WebClientOptions {
  return {
    slackApiUrl: apiUrl,
    timeout: timeoutMs,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: createSdkLogger(logger),
    fetch: fetchStatingLimits,
  };
}

export function createClient(token: string, settings: ClientSettings): WebClient {
  return new WebClient(token, clientOptions(settings));
}

/** The client turns a 429 without a readable Retry-After into a nameless error: name it here. */
const fetchStatingLimits: FetchFunction = async (url, init) => {
  const response = await fetch(url, init);
  if (response.status === 429 && !/^\d+$/.test(response.headers.get("retry-after") ?? "")) {
    await response.body?.cancel();
    throw new PlatformError("rate_limited", "slack: HTTP 429", { retryAfterMs: unstatedWaitMs });
  }
  return response;
};

/** @throws PlatformError, whatever the client threw */
export async function call<Answer>(method: string, send: () => Promise<Answer>): Promise<Answer> {
  try {
    return await send();
  } catch (error) {
    throw toPlatformError(method, error);
  }
}
