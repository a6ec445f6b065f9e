import { makeCards } from "./cards.ts";
import { makeChains } from "./chains.ts";
import { makeChannels } from "./channels.ts";
import { makeClaims } from "./claims.ts";
import type { Client, Dialect } from "./client.ts";
import { makeCorrections } from "./corrections.ts";
import { makeDues } from "./dues.ts";
import { makeExchanges, type ExchangeStatements } from "./exchanges.ts";
import { makeFacts } from "./facts.ts";
import { makeInbox, type InboxStatements } from "./inbox.ts";
import { makeInvestors } from "./investors.ts";
import { makeIssues } from "./issues.ts";
import { makeLedger } from "./ledger.ts";
import { makeLinks } from "./links.ts";
import { makeMarks } from "./marks.ts";
import { makeOrganizations } from "./organizations.ts";
import { makeOutages } from "./outages.ts";
import { makeOutings } from "./outings.ts";
import { makeOutbox, postgresqlOutbox, sqliteOutbox, type OutboxStatements } from "./outbox.ts";
import { makeParts } from "./parts.ts";
import { makePeople } from "./people.ts";
import type { StoreTx } from "./port.ts";
import { makeProjects } from "./projects.ts";
import { makeRatings } from "./ratings.ts";
import { makeSnoozes, makeTellings } from "./reminders.ts";
import { makeRequests } from "./requests.ts";
import { makeRollups } from "./rollups.ts";
import { makeRules } from "./rules.ts";
import { makeSequences } from "./sequences.ts";
import { makeTargets } from "./targets.ts";
import { makeTraces } from "./traces.ts";
import { makeTroubles } from "./troubles.ts";
import { makeUnits } from "./units.ts";
import { makeUnreachables } from "./unreachables.ts";

/** A transaction as this folder sees it: also what the inbox and outbox ports do in transactions of their own. */
export interface Transaction extends StoreTx {
  readonly inbox: InboxStatements;
  readonly outbox: OutboxStatements;
  readonly exchanges: ExchangeStatements;
}

/** Binds every noun to a client that is, or will be while used, inside a transaction. */
export function makeTransaction(client: Client, dialect: Dialect): Transaction {
  const outboxDialect = dialect === "sqlite" ? sqliteOutbox : postgresqlOutbox;
  return {
    organizations: makeOrganizations(client),
    units: makeUnits(client),
    people: makePeople(client),
    channels: makeChannels(client),
    projects: makeProjects(client),
    ledger: makeLedger(client),
    rollups: makeRollups(client),
    targets: makeTargets(client),
    issues: makeIssues(client),
    corrections: makeCorrections(client),
    facts: makeFacts(client),
    rules: makeRules(client),
    marks: makeMarks(client),
    sequences: makeSequences(client),
    investors: makeInvestors(client),
    parts: makeParts(client),
    dues: makeDues(client),
    cards: makeCards(client, outboxDialect.locking),
    chains: makeChains(client),
    requests: makeRequests(client),
    ratings: makeRatings(client),
    outings: makeOutings(client),
    links: makeLinks(client),
    tellings: makeTellings(client),
    snoozes: makeSnoozes(client),
    exchanges: makeExchanges(client, outboxDialect.locking),
    claims: makeClaims(client),
    outages: makeOutages(client),
    troubles: makeTroubles(client),
    unreachables: makeUnreachables(client),
    traces: makeTraces(client),
    inbox: makeInbox(client, outboxDialect.locking),
    outbox: makeOutbox(client, outboxDialect),
  };
}
