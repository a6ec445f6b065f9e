import { z } from "zod";
import { text, word } from "../src/chat/args.ts";
import { defineCommand } from "../src/chat/command.ts";
import type { Reply } from "../src/chat/message.ts";
import type { ProjectRecord } from "../src/domain/model.ts";
import { bothTimes, undoMergeButton, withNotes } from "../src/views/investors.ts";
import type { CommandContext } from "./context.ts";
import { answerWithCard, cardFor } from "./shared/card.ts";
import { accountsOf } from "./shared/tell.ts";
import { answerWithInvestor } from "./shared/investor.ts";

export default defineCommand({
  name: "merge",
  aliases: ["合并"],
  summary: {
    "zh-CN": "合并重复的项目或投资方：后一个并入前一个，可随时撤回",
    en: "Merge double projects or investors: the second into the first; can be taken back at any time",
  },
  args: z.object({
    into: word({ keys: { "zh-CN": ["保留"], en: ["into"] }, placeholder: { "zh-CN": "#12", en: "#12" } }),
    from: word({ keys: { "zh-CN": ["并入"], en: ["from"] }, placeholder: { "zh-CN": "#15", en: "#15" } }),
    reason: text({ keys: { "zh-CN": ["理由"], en: ["reason"] }, max: 300 }).optional(),
  }),
  positional: ["into", "from"],
  examples: {
    "zh-CN": ["/合并 #12 #15", "/合并 I3 I5 理由:同一家企业"],
    en: ["/merge #12 #15", "/merge I3 I5 reason:the same firm"],
  },
  access: "coordinator",
  run: async ({ into, from, reason }, context: CommandContext) => {
    const { services, view } = context;
    const { investors: say } = view.words;
    const merged = await services.investors.merge(into, from, reason);
    if (merged.subject === "investor") {
      const [stays, goes] = [merged.into.investor, merged.from.investor];
      const refs = { into: `I${stays.number}`, from: `I${goes.number}` };
      const reply = await answerWithInvestor(context, stays.number, say.merged(refs.from, refs.into));
      const times = bothTimes(view, timesOf(refs, stays, goes));
      const also = await tell(context, merged.settled, say.reportedLater(refs.from, refs.into));
      const settled = merged.settled.map(({ project }) => `#${project.number}`);
      const notes = [times, ...(settled.length > 0 ? [say.settled(settled)] : [])];
      return withUndo(context, { ...reply, message: withNotes(reply.message, notes), also }, refs.from);
    }
    const [stays, goes] = [merged.into.project, merged.from.project];
    const refs = { into: `#${stays.number}`, from: `#${goes.number}` };
    const headline = say.merged(refs.from, refs.into);
    const reply = await answerWithCard(context, merged.into, { headline, justChanged: false });
    const notes = [
      bothTimes(view, timesOf(refs, stays, goes)),
      ...(stays.investor !== null && goes.investor !== null && stays.investor !== goes.investor
        ? [say.stillTwo(stays.investor, goes.investor)]
        : []),
    ];
    const also = await tell(context, [merged.into, merged.from], headline);
    // What the coordinator reads here is more than the channel may know of the other project.
    const message = withNotes(reply.message, notes);
    return withUndo(context, { message, audience: "caller", also }, refs.from);
  },
});

interface Logged {
  readonly loggedAt: string;
}

function timesOf(refs: { readonly into: string; readonly from: string }, stays: Logged, goes: Logged) {
  return [
    { ref: refs.into, at: stays.loggedAt },
    { ref: refs.from, at: goes.loggedAt },
  ];
}

function withUndo({ view }: CommandContext, reply: Reply, ref: string): Reply {
  const { message } = reply;
  const button = undoMergeButton(view, ref);
  const [last] = message.blocks.slice(-1);
  const blocks =
    last?.kind === "buttons"
      ? [...message.blocks.slice(0, -1), { ...last, buttons: [...last.buttons, button] }]
      : [...message.blocks, { kind: "buttons" as const, buttons: [button] }];
  return { ...reply, message: { ...message, blocks } };
}

/** Owners hear of it, each by the card of their own project: it says where that went, or what it came after. */
async function tell(
  context: CommandContext,
  records: readonly ProjectRecord[],
  headline: string,
): Promise<NonNullable<Reply["also"]>> {
  const others = records.filter(({ project }) => project.ownerId !== context.actor.id);
  const ids = others.map(({ project }) => project.ownerId);
  const accounts = await accountsOf(context, ids);
  const owners = new Map((await context.services.people.byIds(ids)).map((member) => [member.id, member]));
  const told = [];
  for (const record of others) {
    const [person, owner] = [accounts.get(record.project.ownerId), owners.get(record.project.ownerId)];
    if (!person || !owner) continue;
    told.push({ person, ...(await cardFor(context, record, owner, headline)) });
  }
  return told;
}
