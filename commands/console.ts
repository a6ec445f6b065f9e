import { z } from "zod";
import { defineCommand } from "../src/chat/command.ts";
import type { Reply } from "../src/chat/message.ts";
import { UserError } from "../src/errors.ts";
import { consoleLink, consoleOpen } from "../src/views/console.ts";
import type { CommandContext } from "./context.ts";

export default defineCommand({
  name: "console",
  aliases: ["控制台"],
  summary: { "zh-CN": "取一个登录网页控制台的链接", en: "Get a link into the web console" },
  args: z.object({}),
  positional: [],
  examples: { "zh-CN": ["/控制台"], en: ["/console"] },
  access: "anyone",
  run: async (_args, { services, site, view }: CommandContext): Promise<Reply> => {
    const { console, url, reachable } = site;
    if (console === "off") throw new UserError("not_found", "console_off", {});
    if (console === "open") return { message: consoleOpen(view, url), audience: "caller" };
    // Never to a place: whoever follows the link is the person who asked.
    const ticket = await services.linking.makeTicket();
    return { message: consoleLink(view, console(ticket), ticket, reachable), audience: "caller" };
  },
});
