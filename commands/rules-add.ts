import { z } from "zod";
import { defineCommand } from "../src/chat/command.ts";
import { ruleSetProblems } from "../src/views/rule-sets.ts";
import { ruleAdded } from "../src/views/rules.ts";
import { sentence } from "../src/views/sentence.ts";
import type { CommandContext } from "./context.ts";
import { ruleGiven, ruleSource } from "./shared/rules.ts";

export default defineCommand({
  name: "rules add",
  aliases: ["规则 添加", "规则 加"],
  summary: {
    "zh-CN": "把一份规则文件存为草稿（文件与命令一起发，或贴上内容）",
    en: "Keep a rule set as a draft, sent along as a file or pasted",
  },
  args: z.object(ruleSource),
  positional: ["text"],
  examples: { "zh-CN": ["/规则 添加"], en: ["/rules add"] },
  access: "coordinator",
  run: async ({ kept, text }, context: CommandContext) => {
    const { services, view, caller: person, place } = context;
    const { rules } = services;
    const given = kept === undefined ? ruleGiven(context, text) : undefined;
    if (given && "file" in given) {
      const { name } = await rules.receive(given.file, { person, place }, true);
      return { message: sentence(view, view.words.exchange.looking(name)), audience: "caller" };
    }
    const added = given ? await rules.add(given.text) : await rules.addRemembered(kept ?? 0);
    const message = "problems" in added ? ruleSetProblems(view, added.problems) : ruleAdded(view, added);
    return { message, audience: "caller" };
  },
});
