import { createHmac, timingSafeEqual } from "node:crypto";

/** Slack's own window (docs.slack.dev/authentication/verifying-requests-from-slack), for stamps ahead of us as well. */
const toleranceSeconds = 5 * 60;

type Header = string | readonly string[] | undefined;

export interface SignedRequest {
  /** `x-slack-request-timestamp` and `x-slack-signature`, as they came. */
  readonly timestamp: Header;
  readonly signature: Header;
  readonly body: Uint8Array;
}

/** Whether Slack sent these very bytes, within five minutes of `now`. */
export function isFromSlack({ timestamp, signature, body }: SignedRequest, signingSecret: string, now: Date): boolean {
  if (signingSecret === "" || typeof timestamp !== "string" || typeof signature !== "string") return false;
  if (!/^\d{1,12}$/.test(timestamp)) return false;
  if (Math.abs(now.getTime() / 1000 - Number(timestamp)) > toleranceSeconds) return false;
  const expected = Buffer.from(
    `v0=${createHmac("sha256", signingSecret).update(`v0:${timestamp}:`).update(body).digest("hex")}`,
  );
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
