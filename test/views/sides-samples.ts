import type { Message } from "../../src/chat/message.ts";
import type { Entry, EntryKind, Member, Project } from "../../src/domain/model.ts";
import type { SideState } from "../../src/domain/models/side.ts";
import { show } from "../../src/domain/secrecy.ts";
import type { SidesReasons } from "../../src/reasons/sides.ts";
import type { ProjectCard } from "../../src/views/project.ts";
import { oldFriends, poolList, revisitDigest } from "../../src/views/nurture.ts";
import { pauseRequest } from "../../src/views/sides.ts";
import type { View } from "../../src/views/view.ts";

/** Values a person would really meet. */
export function sidesReasons(en: boolean, pack: View["pack"]): SidesReasons {
  const locale = en ? "en" : "zh-CN";
  const stages = pack.stages.slice(0, 3).map((item) => item.name[locale]);
  const signed = pack.stages[4]?.name[locale] ?? "";
  const [kind, other] = pack.kinds.map((item) => item.name[locale]);
  return {
    stage_of_other_kind: { stage: signed, kind: kind ?? "", stages },
    mark_too_early: { mark: en ? "Above-scale firm" : "入规", from: signed },
    correct_unreached: { number: 12, stage: signed, stages },
    kind_past_start: { from: kind ?? "", to: other ?? "", stage: stages[0] ?? "" },
    introduced_in_circle: { number: 12, by: 8 },
    pause_too_long: { days: 180, latest: "2027-05-22" },
    already_paused: { number: 12, until: "2026-12-20" },
    pause_gone: { number: 12 },
    signed_exits: { number: 12, stage: signed },
    not_signed_yet: { number: 12, stage: signed },
    not_lost: { number: 12 },
    is_lost: { number: 12 },
    is_exited: { number: 12 },
    on_line: { number: 12 },
  };
}

interface Makers {
  readonly project: (changes: Partial<Project>) => Project;
  readonly card: (one: Project, options?: Partial<ProjectCard>) => Message;
  readonly entry: (kind: EntryKind, details: Entry["body"]["details"]) => Entry;
  readonly people: readonly [Member, Member];
  readonly said: string;
}

export function sidesSamples(view: View, { project, card, entry, people, said }: Makers): Record<string, Message> {
  const [ada, ben] = people;
  const { headline } = view.words.sides;
  const side = (changes: Partial<SideState>): SideState => ({
    state: "paused",
    reason: "approval",
    words: null,
    since: "2026-11-20",
    until: "2026-12-20",
    accepted: true,
    rounds: 0,
    byId: 8,
    past: [],
    ...changes,
  });
  const paused = project({ side: side({}) });
  const asked = project({ side: side({ accepted: false, reason: "other", words: said }) });
  const lost = project({ side: side({ state: "lost", reason: "land", words: said, until: "2027-02-20" }) });
  const forGood = project({ side: side({ state: "lost", reason: "refused", until: null }) });
  const exited = project({ side: side({ state: "exited", reason: "agreed", until: null }) });
  const [first, second, third] = view.pack.stages;
  const stages = { from: third?.code, to: second?.code };
  const said2 = { text: said };
  const history = [
    entry("correction", { ...stages, ...said2 }),
    entry("pause", { reason: "approval", until: "2026-12-20", accepted: true }),
    entry("pause", { reason: "other", ...said2, until: "2026-12-20", accepted: false }),
    entry("pause", { decision: "accepted", until: "2026-12-20" }),
    entry("pause", { decision: "declined", until: "2026-12-20", ...said2 }),
    entry("lost", { reason: "land", ...said2, revisit: "2027-02-20" }),
    entry("lost", { reason: "refused" }),
    entry("nurture", { revisit: "2027-05-01" }),
    entry("nurture", {}),
    entry("exit", { reason: "agreed" }),
    entry("revive", { from: "lost", ...said2 }),
    entry("revive", { from: "paused" }),
    entry("stage", { mark: true, from: third?.code, to: view.pack.marks[0]?.code ?? third?.code }),
    entry("correction", { mark: true, to: view.pack.marks[0]?.code ?? third?.code, ...said2 }),
  ];
  const shown = (one: Project) => show(one, { channelOf: 1 });
  const brought = [13, 14].map((number) => shown(project({ number, secrecy: number === 14 ? "L2" : "L1" })));
  const bringer = { by: shown(project({ number: 8 })), brought, more: true };
  return {
    "on hold": card(paused, { headline: headline.paused(12, "2026-12-20") }),
    "hold asked for": card(asked, { headline: headline.asked(12, "2026-12-20") }),
    "hold to decide on": pauseRequest(view, { project: shown(asked), who: ben.name }),
    lost: card(lost, { headline: headline.lost(12, "2027-02-20"), next: undefined, nextLine: undefined }),
    "lost for good": card(forGood, { headline: headline.lostForGood(12), next: undefined, nextLine: undefined }),
    exited: card(exited, { headline: headline.exited(12), next: undefined, nextLine: undefined }),
    revived: card(project({}), { headline: headline.revived(12) }),
    "the whole way": card(project({ reached: { "above-scale": "2026-11-20" } }), {
      headline: view.words.card.shown(12, project({}).name),
      justChanged: false,
      times: [
        { stage: first?.code ?? "", from: "2026-10-01", days: 3, current: false },
        { stage: second?.code ?? "", from: "2026-10-04", days: 1, current: false },
        { stage: third?.code ?? "", from: "2026-10-05", days: 40, current: true },
      ],
      kin: bringer,
      openMarks: view.pack.marks,
      history: history.map((one) => ({ entry: one, actor: ada })),
    }),
    pool: poolList(
      view,
      [lost, project({ number: 13, side: side({ state: "lost", reason: "elsewhere", until: "2027-03-01" }) })].map(
        (one) => ({ project: shown(one), owner: ada }),
      ),
      true,
    ),
    "an empty pool": poolList(view, [], false),
    "calls to make": revisitDigest(
      view,
      [
        { kind: "revisit", project: shown(lost), insteadOf: undefined },
        { kind: "revisit", project: shown(lost), insteadOf: ben },
        { kind: "pause-end", project: shown(paused), insteadOf: undefined },
      ],
      20,
    ),
    "an excuse ended": revisitDigest(view, [{ kind: "pause-end", project: shown(paused), insteadOf: undefined }], 20),
    "old acquaintances": oldFriends(view, { month: "2026-12", projects: [shown(lost)], more: true, privately: false }),
    "old acquaintances, privately": oldFriends(view, {
      month: "2026-12",
      projects: [shown(lost), shown(lost)],
      more: false,
      privately: true,
    }),
  };
}
