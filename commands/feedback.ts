import { z } from "zod";
import { words } from "../src/chat/args.ts";
import { defineCommand } from "../src/chat/command.ts";
import { feedbackNotice, feedbackThanks } from "../src/views/admin.ts";
import type { CommandContext } from "./context.ts";

export default defineCommand({
  name: "feedback",
  aliases: ["反馈"],
  summary: { "zh-CN": "向管理员提意见或投诉", en: "Send a complaint or suggestion to the admins" },
  args: z.object({ text: words({ keys: { "zh-CN": ["内容"], en: ["text"] } }) }),
  positional: ["text"],
  examples: { "zh-CN": ["/反馈 榜单希望早上九点前发"], en: ["/feedback The board should come before nine"] },
  access: "anyone",
  run: async ({ text }, { services, view, actor }: CommandContext) => {
    const admins = await services.feedback(text);
    const accounts = await services.people.identities(admins.map(({ id }) => id));
    const message = feedbackNotice(view, actor.name, text);
    return {
      message: feedbackThanks(view, admins.length > 0),
      audience: "caller",
      // Where each of them wrote last.
      also: admins.flatMap(({ id }) => {
        const account = accounts.find(({ memberId }) => memberId === id);
        return account ? [{ person: account.identity, message }] : [];
      }),
    };
  },
});
