import { text, word, year } from "../../src/chat/args.ts";
import type { Reply } from "../../src/chat/message.ts";
import type { Chain } from "../../src/domain/models/chain.ts";
import { chainCard } from "../../src/views/chains.ts";
import type { CommandContext } from "../context.ts";

/** What may be said of a chain, in a new one and in a correction. */
export const chainFields = {
  fromYear: year({ keys: { "zh-CN": ["起", "起始"], en: ["from"] } }).optional(),
  toYear: year({ keys: { "zh-CN": ["止", "终止"], en: ["to"] } }).optional(),
  chief: text({ keys: { "zh-CN": ["链长"], en: ["chief"] }, max: 40 }).optional(),
  taskForce: word({ keys: { "zh-CN": ["专班", "牵头单位"], en: ["taskforce", "unit"] }, from: "unit" }).optional(),
  leaders: text({ keys: { "zh-CN": ["链主"], en: ["leaders"] }, max: 300 }).optional(),
  aliases: text({ keys: { "zh-CN": ["别名"], en: ["aliases"] }, max: 300 }).optional(),
};

/** The chain meant: quoted where its name has blanks. */
export const chainField = word({ keys: { "zh-CN": ["产业链", "链"], en: ["chain"] }, max: 40 });

/** `天赐材料,新宙邦`: names, however they are parted. Undefined stays so: nothing was said. */
export function namesIn(typed: string | undefined): readonly string[] | undefined {
  return typed
    ?.split(/[,，、;；]/u)
    .map((name) => name.trim())
    .filter((name) => name !== "");
}

/** Settings are for the one who made them. */
export async function answerWithChain(
  { services, view }: CommandContext,
  chain: Chain,
  headline?: string,
): Promise<Reply> {
  return { message: chainCard(view, chain, await services.units.list(), headline), audience: "caller" };
}
