import type { Address } from "../address.ts";
import type { Message, Text } from "../chat/message.ts";
import type { NewCode } from "../domain/linking/link.ts";
import type { OwnIdentity } from "../domain/linking/unlink.ts";
import type { Member } from "../domain/model.ts";
import { sentence } from "./sentence.ts";
import type { View } from "./view.ts";

/** The code is in the body alone: a notification on a locked screen shows the summary. */
export function linkCode(view: View, { code, minutes }: NewCode): Message {
  const { linking: say } = view.words;
  return {
    summary: say.codeTitle,
    title: say.codeTitle,
    locale: view.locale,
    blocks: [
      { kind: "text", text: { strong: say.code(code) } },
      { kind: "text", text: say.codeHow(code, minutes) },
      { kind: "note", text: say.codeWarning },
    ],
  };
}

export function linked(view: View, member: Member): Message {
  const { linking: say } = view.words;
  return sentence(view, say.joined(member.name), say.joinedNote);
}

/** To the person's other accounts: whoever did not do it must hear of it. */
export function linkedNotice(view: View, other: Address): Message {
  const { linking: say } = view.words;
  return sentence(view, say.joinedNotice(say.platform[other.platform]), say.joinedNote);
}

export function identityList(view: View, identities: readonly OwnIdentity[]): Message {
  const { linking: say, none } = view.words;
  const title = say.listTitle(identities.length);
  const rows = identities.map(({ identity, current }): readonly Text[] => [
    say.platform[identity.platform],
    { code: identity.id },
    current ? say.current : none,
  ]);
  return {
    summary: title,
    title,
    locale: view.locale,
    blocks: [{ kind: "table", columns: say.columns.map((label) => ({ label })), rows }],
  };
}

export function unlinked(view: View, identity: Address): Message {
  const { linking: say } = view.words;
  return sentence(view, say.removed(say.platform[identity.platform]), say.removedNote);
}
