import type { Message } from "../../src/chat/message.ts";
import type { Unit } from "../../src/domain/model.ts";
import type { Comparison } from "../../src/domain/investors/compare.ts";
import type { FoundInvestor } from "../../src/domain/investors/find.ts";
import type { ShownInvestor } from "../../src/domain/investors/visible.ts";
import type { DescribedProject } from "../../src/domain/projects/describe.ts";
import { bothTimes, duplicateMessage, duplicateNotes, investorCard, investorList } from "../../src/views/investors.ts";
import type { View } from "../../src/views/view.ts";

/** Investors as people meet them: a full record, a bare one, one merged away, lists, and what a second reporter is told. */
export function investorSamples(
  view: View,
  units: readonly Unit[],
  described: Pick<DescribedProject, "project" | "lamp">,
): Readonly<Record<string, Message>> {
  const en = view.locale === "en";
  const { investors: say, card } = view.words;
  const bare: ShownInvestor = {
    number: 3,
    name: en ? "Phoenix Energy Inc." : "凤凰新能源股份有限公司",
    aliases: [],
    creditCode: null,
    parent: null,
    classes: {},
    country: null,
    contacts: [],
    capital: null,
    mergedInto: null,
    voided: false,
    since: undefined,
  };
  const loggedAt = "2026-11-02T02:00:00.000Z";
  const [first] = view.pack.classes;
  const full: ShownInvestor = {
    ...bare,
    aliases: en ? ["Phoenix", "Phoenix Group"] : ["凤凰新能源", "鳳凰集團"],
    creditCode: "91350100M000100Y43",
    parent: en ? "Phoenix Holdings" : "凤凰控股",
    classes: first ? { [first.code]: 2025 } : {},
    country: en ? "Singapore" : "新加坡",
    contacts: [{ name: en ? "Ada Chen" : "王强", title: en ? "CFO" : "董事长", phone: "13800000000", unitId: 1 }],
    capital: { currency: "CNY", minor: 5e11 },
    since: { unitId: 1, loggedAt },
  };
  const match: Comparison = { score: 88, level: "likely", reasons: ["name", "one_place"] };
  const found: FoundInvestor = { investor: { ...bare, number: 5 }, match, projects: 2 };
  const project: DescribedProject = {
    ...described,
    next: undefined,
    nextLine: undefined,
    mayChange: false,
    openMarks: [],
    funds: [],
    openTo: () => false,
  };
  const of = { units, headline: say.title(3, bare.name), projects: [], others: false, alike: [], mayMerge: false };
  const notes = duplicateNotes(
    view,
    [
      {
        match: { score: 98, level: "same", reasons: ["name"] },
        investor: bare,
        projects: [{ project: described.project, on: "2026-11-02" }],
        elsewhere: "hidden",
      },
      { match, investor: undefined, projects: [], elsewhere: { unitId: 1, on: "2026-11-02" } },
      {
        match: { score: 75, level: "likely", reasons: ["phone"] },
        investor: undefined,
        projects: [],
        elsewhere: "hidden",
      },
    ],
    units,
  );
  return {
    "a full record": investorCard(view, {
      ...of,
      investor: full,
      projects: [project],
      others: true,
      alike: [found],
      mayMerge: true,
    }),
    "a bare record": investorCard(view, { ...of, investor: bare }),
    corrected: investorCard(view, { ...of, investor: full, headline: say.edited(3), projects: [project] }),
    "merged away": investorCard(view, { ...of, investor: { ...bare, mergedInto: 5 }, mayMerge: true }),
    found: investorList(view, en ? "Phoenix" : "凤凰", [found]),
    "none found": investorList(view, en ? "Phoenix" : "凤凰", []),
    "somebody is there already": duplicateMessage(view, 12, notes),
    "what a merging says": {
      summary: say.merged("#15", "#12"),
      title: say.unmerged("#15"),
      locale: view.locale,
      blocks: [
        {
          kind: "note",
          text: bothTimes(view, [
            { ref: "#12", at: loggedAt },
            { ref: "#15", at: loggedAt },
          ]),
        },
        { kind: "note", text: say.stillTwo(3, 5) },
        { kind: "note", text: card.undoneOther(bare.name) },
      ],
    },
  };
}
