import type { LarkConfig } from "../../config.ts";
import { createLogger } from "../../log.ts";
import { createLarkApi } from "./api.ts";

/**
 * Whether the app's credentials are good and its bot is switched on.
 * @throws PlatformError
 */
export async function checkLark(config: LarkConfig): Promise<void> {
  await createLarkApi(config, createLogger("silent")).botOpenId();
}
