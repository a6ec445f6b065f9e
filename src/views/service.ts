import type { Block, Message } from "../chat/message.ts";
import type { PromiseLine } from "../domain/promises/remind.ts";
import type { RequestLine } from "../domain/requests/lateness.ts";
import { leftText } from "./promises.ts";
import { clockText, requestTitle, showButton } from "./requests.ts";
import { marked, type View } from "./view.ts";

/** What one person has due to enterprises, in one message: requests, then promises. */
export function serviceDigest(
  view: View,
  due: { readonly requests: readonly RequestLine[]; readonly promises: readonly PromiseLine[] },
  most: number,
): Message {
  const { digest, clock: clocks, list } = view.words.requests;
  const requests = due.requests.slice(0, most);
  const promises = due.promises.slice(0, most);
  const more = due.requests.length > requests.length || due.promises.length > promises.length;
  const title = marked(view, digest.title(requests.length + promises.length, more));
  const blocks: Block[] = [];
  if (requests.length > 0) {
    blocks.push({ kind: "text", text: { strong: digest.requests } });
    for (const { request, clock, level } of requests) {
      const line = digest.line(requestTitle(view, request), list.next(clocks[clock.kind]), clockText(view, clock));
      blocks.push({ kind: "text", text: `${line}${["", digest.asLeader, digest.asCoordinator][level] ?? ""}` });
    }
  }
  if (promises.length > 0) {
    blocks.push({ kind: "text", text: { strong: digest.promises } });
    for (const { project, promise, reminder } of promises) {
      const name = `${view.words.promises.name(promise.number)} ${promise.text}`;
      const left = leftText(view, reminder.daysLeft);
      blocks.push({
        kind: "text",
        text: view.words.promises.digest(`#${project.number} ${project.title}`, name, promise.due, left),
      });
    }
  }
  if (more) blocks.push({ kind: "note", text: digest.rest });
  blocks.push({ kind: "note", text: digest.note });
  const buttons = requests.slice(0, 5).map(({ request }) => showButton(view, request.number));
  if (buttons.length > 0) blocks.push({ kind: "buttons", buttons });
  const late =
    requests.some(({ clock }) => clock.lamp === "red") || promises.some(({ reminder }) => reminder.daysLeft < 0);
  return { summary: title, title, tone: late ? "bad" : "warning", locale: view.locale, blocks };
}
