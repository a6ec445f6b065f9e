import { formatAddress, type Person, type Place, type Platform } from "../../src/address.ts";
import type { Message } from "../../src/chat/message.ts";
import type { Accept, ChatAdapter, Posted, RateLimits, RateWindow } from "../../src/chat/port.ts";
import { PlatformError, type PlatformErrorCode } from "../../src/errors.ts";
import type { ManualClock } from "./clock.ts";

export type Call = "post" | "file" | "update" | "answer" | "direct";

/** How one call goes wrong. `after`: the platform did it all the same. */
export interface Fault {
  readonly code: PlatformErrorCode | "bug";
  readonly after?: boolean;
  readonly retryAfterMs?: number;
  readonly unchangeable?: boolean;
}

/** What arrived at the platform and was shown. */
export interface Shown {
  readonly at: number;
  readonly call: Exclude<Call, "direct">;
  /** The place's address, or the answer address. */
  readonly where: string;
  readonly key: string;
  readonly summary: string;
  readonly mayRepeat: boolean;
}

export interface FakeChat {
  readonly adapter: ChatAdapter;
  readonly shown: readonly Shown[];
  /** What its messages say now, by their ids. */
  readonly held: ReadonlyMap<string, Message>;
  /** Every call that reached the platform, refused ones too. */
  readonly calls: readonly { readonly call: Call; readonly key: string; readonly at: number }[];
  /** Sends beyond the limits. */
  violations(): number;
  underWay(): number;
  /** The most calls that were under way at once. */
  mostAtOnce(): number;
  deliver: Accept;
}

export interface FakeChatOptions {
  readonly clock: ManualClock;
  readonly platform?: Platform;
  readonly limits?: RateLimits;
  readonly editableMs?: number;
  /** Milliseconds to the platform and back, asked twice for each call. */
  readonly latency?: () => number;
  readonly fault?: (call: Call, key: string, where: string) => Fault | undefined;
  /** Whether the platform recognises a repeated key when it is told that there may be one. */
  readonly recognises?: boolean;
}

/** A platform in memory, with its own count of its own limits: a send beyond them is refused, as a real one would. */
export function createFakeChat(options: FakeChatOptions): FakeChat {
  const { clock, platform = "slack", latency = () => 0, recognises = true } = options;
  const limits = options.limits ?? { perPlace: [], perApp: [] };
  const shown: Shown[] = [];
  const calls: { call: Call; key: string; at: number }[] = [];
  const posted = new Map<string, Posted>();
  const held = new Map<string, Message>();
  const arrivals: { readonly at: number; readonly place: string | undefined }[] = [];
  let violations = 0;
  let underWay = 0;
  let mostAtOnce = 0;
  let accept: Accept = () => Promise.reject(new Error("not started"));

  async function travel(): Promise<void> {
    const ms = latency();
    if (ms > 0) await clock.wait(ms);
  }

  async function call<T>(
    kind: Call,
    where: string,
    key: string,
    place: string | undefined,
    effect: () => T,
  ): Promise<T> {
    underWay += 1;
    mostAtOnce = Math.max(mostAtOnce, underWay);
    try {
      await travel();
      calls.push({ call: kind, key, at: clock.ms() });
      // An answer address has an allowance of its own.
      if (kind === "post" || kind === "file" || kind === "update") count(place);
      const fault = options.fault?.(kind, key, where);
      if (fault !== undefined && fault.after !== true) throw failure(fault);
      const result = effect();
      await travel();
      if (fault !== undefined) throw failure(fault);
      return result;
    } finally {
      underWay -= 1;
    }
  }

  function count(place: string | undefined): void {
    arrivals.push({ at: clock.ms(), place });
    const inPlace = arrivals.filter((arrival) => arrival.place === place);
    const broken =
      limits.perApp.some((window) => exceeds(window, arrivals)) ||
      (place !== undefined && limits.perPlace.some((window) => exceeds(window, inPlace)));
    if (!broken) return;
    violations += 1;
    throw new PlatformError("rate_limited", "too fast", { retryAfterMs: 1_000 });
  }

  function exceeds(window: RateWindow, list: readonly { readonly at: number }[]): boolean {
    const since = clock.ms() - window.ms;
    return list.filter((arrival) => arrival.at > since).length > window.count;
  }

  function show(entry: Omit<Shown, "at">): void {
    shown.push({ ...entry, at: clock.ms() });
  }

  const adapter: ChatAdapter = {
    platform,
    limits,
    editableMs: options.editableMs ?? Infinity,
    async start(given) {
      accept = given;
    },
    async stop() {},
    post(place, message, key, mayRepeat) {
      const where = formatAddress(place);
      return call("post", where, key, where, () => {
        const known = posted.get(key);
        if (known !== undefined && mayRepeat && recognises) return known;
        const made = { place, id: `m${posted.size + 1}` };
        posted.set(key, made);
        held.set(made.id, message);
        show({ call: "post", where, key, summary: message.summary, mayRepeat });
        return made;
      });
    },
    update(target: Posted, message: Message) {
      const where = formatAddress(target.place);
      return call("update", where, target.id, where, () => {
        held.set(target.id, message);
        show({ call: "update", where, key: target.id, summary: message.summary, mayRepeat: false });
      });
    },
    answer(returnTo, message, key) {
      return call("answer", returnTo, key, undefined, () =>
        show({ call: "answer", where: returnTo, key, summary: message.summary, mayRepeat: false }),
      );
    },
    sendFile(place, file, _message, key, mayRepeat) {
      const where = formatAddress(place);
      return call("file", where, key, where, () => {
        const known = posted.get(key);
        if (known !== undefined && mayRepeat && recognises) return known;
        const made = { place, id: `f${posted.size + 1}` };
        posted.set(key, made);
        show({ call: "file", where, key, summary: `${file.name} ${file.bytes.byteLength}`, mayRepeat });
        return made;
      });
    },
    async fetchFile() {
      throw new PlatformError("gone", "nobody sends files here");
    },
    direct(person: Person) {
      return call("direct", formatAddress(person), "", undefined, (): Place => conversation(person));
    },
    health: () => ({ connected: true }),
  };

  return {
    adapter,
    shown,
    held,
    calls,
    violations: () => violations,
    underWay: () => underWay,
    mostAtOnce: () => mostAtOnce,
    deliver: (invocation) => accept(invocation),
  };
}

/** The direct conversation with a person. */
export function conversation(person: Person): Place {
  const { platform, workspace, id } = person;
  return { platform, workspace, id: `D-${id}`, direct: true };
}

function failure(fault: Fault): Error {
  if (fault.code === "bug") return new TypeError("not a function");
  const { retryAfterMs, unchangeable = false } = fault;
  return new PlatformError(fault.code, "as the test says", { retryAfterMs, unchangeable });
}
