import { z } from "zod";
import { choice, money, text, word, words } from "../src/chat/args.ts";
import { defineCommand } from "../src/chat/command.ts";
import type { Reply } from "../src/chat/message.ts";
import { UserError } from "../src/errors.ts";
import { claimMessage } from "../src/views/funds-claims.ts";
import type { CommandContext } from "./context.ts";
import { bringTo, readClaimNumber } from "./shared/claims.ts";
import { answerWithQueue } from "./shared/queue.ts";

export default defineCommand({
  name: "verify",
  aliases: ["核实"],
  summary: { "zh-CN": "核实其他单位申报的到位资金", en: "Verify the arrived funds other units claim" },
  args: z.object({
    claim: word({
      keys: { "zh-CN": ["申报"], en: ["claim"] },
      placeholder: { "zh-CN": "F7", en: "F7" },
    }).optional(),
    verdict: choice({
      keys: { "zh-CN": ["结论"], en: ["verdict"] },
      values: {
        ok: { "zh-CN": ["通过", "核实", "同意", "属实"], en: ["ok", "verified", "accept"] },
        cut: { "zh-CN": ["核减", "部分"], en: ["cut"] },
        reject: { "zh-CN": ["退回", "不予认定", "不认定"], en: ["reject", "rejected"] },
      },
    }).optional(),
    amount: money({
      keys: { "zh-CN": ["金额"], en: ["amount"] },
      label: { "zh-CN": "金额（通过的，或核减的）", en: "Amount (that counts, or is cut)" },
      placeholder: { "zh-CN": "2000万", en: "US$20m" },
    }).optional(),
    reason: words({ keys: { "zh-CN": ["原因", "理由"], en: ["reason"] }, max: 300 }).optional(),
    over: text({
      keys: { "zh-CN": ["超额", "超额理由"], en: ["over"] },
      label: { "zh-CN": "超额理由（仅招商办）", en: "Why beyond the contract (coordinator)" },
      max: 300,
    }).optional(),
  }),
  positional: ["claim", "verdict", "amount", "reason"],
  examples: {
    "zh-CN": [
      "/核实",
      "/核实 F7 通过",
      "/核实 F7 通过 2000万 其余为借款",
      "/核实 F7 核减 1000万 其余为借款",
      "/核实 F7 退回 凭证不符",
    ],
    en: ["/verify", "/verify F7 ok", "/verify F7 ok US$20m the rest is a loan", "/verify F7 reject no receipt"],
  },
  access: "anyone",
  run: async ({ claim: given, verdict, ...said }, context: CommandContext): Promise<Reply> => {
    const { services, view } = context;
    if (given === undefined) return answerWithQueue(context, 1);
    const number = readClaimNumber(given, context);
    if (verdict === undefined) {
      const stray = Object.values(said).some((value) => value !== undefined);
      const en = view.locale === "en";
      const key = en ? "verdict" : "结论";
      const [first = ""] = said.reason?.split(/\s/u) ?? [];
      if (first !== "")
        throw new UserError("invalid_input", "unknown_choice", {
          key,
          given: first,
          choices: en ? ["ok", "cut", "reject"] : ["通过", "核减", "退回"],
        });
      if (stray) throw new UserError("invalid_input", "missing_argument", { key });
      const shown = await services.funds.look(number);
      const unit = await services.units.byId(shown.claim.unitId);
      return { message: claimMessage(view, shown, { unit }), audience: "caller" };
    }
    const { record, shown, tell } = await services.funds.decide(number, { kind: verdict, ...said });
    const unit = await services.units.byId(shown.claim.unitId);
    const note = view.words.funds.told;
    const told = tell.map(
      ({ member, shown: theirs }) => [member.id, claimMessage(view, theirs, { unit, note })] as const,
    );
    return {
      message: claimMessage(view, shown, { unit, undo: record.seq }),
      audience: "caller",
      also: await bringTo(context, new Map(told)),
    };
  },
});
