import { randomUUID } from "node:crypto";
import { createAllowance, type Allowance } from "./allowance.ts";
import type { Json } from "./slack-blocks.ts";

export interface SlackMessage {
  readonly ts: string;
  readonly channel: string;
  readonly thread: string | undefined;
  /** Set for an ephemeral message: who sees it. */
  readonly user: string | undefined;
  readonly text: string;
  readonly blocks: readonly Json[];
  readonly metadata: Json | undefined;
  readonly unfurl: boolean;
  readonly at: Date;
  /** How often it was changed. */
  readonly edits?: number;
  /** Ids of files shared with it. */
  readonly files?: readonly string[];
}

/** A file somebody sent, or one that is being uploaded. */
export interface SlackFile {
  readonly id: string;
  readonly name: string;
  readonly length: number;
  bytes: Uint8Array | undefined;
  /** The upload was completed. */
  known?: boolean;
  /** Posts that still come too early for it: Slack looks through a file before a block may show it. */
  unseen?: number;
}

/** A modal on one person's screen. */
export interface SlackView {
  readonly id: string;
  /** Who opened it, and with what. */
  readonly user: string;
  view: Json;
  /** What is wrong, by block id: shown under the fields. */
  errors: Readonly<Record<string, string>>;
  open: boolean;
}

/** What a person's Home tab shows. */
export interface SlackHome {
  readonly id: string;
  readonly hash: string;
  readonly blocks: readonly Json[];
}

/** One workspace. */
export interface SlackState {
  readonly team: string;
  readonly bot: { readonly userId: string; readonly botId: string };
  readonly users: Set<string>;
  readonly channels: Set<string>;
  /** What channels are called, by id; nothing until a test says. */
  readonly names: Map<string, string>;
  /** Every showing of a Home tab, in order, by user. */
  readonly homes: { readonly user: string; readonly home: SlackHome }[];
  /** Whether the app has a Home tab. */
  homeEnabled: boolean;
  readonly messages: SlackMessage[];
  readonly views: SlackView[];
  /** A trigger_id for this person: one modal may be opened with it, within three seconds. */
  trigger(user: string): string;
  /** Whose trigger it was, now used up; or Slack's word for what is wrong with it. */
  exchange(trigger: string): { readonly user: string } | { readonly error: string };
  /** Triggers given out so far are too old from now on. */
  expireTriggers(): void;
  /** Why contents were refused, in order. */
  readonly refusals: string[];
  readonly files: Map<string, SlackFile>;
  /** Files that are uploaded from now on are refused in blocks so many times; 0 from the beginning. */
  lookThrough(times: number): void;
  /** How often a new file is refused. */
  readonly looks: number;
  nextTs(): string;
  directChannel(user: string): string;
  add(message: SlackMessage): void;
  /** Messages whose edit window is over. */
  readonly closed: Set<string>;
  /** A person deletes a message. */
  remove(ts: string): void;
  /** The next message that nobody has taken yet. */
  nextPost(): Promise<SlackMessage>;
  /** Seconds to wait before this channel takes another message; 0 is now. */
  pace(channel: string): number;
  /** What the app may post in all channels together; no limit unless told. */
  readonly allowance: Allowance;
  /** Messages refused because their channel had taken one just before. */
  readonly paced: number;
  /** One message per channel in so many milliseconds; 0 switches it off. */
  setPace(ms: number): void;
}

const triggerLifeMs = 3000;

export function createState(): SlackState {
  const messages: SlackMessage[] = [];
  const waiting: ((message: SlackMessage) => void)[] = [];
  const last = new Map<string, number>();
  const channels = new Set(["C0000GENERAL", "C0000UNIT1", "C0000UNIT2"]);
  const triggers = new Map<string, { readonly user: string; readonly given: number; used: boolean }>();
  let taken = 0;
  let looks = 0;
  let counter = 0;
  let paceMs = 0;
  let paced = 0;
  const state: SlackState = {
    team: "T0000TEAM",
    bot: { userId: "U0000BOT", botId: "B0000BOT" },
    users: new Set(["U0000ADA", "U0000LI"]),
    channels,
    names: new Map(),
    homes: [],
    homeEnabled: true,
    messages,
    views: [],
    trigger(user) {
      const id = `${randomUUID()}.1.a`;
      triggers.set(id, { user, given: Date.now(), used: false });
      return id;
    },
    exchange(trigger) {
      const found = triggers.get(trigger);
      if (!found) return { error: "invalid_trigger_id" };
      if (found.used) return { error: "exchanged_trigger_id" };
      if (Date.now() - found.given > triggerLifeMs) return { error: "expired_trigger_id" };
      found.used = true;
      return { user: found.user };
    },
    expireTriggers() {
      for (const [id, { user }] of triggers) triggers.set(id, { user, given: 0, used: false });
    },
    refusals: [],
    files: new Map(),
    get looks() {
      return looks;
    },
    lookThrough(times) {
      looks = times;
    },
    nextTs() {
      counter += 1;
      return `${1_780_000_000 + Math.floor(counter / 1_000_000)}.${String(counter % 1_000_000).padStart(6, "0")}`;
    },
    directChannel(user) {
      const id = `D${user.slice(1)}`;
      channels.add(id);
      return id;
    },
    add(message) {
      messages.push(message);
      const waiter = waiting.shift();
      if (waiter) {
        taken += 1;
        waiter(message);
      }
    },
    closed: new Set(),
    remove(ts) {
      messages.splice(0, messages.length, ...messages.filter((message) => message.ts !== ts));
    },
    nextPost() {
      const ready = messages[taken];
      if (ready === undefined) return new Promise((resolve) => waiting.push(resolve));
      taken += 1;
      return Promise.resolve(ready);
    },
    pace(channel) {
      if (paceMs === 0) return 0;
      const now = Date.now();
      const free = (last.get(channel) ?? 0) + paceMs;
      if (now < free) {
        paced += 1;
        return Math.max(1, Math.ceil((free - now) / 1000));
      }
      last.set(channel, now);
      return 0;
    },
    allowance: createAllowance(),
    get paced() {
      return paced;
    },
    setPace(ms) {
      paceMs = ms;
    },
  };
  return state;
}
