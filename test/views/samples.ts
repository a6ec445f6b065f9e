import { plain } from "../../src/domain/fold.ts";
import { commands } from "../../commands/index.ts";
import type { Message } from "../../src/chat/message.ts";
import { formFields } from "../../src/chat/usage.ts";
import type { Board, BoardLine } from "../../src/domain/boards/board.ts";
import { calendarFor } from "../../src/domain/calendar.ts";
import type { Digest, DigestLine } from "../../src/domain/digest.ts";
import type { Channel, Entry, EntryKind, Member, Project, Unit } from "../../src/domain/model.ts";
import { withPosts } from "../../src/domain/posts.ts";
import { stageLine } from "../../src/domain/projects/gate.ts";
import type { Joined } from "../../src/domain/outings/joined.ts";
import { show, type Audience } from "../../src/domain/secrecy.ts";
import { lampOf } from "../../src/domain/stale.ts";
import { UserError, type Reason, type Reasons } from "../../src/errors.ts";
import type { Locale } from "../../src/locale.ts";
import { catalogueOf } from "../../src/locales/index.ts";
import { loadPack } from "../../src/packs/index.ts";
import { offered } from "../../src/runtime/access.ts";
import {
  feedbackNotice,
  feedbackThanks,
  peopleList,
  roleChanged,
  targetSet,
  unitList,
  unitSaved,
} from "../../src/views/admin.ts";
import { allChannelJobs, channelJobs } from "../../src/views/channel-jobs.ts";
import { channelBound, channelList, channelPosts } from "../../src/views/channels.ts";
import { boardMessage, boardsMessage } from "../../src/views/board.ts";
import { connectionBack, connectionLost } from "../../src/views/connections.ts";
import { errorMessage, failureMessage } from "../../src/views/error.ts";
import { formHeading, formMessage, gateFields } from "../../src/views/form.ts";
import { commandHelp, helpList } from "../../src/views/help.ts";
import { identityList, linkCode, linked, linkedNotice, unlinked } from "../../src/views/linking.ts";
import { projectList } from "../../src/views/list.ts";
import { joinedNotes, visitSummary } from "../../src/views/outings.ts";
import { projectCard, type ProjectCard } from "../../src/views/project.ts";
import { gatesOf, type View } from "../../src/views/view.ts";
import { storyCard } from "../../src/views/story.ts";
import { calendarSamples } from "./calendar-samples.ts";
import { channelStatus, lostChannel } from "./job-samples.ts";
import { fundsEntries, fundsSamples } from "./funds-samples.ts";
import { makeClaimSamples } from "./claim-samples.ts";
import { greetingSamples, homeSamples } from "./home-samples.ts";
import { investorSamples } from "./investor-samples.ts";
import { livingSamples } from "./living-samples.ts";
import { names } from "./names.ts";
import { clockSamples } from "./clock-samples.ts";
import { draftSamples } from "./draft-samples.ts";
import { digestSamples, reminderSamples } from "./reminder-samples.ts";
import { personSamples } from "./person-samples.ts";
import { postSamples } from "./post-samples.ts";
import { reasons } from "./reasons.ts";
import { ruleSamples } from "./rule-samples.ts";
import { scoreSamples } from "./score-samples.ts";
import { sidesSamples } from "./sides-samples.ts";
import { chainSamples, creditSamples, shares, transfer } from "./samples-credit.ts";
import { requestSamples, withPromises } from "./request-samples.ts";

/** Every message the assistant has, with what a person would meet in it. */
export type Samples = Readonly<Record<string, Readonly<Record<string, Message>>>>;

const now = new Date("2026-11-23T02:00:00.000Z");
const timezone = "Asia/Shanghai";

