import type { Message } from "../chat/message.ts";
import type { SignInTicket } from "../domain/linking/sign-in.ts";
import type { View } from "./view.ts";

/** The link is in the body alone: a notification on a locked screen shows the summary. */
export function consoleLink(view: View, link: string, { minutes, hours }: SignInTicket, reachable: boolean): Message {
  const { console: say } = view.words;
  const notes = [say.linkNote(minutes, hours), ...(reachable ? [] : [say.linkLocal])];
  return linkMessage(view, say.linkTitle, { link, label: say.link }, notes);
}

export function consoleOpen(view: View, link: string): Message {
  const { console: say } = view.words;
  return linkMessage(view, say.openTitle, { link, label: link }, [say.openNote]);
}

function linkMessage(
  { locale }: View,
  title: string,
  text: { readonly link: string; readonly label: string },
  notes: readonly string[],
): Message {
  return {
    summary: title,
    title,
    locale,
    blocks: [{ kind: "text", text }, ...notes.map((note) => ({ kind: "note", text: note }) as const)],
  };
}
