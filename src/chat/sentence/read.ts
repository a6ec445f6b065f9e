import { normalizeLine } from "../normalize.ts";
import { readFunds, readLost, readRequest, readStage } from "./acts.ts";
import { chinese } from "./chinese.ts";
import { longestSentence, type Reading, type SentenceContext } from "./draft.ts";
import { english } from "./english.ts";
import { prepare } from "./prepare.ts";
import { readLead, readProgress } from "./progress.ts";
import { readQuestion } from "./question.ts";
import { smallTalk } from "./small-talk.ts";

/**
 * What somebody means who writes to the assistant without a command, by rules alone: a draft of what the sentence tells,
 * a question, a word of politeness. Undefined for everything else and wherever two things could be meant: nothing is
 * guessed. What of a draft is unsure is left out of it and named in `open`.
 */
export function readSentence(typed: string, at: SentenceContext): Reading | undefined {
  const text = normalizeLine(typed).slice(1).replaceAll(/\s+/gu, " ").trim();
  if (text === "" || text.length > longestSentence) return undefined;
  const polite = smallTalk(text);
  if (polite) return { kind: polite };
  const language = /\p{Script=Han}/u.test(text) ? chinese : english;
  const question = readQuestion(text, language, at);
  if (question) return question === "unclear" ? undefined : question;
  const read = prepare(text, language, at);
  if (!read) return undefined;
  const draft =
    readLost(read) ?? readFunds(read) ?? readRequest(read) ?? readStage(read) ?? readProgress(read) ?? readLead(read);
  return draft && { kind: "draft", draft };
}
