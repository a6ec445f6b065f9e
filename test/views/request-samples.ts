import type { Message } from "../../src/chat/message.ts";
import { calendarFor } from "../../src/domain/calendar.ts";
import { openPromises } from "../../src/domain/promises/dues.ts";
import type { Member, Project, Unit } from "../../src/domain/model.ts";
import type { EnterpriseRequest, RequestStep } from "../../src/domain/models/request.ts";
import { clocksOf, readClock } from "../../src/domain/requests/clocks.ts";
import { showRequest } from "../../src/domain/requests/know.ts";
import { show, type Audience } from "../../src/domain/secrecy.ts";
import { promiseList } from "../../src/views/promises.ts";
import { invitation, reputationMessage, revisitMessage } from "../../src/views/ratings.ts";
import { requestCard, requestList } from "../../src/views/requests.ts";
import { serviceDigest } from "../../src/views/service.ts";
import type { View } from "../../src/views/view.ts";

const inside: Audience = { channelOf: 1 };
const outside: Audience = { channelOf: 2 };

/** What is said of requests, ratings and promises: a Monday, 23 November 2026. */
export function requestSamples(
  view: View,
  units: readonly Unit[],
  people: readonly Member[],
  project: Project,
): Readonly<Record<string, Message>> {
  const en = view.locale === "en";
  const say = view.words.requests;
  const calendar = calendarFor(view.pack.calendar);
  const unitsById = new Map(units.map((unit) => [unit.id, unit]));
  const byId = new Map(people.map((member) => [member.id, member]));
  const [first] = units;
  const company = en ? "Acme Bearings" : "凤凰轴承公司";
  const text = en ? "Not enough power for the second line" : "用电容量不足，影响二期投产";
  const step = (kind: RequestStep["kind"], day: string, words: string | null = null, byId = 7): RequestStep => ({
    kind,
    at: `2026-11-${day}T02:00:00.000Z`,
    byId,
    unitId: kind === "objected" ? 0 : 1,
    text: words,
  });
  const request = (changes: Partial<EnterpriseRequest> = {}): EnterpriseRequest => ({
    number: 5,
    company,
    investor: null,
    project: 12,
    text,
    contact: en ? "Ms Reed" : "王总",
    secrecy: "L1",
    unitId: 1,
    ownerId: 7,
    reporterId: 8,
    reporterUnitId: 1,
    state: "open",
    complex: false,
    loggedAt: "2026-11-23T02:00:00.000Z",
    since: "2026-11-23T02:00:00.000Z",
    extendedTo: null,
    steps: {},
    escalations: 0,
    voided: false,
    ...changes,
  });
  const clocks = (one: EnterpriseRequest, today = "2026-11-23") =>
    clocksOf(one, { pack: view.pack, calendar, timezone: view.timezone }).map((clock) =>
      readClock(clock, today, calendar),
    );
  const card = (
    one: EnterpriseRequest,
    headline: string,
    options: { readonly changed?: boolean; readonly audience?: Audience; readonly today?: string } = {},
  ) =>
    requestCard(view, {
      request: showRequest(one, undefined, options.audience ?? inside),
      clocks: clocks(one, options.today),
      mayHandle: options.audience === undefined,
      mayAssign: options.audience === undefined,
      units: unitsById,
      people: byId,
      headline,
      justChanged: options.changed ?? false,
      step: 3,
    });
  const unassigned = request({ unitId: 0, ownerId: null, project: null, contact: null, reporterUnitId: 2 });
  const late = request({
    state: "accepted",
    complex: true,
    since: "2026-11-10T02:00:00.000Z",
    steps: {
      "1": step("assigned", "09"),
      "2": step("objected", "10", en ? "The grid operator is in charge" : "属供电公司职责"),
      "3": step("assigned", "10"),
      "4": step("accepted", "11"),
      "5": step("escalated", "16", "leader", 0),
      "6": step("escalated", "19", "coordinator", 0),
    },
  });
  const solved = request({
    state: "solved",
    steps: {
      "1": step("accepted", "23"),
      "2": step("answered", "23", en ? "They come on Wednesday" : "约周三勘查"),
      "3": step("extended", "23", en ? "2026-12-25 the grid" : "2026-12-25 电网改造"),
      "4": step("solved", "23", en ? "The line was reinforced" : "已增容"),
    },
  });
  const promise = (number: number, due: string, reviewedOn: string | null = null) => ({
    number,
    text: en ? "Equipment grant of US$1m" : "设备补助500万元",
    basis: en ? "State incentive act" : "鲁政发〔2025〕8号",
    reviewedOn,
    due,
    unitId: 1,
    byId: 7,
    at: "2026-11-20T02:00:00.000Z",
    state: "open" as const,
    settledOn: null,
    note: null,
  });
  const promised: Project = {
    ...project,
    promises: {
      "3": promise(3, "2026-12-31"),
      "4": promise(4, "2026-11-20", "2026-11-19"),
      "5": promise(5, "2026-11-23"),
    },
  };
  const shown = show(promised, inside);
  const days: Readonly<Record<number, number>> = { 3: 38, 4: -3, 5: 0 };
  const listed = openPromises(promised).map((one) => ({
    project: shown,
    promise: one,
    daysLeft: days[one.number] ?? 0,
  }));
  const running = (one: EnterpriseRequest, today: string) => {
    const clock = clocks(one, today).find(({ doneOn }) => doneOn === null);
    if (!clock) throw new Error("no clock runs");
    return { request: showRequest(one, undefined, inside), clock };
  };
  const reputation = { unit: first ?? fail(), asked: 9, rated: 7 };
  const told = {
    of: 5,
    median: 4,
    average: 3.4,
    levels: [2, 1, 0, 1, 1],
    comments: [en ? "Quick" : "办得快", "<b>@channel</b>"],
  };
  return {
    logged: card(request(), say.logged(5), { changed: true }),
    "to be assigned": card(unassigned, say.forYou(say.logged(5))),
    "late, after a wrong address": card(late, say.title(5, company), { today: "2026-11-19" }),
    "seen from outside": card(late, say.title(5, ""), { audience: outside, today: "2026-11-19" }),
    done: card(solved, say.solved(5), { changed: true }),
    void: card(request({ voided: true }), say.voided(5)),
    list: requestList(
      view,
      [request(), { ...unassigned, text: text.repeat(4) }, late].map((one) => ({
        request: showRequest(one, undefined, {
          reader: { ...(people[1] ?? fail()), identity: { platform: "slack", workspace: "T1", id: "U1" } },
        }),
        clocks: clocks(one),
      })),
      unitsById,
      true,
    ),
    "empty list": requestList(view, [], unitsById, false),
    "rating link": invitation(
      view,
      { number: 5, until: "2026-12-23" },
      { url: "https://x.example.org/rate/abc", reachable: true },
    ),
    "rating link of this machine": invitation(
      view,
      { number: 5, until: "2026-12-23" },
      { url: "http://localhost:3000/rate/abc", reachable: false },
    ),
    "ratings, too few": reputationMessage(view, { ...reputation, told: undefined }),
    ratings: reputationMessage(view, { ...reputation, told }),
    "all ratings, many comments": reputationMessage(view, {
      ...reputation,
      told: { ...told, of: 7, comments: Array.from({ length: 22 }, (_, at) => String(at)) },
    }),
    "please revisit": revisitMessage(view, { unit: first?.shortName ?? "", of: 5, low: 1 }),
    promises: promiseList(view, listed, false),
    "no promises": promiseList(view, [], false),
    digest: serviceDigest(
      view,
      {
        requests: [
          { ...running(late, "2026-11-19"), level: 2 },
          { ...running(late, "2026-11-16"), level: 1 },
          { ...running(request(), "2026-11-24"), level: 0 },
        ],
        promises: listed.map(({ daysLeft, ...line }) => ({ ...line, reminder: { daysLeft, toLeader: false } })),
      },
      20,
    ),
    "digest of one": serviceDigest(
      view,
      { requests: [{ ...running(unassigned, "2026-11-24"), level: 0 }], promises: [] },
      20,
    ),
    "digest of many": serviceDigest(
      view,
      {
        requests: Array.from({ length: 3 }, () => ({ ...running(request(), "2026-11-24"), level: 0 as const })),
        promises: [],
      },
      2,
    ),
  };
}

/** The promises of a project's card: a note where one has no review yet. */
export function withPromises(project: Project, en: boolean): Project {
  const promise = {
    number: 3,
    text: en ? "Equipment grant of US$1m" : "设备补助500万元",
    basis: en ? "State incentive act" : "鲁政发〔2025〕8号",
    reviewedOn: null,
    due: "2026-12-31",
    unitId: 1,
    byId: 7,
    at: "2026-11-20T02:00:00.000Z",
    state: "open",
    settledOn: null,
    note: null,
  } as const;
  return {
    ...project,
    promises: {
      "3": promise,
      "4": { ...promise, number: 4, state: "kept", settledOn: "2026-11-20" },
      "5": { ...promise, number: 5, state: "withdrawn", settledOn: "2026-11-20" },
    },
  };
}

function fail(): never {
  throw new Error("too few samples");
}
