import type { SlackConfig } from "../../config.ts";
import { createLogger } from "../../log.ts";
import { call, createClient } from "./client.ts";
import { scopes } from "./manifest.ts";

/**
 * Whether the token is good and has every scope of our manifest (Slack states a token's scopes with each answer).
 * @throws PlatformError, or Error naming the missing scopes
 */
export async function checkSlack(config: SlackConfig): Promise<void> {
  const client = createClient(config.botToken, {
    apiUrl: config.apiUrl,
    timeoutMs: 10_000,
    logger: createLogger("silent"),
  });
  const answer = await call("auth.test", () => client.auth.test());
  const held = answer.response_metadata?.scopes;
  if (!held || held.length === 0) return;
  const missing = scopes.filter((scope) => !held.includes(scope));
  if (missing.length > 0) throw new Error(`missing scopes: ${missing.join(", ")}`);
}
