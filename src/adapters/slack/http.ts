import type { Clock } from "../../clock.ts";
import type { Logger } from "../../log.ts";
import type { Route, RouteRequest, RouteResponse } from "../../route.ts";
import { MalformedError, type Intake } from "./intake.ts";
import { isFromSlack } from "./signature.ts";
import { pleaseRetry } from "./words.ts";

export interface HttpDeps {
  readonly intake: Intake;
  readonly signingSecret: string;
  readonly clock: Clock;
  readonly logger: Logger;
}

/**
 * `POST /slack/events`: commands, interactions and events of HTTP mode. Answers 200 once stored, 401 to whatever Slack
 * did not sign, 400 to what is no payload, 500 when it could not be stored: Slack then delivers an event again (at once,
 * after one and after five minutes). A command is never delivered again, so its person is asked to.
 */
export function createHttpRoute(deps: HttpDeps): Route {
  return {
    method: "POST",
    path: "/slack/events",
    handle: (request) => deps.intake.inHand(() => handle(request, deps)),
  };
}

async function handle(
  request: RouteRequest,
  { intake, signingSecret, clock, logger }: HttpDeps,
): Promise<RouteResponse> {
  const at = clock.now();
  const body = Buffer.from(request.body.buffer, request.body.byteOffset, request.body.byteLength);
  const form = isForm(request.headers["content-type"]);
  // Slack's certificate check is the one unsigned request; it says nothing and is told nothing.
  if (form && new URLSearchParams(body.toString("utf8")).get("ssl_check") === "1") return { status: 200 };
  const timestamp = request.headers["x-slack-request-timestamp"];
  if (!isFromSlack({ timestamp, signature: request.headers["x-slack-signature"], body }, signingSecret, at)) {
    logger.warn({ stamped: typeof timestamp === "string" }, "slack: refused a request that Slack did not sign");
    return { status: 401 };
  }
  const payload = form ? readForm(body.toString("utf8")) : readJson(body.toString("utf8"));
  if (!isRecord(payload)) return { status: 400 };
  const { challenge } = payload;
  if (payload["type"] === "url_verification" && typeof challenge === "string") return json({ challenge });
  if (!intake.isOpen()) return notStored(payload, 503);
  try {
    const answer = await intake.deliver(payload, at);
    return answer === undefined ? { status: 200 } : json(answer);
  } catch (error) {
    if (error instanceof MalformedError) return { status: 400 };
    logger.error({ error }, "slack: a delivery could not be stored");
    return notStored(payload, 500);
  }
}

function notStored(payload: Readonly<Record<string, unknown>>, status: number): RouteResponse {
  return "command" in payload ? json({ response_type: "ephemeral", text: pleaseRetry }) : { status };
}

function json(body: object): RouteResponse {
  return {
    status: 200,
    headers: { "content-type": "application/json; charset=utf-8" },
    body: JSON.stringify(body),
  };
}

function isForm(contentType: RouteRequest["headers"][string]): boolean {
  return typeof contentType === "string" && /^application\/x-www-form-urlencoded\s*(;|$)/i.test(contentType);
}

/** A command's fields, or the JSON in an interaction's one field. */
function readForm(text: string): unknown {
  const fields = new URLSearchParams(text);
  const payload = fields.get("payload");
  return payload === null ? Object.fromEntries(fields) : readJson(payload);
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
