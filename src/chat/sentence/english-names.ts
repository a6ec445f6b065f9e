import type { SentenceContext } from "./draft.ts";
import { plants } from "./english-words.ts";
import type { Named } from "./language.ts";
import { taken, type Said, type Span } from "./span.ts";

/** Words of a name begin with capitals: what is typed without them is no name for certain. */
const word = "(?:[A-Z][\\w'’-]*|3M|[A-Z]&[A-Z])";
const name = `${word}(?:(?: (?:&|and|of|de)(?= [A-Z]))? ${word}){0,4}(?:,? (?:Inc|LLC|Ltd|Co|Corp|GmbH|AG|PLC|plc)\\.?)?`;
const person = "[A-Z][a-z'’-]+(?: [A-Z]\\.)? [A-Z][a-z'’-]+";

const patterns: readonly RegExp[] = [
  new RegExp(
    `\\b(?:[Mm]et(?: with)?|[Vv]isited|[Cc]alled|[Pp]honed|[Hh]osted|[Tt]oured|[Ww]elcomed|[Ss]poke (?:with|to)|[Tt]alked (?:with|to)|[Ll]unch with|[Cc]offee with|[Dd]inner with|[Cc]all with|[Mm]eeting with|[Tt]alks with|[Ee]mailed|from)(?: the)? (?:(${person}) (?:at|of|from) )?(${name})`,
    "gu",
  ),
  new RegExp(
    `(?:^|[,.;] |${taken} ?)()(${name})(?=,? (?:plans?|wants?|is (?:looking|planning|considering|dead|off)|intends?|hopes?|would like|complained|needs? help|asked? for help|reports?|raised|struggles|wired|paid|fell|backed|pulled|walked|dropped|chose|signed|broke|has signed|has broken|visited us|came to))`,
    "gu",
  ),
];

/** Capitals that begin a sentence or name a day, and no firm. */
const nobody =
  /^(?:They|We|He|She|It|I|The|This|That|There|Our|Their|Today|Tomorrow|Yesterday|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December|New|Site|Project|Company|Somebody|Someone|Everyone|Team|Lead|CEO|CFO|US|USA|EU)$/u;

const office =
  /^(?:Governor|Mayor|Senator|President|Secretary|Commissioner|Dr|Mr|Mrs|Ms|Prof(?:essor)?|Judge|Congress\w*|Rep)\b|\b(?:University|College|School|Chamber|Department|Dept|County|City|Commission|Council|Board|Office|Authority|Agency|Association|Committee|Ministry)\b/u;
const trade =
  /\b(?:Inc|LLC|Ltd|Co|Corp|GmbH|AG|PLC|plc|Group|Holdings?|Industries|Enterprises|Foods?|Steel|Pharma|Motors?|Energy|Power|Technologies|Tech|Systems|Labs?|Partners|Capital|Logistics|Brands|Solutions|Electronics|Materials|Chemicals?|Aerospace|Automotive|Bio\w*|Medical|Health|Software|Semiconductor|Solar|Wind|Batter(?:y|ies)|Glass|Paper|Plastics|Packaging|Works|Company|International|Global)\b/u;

/** Jane Miller is met, called and spoken to; she is no firm. */
function mayBePerson(whole: string, company: string): boolean {
  return (
    /^[A-Z][a-z'’-]+ [A-Z][a-z'’-]+$/u.test(company) &&
    !trade.test(company) &&
    /^(?:met|called|phoned|spoke|talked|lunch|coffee|dinner|call|meeting|emailed|from)/iu.test(whole)
  );
}

/** The companies a sentence names. More than one is not for us to choose from. */
export function findCompanies({ text, left }: Said, at: SentenceContext): readonly Named[] {
  // As typed, since capitals count, but without what is understood.
  const shown = [...left].map((sign, index) => (sign === taken ? taken : text.charAt(index))).join("");
  const found = new Map<string, Named>();
  for (const pattern of patterns) {
    for (const match of shown.matchAll(pattern)) {
      const [whole, who = "", company = ""] = match;
      const start = match.index + whole.length - company.length;
      if (
        nobody.test(company) ||
        office.test(company) ||
        (who === "" && mayBePerson(whole, company)) ||
        at.placeAt(company.toLowerCase()) === company.length
      )
        continue;
      for (const one of company.replace(/(?:['’]s| (?:CEO|CFO|COO|CTO|VP|HR))+$/u, "").split(/ and (?=[A-Z])/u)) {
        const contact = who === "" ? {} : { contact: who };
        if (!found.has(one)) found.set(one, { company: one, ...contact, span: { start, end: start + company.length } });
      }
      // Met with Acme and Globex; visited Acme, Globex.
      const more = new RegExp(
        `^(?:,| and|, and| &) (${name})(?! (?:will|wants?|plans?|has|have|is|are|said|asked))`,
        "u",
      ).exec(shown.slice(start + company.length));
      if (more?.[1] !== undefined && !nobody.test(more[1]) && pattern === patterns[0])
        found.set(more[1], { company: more[1], span: { start, end: start } });
    }
  }
  return [...found.values()];
}

export function announcedCompany({ text }: Said, at: SentenceContext): Named | undefined {
  const [company] = new RegExp(`^${name}(?=[,.;:]|$)`, "u").exec(text) ?? [];
  if (company === undefined || nobody.test(company) || at.placeAt(company.toLowerCase()) === company.length)
    return undefined;
  return { company, span: { start: 0, end: company.length } };
}

/** `battery plant` of `a battery plant`. */
export function findPlan({ text, left }: Said, company: Span): string | undefined {
  const pattern = new RegExp(`((?:(?:[a-z][a-z'-]*) ){0,3}?)(${plants})(?![a-z-])`, "gu");
  for (const match of left.matchAll(pattern)) {
    const [whole] = match;
    const start = match.index;
    if (start < company.end && start + whole.length > company.start) continue;
    const typed = text.slice(start, start + whole.length);
    const words = typed.split(" ");
    const stop = words.findLastIndex((one) => small.test(one));
    const noun = words.slice(stop + 1).join(" ");
    if (noun !== "" && !/^(?:project|plant|office|expansion|line|hub|center|yard|works|visited|park)$/u.test(noun))
      return noun;
  }
  return undefined;
}

/** Before what is built. */
const small =
  /^(?:an?|the|their|our|its|new|in|of|on|for|about|to|at|with|build|building|open|opening|invest|and|said|visited|toured|saw|site|this|that|us|called|from|is|or)$/iu;

export function cityOf({ text }: Said): string | undefined {
  return new RegExp(`[Vv]isited (?:${name}) in (${word}(?: ${word})?)`, "u").exec(text)?.[1];
}
