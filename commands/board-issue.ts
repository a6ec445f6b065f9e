import { z } from "zod";
import { choice, integer } from "../src/chat/args.ts";
import { defineCommand } from "../src/chat/command.ts";
import { issueList, issuedBoards } from "../src/views/issue.ts";
import type { CommandContext } from "./context.ts";

export default defineCommand({
  name: "board issue",
  aliases: ["榜 期", "榜 往期", "通报 往期"],
  summary: { "zh-CN": "本频道发过的榜单，按期号查看", en: "Boards posted in this channel, by their number" },
  args: z.object({
    number: integer({ keys: { "zh-CN": ["期号"], en: ["number"] }, min: 1 }).optional(),
    kind: choice({
      keys: { "zh-CN": ["类别"], en: ["kind"] },
      values: {
        daily: { "zh-CN": ["日报", "每日"], en: ["daily"] },
        weekly: { "zh-CN": ["周报", "每周"], en: ["weekly"] },
        monthly: { "zh-CN": ["通报", "月报", "每月"], en: ["monthly", "bulletin"] },
        yearly: { "zh-CN": ["年终通报", "年报", "每年"], en: ["yearly"] },
        manual: { "zh-CN": ["手动", "临时"], en: ["manual"] },
      },
    }).optional(),
  }),
  positional: ["number", "kind"],
  examples: {
    "zh-CN": ["/榜 往期", "/榜 往期 12", "/榜 往期 3 周报"],
    en: ["/board issue", "/board issue 12", "/board issue 3 weekly"],
  },
  access: "member",
  here: true,
  run: async ({ number, kind = "daily" }, { services, view, channel }: CommandContext) => {
    const { boards } = services;
    const message =
      number === undefined
        ? issueList(view, await boards.issues(channel))
        : issuedBoards(view, await boards.issue(channel, kind, number));
    return { message, audience: "caller" };
  },
});
