import { z } from "zod";
import type { FileRef } from "../../address.ts";
import type { OutgoingFile } from "../../chat/port.ts";
import { PlatformError } from "../../errors.ts";
import { faultOf, faultOfNetwork, toPlatformError } from "./errors.ts";
import { apiTimeoutMs } from "./limits.ts";

export interface LarkFiles {
  /** im-v1/message-resource/get: what came with a message, up to 100 MB. */
  download(file: FileRef): Promise<AsyncIterable<Uint8Array>>;
  /** im-v1/file/create: up to 30 MB, not empty. Gives the key under which a message shows it. */
  upload(file: OutgoingFile): Promise<string>;
}

export interface FileDeps {
  /** `https://open.feishu.cn`, without a slash behind it. */
  readonly origin: string;
  readonly token: () => Promise<string>;
  /** Tries once more with a fresh token when ours was refused. */
  readonly withFreshToken: (request: () => Promise<unknown>) => Promise<unknown>;
}

/** Where a file is: the message it came with, and its key there. */
const place = z.tuple([z.string().min(1), z.string().min(1)]);
const uploaded = z.object({ data: z.object({ file_key: z.string().min(1) }) });

/** The SDK takes the whole of a file into memory and loses the answer's error with it: these two calls are our own. */
export function createLarkFiles({ origin, token, withFreshToken }: FileDeps): LarkFiles {
  /** The answer: its bytes, or its JSON where that reports success. */
  function ask(path: string, init: RequestInit): Promise<unknown> {
    return withFreshToken(async () => {
      const response = await fetch(`${origin}${path}`, {
        ...init,
        headers: { authorization: `Bearer ${await token()}` },
        // One would carry the token to wherever it points.
        redirect: "error",
        signal: AbortSignal.timeout(apiTimeoutMs * 6),
      }).catch((error: unknown) => {
        throw faultOfNetwork(error instanceof Error ? error.cause : error);
      });
      if (response.ok && !isJson(response)) return response.body;
      const body: unknown = await response.json().catch(() => undefined);
      const fault = faultOf(response.status, Object.fromEntries(response.headers), body);
      if (fault) throw fault;
      return body;
    });
  }

  return {
    async download(file) {
      try {
        const [message, key] = place.parse(JSON.parse(file.ref));
        const path = `/open-apis/im/v1/messages/${encodeURIComponent(message)}/resources/${encodeURIComponent(key)}`;
        const body = await ask(`${path}?type=file`, { method: "GET" });
        if (!(body instanceof ReadableStream)) throw new PlatformError("gone", "lark file: nothing in it");
        return unbroken(body);
      } catch (error) {
        throw toPlatformError(error);
      }
    },
    async upload({ name, bytes }) {
      const form = new FormData();
      form.set("file_type", /\.xlsx?$/iu.test(name) ? "xls" : "stream");
      form.set("file_name", name);
      form.set("file", new Blob([new Uint8Array(bytes)]), name);
      try {
        return uploaded.parse(await ask("/open-apis/im/v1/files", { method: "POST", body: form })).data.file_key;
      } catch (error) {
        throw toPlatformError(error);
      }
    },
  };
}

function isJson(response: Response): boolean {
  return (response.headers.get("content-type") ?? "").startsWith("application/json");
}

async function* unbroken(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* body;
  } catch (cause) {
    throw new PlatformError("timeout", "lark file: cut off", { cause });
  }
}
