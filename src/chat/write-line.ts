import type { Command, Locale } from "./command.ts";
import { fieldOf } from "./field.ts";
import { closersOf } from "./normalize.ts";

/** In order of preference: the first pair whose signs do not occur in the value. */
const pairs = [
  ["“", "”"],
  ["「", "」"],
  ['"', '"'],
  ["‘", "’"],
] as const;

/**
 * What a form's answers would be as the rest of a typed line, behind what is there: ` 编号:“#12” 阶段:“签约”`. For answers that
 * a next form need not ask for again. Answers to no argument of the command are left out.
 */
export function writeAnswers(
  { args }: Pick<Command<never>, "args">,
  answers: Readonly<Record<string, string>>,
  locale: Locale,
): string {
  return Object.entries(answers)
    .flatMap(([name, answer]) => {
      const schema = args.shape[name];
      if (!schema || answer.trim() === "") return [];
      return [` ${fieldOf(schema).meta.keys[locale][0]}:${quote(answer.trim())}`];
    })
    .join("");
}

function quote(value: string): string {
  const pair = pairs.find(
    ([open]) => ![...value].some((sign) => (closersOf(open) ?? "").includes(sign) || sign === open),
  );
  return pair ? `${pair[0]}${value}${pair[1]}` : value;
}
