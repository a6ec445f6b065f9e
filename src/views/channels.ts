import type { Message, Text } from "../chat/message.ts";
import type { Channel, ChannelPosts, Unit } from "../domain/model.ts";
import type { PostedChannel } from "../domain/posts.ts";
import { table } from "./admin.ts";
import { sentence } from "./sentence.ts";
import { choiceName, type View } from "./view.ts";

export function channelBound(view: View, channel: Channel, unit: Unit | undefined): Message {
  const { admin } = view.words;
  return sentence(
    view,
    admin.channelBound(unit?.name ?? ""),
    joined(view, [timesOf(view, channel), admin.channelJoins]),
  );
}

/** What comes from now on, and when. */
export function channelPosts(view: View, channel: PostedChannel, unit: Unit | undefined): Message {
  const { posts } = view.words;
  const said = postsText(view, channel.posts, unit);
  return sentence(
    view,
    said.kinds === "" ? posts.silent : posts.comes(said.kinds),
    said.kinds === ""
      ? posts.silentNote(channel.staleAt, channel.timezone)
      : joined(view, [posts.group(said.group), posts.sections(said.sections), timesOf(view, channel)]),
  );
}

/** @param here the channel where it was asked */
export function channelList(
  view: View,
  here: Channel | undefined,
  channels: readonly PostedChannel[],
  units: readonly Unit[],
): Message {
  const { admin, none } = view.words;
  const unitOf = (id: number) => units.find((unit) => unit.id === id);
  const rows = channels.map((channel): readonly Text[] => {
    const unit = unitOf(channel.unitId);
    const said = postsText(view, channel.posts, unit);
    return [
      channel.name,
      unit?.shortName ?? none,
      channel.boardAt,
      channel.staleAt,
      said.group || none,
      said.kinds || none,
      said.sections,
      channel.timezone,
      view.words.posts.languages[channel.locale],
      channel.active ? admin.active : admin.inactive,
    ];
  });
  const message = table(view, admin.channels(channels.length), admin.channelColumns, rows);
  const line = here?.active ? admin.channelBound(unitOf(here.unitId)?.shortName ?? none) : admin.channelNone;
  return { ...message, summary: line, blocks: [{ kind: "text", text: line }, ...message.blocks] };
}

function timesOf({ words: { admin } }: View, { boardAt, staleAt, timezone }: Channel): string {
  return admin.channelTimes(boardAt, staleAt, timezone);
}

function postsText(view: View, { group, kinds, sections }: ChannelPosts, unit: Unit | undefined) {
  const { posts, listSeparator } = view.words;
  return {
    group: choiceName(view, view.pack.groups, group ?? unit?.group ?? null) ?? "",
    kinds: kinds.map((kind) => posts.kind[kind]).join(listSeparator),
    sections: sections.map((section) => posts.section[section]).join(listSeparator),
  };
}

function joined({ locale }: View, sentences: readonly string[]): string {
  return sentences.join(locale === "en" ? " " : "");
}
