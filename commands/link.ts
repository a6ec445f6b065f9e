import { z } from "zod";
import { text } from "../src/chat/args.ts";
import { defineCommand } from "../src/chat/command.ts";
import type { Reply } from "../src/chat/message.ts";
import { errorMessage } from "../src/views/error.ts";
import { linkCode, linked, linkedNotice } from "../src/views/linking.ts";
import type { CommandContext } from "./context.ts";

export default defineCommand({
  name: "link",
  aliases: ["关联"],
  summary: {
    "zh-CN": "把您在另一个平台的账号关联为同一个人",
    en: "Join your account on another platform to this one",
  },
  args: z.object({ code: text({ keys: { "zh-CN": ["关联码"], en: ["code"] }, max: 40 }).optional() }),
  positional: ["code"],
  examples: { "zh-CN": ["/关联", "/关联 7K3QM-XR0ZB"], en: ["/link", "/link 7K3QM-XR0ZB"] },
  access: "anyone",
  run: async ({ code }, context: CommandContext): Promise<Reply> => {
    const { services, view, caller } = context;
    // Never to a place: a code that others read is theirs.
    if (code === undefined) return { message: linkCode(view, await services.linking.makeCode()), audience: "caller" };
    const redeemed = await services.linking.redeem(code);
    if ("refused" in redeemed)
      return { message: errorMessage(redeemed.refused, view.words, view.locale), audience: "caller" };
    const notice = linkedNotice(view, caller);
    const others = redeemed.identities.filter(
      (identity) => identity.platform !== caller.platform || identity.id !== caller.id,
    );
    return {
      message: linked(view, redeemed.joined),
      audience: "caller",
      also: others.map((person) => ({ person, message: notice })),
    };
  },
});
