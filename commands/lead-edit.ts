import { z } from "zod";
import { formatAmount } from "../src/chat/amount.ts";
import { projectNumber, text } from "../src/chat/args.ts";
import { defineCommand } from "../src/chat/command.ts";
import { stepFields } from "../src/chat/form-answers.ts";
import type { Reply } from "../src/chat/message.ts";
import type { Project } from "../src/domain/model.ts";
import { formHeading } from "../src/views/form.ts";
import { choiceName } from "../src/views/view.ts";
import type { CommandContext } from "./context.ts";
import { answerWithCard } from "./shared/card.ts";
import { withReport } from "./shared/claim.ts";
import { withDuplicates } from "./shared/duplicates.ts";
import { editableFields } from "./shared/fields.ts";
import { filledForm } from "./shared/form.ts";

const leadEdit = defineCommand({
  name: "lead edit",
  aliases: ["线索 改", "线索 更正", "线索 修改"],
  summary: { "zh-CN": "更正一个项目的内容，留有历史", en: "Correct a project; its history is kept" },
  args: z.object({
    number: projectNumber({ keys: { "zh-CN": ["编号"], en: ["number"] } }),
    name: text({ keys: { "zh-CN": ["名称", "项目"], en: ["name", "project"] } }).optional(),
    ...editableFields,
  }),
  positional: ["number"],
  examples: { "zh-CN": ["/线索 改 #12 投资:60亿"], en: ["/lead edit #12 amount:US$35m"] },
  access: "member",
  run: async ({ number, ...input }, context: CommandContext): Promise<Reply> => {
    const asked = Object.values(input).every((given) => given === undefined);
    if (asked && Object.keys(context.fields).length === 0) return askWhatToCorrect(number, context);
    const record = await context.services.leads.edit(number, input);
    const headline = context.view.words.card.edited(number);
    const card = await answerWithCard(context, record, { headline, justChanged: true });
    const reply = await withReport(context, record, card);
    // Another company is another question who is with it already.
    const { company, creditCode, contact } = input;
    return [company, creditCode, contact].some((given) => given !== undefined)
      ? withDuplicates(context, record, reply)
      : reply;
  },
});

export default leadEdit;

/** Nothing was said but the number: everything that can be corrected, as it is now. */
async function askWhatToCorrect(number: number, context: CommandContext): Promise<Reply> {
  const { services, view } = context;
  const record = await services.leads.load(number);
  // Whoever may not change it is told so now and not after filling it in.
  const { project, mayChange } = services.leads.describe(record);
  if (!mayChange) return answerWithCard(context, record, { headline: project.title, justChanged: false });
  const [owner] = await services.people.byIds([record.project.ownerId]);
  const form = await filledForm(context, leadEdit, {
    given: `#${number}`,
    values: { ...valuesOf(record.project, context), owner: owner?.name },
  });
  const heading = formHeading(view, leadEdit.summary[view.locale], `#${number}`, {
    summary: "",
    locale: view.locale,
    blocks: [],
  });
  return { message: { ...heading, blocks: [form] }, audience: "caller" };
}

function valuesOf(project: Project, { view }: CommandContext): Readonly<Record<string, string | null | undefined>> {
  const { pack, locale } = view;
  const { amount, baseline, next } = project;
  const step = stepFields("next");
  return {
    name: project.name,
    company: project.company,
    amount: amount && formatAmount(amount, locale),
    chain: project.chain,
    chainRole: choiceName(view, pack.chainRoles, project.chainRole),
    link: project.link,
    origin: choiceName(view, pack.origins, project.origin),
    kind: choiceName(view, pack.kinds, project.kind),
    contact: project.contact,
    via: choiceName(view, pack.channels, project.via),
    introducedBy: project.introducedBy === null ? null : `#${project.introducedBy}`,
    referrer: project.referrer,
    secrecy: project.secrecy,
    [step.day]: next?.on,
    [step.plan]: next?.what,
    needs: project.needs,
    creditCode: project.creditCode,
    country: project.country,
    baseline: baseline && formatAmount(baseline, locale),
    codeName: project.codeName,
    note: project.note,
  };
}
