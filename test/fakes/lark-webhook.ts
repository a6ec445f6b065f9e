import { createCipheriv, createHash } from "node:crypto";
import type { RouteRequest } from "../../src/route.ts";

/** The body of a webhook: AES-256-CBC under sha256 of the key, the IV before it, base64. */
export function encrypt(payload: unknown, key: string): string {
  const iv = Buffer.alloc(16, 7);
  const cipher = createCipheriv("aes-256-cbc", createHash("sha256").update(key).digest(), iv);
  const text = typeof payload === "string" ? payload : JSON.stringify(payload);
  return JSON.stringify({
    encrypt: Buffer.concat([iv, cipher.update(text, "utf8"), cipher.final()]).toString("base64"),
  });
}

/** The request Feishu would send with this body at this moment. */
export function signedRequest(body: string, key: string, at: Date, nonce = "nonce-1"): RouteRequest {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const signature = createHash("sha256")
    .update(timestamp + nonce + key + body)
    .digest("hex");
  return request(body, {
    "x-lark-request-timestamp": timestamp,
    "x-lark-request-nonce": nonce,
    "x-lark-signature": signature,
  });
}

export function request(body: string, headers: RouteRequest["headers"] = {}): RouteRequest {
  return {
    headers: { "content-type": "application/json", ...headers },
    query: {},
    params: {},
    body: Buffer.from(body),
    signal: new AbortController().signal,
  };
}
