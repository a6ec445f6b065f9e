import type { Clock } from "../../clock.ts";
import type { Logger } from "../../log.ts";
import type { Route, RouteRequest, RouteResponse } from "../../route.ts";
import { decrypt, isSame, sign } from "./cipher.ts";
import type { Intake } from "./intake.ts";

/** Either way: a request may be late or a clock fast. Lark names no window; five minutes is the usual one. */
const windowMs = 5 * 60 * 1000;

export interface WebhookDeps {
  readonly encryptKey: string;
  /** Compared with the one inside the event when it is configured. */
  readonly verificationToken: string | undefined;
  readonly intake: Intake;
  readonly clock: Clock;
  readonly logger: Logger;
}

/**
 * `POST /lark/events`: events and card callbacks. The SDK's own handler loses an event with a bad signature behind a 200,
 * recomputes the signature over a body it serialised itself, knows no age and no token; so this is ours, and only the
 * verified event goes through the SDK's dispatcher.
 */
export function createWebhook(deps: WebhookDeps): Route {
  return {
    method: "POST",
    path: "/lark/events",
    handle: async (request) => {
      const encrypted = readEnvelope(request.body);
      if (encrypted === undefined) return refuse(deps, 400, "body is no encrypted event");
      const signature = checkSignature(request, deps);
      // Saving the request address in the console sends one unsigned request: whoever encrypted it knows the key.
      // Everything else without a signature is refused alike, or answers would tell whether a forgery decrypts.
      if (signature === "missing") return challenge(encrypted, deps) ?? refuse(deps, 401, "signature missing");
      if (signature !== "good") return refuse(deps, 401, `signature ${signature}`);
      const event = parseObject(decrypt(encrypted, deps.encryptKey));
      if (!event) return refuse(deps, 400, "event does not decrypt");
      if (!hasToken(event, deps.verificationToken)) return refuse(deps, 401, "verification token differs");
      if (event["type"] === "url_verification")
        return challenge(encrypted, deps) ?? refuse(deps, 400, "challenge missing");
      return dispatch(event, deps);
    },
  };
}

async function dispatch(event: object, { intake }: WebhookDeps): Promise<RouteResponse> {
  if (!intake.isOpen()) return json(503, {});
  try {
    // The signature was checked on the bytes; the dispatcher could only check it on what it serialises again.
    const answer: unknown = await intake.dispatcher.invoke(event, { needCheck: false });
    return json(200, typeof answer === "object" && answer !== null ? answer : {});
  } catch {
    // Already logged by the intake. Not 200, so Lark delivers again.
    return json(500, {});
  }
}

function checkSignature(
  request: RouteRequest,
  { encryptKey, clock }: WebhookDeps,
): "good" | "missing" | "wrong" | "old" {
  const timestamp = header(request, "x-lark-request-timestamp");
  const nonce = header(request, "x-lark-request-nonce");
  const signature = header(request, "x-lark-signature");
  if (signature === undefined) return "missing";
  if (timestamp === undefined || nonce === undefined) return "wrong";
  if (!isSame(signature, sign(timestamp, nonce, encryptKey, request.body))) return "wrong";
  const age = clock.now().getTime() - Number(timestamp) * 1000;
  // A timestamp that is no number gives NaN, which is not within anything.
  return Math.abs(age) <= windowMs ? "good" : "old";
}

function challenge(encrypted: string, { encryptKey, verificationToken }: WebhookDeps): RouteResponse | undefined {
  const event = parseObject(decrypt(encrypted, encryptKey));
  if (event?.["type"] !== "url_verification" || typeof event["challenge"] !== "string") return undefined;
  return hasToken(event, verificationToken) ? json(200, { challenge: event["challenge"] }) : undefined;
}

/** In `header` of events and callbacks, at the top of the address check and of the old schema. */
function hasToken(event: Readonly<Record<string, unknown>>, expected: string | undefined): boolean {
  if (expected === undefined) return true;
  const { header: inner } = event;
  const given: unknown = typeof inner === "object" && inner !== null && "token" in inner ? inner.token : event["token"];
  return typeof given === "string" && isSame(given, expected);
}

function readEnvelope(body: Uint8Array): string | undefined {
  const encrypted = parseObject(Buffer.from(body).toString("utf8"))?.["encrypt"];
  return typeof encrypted === "string" ? encrypted : undefined;
}

function parseObject(text: string | undefined): Readonly<Record<string, unknown>> | undefined {
  if (text === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    // JSON objects have nothing but string keys.
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

function header(request: RouteRequest, name: string): string | undefined {
  const value = request.headers[name];
  return typeof value === "string" ? value : undefined;
}

function refuse({ logger }: WebhookDeps, status: 400 | 401, reason: string): RouteResponse {
  logger.warn({ status, reason }, "lark request refused");
  return json(status, {});
}

function json(status: number, body: object): RouteResponse {
  return {
    status,
    headers: { "content-type": "application/json; charset=utf-8" },
    body: JSON.stringify(body),
  };
}
