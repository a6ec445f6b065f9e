import type { draft as zh } from "../zh-CN/draft.ts";

/** A sentence without a command: how it was understood, what was left open, and whether to log it. */
export const draft: typeof zh = {
  heading: (what) => `I understand: ${what}. Is that right?`,
  which: (what) => `I understand: ${what}. Of which project?`,
  of: (number, what) => `${what} for #${number}`,
  moved: {
    stage: (number, stage) => `#${number} moves to “${stage}”`,
    lost: (number) => `#${number} is lost for now`,
  },
  what: {
    lead: "a new lead",
    call: "a call",
    visit: "a visit",
    reception: "a visit from the company",
    site: "a site visit",
    talk: "talks",
    meeting: "a meeting",
    errand: "an errand",
    note: "a note",
    funds: "arrived funds",
    stage: "a move to the next stage",
    lost: "a project lost for now",
    request: "a company's request",
  },
  open: {
    amount: {
      range: (given) => `Amount left open: “${given}” is a range. Please settle on one figure.`,
      about: (given) => `Amount left open: “${given}” is approximate. Please give the exact figure.`,
      several: (given) => `Amount left open: “${given}” has more than one figure.`,
    },
    date: {
      several: (given) => `Date left open: “${given}” is more than one day.`,
      vague: (given) => `Date left open: “${given}” does not say which day.`,
      unclear: (given) => `Date left open: I could not tell which day “${given}” is.`,
    },
    next: {
      several: (given) => `Next step left open: “${given}” has more than one. Please start with the earliest.`,
      vague: (given) => `Next step left open: “${given}” does not say which day.`,
      unclear: (given) => `Next step left open: “${given}” is not settled yet.`,
    },
  },
  missing: (keys) => `Still missing: ${keys}. Press “Complete” to fill that in.`,
  unknownDay: "Without a date it counts as today. Press “Change it” to say which day it was.",
  newCompany: (words) => `None of the open projects you may change has “${words}” in it, so this would be a new lead.`,
  known: (words) => `There are open projects with “${words}” already. It may be one of them.`,
  more: "Only the latest ones are shown. If yours is not among them, say it again with its number.",
  noProject: (words) =>
    `None of the open projects you may change has “${words}” in it. Please say it again with the project's number, such as: #12 signed.`,
  later: (what) => `Once it is logged, ${what} can be logged too.`,
  confirm: "Nothing is logged until you press. If it is not wanted, just leave it.",
  change: "Correct whatever is wrong; sending it logs it.",
  button: {
    log: "Log it",
    complete: "Complete",
    logTo: (number, title) => `For #${number} ${title}`,
    asLead: "Log as a new lead",
    change: "Change it",
    show: "Have a look",
    also: (what) => `Also log ${what}`,
  },
  also: (what) => `The sentence also tells of ${what}. Log that too?`,
  already: (what) => `This has been logged already: ${what}. It was not logged twice.`,
  greeting:
    "Hello! Just tell me what happened, for example “Visited Acme yesterday, they want to build a $30m battery plant”, and I will put it in order for you to confirm. Send /help for everything else.",
  thanks: "You are welcome. Tell me whenever there is news.",
};
