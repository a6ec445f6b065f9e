import { z } from "zod";
import { defineCommand } from "../src/chat/command.ts";
import { ruleSetProblems } from "../src/views/rule-sets.ts";
import { ruleSound } from "../src/views/rules.ts";
import { sentence } from "../src/views/sentence.ts";
import type { CommandContext } from "./context.ts";
import { ruleGiven, ruleSource } from "./shared/rules.ts";

export default defineCommand({
  name: "rules check",
  aliases: ["规则 核对"],
  summary: {
    "zh-CN": "核对一份规则文件：哪里有误，或与现行规则有何不同（文件与命令一起发，或贴上内容）",
    en: "Check a rule set, sent along as a file or pasted: what is wrong in it, or what it changes",
  },
  args: z.object({ text: ruleSource.text }),
  positional: ["text"],
  examples: { "zh-CN": ["/规则 核对"], en: ["/rules check"] },
  access: "anyone",
  run: async ({ text }, context: CommandContext) => {
    const { services, view, caller: person, place } = context;
    const { rules } = services;
    const given = ruleGiven(context, text);
    if ("file" in given) {
      const { name } = await rules.receive(given.file, { person, place }, false);
      return { message: sentence(view, view.words.exchange.looking(name)), audience: "caller" };
    }
    const checked = await rules.check(given.text);
    const message =
      "problems" in checked
        ? ruleSetProblems(view, checked.problems)
        : ruleSound(view, checked, await rules.remember(given.text));
    return { message, audience: "caller" };
  },
});
