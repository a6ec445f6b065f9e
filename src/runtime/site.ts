import type { Site } from "../../commands/context.ts";
import type { Config } from "../config.ts";

/** Where links lead that are followed from elsewhere. Without `PUBLIC_URL` they work on this machine alone, and say so. */
export function siteOf({ publicUrl, port }: Pick<Config, "publicUrl" | "port">): Site {
  return { url: publicUrl ?? `http://localhost:${port}`, reachable: publicUrl !== undefined };
}
