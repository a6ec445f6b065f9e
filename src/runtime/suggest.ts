import type { AnyCommand, CommandContext } from "../../commands/context.ts";
import type { ReadContext } from "../chat/command.ts";
import { fieldOf } from "../chat/field.ts";
import type { Button } from "../chat/message.ts";
import { nearestOnes } from "../chat/nearest.ts";
import { normalizeLine } from "../chat/normalize.ts";
import type { Invocation } from "../chat/port.ts";
import type { Registry } from "../chat/registry.ts";
import { shownName } from "../chat/usage.ts";
import type { MeantProject } from "../domain/projects/meant.ts";
import { UserError, type Way } from "../errors.ts";
import { nearLabel } from "../views/error.ts";
import { occurrences, readLine, repairs, type Reading } from "./reread.ts";
import type { Found } from "./refusal.ts";

/** More buttons would be a menu. */
const most = 3;
/** A button holds the whole line or is none: Slack takes 2,000 characters of it, three of these fit a card of Feishu. */
const longestLine = 1000;
/** How many mistakes of one line are mended at once. */
const mistakes = 2;

/** What a line is read again with, for the person who typed it. */
export interface Reader {
  readonly registry: Registry<CommandContext>;
  readonly context: ReadContext;
  /** Whether the person is told of the command and may run it. */
  readonly mayRun: (command: AnyCommand) => boolean;
  /** The person's open projects that the beginning of a text names. */
  readonly projectsMeant: (text: string) => Promise<readonly MeantProject[]>;
}

interface Meant {
  readonly line: string;
  /** What was put into the line, which its label shows; absent where the line is another one. */
  readonly put?: string;
  /** It has the person's own words in it, which need not be shown whole. */
  readonly own?: boolean;
  /** What to call that. */
  readonly name?: string;
}

/**
 * What somebody may have meant whose line could not be carried out, as buttons that say it. Each line is the person's own
 * with the wrong piece replaced, and was read again as a press will read it: it goes to one command with all it asks for.
 *
 * A guess may concern whose record it is, a unit or a person, also where a command cannot be taken back: the label then says
 * it whole (流转 #12 开发区), so that a press is as knowing as typing. What a label cannot hold whole is not offered. A number is
 * never guessed from another number, for nothing in it says which one was meant; words are, among the person's own projects.
 */
export async function suggest(
  error: UserError,
  found: Found | undefined,
  invocation: Invocation,
  reader: Reader,
): Promise<readonly Button[]> {
  // A form comes back to be put right; a file does not travel with a press.
  if (invocation.fields !== undefined || (invocation.files ?? []).length > 0) return [];
  const { locale } = reader.context;
  const typed = normalizeLine(invocation.line);
  const lines = found ? [`/${shownName(found.command, locale)} ${found.rest}`, typed] : [typed];
  const meant = await meantBy(withChoices(error, found), lines, reader, mistakes);
  const shown = meant.length === 0 ? looksAt(error, reader) : meant;
  const buttons = shown.flatMap((one): readonly Button[] => {
    const reading = readLine(one.line, reader);
    if (!reading.found || one.line.length > longestLine) return [];
    const { command, rest } = reading.found;
    if (!reader.mayRun(command) || (command.here && answeredElsewhere(invocation))) return [];
    const { line, ...replaced } = one;
    const label = nearLabel(command, rest, locale, one.put === undefined ? { line } : replaced);
    return label === undefined ? [] : [{ label, line: one.line }];
  });
  return buttons
    .filter(({ label, line }, at) => buttons.findIndex((one) => one.label === label || one.line === line) === at)
    .slice(0, most);
}

/** Where the platform answers nobody privately in place, the answer comes in the direct conversation, and so does a press. */
function answeredElsewhere({ place, returnTo }: Invocation): boolean {
  return !place.direct && returnTo === undefined;
}

async function meantBy(
  error: UserError,
  lines: readonly string[],
  reader: Reader,
  depth: number,
): Promise<readonly Meant[]> {
  const found: Meant[] = [];
  for (const way of error.ways) {
    for (const line of lines) {
      const meant = await alongWay(way, line, error, reader, depth);
      found.push(...meant);
      if (meant.length > 0) break;
    }
    if (found.length >= most) break;
  }
  return found;
}

