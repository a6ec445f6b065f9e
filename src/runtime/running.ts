import { z } from "zod";
import type { Config } from "../config.ts";
import type { Check } from "../http/operations.ts";

const patienceMs = 2_000;

const readiness = z.object({
  checks: z.array(z.object({ name: z.string(), ok: z.boolean(), detail: z.exactOptional(z.string()) })),
});

/** What the process that serves on this machine says of itself; undefined where none answers in our way. */
export async function checksOfRunning({
  host,
  port,
}: Pick<Config, "host" | "port">): Promise<readonly Check[] | undefined> {
  const named = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
  try {
    const answer = await fetch(`http://${named.includes(":") ? `[${named}]` : named}:${port}/readyz`, {
      signal: AbortSignal.timeout(patienceMs),
    });
    return readiness.parse(await answer.json()).checks;
  } catch {
    // Nothing there, or another program: the doctor is also called before the start.
    return undefined;
  }
}
