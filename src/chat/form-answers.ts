/**
 * A planned step is typed in one piece (`下周三 来考察`) and asked for in two, because a day is quicker picked than typed on
 * a phone. Here the two names are made, and what comes back is put together again.
 */

const day = "@day";
const plan = "@plan";

export function stepFields(name: string): { readonly day: string; readonly plan: string } {
  return { day: `${name}${day}`, plan: `${name}${plan}` };
}

/** A form's answers by argument. */
export function joinAnswers(answers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const joined: Record<string, string> = {};
  for (const [name, answer] of Object.entries(answers)) {
    if (name.endsWith(plan) && (answers[name.slice(0, -plan.length) + day] ?? "").trim() !== "") continue;
    if (name.endsWith(day)) {
      const argument = name.slice(0, -day.length);
      joined[argument] = `${answer} ${answers[argument + plan] ?? ""}`.trim();
    } else {
      // A plan without its day is read as it is: the reader says that the day is missing.
      joined[name.endsWith(plan) ? name.slice(0, -plan.length) : name] = answer;
    }
  }
  return joined;
}

/** Where a form shows what is wrong with an argument: a missing plan at the plan, anything else at the day. */
export function fieldAtFault(argument: string, reason: string, shown: ReadonlySet<string>): string {
  if (shown.has(argument)) return argument;
  const parts = stepFields(argument);
  return reason === "missing_argument" || reason === "too_long" ? parts.plan : parts.day;
}
