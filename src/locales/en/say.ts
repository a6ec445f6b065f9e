import { admin } from "./admin.ts";
import { board, digest, stale } from "./boards.ts";
import { calendar } from "./calendar.ts";
import { chains } from "./chains.ts";
import { clocks } from "./clocks.ts";
import { connections } from "./connections.ts";
import { console } from "./console.ts";
import { credit } from "./credit.ts";
import { doctor } from "./doctor.ts";
import { draft } from "./draft.ts";
import { exchange } from "./exchange.ts";
import { firstReport } from "./first-report.ts";
import { funds } from "./funds.ts";
import { greeting, home } from "./home.ts";
import { investors } from "./investors.ts";
import { jobs } from "./jobs.ts";
import { linking } from "./linking.ts";
import { living } from "./living.ts";
import { manifest } from "./manifest.ts";
import { outings, story } from "./outings.ts";
import { posts } from "./posts.ts";
import { promises } from "./promises.ts";
import { hands, morning, reminders } from "./reminders.ts";
import { requests } from "./requests.ts";
import { marks, rules } from "./rules.ts";
import { ruleSets, scoring } from "./scoring.ts";
import { settings } from "./settings.ts";
import { sides } from "./sides.ts";
import { wall } from "./wall.ts";

import type { say as zh } from "../zh-CN/say.ts";

/** Every sentence a person reads, errors apart. */
export const say: typeof zh = {
  assistant: "Xianfeng",
  organization: { main: "Our organisation", demo: "Demo City Investment Promotion" },
  demoMark: "Demo data",
  none: "–",
  colon: ": ",
  comma: ", ",
  semicolon: "; ",
  listSeparator: ", ",
  bracket: (text) => ` (${text})`,
  stop: ".",
  example: "For example: ",
  moreFollow: "There are more than these; narrow it down to see others.",
  failed: (reference) =>
    `Something went wrong and nothing was written. Please try again; if it persists, tell an admin reference ${reference}.`,
  field: {
    number: "Number",
    name: "Project",
    company: "Investor",
    amount: "Investment",
    baseline: "Baseline",
    band: "Size",
    chain: "Industry chain",
    chainRole: "Chain role",
    link: "Link",
    stage: "Stage",
    lamp: "Status",
    origin: "Origin",
    kind: "Kind",
    contact: "Contact",
    via: "Source",
    referrer: "Referred by",
    secrecy: "Secrecy",
    owner: "Owner",
    unit: "Unit",
    next: "Next step",
    needs: "Needs",
    creditCode: "Credit code",
    country: "Country",
    note: "Note",
    codeName: "Code name",
    evidence: "Evidence",
    progressAt: "Last progress",
  },
  secrecy: { L0: "Public", L1: "Own unit", L2: "Named people" },
  lamp: { green: "🟢 On track", yellow: "🟡 Warning", red: "🔴 Escalation" },
  lampMark: { green: "🟢", yellow: "🟡", red: "🔴" },
  progressKind: {
    call: "Call",
    visit: "Visit",
    reception: "Visitors",
    site: "Site visit",
    talk: "Talks",
    meeting: "Meeting",
    errand: "Errand",
    note: "Note",
  },
  card: {
    logged: (number) => `Lead #${number} logged`,
    edited: (number) => `#${number} corrected`,
    progressed: (number) => `Progress logged on #${number}`,
    moved: (number, stage) => `#${number} is now at “${stage}”`,
    assigned: (number, owner) => `#${number} handed to ${owner}`,
    undone: (number) => `Undone: #${number} is as it was`,
    undoneOther: (name: string) => `Taken back: the change to “${name}”`,
    voided: (number) => `Undone: lead #${number} is void (its number stays taken; it counts nowhere)`,
    shown: (number, title) => `#${number} ${title}`,
    understood: "This is what I understood. If it is wrong, undo it.",
    coded: "You see the code name and the size band; the rest is for those involved.",
    history: "Timeline",
    progress: "Log progress",
    nextStage: (stage) => `Move to ${stage}`,
    gate: (stage, keys) => `To enter “${stage}”: ${keys}`,
    noGate: (stage) => `Next stage: ${stage}`,
    assign: "Assign",
    undo: "Undo",
    show: "Open card",
    band: (from, to) => (to === undefined ? `${from} or more` : from === undefined ? `under ${to}` : `${from}–${to}`),
    day: (day, what) => `${day} ${what}`,
  },
  entry: {
    other: (kind: string, text: string) => (text === "" ? kind : `${kind}: ${text}`),
    lead: "Lead logged",
    edit: (fields) => `Corrected${fields === "" ? "" : `: ${fields}`}`,
    progress: (kind, text) => `${kind}: ${text}`,
    stage: (from, to) => `${from} → ${to}`,
    assign: "Owner changed",
    undo: "Last change undone",
  },
  /** Of entries that have no sentence of their own; with the words that were said, where there are some. */
  entryKind: {
    correction: "Stage corrected",
    pause: "On hold",
    lost: "Lost",
    nurture: "To nurture",
    exit: "Exited",
    revive: "Revived",
    funds: "Funds claimed",
    verification: "Funds verified",
    exclusion: "What counts",
    promise: "Policy promise",
    transfer: "Transfer",
    split: "Credit split",
    merge: "Merged",
    investor: "Investor",
    request: "Enterprise request",
    rating: "Rated by the enterprise",
    chain: "Industry chain",
    link: "Identities linked",
  },
  list: {
    title: (count) => `${count} project${count === 1 ? "" : "s"}`,
    found: (words, count) => `${count} project${count === 1 ? "" : "s"} with “${words}”`,
    mine: (count) => `My open projects: ${count}`,
    empty: "No project fits.",
    minePage: (page, count) => `My open projects, page ${page} (${count})`,
    next: "Next page",
    mineEmpty: "You have no open projects. Send /lead and a name to log one.",
    all: "All projects",
    columns: ["No.", "Project", "Investment", "Stage", "Owner", "Status"],
  },
  board,
  posts,
  jobs,
  digest,
  stale,
  clocks,
  hands,
  morning,
  reminders,
  home,
  greeting,
  admin,
  form: {
    submit: "Submit",
    mend: "Please correct what is marked and send again; everything else is still there.",
    done: (what: string) => `✓ Sent: ${what}`,
    again: "Log another",
  },
  help: {
    title: "What I can do",
    intro: "Log leads and progress here; boards and reminders reach each unit's channel in time.",
    more: "Send /help and a command's name for its usage and examples.",
    usage: "Usage",
    examples: "Examples",
    aliases: "Also",
    columns: ["Command", "What it does"],
  },
  investors,
  firstReport,
  settings,
  sides,
  funds,
  credit,
  draft,
  doctor,
  calendar,
  chains,
  connections,
  outings,
  story,
  requests,
  promises,
  console,
  linking,
  manifest,
  living,
  exchange,
  marks,
  rules,
  scoring,
  ruleSets,
  wall,
};
