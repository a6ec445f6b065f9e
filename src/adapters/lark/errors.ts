import { PlatformError, type PlatformErrorCode } from "../../errors.ts";

/**
 * What Lark or the network answered, in numbers: never a message, a request or a token. Meant for the log and for the
 * decisions below; outside the adapter it is only ever the cause of a PlatformError.
 */
export class LarkFault extends Error {
  override readonly name = "LarkFault";
  /** HTTP status; undefined when no answer came. */
  readonly status: number | undefined;
  /** Lark's own number, or the network's name for what broke (`ECONNRESET`). */
  readonly code: number | string | undefined;
  /** From `x-ogw-ratelimit-reset`. */
  readonly resetSeconds: number | undefined;

  constructor(fault: {
    readonly status?: number | undefined;
    readonly code?: number | string | undefined;
    readonly logId?: string | undefined;
    readonly cardError?: string | undefined;
    readonly resetSeconds?: number | undefined;
  }) {
    const { status, code, logId, cardError } = fault;
    const parts = [`lark ${code ?? "gave no code"}`, status && `HTTP ${status}`, cardError, logId && `log ${logId}`];
    super(parts.filter((part) => part !== undefined && part !== "" && part !== 0).join(", "));
    this.status = status;
    this.code = code;
    this.resetSeconds = fault.resetSeconds;
  }
}

/** The gateway refuses for frequency: HTTP 429, on some older APIs 400 (api-call-guide/frequency-control). */
const gatewayLimited = 99991400;

/**
 * Lark's numbers and ours. Sources: im-v1/message/create, …/patch, how-to-resolve-error-230001, and the general error
 * codes. Those which are missing are decided by the HTTP status.
 */
const meanings: ReadonlyMap<number, PlatformErrorCode> = new Map([
  [10003, "forbidden"], // unknown app
  [10014, "forbidden"], // wrong app secret
  [41012, "gone"], // nobody has this id
  [41050, "gone"], // the person is outside the app's range of contacts
  [99991661, "forbidden"], // token missing; only after a fresh one was tried
  [99991663, "forbidden"], // token invalid; likewise
  [99991672, "forbidden"], // the app was not granted the scope
  [99992351, "gone"], // no such open_id for this app
  [99992402, "rejected"], // field validation
  [230001, "rejected"], // invalid parameter
  [230002, "forbidden"], // the bot is not in the chat
  [230006, "forbidden"], // bot ability is off
  [230011, "gone"], // the message was recalled
  [230013, "forbidden"], // the bot is not available to this person, or they have left
  [230018, "forbidden"], // group settings forbid it
  [230020, "rate_limited"], // messages to one person, group or card
  [230025, "rejected"], // too long
  [230027, "forbidden"], // lack of permission
  [230031, "gone"], // older than 14 days, not to be changed any more
  [230035, "forbidden"], // muted
  [230049, "unavailable"], // the message with this uuid is being sent
  [230055, "rejected"],
  [230099, "rejected"], // the card was refused
  [230110, "gone"], // the message was deleted
  [232009, "gone"], // the chat was dissolved
]);

/** Of those, what is said of the chat or the person written to, and not of the app, its token or the message. */
const unreachable: ReadonlySet<number> = new Set([41012, 41050, 99992351, 230002, 230013, 230018, 230035, 232009]);

/** Of those, what is said of a card that is there and is not changed any more. */
const unchangeable: ReadonlySet<number> = new Set([230031]);

/** No reset header is documented for 230020: the window is a second. */
const imWaitMs = 1000;

/** The connection was never made, so nothing was asked. */
const unreached = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "ENETUNREACH", "EHOSTUNREACH"]);
/** It broke or took too long: what was asked may have been done. */
const broken = new Set([
  "ECONNABORTED",
  "ETIMEDOUT",
  "ECONNRESET",
  "EPIPE",
  "ERR_NETWORK",
  "ERR_BAD_RESPONSE",
  "ERR_CANCELED",
]);

