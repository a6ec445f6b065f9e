import type { CommandContext } from "../../commands/context.ts";
import { stepFields } from "../chat/form-answers.ts";
import { givenIn } from "../chat/given.ts";
import type { Reply } from "../chat/message.ts";
import { kindIn, pair } from "../chat/sentence/command-line.ts";
import { fieldOf } from "../chat/field.ts";
import { formFields, shownName } from "../chat/usage.ts";
import { alreadyMessage, changeMessage, withAlso } from "../views/draft.ts";
import { draftLine, type Pressed } from "./draft-key.ts";
import type { Found } from "./refusal.ts";

/** Of a lead's many fields, those that a sentence tells of. */
const asked: ReadonlySet<string> = new Set(["name", "company", "amount", "chain", "contact", "next", "needs", "note"]);

/**
 * What answers a press on a draft before its command runs: that it has been logged already, or the form to put it right in.
 * Undefined where the command is to run.
 */
export async function answerPress(context: CommandContext, pressed: Pressed, found: Found): Promise<Reply | undefined> {
  const { view, services } = context;
  const done = await services.drafts.became(pressed);
  if (done) {
    const request = done.subject === "request";
    const sign = request ? `R${done.stream}` : `#${done.stream}`;
    const show = view.locale === "en" ? (request ? "/request" : "/lead") : request ? "/诉求" : "/线索";
    return { message: alreadyMessage(view, sign, `${show} ${sign}`), audience: "caller" };
  }
  return pressed.change ? { message: changeForm(context, pressed, found), audience: "caller" } : undefined;
}

function changeForm({ view, org, now }: CommandContext, { key, second }: Pressed, { command, rest }: Found) {
  const { locale } = view;
  const { given } = givenIn(command, rest, { now, timezone: org.timezone, locale });
  const values = new Map(given.flatMap(({ name, text }) => [[name, text] as const, ...inParts(name, text)]));
  const number = values.get("number");
  // What the form does not ask for stays in its line.
  const kept = Object.entries(command.args.shape).flatMap(([name, schema]) => {
    const { meta } = fieldOf(schema);
    const text = values.get(name);
    return meta.typedOnly && text !== undefined ? [pair(meta.keys[locale][0], text) ?? ""] : [];
  });
  const line = [`/${shownName(command, locale)}`, ...(number === undefined ? [] : [`#${number}`]), ...kept].join(" ");
  const fields = formFields(command, locale)
    .filter(
      ({ name }) =>
        name !== "number" && (command.name !== "lead" || asked.has(name.split("@")[0] ?? name) || values.has(name)),
    )
    .map((field) => ({ ...field, ...(values.has(field.name) ? { value: values.get(field.name) ?? "" } : {}) }));
  const title = [command.summary[locale], ...(number === undefined ? [] : [`#${number}`])].join(" ");
  return changeMessage(view, title, draftLine(key, line, second === undefined ? {} : { second }), fields);
}

/** A planned step is asked for in two fields: its day, and what. */
function inParts(name: string, text: string): readonly (readonly [string, string])[] {
  const [, on, what] = name === "next" ? (/^(\S+) (.*)$/u.exec(text) ?? []) : [];
  if (on === undefined || what === undefined) return [];
  const parts = stepFields(name);
  return [
    [parts.day, on],
    [parts.plan, what],
  ];
}

/** The answer of the command, with the other thing that the sentence told below it. */
export async function withRest(
  context: CommandContext,
  { key, delivery, since, second }: Pressed,
  reply: Reply,
): Promise<Reply> {
  if (second === undefined) return reply;
  const made = await context.services.drafts.became({ delivery, since });
  const act = kindIn(second);
  if (made?.subject !== "project" || !act) return reply;
  const line = draftLine(`${key}.2`, second.replace(/ #(?= )/u, ` #${made.stream}`));
  return { ...reply, message: withAlso(context.view, reply.message, act, line) };
}
