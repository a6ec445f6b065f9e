import type { SlackConfig } from "../../config.ts";
import { createLogger } from "../../log.ts";
import { call, createClient } from "./client.ts";
import { scopes } from "./manifest.ts";

const settings = { timeoutMs: 10_000, logger: createLogger("silent") };

/**
 * Whether the token is good and has every scope of our manifest (Slack states a token's scopes with each answer).
 * @throws PlatformError, or Error naming the missing scopes
 */
export async function checkSlack(config: SlackConfig): Promise<void> {
  const client = createClient(config.botToken, { ...settings, apiUrl: config.apiUrl });
  const answer = await call("auth.test", () => client.auth.test());
  const held = answer.response_metadata?.scopes;
  if (!held || held.length === 0) return;
  const missing = scopes.filter((scope) => !held.includes(scope));
  if (missing.length > 0) throw new Error(`missing scopes: ${missing.join(", ")}`);
}

/**
 * Whether Slack would give us a socket; the address it gives is not used.
 * @throws PlatformError
 */
export async function checkSocketMode(appToken: string, { apiUrl }: SlackConfig): Promise<void> {
  const client = createClient(appToken, { ...settings, apiUrl });
  await call("apps.connections.open", () => client.apps.connections.open({}));
}