/** The answer's fault; undefined when it reports success. Lark reports failures with HTTP 200 too. */
export function faultOf(status: number, headers: unknown, body: unknown): LarkFault | undefined {
  const code = fieldOf(body, "code");
  if (status < 400 && code === 0) return undefined;
  const logId = fieldOf(fieldOf(body, "error"), "log_id") ?? fieldOf(headers, "x-tt-logid");
  const reset = Number(fieldOf(headers, "x-ogw-ratelimit-reset"));
  return new LarkFault({
    status,
    code: typeof code === "number" ? code : undefined,
    logId: typeof logId === "string" && /^[\w-]{1,64}$/.test(logId) ? logId : undefined,
    cardError: describeCardError(fieldOf(body, "msg")),
    resetSeconds: Number.isFinite(reset) && reset > 0 ? reset : undefined,
  });
}

/** A request without an answer. */
export function faultOfNetwork(error: unknown): LarkFault {
  const code = fieldOf(error, "code");
  return new LarkFault({
    code: typeof code === "string" && /^[A-Z_]{1,40}$/.test(code) ? code : undefined,
  });
}

/** The token is missing or no longer valid, although ours has not expired by our clock. */
export function isTokenRefused(error: unknown): boolean {
  const code = faultIn(error)?.code;
  return code === 99991661 || code === 99991663;
}

/** The card is at fault or too long: a plain text may still get through. */
export function isCardRefused(error: unknown): boolean {
  const code = faultIn(error)?.code;
  return code === 230099 || code === 230025;
}

/** Whatever was thrown while Lark was called, as the application knows errors. */
export function toPlatformError(error: unknown): PlatformError {
  if (error instanceof PlatformError) return error;
  const fault = faultIn(error);
  // Not from Lark: an answer of another shape, or a mistake of ours after the call. It may have taken effect.
  if (!fault) return new PlatformError("unknown", "lark call failed", { cause: error });
  const code = classify(fault);
  return new PlatformError(code, fault.message, {
    cause: fault,
    retryAfterMs: code === "rate_limited" ? waitOf(fault) : undefined,
    unreachable: typeof fault.code === "number" && unreachable.has(fault.code) ? String(fault.code) : undefined,
    unchangeable: typeof fault.code === "number" && unchangeable.has(fault.code),
  });
}

function classify({ status, code }: LarkFault): PlatformErrorCode {
  if (status === 429 || code === gatewayLimited) return "rate_limited";
  if (typeof code === "string") return unreached.has(code) ? "unavailable" : broken.has(code) ? "timeout" : "unknown";
  const known = code === undefined ? undefined : meanings.get(code);
  if (known !== undefined) return known;
  if (status === 503) return "unavailable";
  if (status === 502 || status === 504) return "timeout";
  return status !== undefined && status >= 400 && status < 500 ? "rejected" : "unknown";
}

function waitOf({ code, resetSeconds }: LarkFault): number {
  return resetSeconds === undefined || code === 230020 ? imWaitMs : Math.ceil(resetSeconds * 1000);
}

/** "ErrCode: n; ErrPath: ROOT -> body -> elements -> [2](tag: chart); …": the number and the place, not the words. */
function describeCardError(message: unknown): string | undefined {
  if (typeof message !== "string") return undefined;
  const [, code] = /ErrCode: ?(\d+)/.exec(message) ?? [];
  const [, path] = /ErrPath: ?([\w\s>[\]():-]{1,200})/.exec(message) ?? [];
  return code === undefined ? undefined : `card error ${code}${path === undefined ? "" : ` at ${path.trim()}`}`;
}

function faultIn(error: unknown): LarkFault | undefined {
  if (error instanceof LarkFault) return error;
  return error instanceof Error && error.cause instanceof LarkFault ? error.cause : undefined;
}

function fieldOf(value: unknown, name: string): unknown {
  // Any object may be looked into by name; a missing field is undefined.
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
}