async function alongWay(
  way: Way,
  line: string,
  error: UserError,
  reader: Reader,
  depth: number,
): Promise<readonly Meant[]> {
  if ("line" in way) return [{ line: way.line }];
  if ("lookUp" in way) return projectsIn(line, way.given, reader);
  const { given, put, label } = way;
  // Two projects of which one went into the other are not to be merged with themselves.
  if (/^#\d+$/u.test(put) && occurrences(line, put).length > 0) return [];
  const { whole, broken } = repairs(line, given, put, readLine(line, reader), reader);
  if (whole !== undefined)
    return [{ line: whole, put, own: put.includes(given), ...(label === undefined ? {} : { name: label }) }];
  for (const next of depth > 1 ? broken : []) {
    if (next.error.reason === error.reason && sameGiven(next.error, error)) continue;
    const [further] = await meantBy(next.error, [next.line], reader, depth - 1);
    if (further) return [further];
  }
  return [];
}

/**
 * `/榜 本叛` was read as a group that nobody knows, but may be one of the command's own words that may be left out: the
 * period, a verdict.
 */
function withChoices(error: UserError, found: Found | undefined): UserError {
  const { values } = error;
  if (!found || !("given" in values) || typeof values.given !== "string" || error.reason === "unknown_key")
    return error;
  // `/走访 本本年 开发区`: the first word was taken for a unit, and the second is one too many.
  const words = error.reason === "unexpected_text" ? found.rest.split(/\s+/u).slice(0, 10) : [values.given];
  const choices = Object.values(found.command.args.shape).flatMap((schema) => fieldOf(schema).meta.choices ?? []);
  const spellings = choices.flatMap(({ code, words }) => [code, ...words["zh-CN"], ...words.en]);
  const near = words.flatMap((given) => nearestOnes(given, spellings).map((put) => ({ given, put })));
  return new UserError(error.code, error.reason, values, error.hint, [...error.ways, ...near]);
}

function sameGiven(left: UserError, right: UserError): boolean {
  const given = ({ values }: UserError) => ("given" in values ? values.given : undefined);
  return given(left) === given(right);
}

/** `/进展 比亚迪 今天电话`: the number of the person's project of that name goes where its name stands. */
async function projectsIn(line: string, given: string, reader: Reader): Promise<readonly Meant[]> {
  for (const at of occurrences(line, given)) {
    const projects = await reader.projectsMeant(line.slice(at));
    const [best] = projects;
    const alike = projects.filter(({ length }) => length === best?.length);
    // So many of one name are no guess.
    if (alike.length > most) continue;
    const meant = alike.flatMap(({ number, title, length }): readonly Meant[] => {
      const tail = line.slice(at + length).replace(/^[\s,，:：、]+/u, "");
      const numbered = `${line.slice(0, at)}#${number} ${tail}`.trim();
      const reading = readLine(numbered, reader);
      return reading.found && isWhole(reading)
        ? [{ line: numbered, put: `#${number}`, name: `#${number} ${title}` }]
        : [];
    });
    if (meant.length > 0) return meant;
  }
  return [];
}

function isWhole({ args, asks }: Reading): boolean {
  return args !== undefined || asks === true;
}

/** Commands that only show: the line an error names to look at next is a button where it is one of these. */
export const showing: ReadonlySet<string> = new Set([
  "mine",
  "lead show",
  "investor",
  "request show",
  "requests",
  "claims",
  "claim",
  "verify",
  "verify list",
  "promises",
  "transfer list",
  "reminders",
  "chain",
  "calendar",
  "rules",
  "role",
  "clocks",
  "help",
]);

/**
 * An error with nothing to put right in the line may say where to look: `/我的`, or the record it speaks of (`/线索 #15`).
 * Other numbers are an example's.
 */
function looksAt({ hint, values }: UserError, reader: Reader): readonly Meant[] {
  if (hint === undefined || !/^[/／]/u.test(hint)) return [];
  const { found } = readLine(hint, reader);
  if (!found || !showing.has(found.command.name)) return [];
  const number = /^[#A-Z]?(\d{1,9})$/u.exec(found.rest)?.[1];
  const spokenOf = number !== undefined && Object.values(values).includes(Number(number));
  return found.rest === "" || spokenOf ? [{ line: hint }] : [];
}
