import { existsSync, readFileSync } from "node:fs";
import { parseEnv } from "node:util";

/** The settings in `.env` of the working directory, if there is one; the environment itself wins over them. */
export function loadEnvFile(path = ".env"): Readonly<Record<string, string | undefined>> {
  return existsSync(path) ? parseEnv(readFileSync(path, "utf8")) : {};
}
