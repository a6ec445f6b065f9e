import { randomBytes } from "node:crypto";

/** A token nobody can guess: 256 bits, base64url. */
export function makeSecret(): string {
  return randomBytes(32).toString("base64url");
}
