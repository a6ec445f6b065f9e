import { formatAddress, type Person } from "../address.ts";
import type { Clock } from "../clock.ts";
import { PlatformError } from "../errors.ts";
import type { Logger } from "../log.ts";
import type { Invocation } from "./port.ts";

export const nameLimits = {
  /** How long an invocation waits for a name; platforms want their acknowledgement within three seconds. */
  waitMs: 800,
  keepMs: 24 * 60 * 60 * 1000,
  /** The platform shows us no name of this person, or nobody's. */
  refusedMs: 10 * 60 * 1000,
  failedMs: 60 * 1000,
  people: 5000,
  /** Look-ups at once: a thousand people in the first minute are no thousand connections. */
  asking: 20,
} as const;

export interface NamesDeps {
  /**
   * The platform's look-up; undefined when it shows no name. Rejects with PlatformError, `forbidden` when it would refuse
   * everybody's name alike.
   */
  readonly ask: (person: Person) => Promise<string | undefined>;
  /** What the app must be granted for it. */
  readonly scope: string;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Runs once, `ms` from now, unless cancelled. */
  readonly after?: (ms: number, run: () => void) => () => void;
}

/** The invocation with its caller's name where that can be had in time, otherwise as it came. Never rejects. */
export type WithName = (invocation: Invocation) => Promise<Invocation>;

/**
 * Names that payloads leave out. Only the first invocation of a person waits, for a moment; after that the name is known,
 * or being asked for behind its back. A name that has grown old is used while it is asked for anew.
 */
export function createNames(deps: NamesDeps): WithName {
  const { ask, clock, logger, scope, after = later } = deps;
  const held = new Map<string, { readonly name: string | undefined; readonly until: number }>();
  const asked = new Map<string, Promise<string | undefined>>();
  let pausedUntil = 0;
  let warned = false;

  function hold(key: string, name: string | undefined, ms: number): string | undefined {
    held.delete(key);
    held.set(key, { name, until: clock.now().getTime() + ms });
    const [oldest] = held.keys();
    if (held.size > nameLimits.people && oldest !== undefined) held.delete(oldest);
    return name;
  }

  async function lookUp(key: string, person: Person): Promise<string | undefined> {
    const before = held.get(key)?.name;
    try {
      const name = tidy(await ask(person));
      warned = false;
      return hold(key, name ?? before, name === undefined ? nameLimits.refusedMs : nameLimits.keepMs);
    } catch (error) {
      const { code, retryAfterMs } = error instanceof PlatformError ? error : { code: "unknown" };
      if (code === "forbidden" || code === "rate_limited") {
        const pause = code === "forbidden" ? nameLimits.refusedMs : (retryAfterMs ?? nameLimits.failedMs);
        pausedUntil = clock.now().getTime() + pause;
      }
      if (code === "forbidden") {
        if (!warned) logger.warn({ scope, error }, "people's names are not shown to the app: grant it this scope");
        warned = true;
        return before;
      }
      logger.info({ error }, "a person's name could not be looked up");
      const personal = code === "gone" || code === "rejected";
      return hold(key, before, personal ? nameLimits.refusedMs : nameLimits.failedMs);
    }
  }

  /** Settles with the look-up, or without a name when that takes too long; the look-up goes on. */
  function start(key: string, person: Person): Promise<string | undefined> {
    const patient = new Promise<string | undefined>((resolve) => {
      const cancel = after(nameLimits.waitMs, () => resolve(undefined));
      void lookUp(key, person).then((name) => {
        asked.delete(key);
        cancel();
        resolve(name);
      });
    });
    asked.set(key, patient);
    return patient;
  }

  async function find(person: Person): Promise<string | undefined> {
    const key = formatAddress(person);
    const entry = held.get(key);
    const now = clock.now().getTime();
    if ((entry && now < entry.until) || now < pausedUntil) return entry?.name;
    const running = asked.get(key);
    if (!running && asked.size >= nameLimits.asking) return entry?.name;
    const answer = running ?? start(key, person);
    return entry ? entry.name : answer;
  }

  return async (invocation) => {
    const { caller } = invocation;
    // What the payload calls the person is a handle on some platforms: a name that is known is better, none is waited for.
    const name = caller.name === undefined ? await find(caller) : held.get(formatAddress(caller))?.name;
    return name === undefined ? invocation : { ...invocation, caller: { ...caller, name } };
  };
}

/** A name is one line of moderate length, whatever somebody wrote into their profile. */
function tidy(name: string | undefined): string | undefined {
  const line = [...(name ?? "").replace(/[\s\p{Cc}]+/gu, " ").trim()].slice(0, 80).join("");
  return line === "" ? undefined : line;
}

function later(ms: number, run: () => void): () => void {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
}
