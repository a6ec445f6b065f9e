import type * as Lark from "@larksuiteoapi/node-sdk";
import type { Logger } from "../../log.ts";
import { LarkFault } from "./errors.ts";

/**
 * The SDK logs whole requests, connection tickets and payloads. Of what it says, the level is kept and, where it is one of
 * our faults, its numbers.
 */
export function createSdkLogger(logger: Logger): Lark.Logger {
  const quiet = (): void => undefined;
  return {
    error: (...said) => logger.warn(codesIn(said), "lark sdk reported an error"),
    warn: (...said) => logger.debug(codesIn(said), "lark sdk reported a warning"),
    info: quiet,
    debug: quiet,
    trace: quiet,
  };
}

function codesIn(said: unknown): object {
  const fault = [said].flat(3).find((part) => part instanceof LarkFault);
  return fault ? { status: fault.status, code: fault.code } : {};
}
