import { fold } from "../normalize.ts";

const end = "[呀啊哦呢吗么哈啦了~～！!。.，,\\s\\p{Extended_Pictographic}]*";
const greetings = new RegExp(
  `^(?:(?:先锋|大家|各位|同志们?|hi|hello|hey|good (?:morning|afternoon|evening|day)|howdy|greetings|there|all|everyone|team|你好|您好|早上好|上午好|中午好|下午好|晚上好|早安|晚安|早|在吗|在么|在不在|有人吗|嗨|哈喽|哈啰|新年好|节日快乐)${end})+$`,
  "u",
);
const thanks = new RegExp(
  `^(?:(?:thank you|thanks|thx|ty|cheers|so much|very much|a lot|great|ok|okay|got it|perfect|noted|cool|nice|谢谢[你您]?|多谢|感谢|辛苦|收到|好的|好|行|嗯+|明白|知道|没问题|可以|赞|棒|太好|不错|不客气)${end})+$`,
  "u",
);

/** A word of politeness that wants nothing: the whole of what was said, else it is none. */
export function smallTalk(text: string): "greeting" | "thanks" | undefined {
  const folded = fold(text).trim();
  if (folded.length > 40) return undefined;
  if (greetings.test(folded)) return "greeting";
  return thanks.test(folded) ? "thanks" : undefined;
}
