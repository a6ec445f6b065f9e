import type { Reading, SentenceContext } from "./draft.ts";
import type { Language } from "./language.ts";
import { say } from "./span.ts";

const asks: Readonly<Record<Language["locale"], RegExp>> = {
  "zh-CN":
    /[?？]|(?:吗|么|呢|吧|没有|不)[。.!！]?$|怎么样|怎样了|进展(?:如何|怎样)|哪一?步|什么(?:情况|时候|阶段|进展)|咋样|几点|多少钱?$|^(?:请|帮我)?(?:查|看|找|搜)(?:一?下|查|看|找)|有没有|是不是|能不能|会不会|可不可以|是否已/u,
  en: /\?|^(?:how|what|where|when|who|why|which|is|are|was|were|did|does|do|has|have|can|could|any|status|find|look up|show)(?![a-z])/u,
};

/** What a question about a project is about. */
const about: Readonly<Record<Language["locale"], readonly RegExp[]>> = {
  "zh-CN": [
    /^(?:请问|问一?下|想问一?下)?(?:请|帮我)?(?:(?:查|看|找|搜)(?:一?下|查|看|找))?(.{2,20}?)(?:的|那个|这个|那边的?)*(?:项目|线索)/u,
    /^(?:请问|问一?下|想问一?下)?(.{2,20}?)(?:那边|现在|目前|最近|谈得?|推进得?|进行得?|聊得?)*(?:怎么样|进展|到哪|什么情况|什么进展|什么阶段|咋样)/u,
    /^(?:请|帮我)?(?:查|看|找|搜)(?:一?下|查|看|找)(.{2,20})$/u,
  ],
  en: [
    /(?:how(?:'s| is| are)|status (?:of|on)|news (?:on|about|from)|update (?:on|about|from)|happening (?:with|to|at)|up with|are we (?:with|on)|find|look up|about|stand with)(?: things (?:with|at))?(?: the)? (.{2,30}?)(?: project| lead| deal| going| doing| coming(?: along)?)*[?!. ]*$/u,
  ],
};

const none: Readonly<Record<Language["locale"], RegExp>> = {
  "zh-CN":
    /[我你他她谁们]|现在|目前|最近|什么|哪|几|今天|昨天|明天|本月|上月|本周|会议|统计|一下|材料|报表|周报|月报|天气|大家|所有|全部|有没有|多少|新的?$|的$/u,
  en: /\b(?:you|we|i|it|they|this|that|everything|things|weather|lunch|day|life|all)\b/u,
};

/** A question; what it is about where it is about a project. "unclear" for all others, which are no report either. */
export function readQuestion(
  text: string,
  { locale, numbers }: Language,
  at: SentenceContext,
): Reading | "unclear" | undefined {
  const { left } = say(text);
  if (!asks[locale].test(left)) return undefined;
  const named = [...left.matchAll(numbers)].map((match) => Number(match.slice(1).find((group) => group !== undefined)));
  const [number, ...more] = new Set(named);
  if (number !== undefined) return more.length === 0 ? { kind: "question", number } : "unclear";
  for (const pattern of about[locale]) {
    const found = pattern.exec(left);
    const words = found?.[1];
    if (!found || words === undefined || none[locale].test(words)) continue;
    const start = found.index + found[0].indexOf(words);
    const typed = text.slice(start, start + words.length).trim();
    if (typed !== "" && at.placeAt(words) < words.length) return { kind: "question", words: typed };
  }
  return "unclear";
}
