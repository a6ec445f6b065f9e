import { announcedCompany, cityOf, findCompanies, findPlan } from "./english-names.ts";
import * as words from "./english-words.ts";
import { aspect } from "./english-words.ts";
import type { Language } from "./language.ts";

export const english: Language = {
  ...words,
  locale: "en",
  planned:
    /(?<![a-z])(?:will|plans? to|wants? to|going to|hopes? to|would like to|to|schedule[ds]?)(?![a-z])[^,.;]{0,12}$/u,
  numbers: /(?:project |lead |no\.? ?)?#\s*(\d{1,9})(?!\d)/gu,
  nearlyLost: /(?<![a-z])(?:almost|nearly|may|might|could|afraid|worried)(?![a-z])/u,
  because: /^(?:because(?: of)?|since|as) /iu,
  signed: "signed",
  aboutStage: /^ (?:ceremony|date|by|when|if|up)(?![a-z])/u,
  reached: { before: /./u, after: /^/u },
  contractAmount: /(?:contract )?amount[\s:]*$|contract (?:worth|value|of)[\s:]*$/u,
  sums: /(?<![a-z])(?:total|so far|year to date|ytd|to date|this (?:month|quarter|year)|cumulative(?:ly)?|altogether)(?![a-z])/u,
  but: /(?<![a-z])but(?![a-z])[^.]*(?:not|n't|no)(?![a-z])/u,
  settled: /(?<![a-z])(?:solved|resolved|fixed|sorted out)(?![a-z])/u,
  told: aspect.past,
  noLead: /(?<![a-z])(?:elsewhere|another (?:county|state|city)|next county|built|opened)(?![a-z])/u,
  unwilling: /(?<![a-z])(?:not interested|no interest|declined|no plans|turned us down)(?![a-z])/u,
  wish: /(?<![a-z])(?:plans?|wants?|intends?|hopes?|looking|planning|considering|would like|interested)(?![a-z])/u,
  strongWish: /(?<![a-z])(?:invest|build|locate|relocate|open)(?![a-z])/u,
  contact: /(?<![a-z])contact(?: person)?(?: is|:)? ([A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+)?(?:,? \+?[\d ()-]{7,})?)/u,
  needs: /(?<![A-Za-z])(?:needs?|requires?) (\d[^,.;]{1,60})/u,
  chain: /(?!)()/u,
  // The whole clause: they return on Dec 10.
  planner: /^.{0,60}$/u,
  findCompanies,
  announced: announcedCompany,
  findPlan,
  nameOf: (company, plan) => (plan === undefined ? `${company} project` : `${company} ${plan}`),
  cityOf,
};
