import { z } from "zod";
import { choice, projectNumber, text, words } from "../src/chat/args.ts";
import { defineCommand } from "../src/chat/command.ts";
import type { CommandContext } from "./context.ts";
import { answerWithRequest } from "./shared/request.ts";

export default defineCommand({
  name: "request",
  aliases: ["request add", "诉求", "诉求 登记"],
  summary: { "zh-CN": "登记一件企业诉求", en: "Log an enterprise request" },
  args: z.object({
    company: text({
      keys: { "zh-CN": ["企业", "公司"], en: ["company"] },
      placeholder: { "zh-CN": "某轴承公司", en: "Acme" },
    }),
    text: words({
      keys: { "zh-CN": ["内容", "诉求"], en: ["text", "request"] },
      placeholder: { "zh-CN": "用电容量不足，影响二期投产", en: "Not enough power for the second line" },
    }),
    complex: choice({
      keys: { "zh-CN": ["类别", "复杂"], en: ["kind", "complex"] },
      values: {
        usual: { "zh-CN": ["一般", "否", "简单"], en: ["ordinary", "no"] },
        complex: { "zh-CN": ["复杂", "是"], en: ["complex", "yes"] },
      },
    }).optional(),
    project: projectNumber({ keys: { "zh-CN": ["项目"], en: ["project"] } }).optional(),
    contact: text({ keys: { "zh-CN": ["联系人", "联系方式"], en: ["contact"] } }).optional(),
  }),
  positional: ["company", "text"],
  examples: {
    "zh-CN": [
      "/诉求 某轴承公司 用电容量不足，影响二期投产",
      "/诉求 某轴承公司 厂区门前道路限行 项目:#12 类别:复杂 联系人:王总",
    ],
    en: [
      "/request Acme not enough power for the second line",
      "/request Acme no left turn for lorries project:#12 kind:complex",
    ],
  },
  access: "member",
  run: async ({ complex, ...input }, context: CommandContext) => {
    const loaded = await context.services.requests.log({ ...input, complex: complex === "complex" });
    const headline = context.view.words.requests.logged(loaded.record.request.number);
    return answerWithRequest(context, loaded, { headline, justChanged: true, told: "handlers" });
  },
});
