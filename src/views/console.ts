import type { Message } from "../chat/message.ts";
import type { SignInTicket } from "../domain/linking/sign-in.ts";
import type { View } from "./view.ts";

/** The link is in the body alone: a notification on a locked screen shows the summary. */
export function consoleLink(view: View, link: string, { minutes, hours }: SignInTicket, reachable: boolean): Message {
  const { console: say } = view.words;
  return {
    summary: say.linkTitle,
    title: say.linkTitle,
    locale: view.locale,
    blocks: [
      { kind: "text", text: { link, label: say.link } },
      { kind: "note", text: say.linkNote(minutes, hours) },
      ...(reachable ? [] : [{ kind: "note", text: say.linkLocal } as const]),
    ],
  };
}

export function consoleOpen(view: View, link: string): Message {
  const { console: say } = view.words;
  return {
    summary: say.openTitle,
    title: say.openTitle,
    locale: view.locale,
    blocks: [
      { kind: "text", text: { link, label: link } },
      { kind: "note", text: say.openNote },
    ],
  };
}
