import { LogLevel, type Logger as SdkLogger } from "@slack/bolt";
import type { Logger } from "../../log.ts";

/**
 * The SDKs' warnings and errors into our log. Their debug lines hold whole bodies and are dropped; of the rest only the
 * fixed beginning of the sentence is kept, because what follows a colon or a bracket may be content.
 */
export function createSdkLogger(logger: Logger): SdkLogger {
  const say =
    (write: (fields: object, message: string) => void) =>
    (first?: unknown, ...rest: readonly unknown[]): void => {
      const error = [first, ...rest].find((part) => part instanceof Error);
      const sentence = typeof first === "string" ? (first.split(/[:([!]/)[0] ?? "").trim().slice(0, 100) : "sdk error";
      write({ sdk: "slack", ...(error ? { kind: error.name } : {}) }, sentence);
    };
  return {
    debug() {},
    info() {},
    warn: say((fields, message) => logger.warn(fields, message)),
    error: say((fields, message) => logger.error(fields, message)),
    setLevel() {},
    setName() {},
    getLevel: () => LogLevel.WARN,
  };
}
