import type { AnyCommand } from "../../commands/context.ts";
import { joinAnswers } from "../chat/form-answers.ts";
import type { Button, Field, Message } from "../chat/message.ts";
import type { Invocation } from "../chat/port.ts";
import { formFields, shownName, type FormChoices } from "../chat/usage.ts";
import { writeAnswers } from "../chat/write-line.ts";
import type { UserError } from "../errors.ts";
import { errorMessage } from "../views/error.ts";
import {
  formHeading,
  formMessage,
  formSent,
  formToMend,
  gateFields,
  gateFieldsFor,
  problemsAt,
} from "../views/form.ts";
import type { View } from "../views/view.ts";

export interface Found {
  readonly command: AnyCommand;
  readonly rest: string;
  /** What stands before the line of a draft's button (`draft-key.ts`), and again before that of the form it leads to. */
  readonly prefix?: string;
}

/**
 * What somebody reads whose line could not be carried out: the sentence with an example; and where only something is
 * missing (a bare command, a button, a form with a mistake) a form to put it right in, with what was already filled in.
 */
export function refusal(
  error: UserError,
  found: Found | undefined,
  invocation: Invocation,
  view: View,
  /** What may have been meant, and what a form offers to choose from. */
  { buttons = [], offers = {} }: { readonly buttons?: readonly Button[]; readonly offers?: FormChoices } = {},
): Message {
  const { locale, words } = view;
  if (found && error.reason === "form_sent") return formSent(view, errorMessage(error, words, locale), lineAnew(found));
  const hinted = withExample(error, found, locale);
  const message = errorMessage(hinted, words, locale, buttons);
  const fields = found && missingFields(hinted, found, invocation, view, offers);
  if (!found || !fields) return message;
  const { command, rest } = found;
  const purpose = command.summary[locale];
  // Asked for by a button or a bare command, a form is no reproach: it says what it is for.
  if (invocation.fields === undefined) {
    const asked = isIncomplete(error) ? formHeading(view, purpose, rest, message) : message;
    return formMessage(view, asked, { line: `${found.prefix ?? ""}/${command.name} ${rest}`.trim(), fields });
  }
  return mended(hinted, found, { ...invocation, fields: invocation.fields }, view, fields);
}

/** After a mishap of ours: the same form with everything in it. */
export function formAgain(
  message: Message,
  found: Found | undefined,
  invocation: Invocation,
  view: View,
  offers: FormChoices,
): Message {
  if (!found || !invocation.fields) return message;
  const fields = answeredFields(found, invocation.fields, view, offers);
  const { line, kept } = keep(found, invocation.fields, view, fields);
  return formMessage(view, message, { line, fields: kept, ...idOf(invocation) });
}

/** Everything that is wrong at its field, what was filled in where it was, and what is settled in the line. */
function mended(
  error: UserError,
  found: Found,
  invocation: Invocation & { readonly fields: Readonly<Record<string, string>> },
  view: View,
  fields: readonly Field[],
): Message {
  const { line, kept } = keep(found, invocation.fields, view, fields);
  const problems = problemsAt(view, error, fields, invocation.fields);
  const marked = kept.map((field): Field => {
    const problem = problems.get(field.name);
    return problem === undefined ? field : { ...field, problem };
  });
  const { summary, rest } = { summary: found.command.summary[view.locale], rest: found.rest };
  const message =
    problems.size > 0
      ? formToMend(view, summary, rest, [...problems.values()])
      : errorMessage(error.hinted(undefined), view.words, view.locale);
  return formMessage(view, message, { line, fields: marked, ...idOf(invocation) });
}

