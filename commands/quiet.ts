import { z } from "zod";
import { defineCommand } from "../src/chat/command.ts";
import { quietWish } from "../src/chat/wish.ts";
import { quietAnswer, said } from "../src/views/reminders.ts";
import type { CommandContext } from "./context.ts";

export default defineCommand({
  name: "quiet",
  aliases: ["免打扰", "勿扰", "安静"],
  summary: {
    "zh-CN": "设自己的安静时段，或外出到哪天不提示",
    en: "Set your own quiet hours, or until when you are away",
  },
  args: z.object({
    wish: quietWish({
      keys: { "zh-CN": ["时段"], en: ["hours"] },
      placeholder: { "zh-CN": "20:00-08:00", en: "20:00-08:00" },
    }).optional(),
  }),
  positional: ["wish"],
  examples: {
    "zh-CN": ["/免打扰 20:00-09:30", "/免打扰 到 12-10", "/免打扰 取消"],
    en: ["/quiet 20:00-09:30", "/quiet until 12-10", "/quiet off"],
  },
  access: "anyone",
  run: async ({ wish }, context: CommandContext) => {
    const { services, view, actor } = context;
    const { reminders: words } = view.words;
    const at = (quiet: typeof actor.quiet) => services.reminders.digestTime({ ...actor, quiet });
    switch (wish?.kind) {
      case "hours": {
        const { from, to } = wish.hours;
        const time = await at(await services.reminders.quiet(wish.hours));
        const note = time === undefined ? words.never : words.quietNote(time);
        return { message: said(view, words.quietSet(from, to), note), audience: "caller" };
      }
      case "away": {
        await services.reminders.away(wish.until);
        return { message: said(view, words.awaySet(wish.until), words.awayNote), audience: "caller" };
      }
      case "off": {
        await services.reminders.end();
        const time = await at(undefined);
        return { message: said(view, words.quietOff, words.when(time ?? "")), audience: "caller" };
      }
      case undefined: {
        const quiet = await services.reminders.quietNow();
        return { message: quietAnswer(view, quiet, await at(quiet)), audience: "caller" };
      }
    }
  },
});
