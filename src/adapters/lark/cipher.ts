import { createDecipheriv, createHash, timingSafeEqual } from "node:crypto";

/** event-subscription-guide/…/encrypt-key-encryption-configuration-case: base64 of IV and AES-256-CBC, key sha256(key). */
export function decrypt(encrypted: string, encryptKey: string): string | undefined {
  const bytes = Buffer.from(encrypted, "base64");
  if (bytes.length < 32) return undefined;
  try {
    const decipher = createDecipheriv(
      "aes-256-cbc",
      createHash("sha256").update(encryptKey).digest(),
      bytes.subarray(0, 16),
    );
    return Buffer.concat([decipher.update(bytes.subarray(16)), decipher.final()]).toString("utf8");
  } catch {
    return undefined;
  }
}

/** Same page: hex of sha256 over timestamp, nonce, key and the body as it arrived. */
export function sign(timestamp: string, nonce: string, encryptKey: string, body: Uint8Array): string {
  return createHash("sha256")
    .update(timestamp + nonce + encryptKey)
    .update(body)
    .digest("hex");
}

/** Compared through a digest, so that neither length nor content shows in the time it takes. */
export function isSame(given: string, expected: string): boolean {
  const digest = (text: string): Buffer => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
