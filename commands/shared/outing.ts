import { choice, text } from "../../src/chat/args.ts";
import type { Reply } from "../../src/chat/message.ts";
import type { ProjectRecord } from "../../src/domain/model.ts";
import type { Audience } from "../../src/domain/secrecy.ts";
import { joinedNotes } from "../../src/views/outings.ts";
import type { CommandContext } from "../context.ts";
import { answerWithCard } from "./card.ts";

interface Options {
  /** Read where it is typed, and not asked for in the form. */
  readonly typedOnly?: boolean;
}

/** What can be said of a visit. */
export const outingFields = (options: Options = {}) => ({
  city: text({
    ...options,
    keys: { "zh-CN": ["城市"], en: ["city"] },
    placeholder: { "zh-CN": "上海", en: "Chicago" },
    max: 40,
  }).optional(),
  who: text({
    ...options,
    keys: { "zh-CN": ["人员", "我方"], en: ["who"] },
    placeholder: { "zh-CN": "王县长等", en: "the mayor" },
  }).optional(),
  whom: text({
    ...options,
    keys: { "zh-CN": ["对象", "对方"], en: ["whom", "met"] },
    placeholder: { "zh-CN": "董事长", en: "the chairman" },
  }).optional(),
  result: text({
    ...options,
    keys: { "zh-CN": ["结果"], en: ["result"] },
    placeholder: { "zh-CN": "同意来考察", en: "they will visit the site" },
    max: 300,
  }).optional(),
  online: choice({
    ...options,
    keys: { "zh-CN": ["线上"], en: ["online"] },
    values: { yes: { "zh-CN": ["是"], en: ["yes"] }, no: { "zh-CN": ["否", "不是"], en: ["no"] } },
  }).optional(),
});

/** What can be said of an errand besides. */
export const errandFields = (options: Options = {}) => ({
  body: text({ ...options, keys: { "zh-CN": ["部门"], en: ["body"] } }).optional(),
  matter: text({ ...options, keys: { "zh-CN": ["事项"], en: ["matter"] } }).optional(),
});

/** `线上:是`; left out, it was in person. */
export function isOnline(online: "yes" | "no" | undefined): boolean {
  return online === "yes";
}

/** Answers progress with the card, and says where a visit is one with another unit's of the same day. */
export async function answerWithOuting(context: CommandContext, record: ProjectRecord): Promise<Reply> {
  const { services, view, actor, place, channel } = context;
  const headline = view.words.card.progressed(record.project.number);
  // The card may stand in the unit's channel: then everybody there reads what is said of others.
  const readers: readonly Audience[] = [
    { reader: actor },
    ...(place.direct ? [] : [{ channelOf: channel?.active === true ? channel.unitId : undefined }]),
  ];
  const joined = await services.outings.joined(record, readers);
  const notes = joined ? joinedNotes(view, joined, await services.units.list()) : [];
  return answerWithCard(context, record, { headline, justChanged: true, notes });
}
