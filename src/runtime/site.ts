import type { Site } from "../../commands/context.ts";
import { createSigner } from "../adapters/console/signed.ts";
import { consoleAsks, type Config } from "../config.ts";
import { consoleKey } from "./platforms.ts";

/** Where links lead that are followed from elsewhere. Without `PUBLIC_URL` they work on this machine alone, and say so. */
export function siteOf(
  config: Pick<Config, "publicUrl" | "port" | "host" | "console" | "secret" | "slack" | "lark">,
): Site {
  const { publicUrl, port } = config;
  const url = publicUrl ?? `http://localhost:${port}`;
  return { url, reachable: publicUrl !== undefined, console: consoleOf(config, url) };
}

function consoleOf(config: Parameters<typeof siteOf>[0], url: string): Site["console"] {
  if (!config.console) return "off";
  if (!consoleAsks(config)) return "open";
  const { secret } = config;
  if (secret === undefined) throw new Error("a console that others can reach, without XIANFENG_SECRET");
  const { ticket } = createSigner(secret, consoleKey(config));
  return (made) => `${url.replace(/\/+$/, "")}/sign-in?t=${ticket(made)}`;
}
