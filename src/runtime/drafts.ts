import type { CommandContext } from "../../commands/context.ts";
import { givenIn, type Given } from "../chat/given.ts";
import type { Button, Reply } from "../chat/message.ts";
import type { Registry } from "../chat/registry.ts";
import { commandLine, isProgress, leadLine } from "../chat/sentence/command-line.ts";
import type { Draft, ProgressAct } from "../chat/sentence/draft.ts";
import { normaliseName } from "../domain/investors/normalise.ts";
import type { ShownProject } from "../domain/secrecy.ts";
import { draftMessage, sentenceMessage } from "../views/draft.ts";
import { requireAccess } from "./access.ts";
import { draftLine } from "./draft-key.ts";
import type { Meaning } from "./sentence.ts";

/** More projects than this are not offered: whoever means another says its number. */
const mostOffered = 5;

interface Asked {
  readonly context: CommandContext;
  readonly registry: Registry<CommandContext>;
  readonly draft: Draft;
  readonly key: string;
}

/** The answer to what is no command: a word of politeness for one, a draft for what tells something. */
export async function answerSentence(
  context: CommandContext,
  registry: Registry<CommandContext>,
  meaning: Exclude<Meaning, { readonly kind: "command" }>,
  key: string,
): Promise<Reply> {
  const { view } = context;
  if (meaning.kind !== "draft")
    return { message: sentenceMessage(view, view.words.draft[meaning.kind]), audience: "caller" };
  requireAccess(context.actor, "member");
  const { draft } = meaning;
  return { message: await messageFor({ context, registry, draft, key }, draft), audience: "caller" };
}

/**
 * A draft is shown to whoever said it, to them alone, with buttons that carry the command lines it stands for. What is shown
 * is what those lines read back as, so the card cannot promise something else than the press does.
 * @throws UserError where the project that is named by its number is not theirs to know
 */
async function messageFor(asked: Asked, draft: Draft) {
  const { services } = asked.context;
  if (draft.number !== undefined) {
    const { project } = services.leads.describe(await services.leads.load(draft.number));
    if (draft.act !== "request") return aboutOne(asked, draft, project);
    return aboutOne(asked, { ...draft, company: draft.company ?? project.company ?? project.title }, project);
  }
  if (draft.act === "request") return newOne(asked, draft, []);
  const company = draft.company ?? "";
  const found = await projectsOf(asked, company);
  const { draft: words } = asked.context.view.words;
  if (draft.act === "lead") return newOne(asked, draft, found, found.length > 0 ? [words.known(company)] : []);
  const [only, ...more] = found;
  if (only && more.length === 0) return aboutOne(asked, draft, only);
  if (only) return chooseOne(asked, draft, found);
  if (isProgress(draft.act))
    return newOne(asked, { ...draft, act: "lead" }, [], [words.newCompany(company)], draft.act);
  return sentenceMessage(asked.context.view, words.noProject(company));
}

/** Open projects of this company that the actor may change; what they may not know is not among them. */
async function projectsOf({ context }: Asked, company: string): Promise<readonly ShownProject[]> {
  const { core } = normaliseName(company);
  const words = [core.length > 1 && company.includes(core) ? core : company];
  const page = { offset: 0, limit: mostOffered * 2 };
  const { projects } = await context.services.leads.list({ words, side: "open" }, page);
  return projects.filter(({ mayChange }) => mayChange).map(({ project }) => project);
}

function aboutOne(asked: Asked, draft: Draft, project: ShownProject) {
  const { view } = asked.context;
  const line = commandLine(draft, view.locale, project.number);
  const read = readBack(asked, line);
  const isCandidate = draft.number === undefined;
  const complete = read.missing.length === 0;
  const openDay = isProgress(draft.act) && draft.open.some(({ field }) => field === "date");
  const { button, unknownDay } = view.words.draft;
  const { key } = asked;
  const buttons: Button[] = [
    ...(openDay
      ? []
      : [{ label: complete ? button.log : button.complete, line: draftLine(key, line), tone: "primary" } as const]),
    { label: button.change, line: draftLine(key, line, { change: true }) },
    ...(isCandidate && isProgress(draft.act) ? [asLead(asked, draft, draft.act)] : []),
  ];
  return draftMessage(view, {
    act: draft.act,
    ...(draft.act === "request" ? {} : { number: project.number }),
    title: project.title,
    choosing: false,
    given: read.given.filter(({ name }) => name !== "number"),
    missing: read.missing,
    // What only a new lead would hold is not asked for.
    open: draft.open.filter(({ field }) => field !== "amount" || !isProgress(draft.act)),
    notes: openDay ? [unknownDay] : [],
    buttons,
  });
}

