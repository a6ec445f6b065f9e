import { isJson, list, str, type Json } from "./slack-blocks.ts";
import type { MethodAnswer } from "./slack-methods.ts";
import type { SlackState } from "./slack-state.ts";

export function startUpload(args: Json, state: SlackState): MethodAnswer {
  const name = str(args["filename"]);
  const length = Number(args["length"]);
  if (name === "" || !(length > 0)) return { error: "invalid_arguments" };
  const id = `F${String(state.files.size + 1).padStart(9, "0")}`;
  state.files.set(id, { id, name, length, bytes: undefined });
  return { upload_url: `${str(args["origin"])}/upload/${id}`, file_id: id };
}

/** With a channel the file is shown there; without one it is its uploader's alone, until a block names it. */
export function completeUpload(args: Json, state: SlackState): MethodAnswer {
  const channel = str(args["channel_id"]);
  if (channel !== "" && !state.channels.has(channel)) return { error: "channel_not_found" };
  const ids = list(JSON.parse(str(args["files"]) || "[]")).map((file) => str(file["id"]));
  const files = ids.flatMap((id) => state.files.get(id) ?? []);
  if (ids.length === 0 || files.length < ids.length || files.some(({ bytes }) => bytes === undefined))
    return { error: "file_not_found" };
  for (const file of files) {
    file.known = true;
    file.unseen = state.looks;
  }
  if (channel !== "")
    state.add({
      ts: state.nextTs(),
      channel,
      thread: str(args["thread_ts"]) === "" ? undefined : str(args["thread_ts"]),
      user: undefined,
      text: str(args["initial_comment"]),
      blocks: [],
      metadata: undefined,
      unfurl: false,
      at: new Date(),
      files: ids,
    });
  // The share message comes later, and its ts is not in the answer.
  return { files: ids.map((id) => ({ id, title: state.files.get(id)?.name ?? "" })) };
}

const signature = "89504e470d0a1a0a";

/** What Slack says of images that it does not have, has not looked through, or that are none. */
export function checkFiles(blocks: readonly Json[], state: SlackState): readonly string[] {
  return blocks.flatMap((block, index) => {
    const file = isJson(block["slack_file"]) ? block["slack_file"] : undefined;
    if (block["type"] !== "image" || !file) return [];
    const known = state.files.get(str(file["id"]));
    const problem = [`/blocks/${index}/slack_file: invalid slack file`];
    if (!known?.known || !known.bytes) return problem;
    if (Buffer.from(known.bytes.subarray(0, 8)).toString("hex") !== signature) return problem;
    if ((known.unseen ?? 0) === 0) return [];
    known.unseen = (known.unseen ?? 0) - 1;
    return problem;
  });
}
