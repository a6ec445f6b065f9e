import { randomBytes } from "node:crypto";

/** A token nobody can guess: 256 bits, base64url. */
export function makeSecret(): string {
  return randomBytes(32).toString("base64url");
}

/** From 0 to 1, for pauses that must not be the same everywhere. Not for secrets. */
export function chance(): number {
  return Math.random();
}
