import type { AnyCommand } from "../../commands/context.ts";
import type { Field, Message } from "../chat/message.ts";
import type { Invocation } from "../chat/port.ts";
import { formFields, shownName } from "../chat/usage.ts";
import { UserError } from "../errors.ts";
import { errorMessage } from "../views/error.ts";
import { formHeading, formMessage, gateFields } from "../views/form.ts";
import type { View } from "../views/view.ts";

export interface Found {
  readonly command: AnyCommand;
  readonly rest: string;
}

/**
 * What somebody reads whose line could not be carried out: the sentence with an example; and where only something is
 * missing (a bare command, a button, a form with a mistake) a form to put it right in, with what was already filled in.
 */
export function refusal(error: UserError, found: Found | undefined, invocation: Invocation, view: View): Message {
  const { locale, words } = view;
  const hinted = found
    ? new UserError(error.code, error.reason, error.values, exampleFor(error, found, locale))
    : error;
  const message = errorMessage(hinted, words, locale);
  const fields = found && missingFields(hinted, found, invocation, view);
  if (!found || !fields) return message;
  // What is already in the line stays there; what was filled in comes back filled in.
  const line = `/${found.command.name} ${found.rest}`.trim();
  const answers = invocation.fields ?? {};
  const kept = fields.map((field) => ({
    ...field,
    ...(answers[field.name] ? { value: answers[field.name] ?? "" } : {}),
  }));
  // Asked for by a button or a bare command, a form is no reproach: it says what it is for.
  const asked = isIncomplete(error) && invocation.fields === undefined;
  return formMessage(
    view,
    asked ? formHeading(view, found.command.summary[locale], found.rest, message) : message,
    line,
    kept,
  );
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

/** Nothing in the line is wrong. A unit may be left out where it is known: a channel that is bound, one's own. */
function isIncomplete({ reason }: UserError): boolean {
  return reason === "missing_argument" || reason === "unit_missing";
}

function missingFields(
  error: UserError,
  { command, rest }: Found,
  invocation: Invocation,
  view: View,
): readonly Field[] | undefined {
  // Only a command that takes evidence can be answered with a gate's form: logging a lead cannot.
  if (error.reason === "missing_evidence" && "evidence" in command.args.shape)
    return gateFields(view, (error as UserError<"missing_evidence">).values.stage);
  if (invocation.fields !== undefined) return formFields(command, view.locale, { omitGivenIn: rest });
  if (!isIncomplete(error)) return undefined;
  // Nothing yet but what it is about: #12, or F7 and what to do with it.
  return /^(#?\d+\s*|[a-z]\d+\s*(\p{L}+)?)?$/iu.test(rest.trim())
    ? formFields(command, view.locale, { omitGivenIn: rest })
    : undefined;
}
