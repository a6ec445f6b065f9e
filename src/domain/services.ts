import { clearDays, confirmYear, setDays, setRegion } from "./admin/calendar.ts";
import { clocksInForce, useClocks } from "./admin/clocks.ts";
import { bindChannel, setPosts, unbindChannel } from "./admin/channels.ts";
import { giveFeedback } from "./admin/feedback.ts";
import { grantRole, revokeRole } from "./admin/roles.ts";
import { setTarget } from "./admin/targets.ts";
import { addUnit, editUnit } from "./admin/units.ts";
import { makeBoards } from "./boards/board.ts";
import { makePersonBoards } from "./boards/persons.ts";
import { headlineOn } from "./boards/rules.ts";
import { scoresNow, scoreWhyNow } from "./boards/scores-now.ts";
import { issueHere, issuesHere, postBoard } from "./boards/shelf.ts";
import { whyOf } from "./boards/why.ts";
import { channelStatuses } from "./jobs/status.ts";
import type { Member } from "./model.ts";
import type { Page, ProjectFilter } from "./ports.ts";
import { assignProject } from "./projects/assign.ts";
import { cardFacts } from "./projects/card.ts";
import { describeProject } from "./projects/describe.ts";
import { correctStage } from "./projects/correct.ts";
import { editProject } from "./projects/edit.ts";
import { historyOf } from "./projects/history.ts";
import { listProjects } from "./projects/list.ts";
import { loadProject } from "./projects/load.ts";
import { logLead } from "./projects/log.ts";
import { projectsMeant } from "./projects/meant.ts";
import { logProgress } from "./projects/progress.ts";
import { gateOf, moveStage } from "./projects/stage.ts";
import { becameOf } from "./undo/became.ts";
import { undoLast } from "./undo/undo.ts";
import { bindTo } from "./bind.ts";
import { readCalendar } from "./calendar-read.ts";
import { findUnit, unitNamed } from "./membership.ts";
import { withPosts } from "./posts.ts";
import { findChoice, findMetric, findStage, lookup } from "./words.ts";
import { chainsServices } from "./chains/service.ts";
import { creditServices } from "./credit/service.ts";
import { exchangeServices } from "./exchange/service.ts";
import { firstReportServices } from "./first-report/service.ts";
import { fundsServices } from "./funds/service.ts";
import { homeServices } from "./home/service.ts";
import { investorsServices } from "./investors/service.ts";
import { linkingServices } from "./linking/service.ts";
import { outingsServices } from "./outings/service.ts";
import { promisesServices } from "./promises/service.ts";
import { remindersServices } from "./reminders/service.ts";
import { requestsServices } from "./requests/service.ts";
import { rulesServices } from "./rules/service.ts";
import { sidesServices } from "./sides/service.ts";
import { inWords, type Work } from "./work.ts";

/** Everything a command can ask for, bound to one piece of work: it cannot act as anybody else, or outside its transaction. */
export function createServices(work: Work) {
  const bind = bindTo(work);
  return {
    leads: {
      log: bind(logLead),
      edit: bind(editProject),
      load: bind(loadProject),
      describe: bind(describeProject),
      card: bind(cardFacts),
      list: (filter: ProjectFilter, page: Page) => listProjects(work, filter, page),
      meant: bind(projectsMeant),
      progress: bind(logProgress),
      gate: bind(gateOf),
      move: bind(moveStage),
      correct: bind(correctStage),
      assign: bind(assignProject),
      undo: bind(undoLast),
      history: bind(historyOf),
    },
    drafts: { became: bind(becameOf) },
    units: {
      list: () => work.tx.units.list(work.org.id),
      byId: (id: number) => work.tx.units.byId(work.org.id, id),
      find: (given: string, hint?: string) => findUnit(work, given, hint),
      named: bind(unitNamed),
      add: bind(addUnit),
      edit: bind(editUnit),
    },
    people: {
      byIds: (ids: readonly number[]): Promise<readonly Member[]> => work.tx.people.byIds(work.org.id, ids),
      list: (page: Page) => work.tx.people.list(work.org.id, page),
      identities: (ids: readonly number[]) => work.tx.people.identities(work.org.id, ids),
      grant: bind(grantRole),
      revoke: bind(revokeRole),
    },
    channels: {
      list: async () => (await work.tx.channels.list(work.org.id)).map(withPosts),
      bind: bind(bindChannel),
      unbind: bind(unbindChannel),
      setPosts: bind(setPosts),
      jobs: bind(channelStatuses),
    },
    boards: {
      each: bind(makeBoards),
      persons: bind(makePersonBoards),
      post: bind(postBoard),
      issues: bind(issuesHere),
      issue: bind(issueHere),
      why: bind(whyOf),
      headline: bind(headlineOn),
      scores: bind(scoresNow),
      scoreWhy: bind(scoreWhyNow),
      isGroup: (given: string) => lookup(work.pack.groups, given) !== undefined,
      metric: (given: string, hint?: string) => findMetric(work.pack, given, work.locale, hint),
      isMetric: (given: string) => lookup(work.pack.metrics, given) !== undefined,
      isOrigin: (given: string) => lookup(work.pack.origins, given) !== undefined,
      origin: (given: string, hint?: string) =>
        findChoice(work.pack.origins, inWords(work, "来源地", "origin"), given, work.locale, hint),
      group: (given: string, hint?: string) =>
        findChoice(work.pack.groups, inWords(work, "组", "group"), given, work.locale, hint),
    },
    stages: { find: (given: string, hint?: string) => findStage(work.pack, given, work.locale, hint) },
    clocks: { inForce: () => clocksInForce(work), use: bind(useClocks) },
    targets: {
      set: bind(setTarget),
    },
    calendar: {
      read: bind(readCalendar),
      set: bind(setDays),
      clear: bind(clearDays),
      confirm: bind(confirmYear),
      region: bind(setRegion),
    },
    investors: investorsServices(work),
    firstReport: firstReportServices(work),
    sides: sidesServices(work),
    funds: fundsServices(work),
    credit: creditServices(work),
    chains: chainsServices(work),
    outings: outingsServices(work),
    reminders: remindersServices(work),
    home: homeServices(work),
    requests: requestsServices(work),
    promises: promisesServices(work),
    rules: rulesServices(work),
    linking: linkingServices(work),
    exchange: exchangeServices(work),
    feedback: bind(giveFeedback),
  };
}

export type Services = ReturnType<typeof createServices>;
