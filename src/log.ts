import { pino, stdTimeFunctions, type DestinationStream } from "pino";

export type LogLevel = "debug" | "info" | "warn" | "error" | "silent";

/** Ids, outcomes, counts and milliseconds. Never message text, tokens or bodies. */
export interface Logger {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
  child(fields: object): Logger;
}

/**
 * Names under which SDKs and errors carry secrets or what people wrote. The rule is that nobody logs these; the list is
 * the net under it, two levels deep because errors nest a request.
 */
const secrets = [
  "token",
  "authorization",
  "Authorization",
  "password",
  "secret",
  "app_secret",
  "appSecret",
  "signingSecret",
  "text",
  "line",
  "body",
  "payload",
  "content",
  "message_text",
  "data",
  "config",
  "request",
  "response",
  "headers",
];

export function createLogger(level: LogLevel, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: {
      paths: [...secrets, ...secrets.map((name) => `*.${name}`), ...secrets.map((name) => `*.*.${name}`)],
      censor: "[redacted]",
    },
    serializers: { error: describeError },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** Kind, place and cause of an error. Its message stays: ours never hold user text; a database's may, so only its code. */
function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { kind: typeof error };
  const code: unknown = "code" in error ? error.code : undefined;
  return {
    kind: error.name,
    ...(typeof code === "string" || typeof code === "number" ? { code } : {}),
    message: error.name.startsWith("Prisma") ? "[database]" : error.message.slice(0, 300),
    stack: error.stack
      ?.split("\n")
      .filter((row) => row.trimStart().startsWith("at "))
      .slice(0, 8),
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  };
}