function chooseOne(asked: Asked, draft: Draft, found: readonly ShownProject[]) {
  const { view } = asked.context;
  const { draft: words } = view.words;
  const [first] = found;
  const read = readBack(asked, commandLine(draft, view.locale, first?.number));
  return draftMessage(view, {
    act: draft.act,
    choosing: true,
    given: read.given.filter(({ name }) => name !== "number"),
    missing: read.missing,
    open: draft.open.filter(({ field }) => field !== "amount" || !isProgress(draft.act)),
    notes: found.length > mostOffered ? [words.more] : [],
    buttons: [
      ...found.slice(0, mostOffered).map((project) => logTo(asked, draft, project)),
      ...(isProgress(draft.act) ? [asLead(asked, draft, draft.act)] : []),
    ],
  });
}

/** A lead or a request: something that is not there yet, unless it is one of those that were found. */
function newOne(
  asked: Asked,
  draft: Draft,
  found: readonly ShownProject[],
  notes: readonly string[] = [],
  told?: ProgressAct,
) {
  const { view } = asked.context;
  const { button } = view.words.draft;
  const { key } = asked;
  const line = commandLine(draft, view.locale);
  const read = readBack(asked, line);
  const second = told && secondLine(asked, draft, told);
  const press = draftLine(key, line, second === undefined ? {} : { second });
  const openDay = draft.open.filter(({ field }) => field !== "date" || told !== undefined);
  return draftMessage(view, {
    act: draft.act,
    choosing: false,
    given: read.given,
    missing: read.missing,
    open: openDay,
    notes: [...notes, ...(told && second !== undefined ? [view.words.draft.later(view.words.draft.what[told])] : [])],
    buttons: [
      { label: found.length > 0 ? button.asLead : button.log, line: press, tone: "primary" },
      ...found.slice(0, mostOffered).map((project) => logTo(asked, { ...draft, act: "note" }, project)),
      {
        label: button.change,
        line: draftLine(key, line, { change: true, ...(second === undefined ? {} : { second }) }),
      },
    ],
  });
}

function logTo({ context, key }: Asked, draft: Draft, { number, title }: ShownProject): Button {
  const { view } = context;
  const label = view.words.draft.button.logTo(
    number,
    [...title].length > 12 ? `${[...title].slice(0, 11).join("")}…` : title,
  );
  const openDay = isProgress(draft.act) && draft.open.some(({ field }) => field === "date");
  return { label, line: draftLine(key, commandLine(draft, view.locale, number), openDay ? { change: true } : {}) };
}

function asLead(asked: Asked, draft: Draft, act: ProgressAct): Button {
  const { view } = asked.context;
  const second = secondLine(asked, draft, act);
  return {
    label: view.words.draft.button.asLead,
    line: draftLine(asked.key, leadLine(draft, view.locale), second === undefined ? {} : { second }),
  };
}

/** What was done, to be logged of the lead once it has a number. It repeats the next step, which progress would clear. */
function secondLine({ context }: Asked, draft: Draft, act: ProgressAct): string | undefined {
  if (draft.open.some(({ field }) => field === "date")) return undefined;
  const { locale } = context.view;
  const line = commandLine({ ...draft, act }, locale, 0);
  return line.replace("#0", "#");
}

/** What the line says, as the reader of commands understands it. */
function readBack(
  { context, registry }: Asked,
  line: string,
): { readonly given: readonly Given[]; readonly missing: readonly Given[] } {
  const { command, rest } = registry.find(line);
  const { now, org, view } = context;
  return givenIn(command, rest, { now, timezone: org.timezone, locale: view.locale });
}
