import type { Invocation } from "../chat/port.ts";
import { greetingLine, isSalutation } from "./first-contact.ts";

/** A file that comes without a word: of a list its sender is asked what for, a rule set is checked. A picture is neither. */
export function lineOf(invocation: Invocation): string {
  const { line, files = [] } = invocation;
  if (isSalutation(invocation)) return greetingLine;
  if (line.trim() !== "") return line;
  const named = (endings: RegExp) => files.some(({ name }) => endings.test(name));
  if (named(/\.ya?ml$/iu)) return "/rules check";
  return named(/\.(?:xlsx|xls|csv|txt)$/iu) ? "/import offer" : line;
}

/** PostgreSQL takes neither NUL nor half a surrogate pair in a text; a person never means one. */
export function withoutControls(invocation: Invocation): Invocation {
  const clean = (text: string) => text.toWellFormed().replaceAll("\0", "");
  const { fields, files, caller } = invocation;
  return {
    ...invocation,
    line: clean(invocation.line),
    ...(fields === undefined
      ? {}
      : { fields: Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, clean(value)])) }),
    ...(files === undefined ? {} : { files: files.map((file) => ({ ...file, name: clean(file.name) })) }),
    caller: caller.name === undefined ? caller : { ...caller, name: clean(caller.name) },
  };
}
