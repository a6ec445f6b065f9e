import type { Form } from "../../src/chat/message.ts";
import { formFields } from "../../src/chat/usage.ts";
import type { AnyCommand, CommandContext } from "../context.ts";

/**
 * A command's form with what is known already in it. `given` is what follows the command's name and is not asked for;
 * `values` are by field, as a person would type them.
 */
export async function filledForm(
  context: CommandContext,
  command: AnyCommand,
  { given, values }: { readonly given: string; readonly values: Readonly<Record<string, string | null | undefined>> },
): Promise<Form> {
  const { locale, words } = context.view;
  const offers = await context.offers(command);
  const fields = formFields(command, locale, { ...offers, omitGivenIn: given }).map((field) => {
    const value = values[field.name] ?? "";
    return value === "" ? field : { ...field, value };
  });
  return { kind: "form", line: `/${command.name} ${given}`.trim(), submit: words.form.submit, fields };
}
