import type { Message } from "../../src/chat/message.ts";
import type { Pending, PendingTransfer } from "../../src/domain/credit/pending.ts";
import type { Entry, Project, Unit } from "../../src/domain/model.ts";
import type { Chain } from "../../src/domain/models/chain.ts";
import type { Share, Transfer } from "../../src/domain/models/credit.ts";
import { show, type Audience } from "../../src/domain/secrecy.ts";
import { chainCard, chainList, closedGapNote, gapList } from "../../src/views/chains.ts";
import { creditEntry, sharesText } from "../../src/views/credit.ts";
import { creditNews, pendingList, splitRequest, transferRequest } from "../../src/views/hand-over.ts";
import { sentence } from "../../src/views/sentence.ts";
import type { View } from "../../src/views/view.ts";

const at = "2026-11-23T02:00:00.000Z";
const inside: Audience = { channelOf: 1 };
const outside: Audience = { channelOf: 2 };

export const shares: readonly Share[] = [
  { unitId: 1, role: "first", percent: 50 },
  { unitId: 2, role: "landed", percent: 50 },
];

export const transfer = (reason: string, given: boolean): Transfer => ({
  toUnitId: 2,
  byId: 7,
  at,
  reason,
  shares,
  given: given ? { byId: 7, at } : null,
});

/** Hand-overs and splits, as the sides read them. */
export function creditSamples(
  view: View,
  project: Project,
  units: readonly Unit[],
  said: { readonly people: readonly [string, string]; readonly reason: string },
  entry: (kind: Entry["kind"], details: Entry["body"]["details"]) => Entry,
): Readonly<Record<string, Message>> {
  const { credit } = view.words;
  const [asker, leader] = said.people;
  const [from, to] = units.map(({ shortName }) => shortName);
  const pending = (given: boolean, audience: Audience): PendingTransfer => ({
    kind: "transfer",
    project: show(project, audience),
    fromUnitId: 1,
    transfer: transfer(said.reason, given),
    askedUnitIds: [given ? 2 : 1],
    forMe: true,
  });
  const split = { shares, byId: 7, at, concerned: [1, 2, 3], agreed: [1] };
  const list: readonly Pending[] = [
    pending(true, outside),
    { ...pending(false, inside), forMe: false },
    { kind: "split", project: show(project, outside), split, askedUnitIds: [2, 3], forMe: true },
  ];
  const steps: readonly Entry[] = [
    entry("transfer", { step: "asked", unit: to, text: said.reason }),
    entry("transfer", { step: "confirmed", unit: to }),
    entry("transfer", { step: "accepted", unit: to, giver: from }),
    entry("transfer", { step: "declined", unit: to, text: said.reason }),
    entry("transfer", { step: "cancelled", unit: to }),
    entry("split", { settled: false, shares: [{ unit: from, role: "first", percent: 100 }] }),
    entry("split", { settled: true, shares: [{ unit: from, role: "first", percent: 100 }] }),
    entry("split", { step: "declined", text: said.reason }),
  ];
  return {
    "asked of the own leader": transferRequest(view, pending(false, inside), { units, askedBy: asker }),
    "asked of the other unit": transferRequest(view, pending(true, outside), { units, askedBy: asker }),
    accepted: creditNews(view, show(project, outside), {
      headline: credit.accepted(12, to ?? ""),
      tone: "good",
      unit: to,
      owner: leader,
      shares: sharesText(view, shares, units),
    }),
    declined: creditNews(view, show(project, inside), {
      headline: credit.declined(12, to ?? ""),
      words: credit.said(leader, said.reason),
    }),
    waiting: pendingList(view, list, units, { title: credit.pending(3) }),
    "nothing waiting": pendingList(view, [], units, { title: credit.pending(0) }),
    reminded: pendingList(view, list.slice(0, 1), units, { title: credit.remind(1), note: credit.remindNote(5) }),
    "a split proposed": splitRequest(view, show(project, outside), {
      units,
      now: [{ unitId: 1, role: "landed", percent: 100 }],
      proposed: shares,
      askedBy: asker,
    }),
    ...Object.fromEntries(
      steps.map((one, index) => [`step ${index + 1}`, sentence(view, creditEntry(view, one))] as const),
    ),
  };
}

/** Chains, with a gap that a project on its way would fill. */
export function chainSamples(view: View, project: Project, units: readonly Unit[]): Readonly<Record<string, Message>> {
  const zh = view.locale === "zh-CN";
  const chain: Chain = {
    id: 1,
    name: zh ? "新能源" : "EV",
    aliases: zh ? ["锂电"] : ["batteries"],
    fromYear: 2024,
    toYear: null,
    chief: zh ? "王市长" : "Kim Lee",
    taskForceUnitId: 1,
    leaders: zh ? ["宁德时代"] : ["Acme Motors"],
    links: [
      { name: zh ? "电解液" : "electrolyte", state: "missing", targets: zh ? ["天赐材料", "新宙邦"] : ["Globex"] },
      { name: zh ? "隔膜" : "separator", state: "weak", targets: [] },
      { name: zh ? "正极" : "cathode", state: "held", targets: [] },
    ],
    active: true,
  };
  const bare: Chain = { ...chain, name: zh ? "轴承" : "Bearings", chief: null, taskForceUnitId: null, toYear: 2026 };
  const plain: Chain = { ...bare, aliases: [], leaders: [], links: [] };
  const [missing, weak] = chain.links;
  if (!missing || !weak) throw new Error("too few links");
  const gaps = {
    chain,
    gaps: [
      { link: missing, projects: [show(project, outside), show(project, inside)] },
      { link: weak, projects: [] },
    ],
    byRole: [
      { role: view.pack.chains.gapRole, count: 2 },
      { role: null, count: 1 },
    ],
    more: true,
  };
  return {
    none: chainList(view, [], units),
    some: chainList(view, [chain, plain], units),
    one: chainCard(view, chain, units),
    saved: chainCard(view, plain, units, view.words.chains.added(plain.name)),
    "gaps of one": gapList(view, [gaps], true),
    "gaps of all": gapList(view, [gaps], false),
    "no gaps": gapList(view, [], false),
    "no gaps of one": gapList(view, [{ ...gaps, gaps: [], byRole: [], more: false }], true),
    "a gap closed": closedGapNote(view, show(project, inside), { chain, link: missing }),
  };
}
