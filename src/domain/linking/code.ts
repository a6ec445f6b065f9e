import { createHash } from "node:crypto";

/** Crockford's 32: no letter that looks like a digit, none that makes a word by accident. */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const length = 10;
const half = length / 2;

/** How long a code may be used. */
export const codeMinutes = 10;

/**
 * `7K3QM-XR0ZB`, out of 256 bits that nobody can guess: 50 bits, short enough for a phone. With five tries in ten minutes a
 * guess succeeds about once in 10^14.
 */
export function makeCode(secret: string): string {
  const bytes = createHash("sha256").update(`link ${secret}`).digest().subarray(0, length);
  const letters = [...bytes].map((byte) => alphabet.charAt(byte & 31)).join("");
  return `${letters.slice(0, half)}-${letters.slice(half)}`;
}

/** The code as it was made, from what was typed: case, width, blanks, and O for 0. Undefined when it is none. */
export function readCode(given: string): string | undefined {
  const letters = given
    .normalize("NFKC")
    .toUpperCase()
    .replaceAll(/[\s\-–—_]/gu, "")
    .replaceAll("O", "0")
    .replaceAll(/[IL]/gu, "1");
  if (letters.length !== length || [...letters].some((letter) => !alphabet.includes(letter))) return undefined;
  return `${letters.slice(0, half)}-${letters.slice(half)}`;
}

/** What is kept of a code. */
export function hashCode(orgId: number, code: string): string {
  return createHash("sha256").update(`link ${orgId} ${code}`).digest("hex");
}
