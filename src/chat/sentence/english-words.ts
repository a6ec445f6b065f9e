import type { Aspect } from "./days.ts";
import type { ProgressAct } from "./draft.ts";

/** The words by which English sentences are read, folded. */

export const aspect: Aspect = {
  begins:
    /(?<![a-z])(?:today|tonight|tomorrow|yesterday|day (?:after|before)|the day (?:after|before)|in (?:\d+|an?|two|three|four|five|six) |(?:next|last|this) (?:mon|tue|wed|thu|fri|sat|sun)|(?:mon|tues?|wed(?:nes)?|thurs?|fri|satur|sun)(?:day)?(?![a-z])|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d|end of |\d)/u,
  no: /^\d+ ?(?:d|days?|w|weeks?|months?|years?)\||^(?:sun|sat|mar|may|wed|fri|mon)\|\s*[a-z]/u,
  explicit:
    /^(?:today|tonight|tomorrow|yesterday|day |the day|in |next|last|this|end of|\d{4}-|\d+ ?(?:days?|weeks?|months?) ago)/u,
  dated: /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|\d+[-/])/u,
  past: /(?<![a-z])(?:met|visited|called|spoke|talked|hosted|toured|had|held|went|was|were|came|did|received|arrived|wired|signed|broke|saw|discussed|agreed|sent|got|asked|told|said|confirmed|[a-z]{3,}ed)(?![a-z])/u,
  future:
    /(?<![a-z])(?:will|due|plans?|planned|to|next|visit us|coming|come|scheduled|expected|expects?|going|they visit|follow[ -]?up|deadline)(?![a-z])/u,
  later: /(?<![a-z])(?:will|due|going to|plans? to|later|tonight|scheduled|afternoon|evening)(?![a-z])/u,
  unsure:
    /(?<![a-z])(?:may|might|maybe|perhaps|possibly|hopefully|not|cancell?ed|postponed|tentative(?:ly)?)(?![a-z])|n't/u,
  vague:
    /(?<![a-z])(?:next (?:week|month|quarter|year)|soon|later this (?:week|month|year)|in the (?:coming|next) (?:days|weeks)|early (?:next|january|february|march)|shortly|q[1-4])(?![a-z])/u,
  vaguePast:
    /(?<![a-z])(?:last (?:week|month|year|quarter)|this (?:year|quarter)|earlier (?:this|last)|recently|a while ago|the other day|several times|(?:twice|three times))(?![a-z])/u,
  filler:
    /^(?:(?:morning|afternoon|at \d{1,2}(?::\d{2})? ?(?:am|pm)?)\s)?(?:for (?:an? |the )?|to |is |(?:we |they )?will )/iu,
};

export const openers =
  /^(?:(?:hi|hello|hey|ok|okay|so|well|um+|uh|fyi|update|quick update|note|please (?:log|note)|log(?: this)?|can you log)(?![a-z]))[\s,:.!-]*/iu;
export const announcement =
  /^(?:(?:a |got a |we have a |there(?:'s| is) a )?new (?:lead|prospect|project|inquiry)|got a lead)(?![a-z])[\s,:.–—-]*(?:from |called |is )?/iu;

export const unreal =
  /(?<![a-z])(?:if|suppose|imagine|would be|wish|for example|e\.g\.|hypothetical(?:ly)?|test)(?![a-z])/u;
export const asks =
  /^(?:please|can you|could you|would you|send|remind|tell|ask|let's|lets|don't|do not|i want|i need|give|show me)(?![a-z])/u;
export const negation =
  /(?:(?<![a-z])(?:not|no|never|without|hasn't|haven't|didn't|isn't|wasn't|won't|don't|doesn't|cannot|yet to|failed to)(?![a-z])|n't)[^,.;]{0,14}$/u;
export const notYet =
  /(?<![a-z])(?:will|would|going to|plans?(?: to)?|expects?(?: to)?|expected|hopes?|wants?(?: to)?|should|may|might|could|to be|about to|ready to|wait(?:ing)?|next|soon|scheduled|before|until|when|after|by)(?![a-z])/u;

export const funds = /(?<![a-z])(?:received|arrived|wired|paid in|came in|landed|transferred)(?![a-z])/u;
export const proof =
  /(?:proof|receipt|reference|evidence|ref)(?: (?:no\.?|number|is))?[\s:#]+([a-z0-9][a-z0-9-]*\d[a-z0-9-]*)/u;
export const lost =
  /(?<![a-z])(?:fell through|is dead|went dead|is off|is lost|backed out|pulled out|walked away|dropped out|went (?:elsewhere|cold)|chose (?:another|a different)[a-z ]*|called it off)(?![a-z])/u;

/** By the packs' own words. */
export const stages: readonly (readonly [stage: string, words: RegExp])[] = [
  ["loi", /(?<![a-z])signed (?:an? |the )?(?:loi|mou|letter of intent)(?![a-z])/u],
  ["signed", /(?<![a-z])signed(?! (?:up|off|in|an? nda|the nda))(?![a-z])/u],
  ["ground broken", /(?<![a-z])(?:broke ground|ground (?:was )?broken)(?![a-z])/u],
];
export const contractNumber = /contract(?: (?:no\.?|number))?[\s:#]+([a-z0-9][a-z0-9-]*\d[a-z0-9-]*)/u;

export const request =
  /(?<![a-z])(?:complain(?:ed|s)? (?:about|of)|needs? help with|asked? for help with|reports? (?:a problem|problems|an issue|issues) with|raised? (?:a |the )?(?:problem|issue|complaint) (?:of|with|about)|struggles? with|is struggling with)(?![a-z])(?! (?:us|me|you)(?![a-z]))/u;

export const kinds: readonly (readonly [act: ProgressAct, words: RegExp])[] = [
  [
    "reception",
    /(?<![a-z])(?:hosted|welcomed|received the (?:team|delegation)|(?:they|team|delegation) (?:visited|came to see) us|came to (?:visit|see) us)(?![a-z])/u,
  ],
  [
    "site",
    /(?<![a-z])(?:site visit|site tour|toured (?:the |our )?sites?|showed (?:them )?(?:the |our |two |three )?sites?)(?![a-z])/u,
  ],
  ["visit", /(?<![a-z])(?:visited|went to see|drove out to|toured)(?![a-z])/u],
  [
    "call",
    /(?<![a-z])(?:called|phoned|rang|spoke (?:with|to)|had a call|call with|on the phone|zoom(?:ed)?|video call)(?![a-z])/u,
  ],
  ["meeting", /(?<![a-z])(?:met(?: with)?|meeting|had (?:lunch|coffee|dinner) with)(?![a-z])/u],
  ["talk", /(?<![a-z])(?:talked|discussed|negotiated|held talks|talks with|emailed|agreed)(?![a-z])/u],
];

/** The last word of what somebody builds. */
export const plants =
  "plant|factory|facility|hub|center|centre|line|warehouse|mill|lab|laboratory|campus|headquarters|hq|park|farm|terminal|bakery|brewery|refinery|fab|works|yard|depot|smelter|foundry|office|expansion|project";
