import { z } from "zod";
import type { Invocation } from "../../chat/port.ts";
import type { ConsolePerson } from "./directory.ts";
import { consoleLimits } from "./limits.ts";
import { toPerson, toPlace } from "./places.ts";
import { formatReturn } from "./return-to.ts";

/** Chosen by the page, so that sending again after a lost answer is recognised as the same delivery. */
const deliveryId = z.string().regex(/^[A-Za-z0-9-]{8,64}$/);
const address = {
  id: deliveryId,
  person: z.string().min(1).max(200),
  place: z.string().min(1).max(200),
};
const line = z.string().trim().min(1).max(consoleLimits.line);

const say = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("line"), ...address, line }),
  z.object({ kind: z.literal("button"), ...address, line }),
  z.object({
    kind: z.literal("form"),
    ...address,
    line,
    fields: z.record(z.string().max(100), z.string().max(consoleLimits.line)),
    form: z.string().max(200).optional(),
  }),
]);

/** The body of `POST /console/say`: a typed line, a pressed button's line, or a form's command and answers. */
type Say = Readonly<z.output<typeof say>>;

/** Undefined when the bytes are no such body. */
export function parseSay(body: Uint8Array | string): Say | undefined {
  try {
    const text = typeof body === "string" ? body : new TextDecoder("utf-8", { fatal: true }).decode(body);
    return say.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

interface SayContext {
  readonly workspace: string;
  readonly caller: ConsolePerson;
  readonly people: readonly ConsolePerson[];
  readonly at: Date;
}

export function toInvocation(said: Say, { workspace, caller, people, at }: SayContext): Invocation {
  const common = {
    id: said.id,
    caller: toPerson(workspace, caller),
    place: toPlace(workspace, said.place),
    at,
    returnTo: formatReturn({ person: caller.id, place: said.place }),
  };
  switch (said.kind) {
    case "line": {
      const typed = withoutAssistant(said.line);
      return {
        ...common,
        source: /^[/／]/.test(typed) ? "command" : "mention",
        line: markMentions(typed, people),
      };
    }
    case "button":
      return { ...common, source: "button", line: said.line };
    case "form": {
      const { line, fields, form } = said;
      if (form === undefined) return { ...common, source: "form", line, fields };
      // What became of it is shown in the form's own place.
      const returnTo = formatReturn({ person: caller.id, place: said.place, form });
      return { ...common, source: "form", line, fields, form, returnTo };
    }
  }
}

/** Both names work in every locale, as people copy lines from each other. */
function withoutAssistant(text: string): string {
  return text.replace(/^@(先锋|xianfeng)\s*/i, "").trim() || text;
}

/** `@王芳` becomes `<@id|王芳>` when somebody has exactly that name; the longest name wins. */
function markMentions(text: string, people: readonly ConsolePerson[]): string {
  const longestFirst = people.toSorted((a, b) => b.name.length - a.name.length);
  return text.replaceAll(/@[^@]+/g, (span) => {
    const named = longestFirst.find((person) => person.name !== "" && span.startsWith(person.name, 1));
    if (!named) return span;
    return `<@${named.id}|${named.name.replaceAll(/[<>|]/g, "")}>${span.slice(1 + named.name.length)}`;
  });
}
