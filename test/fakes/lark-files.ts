import { failure, type Answer } from "./lark-messages.ts";

/** Files of the platform: what people sent, by message and key, and what the app uploaded, by key. */
export interface LarkFileStore {
  /** `key` of a file that a person sent with the message. */
  readonly sent: Map<string, Uint8Array>;
  readonly uploaded: Map<string, { readonly name: string; readonly type: string; readonly bytes: Uint8Array }>;
  download(messageId: string, key: string, query: URLSearchParams): Uint8Array | Answer;
  upload(contentType: string, raw: Buffer): Promise<Answer>;
}

const kinds = new Set(["opus", "mp4", "pdf", "doc", "xls", "ppt", "stream"]);

export function createFileStore(): LarkFileStore {
  const sent = new Map<string, Uint8Array>();
  const uploaded = new Map<string, { readonly name: string; readonly type: string; readonly bytes: Uint8Array }>();
  return {
    sent,
    uploaded,
    download(messageId, key, query) {
      if (query.get("type") !== "file") return failure(234001, "Invalid request param.");
      return sent.get(`${messageId} ${key}`) ?? failure(234003, "File not in message.");
    },
    async upload(contentType, raw) {
      const form = await new Response(new Uint8Array(raw), { headers: { "content-type": contentType } }).formData();
      const [type, name, file] = [form.get("file_type"), form.get("file_name"), form.get("file")];
      if (typeof type !== "string" || !kinds.has(type) || typeof name !== "string" || !(file instanceof Blob))
        return failure(234001, "Invalid request param.");
      if (file.size === 0) return failure(234010, "File's size can't be 0.");
      const key = `file_v3_${uploaded.size + 1}`;
      uploaded.set(key, { name, type, bytes: new Uint8Array(await file.arrayBuffer()) });
      return { status: 200, body: { code: 0, msg: "success", data: { file_key: key } } };
    },
  };
}