export function makeSamples(locale: Locale): Samples {
  const pack = loadPack(locale === "en" ? "edo" : "cn-government");
  const words = catalogueOf(locale);
  const view: View = { words, locale, pack, timezone, demo: false };
  const said = names[locale];
  const group = pack.groups[0]?.code ?? "";
  const units = said.units.map(([name, shortName, code], index): Unit => ({
    id: index + 1,
    name,
    shortName,
    code,
    group,
    active: index < 2,
    hours: index === 1 ? { from: "09:00", to: "17:00" } : null,
    timezone: index === 1 ? "Asia/Urumqi" : null,
  }));
  const [first, second] = units;
  const people = said.people.map((name, index): Member => ({
    id: 7 + index,
    name,
    unitId: 1,
    roles: [{ name: "member", unitId: 1 }, ...(index === 0 ? [{ name: "leader", unitId: 1 } as const] : [])],
    active: true,
  }));
  const [ada, ben] = people;
  if (!first || !second || !ada || !ben) throw new Error("too few samples");
  const stages = pack.stages.map(({ code }) => code);
  const project = (changes: Partial<Project> = {}): Project => ({
    number: 12,
    name: "",
    codeName: "",
    company: null,
    amount: null,
    chain: null,
    chainRole: pack.chainRoles[1]?.code ?? null,
    stage: stages[2] ?? "",
    reached: {},
    evidence: {},
    origin: "attracted",
    kind: "new",
    contact: null,
    via: "chamber",
    referrer: null,
    secrecy: "L1",
    unitId: 1,
    ownerId: 7,
    next: null,
    needs: null,
    creditCode: "91350100M000100Y43",
    country: null,
    note: null,
    loggedAt: "2026-11-02T02:00:00.000Z",
    progressAt: "2026-11-20T02:00:00.000Z",
    voided: false,
    ...plain,
    ...said.project,
    ...changes,
  });
  const lamp = (one: Project) => lampOf(one, pack, calendarFor(pack.calendar), timezone, now);
  const inside: Audience = { channelOf: 1 };
  const outside: Audience = { channelOf: 2 };
  const entry = (
    kind: EntryKind,
    details: Entry["body"]["details"],
    changes: Entry["body"]["changes"] = {},
  ): Entry => ({
    subject: "project",
    stream: 12,
    seq: 1,
    kind,
    at: "2026-11-20T02:00:00.000Z",
    actorId: 7,
    via: "slack:T1/U1",
    delivery: "d",
    rule: pack.version,
    unitId: 1,
    body: { changes, details },
    prev: "",
    hash: "",
  });
  const history = [
    entry("undo", { undoes: 5 }),
    entry("stage", { from: stages[1], to: stages[2] }),
    entry("assign", {}),
    entry("progress", { kind: "visit", text: said.visit }),
    entry("edit", {}, { amount: [null, 1], ownerId: [1, 2], next: [null, 1] }),
    entry("lead", {}),
    ...fundsEntries().map(([kind, details, changes]) => entry(kind, details, changes)),
  ];
  const card = (one: Project, options: Partial<ProjectCard> = {}, audience: Audience = inside): Message => {
    const next = pack.stages[stages.indexOf(one.stage) + 1];
    return projectCard(view, {
      project: show(one, audience),
      unit: first,
      owner: ada,
      funds: [],
      lamp: lamp(one),
      next,
      nextLine: next && stageLine(next, locale, one.number),
      headline: words.card.logged(12),
      justChanged: true,
      step: 3,
      mayChange: true,
      ...options,
    });
  };
  const bare = project({
    company: null,
    amount: null,
    chain: null,
    chainRole: null,
    contact: null,
    referrer: null,
    needs: null,
    creditCode: null,
    country: null,
    note: null,
    via: null,
    next: null,
    stage: stages[0] ?? "",
  });
  const old = project({ number: 3, next: null, progressAt: "2026-09-01T02:00:00.000Z" });
  const older = project({ number: 4, next: null, secrecy: "L2", progressAt: "2026-07-01T02:00:00.000Z" });
  const late = project({ number: 5, next: null, progressAt: "2026-10-20T02:00:00.000Z" });

  const line = (
    kind: EntryKind,
    details: Entry["body"]["details"],
    one = project(),
    audience = inside,
  ): DigestLine => ({ project: show(one, audience), entry: { ...entry(kind, details), actorId: 8 } });
  const visit = line("progress", { kind: "visit", text: said.visit });
  const digest: Digest = {
    from: now,
    to: now,
    leads: [line("lead", {}), line("lead", {}, project({ secrecy: "L2" }))],
    moves: [line("stage", { from: stages[1], to: stages[2] })],
    visits: [
      visit,
      line("progress", { kind: "site", text: said.visit }, project({ secrecy: "L2" })),
      ...Array.from({ length: 9 }, () => visit),
    ],
    lost: [line("lost", { reason: "land" }), line("lost", { reason: "land" }, project({ secrecy: "L2" }))],
    exited: [line("exit", { reason: "other", text: said.visit })],
    revived: [line("revive", { from: "lost" })],
    givers: [second],
    verified: [
      { ...line("verification", {}), claim: 7, amount: { currency: "CNY", minor: 2e9 } },
      { ...line("verification", {}), claim: 8, amount: { currency: "CNY", minor: 1e9 } },
      { ...line("verification", {}), claim: 9, amount: { currency: "USD", minor: 5e8 } },
      { ...line("verification", {}, project({ secrecy: "L2" })), claim: 10, amount: undefined },
    ],
  };
  const quiet: Digest = {
    from: now,
    to: now,
    leads: [],
    moves: [],
    visits: [],
    lost: [],
    exited: [],
    revived: [],
    givers: [],
    verified: [],
  };
  const counted = pack.metrics.find(({ code }) => code === pack.defaultMetric);
  const amounts = pack.metrics.find(({ value }) => value === "amount");
  if (!counted || !amounts) throw new Error("too few metrics");
  const ranked = (unit: Unit, figures: Partial<BoardLine>): BoardLine => ({
    unitId: unit.id,
    name: unit.shortName,
    rank: null,
    change: null,
    actual: 0,
    claimed: null,
    target: null,
    lastYear: null,
    completion: undefined,
    gap: undefined,
    growth: undefined,
    lamp: undefined,
    ...figures,
  });
  const board = (changes: Partial<Board> = {}): Board => ({
    period: "year",
    day: "2026-11-23",
    group,
    metric: counted,
    key: "2026",
    origin: "attracted",
    schedule: 327 / 365,
    follows: null,
    asOf: now,
    rule: pack.version,
    lines: [
      ranked(first, {
        rank: 1,
        change: 2,
        actual: 12,
        target: 12,
        completion: 1,
        gap: 10.4,
        lastYear: 9,
        lamp: "green",
      }),
      ranked(second, {
        rank: 2,
        change: -1,
        actual: 5,
        target: 8,
        completion: 0.625,
        gap: -27.1,
        lastYear: 6,
        lamp: "yellow",
      }),
      ...units.slice(2).map((unit) => ranked(unit, { rank: 3, lastYear: 0 })),
    ],
    ...changes,
  });
  const plainLines = board().lines.map((one) => ({
    ...one,
    change: null,
    target: null,
    completion: undefined,
    gap: undefined,
    lastYear: null,
    lamp: undefined,
    actual: one.actual * 1e10,
    rank: null,
  }));
  const byId = new Map(people.map((member) => [member.id, member]));
  const channel = (unitId: number, active: boolean): Channel => ({
    id: unitId,
    address: { platform: "slack", workspace: "T1", id: "C1" },
    name: units[unitId - 1]?.shortName ?? "",
    unitId,
    boardAt: "08:50",
    staleAt: "09:20",
    timezone,
    locale,
    active,
    posts: null,
    since: now.toISOString(),
  });
  const waiting = { units, owner: ada, channel: channel(1, true), projects: [old, older, late], lamp } as const;
  const stage = pack.stages.find(({ evidence }) => evidence.length > 2) ?? fail();
  const counts = { visits: 9, out: 4, in: 3, online: 2, errands: 102 };
  const joined = (changes: Partial<Joined>) =>
    joinedNotes(view, { own: false, units: [], unnamed: false, ...changes }, units);
  const met = { kind: "visit", text: said.visit, ...said.outing };
  const accounts = [
    { identity: { platform: "lark", workspace: "t1", id: "ou_1" }, current: false },
    { identity: { platform: "slack", workspace: "T1", id: "U1" }, current: true },
  ] as const;

  return {
    drafts: draftSamples(view),
    cards: {
      logged: card(project()),
      "logged with a name alone": card(bare),
      progressed: card(project(), { headline: words.card.progressed(12) }),
      "moved on": card(project({ stage: stages[4] ?? "" }), {
        headline: words.card.moved(12, pack.stages[4]?.name[locale] ?? ""),
      }),
      "at its end": card(project({ stage: stages.at(-1) ?? "" }), {
        headline: words.card.moved(12, pack.stages.at(-1)?.name[locale] ?? ""),
      }),
      "handed over": card(project(), { headline: words.card.assigned(12, ben.name), owner: ben }),
      corrected: card(project(), { headline: words.card.edited(12) }),
      undone: card(project(), { headline: words.card.undone(12), justChanged: false }),
      void: card(project({ voided: true }), { headline: words.card.voided(12), justChanged: false }),
      "shown with its timeline": card(old, {
        headline: words.card.shown(3, old.name),
        justChanged: false,
        history: history.map((one) => ({ entry: one, actor: one.kind === "undo" ? undefined : ada })),
      }),
      "seen from outside": card(
        project({ secrecy: "L2" }),
        { headline: words.card.shown(12, "12"), justChanged: false, mayChange: false },
        outside,
      ),
      "shared, and to go to another unit": card(
        project({ shares, transfer: transfer(said.visit, true), link: said.link, partners: [2] }),
        { units },
      ),
      "its credit to be divided anew": card(
        project({ split: { shares, byId: 7, at: now.toISOString(), concerned: [1, 2], agreed: [1] } }),
        { units },
      ),
      "in a demonstration": projectCard(
        { ...view, demo: true },
        {
          project: show(project(), inside),
          unit: first,
          owner: ada,
          funds: [],
          lamp: lamp(project()),
          next: undefined,
          nextLine: undefined,
          headline: words.card.logged(12),
          justChanged: false,
          step: 1,
          mayChange: false,
        },
      ),
    },
    living: livingSamples(view, { now, project, entry, people: [ada, ben], units, said: said.visit }),
    sides: sidesSamples(view, { project, card, entry, people: [ada, ben], said: said.visit }),
    outings: {
      "a visit": card(project(), {
        headline: words.card.progressed(12),
        outings: { visits: 1, out: 1, in: 0, online: 0, errands: 0 },
        notes: [...joined({ units: [2] }), ...joined({ unnamed: true }), ...joined({ own: true })],
        history: [met, { ...met, online: true, result: said.visit }, { kind: "errand", ...said.errand }].map(
          (details) => ({ entry: entry("progress", details), actor: ada }),
        ),
      }),
      "the visits of a month": visitSummary(view, {
        period: "month",
        from: "2026-11-01",
        to: "2026-11-23",
        units: units.map((unit, index) => ({
          unit,
          out: 5 * index,
          in: index,
          online: 0,
          firms: 4 * index,
          cities: index === 0 ? [] : Array.from({ length: 4 + 5 * index }, () => said.outing.city),
        })),
        total: { visits: 15, firms: 12 },
      }),
      "the visits of today, of one unit": visitSummary(view, {
        period: "today",
        from: "2026-11-23",
        to: "2026-11-23",
        units: [{ unit: first, out: 0, in: 0, online: 0, firms: 0, cities: [] }],
        total: undefined,
      }),
      "the story at production": storyCard(
        view,
        {
          project: show(project(), inside),
          milestones: [
            { kind: "stage", day: "2024-03-01", stage: stages[0] ?? "", days: undefined },
            { kind: "visit", day: "2024-03-09", entry: entry("progress", met) },
            { kind: "stage", day: "2024-11-20", stage: stages[4] ?? "", days: 264 },
            { kind: "entry", day: "2025-01-08", entry: entry("transfer", {}) },
          ],
          more: 5,
          counts,
          days: 812,
          arrived: true,
          thanked: [
            { unitId: 1, names: said.people },
            { unitId: undefined, names: ["X"] },
          ],
        },
        units,
      ),
      "the story so far": storyCard(
        view,
        {
          project: show(project(), inside),
          milestones: [],
          more: 0,
          counts: { visits: 0, out: 0, in: 0, online: 0, errands: 0 },
          days: 1,
          arrived: false,
          thanked: [],
        },
        units,
      ),
    },
    connections: {
      lost: connectionLost(view, "lark", now),
      "back, and everything comes again": connectionBack(view, "lark", {
        from: now,
        to: new Date(now.getTime() + 2 * 3_600_000),
        redeliveredMs: 7 * 3_600_000,
      }),
      "back, and older messages are lost": connectionBack(view, "slack", {
        from: now,
        to: new Date(now.getTime() + 600_000),
        redeliveredMs: 300_000,
      }),
      "back after longer than hours": connectionBack(view, "lark", {
        from: now,
        to: new Date(now.getTime() + 8 * 3_600_000),
        redeliveredMs: 7 * 3_600_000,
      }),
    },
    linking: {
      "a code": linkCode(view, { code: "7K3QM-XR0ZB", minutes: 10 }),
      linked: linked(view, ada),
      "told to the other account": linkedNotice(view, accounts[1].identity),
      accounts: identityList(view, accounts),
      unlinked: unlinked(view, accounts[0].identity),
    },
    requests: {
      ...requestSamples(view, units, people, project()),
      "a project's promises": card(
        withPromises(project({ stage: stages[stages.indexOf(pack.promises.reviewedBy) - 1] ?? "" }), locale === "en"),
        {
          headline: words.promises.made(3, 12),
          history: [entry("promise", { promise: 3, step: "made", text: said.visit })].map((one) => ({
            entry: one,
            actor: ada,
          })),
        },
      ),
    },
    claims: makeClaimSamples(view, {
      units,
      owner: ada,
      reason: said.visit,
      project,
      card: (one) => card(one, {}, { channelOf: one.unitId }),
      entry: (kind, details, changes) => entry(kind, { ...details }, changes),
    }),
    lists: {
      some: projectList(
        view,
        [project(), older].map((one) => ({ project: show(one, inside), owner: ada, lamp: lamp(one) })),
        { title: words.list.title(2), empty: words.list.empty, more: true },
      ),
      one: projectList(view, [{ project: show(project(), inside), owner: undefined, lamp: lamp(project()) }], {
        title: words.list.title(1),
        empty: words.list.empty,
        more: false,
      }),
      found: projectList(view, [{ project: show(project(), inside), owner: ada, lamp: lamp(project()) }], {
        title: words.list.found(locale === "en" ? "battery" : "电池", 1),
        empty: words.list.empty,
        more: false,
      }),
      mine: projectList(view, [{ project: show(project(), inside), owner: ada, lamp: lamp(project()) }], {
        title: words.list.mine(1),
        empty: words.list.mineEmpty,
        more: false,
      }),
      none: projectList(view, [], { title: "", empty: words.list.empty, more: false }),
      "none of one's own": projectList(view, [], { title: "", empty: words.list.mineEmpty, more: false }),
    },
    investors: {
      ...investorSamples(view, units, { project: show(project(), inside), lamp: lamp(project()) }),
      "a project merged away": card(project({ mergedInto: 15 }), {
        headline: words.card.shown(12, project().name),
        justChanged: false,
        mayChange: false,
        history: [{ entry: entry("merge", { merged: "#12", into: 15 }), actor: ada }],
      }),
    },
    boards: {
      year: boardMessage(view, board()),
      "month, an amount": boardMessage(view, board({ period: "month", metric: amounts, lines: plainLines })),
      "nothing yet": boardMessage(
        view,
        board({ period: "today", lines: plainLines.map((one) => ({ ...one, actual: 0, rank: 1 })) }),
      ),
      "attracted and grown, side by side": boardsMessage(view, [board(), board({ origin: "grown" })]),
      "an empty group": boardMessage(view, board({ period: "week", lines: [] })),
    },
    // Of the pack that may have them, in both languages.
    persons: personSamples({ ...view, pack: loadPack("edo") }, now),
    posts: postSamples(view, { board, digest, quiet, people: byId, project, now }),
    digests: digestSamples(view, waiting),
    reminders: reminderSamples(view, waiting),
    homes: homeSamples(view, { ...waiting, board: board() }),
    greetings: greetingSamples(view, units),
    // Of the pack that has them, in both languages.
    clocks: clockSamples({ ...view, pack: loadPack("cn-government") }),
    "hand-overs": creditSamples(view, project(), units, { people: said.people, reason: said.visit }, entry),
    rules: ruleSamples(view, units),
    chains: chainSamples(view, project(), units),
    errors: {
      ...Object.fromEntries(
        Object.entries(reasons(locale, pack)).map(([reason, values]) => [
          reason,
          errorMessage(new UserError("invalid_input", reason as Reason, values as Reasons[Reason]), words, locale),
        ]),
      ),
      "with an example": errorMessage(
        new UserError(
          "invalid_input",
          "bare_amount",
          { given: "50" },
          locale === "en" ? "/lead Battery plant amount:US$30m" : "/线索 电池项目 投资:50亿",
        ),
        words,
        locale,
      ),
      "a bug": failureMessage("7f3a2b", words, locale),
    },
    help: Object.fromEntries([
      ["all", helpList(view, offered(commands, pack))],
      ...commands.map((command) => [command.name, commandHelp(view, command, offered(commands, pack))] as const),
    ]),
    forms: {
      ...Object.fromEntries(
        ["lead", "progress", "assign", "target", "funds", "verify"].map((name) => {
          const command = commands.find((item) => item.name === name) ?? fail();
          const error = errorMessage(
            new UserError("invalid_input", "missing_argument", { key: "…" }, command.examples[locale][0]),
            words,
            locale,
          );
          return [
            name,
            formMessage(view, formHeading(view, command.summary[locale], "", error), {
              line: `/${name}`,
              fields: formFields(command, locale),
            }),
          ];
        }),
      ),
      ...Object.fromEntries(
        gatesOf(view)
          .filter(({ evidence }) => evidence.length > 0)
          .map((one) => [
            `gate of ${one.code}`,
            formMessage(
              view,
              errorMessage(
                new UserError("invalid_input", "missing_evidence", {
                  stage: one.name[locale],
                  keys: one.evidence.map((item) => item.name[locale]),
                }),
                words,
                locale,
              ),
              { line: `/stage #12 ${one.code}`, fields: gateFields(view, one.name[locale]) },
            ),
          ]),
      ),
    },
    calendar: calendarSamples(view),
    funds: fundsSamples(view, { project, units, unitId: 1 }),
    scores: scoreSamples(view, units),
    admin: {
      "unit added": unitSaved(view, first, true),
      "unit changed": unitSaved(view, first, false),
      units: unitList(view, units),
      "channel bound": channelBound(view, channel(1, true), first),
      "posts of a channel": channelPosts(
        view,
        {
          ...channel(1, true),
          posts: { group: pack.groups[1]?.code ?? null, kinds: ["daily", "monthly"], sections: ["board", "digest"] },
        },
        first,
      ),
      "no posts": channelPosts(
        view,
        { ...channel(1, true), posts: { group: null, kinds: [], sections: ["board"] } },
        first,
      ),
      channels: channelList(view, channel(1, true), [channel(1, true), channel(2, false)].map(withPosts), units),
      "a channel of nobody": channelList(view, undefined, [], units),
      "jobs of a channel": channelJobs(view, channelStatus(channel(1, true)), units[0]),
      "jobs of a channel that cannot be reached": channelJobs(view, lostChannel(channel(1, true)), units[0]),
      "jobs of all channels": allChannelJobs(
        view,
        [lostChannel(channel(2, true)), channelStatus(channel(1, true))],
        true,
      ),
      "jobs of no channel": allChannelJobs(view, [], false),
      "leader granted": roleChanged(view, "grant", ada, "leader", first),
      "admin granted": roleChanged(view, "grant", ada, "admin", undefined),
      "leader revoked": roleChanged(view, "revoke", ada, "leader", first),
      "admin revoked": roleChanged(view, "revoke", ada, "admin", undefined),
      people: peopleList(
        view,
        [
          ...people,
          {
            id: 9,
            name: "X",
            unitId: undefined,
            roles: [
              { name: "verifier", unitId: 2 },
              { name: "admin", unitId: undefined },
            ],
            active: true,
          },
        ],
        units,
      ),
      "target, a count": targetSet(view, {
        target: { unitId: 1, year: 2026, metric: counted.code, value: 12 },
        unit: first,
        metric: counted,
      }),
      "target, an amount": targetSet(view, {
        target: { unitId: 1, year: 2026, metric: amounts.code, value: 3e11 },
        unit: first,
        metric: amounts,
      }),
      "feedback to the admins": feedbackNotice(view, ada.name, said.visit),
      "thanks for feedback": feedbackThanks(view, true),
      "thanks, nobody there yet": feedbackThanks(view, false),
      stage: errorMessage(
        new UserError("invalid_input", "missing_evidence", {
          stage: stage.name[locale],
          keys: stage.evidence.map((item) => item.name[locale]),
        }),
        words,
        locale,
      ),
    },
  };
}

function fail(): never {
  throw new Error("too few samples");
}
