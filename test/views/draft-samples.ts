import { commands } from "../../commands/index.ts";
import { givenIn } from "../../src/chat/given.ts";
import type { Message } from "../../src/chat/message.ts";
import { createRegistry } from "../../src/chat/registry.ts";
import { commandLine } from "../../src/chat/sentence/command-line.ts";
import type { Draft, Open } from "../../src/chat/sentence/draft.ts";
import { formFields } from "../../src/chat/usage.ts";
import { alreadyMessage, changeMessage, draftMessage, sentenceMessage, withAlso } from "../../src/views/draft.ts";
import type { View } from "../../src/views/view.ts";

const registry = createRegistry(commands);
const now = new Date("2026-11-23T02:00:00.000Z");

/** What somebody reads who says something without a command. */
export function draftSamples(view: View): Readonly<Record<string, Message>> {
  const { locale, words } = view;
  const en = locale === "en";
  const { button, ...say } = words.draft;
  const company = en ? "Acme" : "星辰锂能";
  const lead: Draft = {
    act: "lead",
    company,
    name: en ? "Acme battery plant" : "星辰锂能电池项目",
    amount: en ? { currency: "USD", minor: 3e9 } : { currency: "CNY", minor: 5e11 },
    next: { on: "2026-12-02", what: en ? "site visit" : "来考察" },
    open: [],
  };
  const visit: Draft = {
    act: "visit",
    number: 12,
    text: en ? "they asked for power prices" : "对方要求补充电价测算",
    date: "2026-11-22",
    open: [],
  };
  const card = (draft: Draft, options: Partial<Parameters<typeof draftMessage>[1]> = {}): Message => {
    const { command, rest } = registry.find(commandLine(draft, locale, draft.number));
    const { given, missing } = givenIn(command, rest, { now, timezone: view.timezone, locale });
    return draftMessage(view, {
      act: draft.act,
      choosing: false,
      given: given.filter(({ name }) => name !== "number"),
      missing,
      open: draft.open,
      notes: [],
      buttons: [
        { label: missing.length > 0 ? button.complete : button.log, line: "/draft k /lead", tone: "primary" },
        { label: button.change, line: "/draft k change /lead" },
      ],
      ...options,
    });
  };
  const given = en ? "next week" : "下周";
  const open: readonly Open[] = [
    ...(["range", "about", "several"] as const).map(
      (why) => ({ field: "amount", why, given: en ? "$30-50m" : "30到50亿" }) as const,
    ),
    ...(["date", "next"] as const).flatMap((field) =>
      (["several", "vague", "unclear"] as const).map((why) => ({ field, why, given })),
    ),
  ];
  const leadForm = commands.find(({ name }) => name === "lead");
  return {
    "a lead, and what was done": card(lead, { notes: [say.newCompany(company), say.later(say.what.visit)] }),
    "a lead that may be there already": card(lead, { notes: [say.known(company)] }),
    "progress with a project": card(visit, { number: 12, title: lead.name ?? "" }),
    "a day that is left open": card(
      { ...visit, open: [{ field: "date", why: "vague", given }] },
      { number: 12, notes: [say.unknownDay] },
    ),
    "which project": card(visit, {
      choosing: true,
      notes: [say.more],
      buttons: [
        { label: button.logTo(12, lead.name ?? ""), line: "/draft k /progress #12" },
        { label: button.asLead, line: "/draft k /lead" },
      ],
    }),
    "funds without a proof": card(
      { act: "funds", number: 12, ...(lead.amount ? { amount: lead.amount } : {}), open: [] },
      { number: 12 },
    ),
    ...Object.fromEntries(
      (["call", "reception", "site", "talk", "meeting", "errand", "note", "stage", "lost", "request"] as const).map(
        (act) => [`what is understood: ${act}`, sentenceMessage(view, say.heading(say.of(12, say.what[act])))],
      ),
    ),
    "a stage": card(
      { act: "stage", number: 12, stage: view.pack.stages[4]?.name[locale] ?? "", open: [] },
      { number: 12 },
    ),
    "a project that is lost": card({ act: "lost", number: 12, open: [] }, { number: 12 }),
    "everything that is left open": card({ ...lead, open }),
    "no such project": sentenceMessage(view, say.noProject(company)),
    change: changeMessage(
      view,
      leadForm?.summary[locale] ?? "",
      "/draft k /lead",
      leadForm ? formFields(leadForm, locale).slice(0, 3) : [],
    ),
    "pressed again": alreadyMessage(view, "#12", en ? "/lead #12" : "/线索 #12"),
    "the other thing it told": withAlso(
      view,
      sentenceMessage(view, words.card.logged(12)),
      "visit",
      "/draft k /progress #12",
    ),
    greeting: sentenceMessage(view, say.greeting),
    thanks: sentenceMessage(view, say.thanks),
  };
}
