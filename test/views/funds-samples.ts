import type { Message } from "../../src/chat/message.ts";
import type { EntryBody, EntryKind, Project, Unit } from "../../src/domain/model.ts";
import type { FundsClaim } from "../../src/domain/models/funds.ts";
import type { ShownClaim } from "../../src/domain/funds/shown.ts";
import { show } from "../../src/domain/secrecy.ts";
import { claimList, claimMessage, claimQueue } from "../../src/views/funds-claims.ts";
import { burstNotice, verifyReminder } from "../../src/views/funds-reminders.ts";
import { fundsRows } from "../../src/views/funds.ts";
import { fieldRows, type View } from "../../src/views/view.ts";

const waiting: FundsClaim = {
  number: 7,
  amount: { currency: "CNY", minor: 3e9 },
  on: "2026-11-20",
  bookedOn: "2026-11-20",
  late: null,
  source: "abroad",
  evidence: "R-2026-18",
  unitId: 1,
  byId: 7,
  at: "2026-11-21T02:00:00.000Z",
  state: "claimed",
  verifiedMinor: 0,
  decidedById: null,
  decidedAt: null,
  reason: null,
  over: null,
};

/** What is said of arrived funds, to those who claim, verify and coordinate. */
export function fundsSamples(
  view: View,
  of: {
    readonly project: (changes?: Partial<Project>) => Project;
    readonly units: readonly Unit[];
    readonly unitId: number;
  },
): Readonly<Record<string, Message>> {
  const en = view.locale === "en";
  const words = en ? "the rest is a loan" : "其余为借款";
  const late: Partial<FundsClaim> = { bookedOn: "2026-12-08", late: en ? "receipt came late" : "回单晚到" };
  const shown = (changes: Partial<FundsClaim> = {}, inside = true, more: Partial<ShownClaim> = {}): ShownClaim => ({
    claim: { ...waiting, ...changes },
    project: show(of.project(), { channelOf: inside ? of.unitId : 99 }),
    beyondContract: false,
    closedMonth: undefined,
    mayVerify: false,
    mayWithdraw: false,
    ...more,
  });
  const cut = { state: "verified", verifiedMinor: 2e9, reason: words } as const;
  const dollars = { number: 8, amount: { currency: "USD", minor: 5e8 } };
  const [unit] = of.units;
  const [metric] = view.pack.metrics.filter(({ funds }) => funds === "claimed");
  if (!unit || !metric) throw new Error("too few samples");
  const { funds } = view.words;
  const rows = fieldRows(
    fundsRows(view, {
      project: show(of.project({ exclusion: "relocation", baseline: { currency: "CNY", minor: 1e9 } }), {
        channelOf: of.unitId,
      }),
      funds: [
        { currency: "CNY", claimed: 5e9, verified: 2e9, waiting: 2, contract: 1e10 },
        { currency: "USD", claimed: 5e8, verified: 0, waiting: 1, contract: undefined },
      ],
    }),
  );
  return {
    "rows of a card": {
      summary: funds.claimed(7, 12, "1"),
      title: funds.claimedLate(7, 12, "1"),
      locale: view.locale,
      blocks: [{ kind: "fields", fields: rows }],
    },
    "a claim to verify": claimMessage(view, shown({}, false, { mayVerify: true }), { unit }),
    "a claim to verify, late and beyond the contract": claimMessage(
      view,
      shown(late, false, { mayVerify: true, beyondContract: true, closedMonth: "2026-12" }),
      { unit },
    ),
    "a verdict to the verifier": claimMessage(view, shown(cut, false), { unit, undo: 4 }),
    "a verdict to the claimant": claimMessage(view, shown({ ...cut, over: words }), { unit, note: funds.told }),
    rejected: claimMessage(view, shown({ state: "rejected", reason: words }), { unit, note: funds.told }),
    claims: claimList(
      view,
      { number: 12, title: "XF" },
      [shown(dollars, true, { mayWithdraw: true }), shown({ ...cut, ...late }), shown({ state: "withdrawn" })],
      true,
    ),
    "claims of a project without any": claimList(view, { number: 12, title: "XF" }, [], false),
    "the queue": claimQueue(view, [shown(late, false), shown(dollars)], { units: of.units, page: 1, more: true }),
    "the queue, one": claimQueue(view, [shown()], { units: of.units, page: 2, more: false }),
    "the queue, empty": claimQueue(view, [], { units: of.units, page: 1, more: false }),
    "the reminder": verifyReminder(view, [shown({}, false), shown(dollars, false)], { units: of.units, most: 1 }),
    "the reminder of one": verifyReminder(view, [shown({}, false)], { units: of.units, most: 1 }),
    "claims in a heap": burstNotice(view, [{ unit, metric, last: 6e9, year: 1e10 }], "2026-12"),
  };
}

/** Entries of the timeline. */
export function fundsEntries(): readonly (readonly [EntryKind, EntryBody["details"], EntryBody["changes"]])[] {
  const after = (changes: Partial<FundsClaim>): EntryBody["changes"] => ({
    "funds.7": [waiting, { ...waiting, ...changes }],
  });
  return [
    ["exclusion", { rule: null }, {}],
    ["exclusion", { rule: "relocation", text: "R-1" }, {}],
    ["verification", { claim: 7, text: "R-1" }, after({ state: "rejected" })],
    [
      "verification",
      { claim: 7, text: "R-1", closed: "2026-10", over: "A-3" },
      after({ state: "verified", verifiedMinor: 2e9 }),
    ],
    ["verification", { claim: 7 }, after({ state: "verified", verifiedMinor: 3e9 })],
    ["funds", { claim: 7, text: "R-1" }, after({ state: "withdrawn" })],
    ["funds", { claim: 7, text: "R-1" }, after({ late: "R-1" })],
    ["funds", { claim: 7 }, after({})],
  ];
}
