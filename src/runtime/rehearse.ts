import type { AnyCommand } from "../../commands/context.ts";
import type { ReadContext } from "../chat/command.ts";
import { fieldOf, type FieldKind } from "../chat/field.ts";
import { readArguments } from "../chat/read-arguments.ts";
import { formFields } from "../chat/usage.ts";
import { UserError, type Reason } from "../errors.ts";
import { isBare, type Found } from "./refusal.ts";

/** What stands in the way of a record itself, whatever would be said of it. */
const inTheWay: ReadonlySet<Reason> = new Set<Reason>([
  "unknown_project",
  "voided_project",
  "merged_project",
  "not_your_project",
  "named_people_only",
  "not_allowed",
  "is_lost",
  "is_exited",
  "on_line",
  "not_lost",
  "signed_exits",
  "not_signed_yet",
  "pause_gone",
  "transfer_none",
  "transfer_unconfirmed",
  "split_none",
  "funds_too_early",
  "unknown_claim",
  "claim_settled",
  "unknown_request",
  "not_your_request",
  "request_state",
  "request_unassigned",
  "request_object_late",
  "unknown_promise",
  "promise_settled",
  "no_case",
  "case_moot",
]);

/** Texts that each kind reads; a unit or a person is found by no such text, and what is said of that is passed over. */
const samples: Readonly<Partial<Record<FieldKind, string>>> = {
  money: "1亿",
  quantity: "1",
  day: "明天",
  days: "2026-12-31",
  next: "明天 -",
  time: "08:50",
  integer: "1",
  year: "今年",
  project: "#1",
};

/**
 * Before a form is shown for a record that was named (a press on an old card: 记进展, 办结), the command is run with sample
 * answers: whoever would be refused after filling it in is told before. Only in a transaction that comes to nothing.
 * @throws UserError what stands in the way
 */
export async function rehearse(
  { command, rest }: Found,
  read: ReadContext,
  run: (args: never) => ReturnType<AnyCommand["run"]>,
): Promise<void> {
  if (rest === "" || !isBare(rest)) return;
  const answers = Object.fromEntries(
    formFields(command, read.locale, { omitGivenIn: rest })
      .filter(({ required }) => required)
      .map(({ name, choices }) => [name, choices?.[0]?.value ?? sampleOf(command, name)]),
  );
  try {
    // Output of this very command's schema, as in `handle`.
    await run(readArguments(command, rest, read, answers) as never);
  } catch (error) {
    if (error instanceof UserError && inTheWay.has(error.reason)) throw error;
    // Anything else lies in the samples; what is really wrong shows when the form comes back.
  }
}

function sampleOf({ args }: AnyCommand, name: string): string {
  const schema = args.shape[name];
  if (!schema) return "-";
  const { kind } = fieldOf(schema).meta;
  return samples[kind] ?? "-";
}
