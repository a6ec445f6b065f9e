import { z } from "zod";
import { choice, integer } from "../src/chat/args.ts";
import { defineCommand } from "../src/chat/command.ts";
import { UserError } from "../src/errors.ts";
import { fileBeingRead, fileOffered } from "../src/views/exchange.ts";
import { sentence } from "../src/views/sentence.ts";
import type { CommandContext } from "./context.ts";

export default defineCommand({
  name: "import",
  aliases: ["导入"],
  summary: {
    "zh-CN": "从 xlsx 或 csv 导入项目：先看预览，再决定（文件与命令一起发）",
    en: "Import projects from an xlsx or csv file sent along: first a preview, then you decide",
  },
  args: z.object({
    file: integer({ keys: { "zh-CN": ["文件"], en: ["file"] }, min: 1 }).optional(),
    step: choice({
      keys: { "zh-CN": ["步骤"], en: ["step"] },
      values: {
        check: { "zh-CN": ["核对", "预览"], en: ["check", "preview"] },
        start: { "zh-CN": ["开始"], en: ["start"] },
        "all-or-nothing": { "zh-CN": ["全有或全无", "全部正确才导入"], en: ["all-or-nothing"] },
        "with-duplicates": { "zh-CN": ["连同重复"], en: ["with-duplicates"] },
        cancel: { "zh-CN": ["取消"], en: ["cancel"] },
        "take-back": { "zh-CN": ["撤回"], en: ["take-back"] },
        offer: { "zh-CN": ["收下"], en: ["offer"] },
      },
    }).optional(),
  }),
  positional: ["file", "step"],
  examples: {
    "zh-CN": ["/导入", "/导入 5 开始", "/导入 5 全有或全无"],
    en: ["/import", "/import 5 start", "/import 5 all-or-nothing"],
  },
  access: "leader",
  run: async ({ file: id, step = "check" }, context: CommandContext) => {
    const { services, view, files, caller: person, place } = context;
    const { exchange: words } = view.words;
    const privately = { audience: "caller" } as const;
    if (id === undefined) {
      const [file] = files;
      if (!file) throw new UserError("invalid_input", "no_file", {});
      // A preview comes first, whatever was asked for along with the file.
      const look = step !== "offer";
      const exchange = await services.exchange.receive(file, { person, place }, look);
      return { message: look ? fileBeingRead(view, exchange) : fileOffered(view, exchange), ...privately };
    }
    switch (step) {
      case "offer":
      case "check":
        return { message: fileBeingRead(view, await services.exchange.look(id)), ...privately };
      case "start":
      case "all-or-nothing":
      case "with-duplicates": {
        const wanted = { allOrNothing: step === "all-or-nothing", withDuplicates: step === "with-duplicates" };
        const { rows } = await services.exchange.start(id, wanted);
        return { message: sentence(view, words.started(rows)), ...privately };
      }
      case "cancel":
        return { message: sentence(view, words.cancelled((await services.exchange.cancel(id)).name)), ...privately };
      case "take-back":
        return { message: sentence(view, words.reverting((await services.exchange.revert(id)).name)), ...privately };
    }
  },
});