function keep(
  { command, rest, prefix = "" }: Found,
  answers: Readonly<Record<string, string>>,
  view: View,
  fields: readonly Field[],
): { readonly line: string; readonly kept: readonly Field[] } {
  const shown = new Set(fields.map(({ name }) => name));
  const settled = Object.fromEntries(Object.entries(answers).filter(([name]) => !shown.has(name)));
  const line = `${prefix}/${command.name} ${rest}`.trim() + writeAnswers(command, joinAnswers(settled), view.locale);
  const kept = fields.map((field) => {
    const value = answers[field.name] ?? "";
    return value === "" ? field : { ...field, value };
  });
  return { line, kept };
}

/** The command with nothing but what it is about. */
function lineAnew({ command, rest }: Found): string {
  const [subject = ""] = /^(?:#?\d+|[a-z]\d+)(?=\s|$)/iu.exec(rest.trim()) ?? [];
  return `/${command.name} ${subject}`.trim();
}

function idOf({ form }: Invocation): { readonly id?: string } {
  return form === undefined ? {} : { id: form };
}

/** With the example that the person is shown. */
export function withExample(error: UserError, found: Found | undefined, locale: View["locale"]): UserError {
  return found ? error.hinted(exampleFor(error, found, locale)) : error;
}

/** Nothing yet but what it is about: #12, or F7 and what to do with it. */
export function isBare(rest: string): boolean {
  return /^(#?\d+\s*|[a-z]\d+\s*(\p{L}+)?)?$/iu.test(rest.trim());
}

/** A line that can be sent as it is: whole, and about the project that was named where one was. */
function exampleFor({ reason, hint }: UserError, { command, rest }: Found, locale: View["locale"]): string {
  // Whoever may not do it is shown who may.
  if (reason === "not_allowed") return locale === "en" ? "/role" : "/角色";
  const line = hint ?? command.examples[locale][0];
  const whole = /^[/／]/u.test(line) ? line : `/${shownName(command, locale)} ${line}`;
  const [, letter = "", number] = /^#?([a-z]?)(\d{1,9})(?!\d)/iu.exec(rest.trim()) ?? [];
  if (number === undefined) return whole;
  return letter === ""
    ? whole.replace("#12", `#${number}`)
    : whole.replace(partInLine, `$1${letter.toUpperCase()}${number}`);
}

/** The first `R5` or `P3` of an example. */
const partInLine = /(\s)[A-Z]\d+(?=\s|$)/u;

/** Whether a refusal may ask for what is missing: then what the form offers is worth looking up. */
export function mayAsk(error: UserError, found: Found | undefined, invocation: Invocation): found is Found {
  return found !== undefined && (invocation.fields !== undefined || isIncomplete(error));
}

/** Nothing in the line is wrong. A unit may be left out where it is known: a channel that is bound, one's own. */
function isIncomplete({ reason }: UserError): boolean {
  return reason === "missing_argument" || reason === "unit_missing";
}

function missingFields(
  error: UserError,
  found: Found,
  invocation: Invocation,
  view: View,
  offers: FormChoices,
): readonly Field[] | undefined {
  const { command, rest } = found;
  // Only a command that takes evidence can be answered with a gate's form: logging a lead cannot.
  if (error.reason === "missing_evidence" && "evidence" in command.args.shape)
    return gateFields(view, (error as UserError<"missing_evidence">).values.stage);
  if (invocation.fields !== undefined) return answeredFields(found, invocation.fields, view, offers);
  if (!isIncomplete(error)) return undefined;
  // A draft is completed, not typed again.
  const asks = isBare(rest) || found.prefix !== undefined;
  return asks ? formFields(command, view.locale, { ...offers, omitGivenIn: rest }) : undefined;
}

/** The fields of the form that was sent: a gate's, where its evidence was answered. */
function answeredFields(
  { command, rest }: Found,
  answers: Readonly<Record<string, string>>,
  view: View,
  offers: FormChoices,
): readonly Field[] {
  const gate = "evidence" in command.args.shape ? gateFieldsFor(view, Object.keys(answers)) : [];
  return gate.length > 0 ? gate : formFields(command, view.locale, { ...offers, omitGivenIn: rest });
}
