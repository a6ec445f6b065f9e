import { answerWindowMs } from "./limits.ts";

/** What Slack gives with a command, a press or a form, for answering the one person who did it. */
export interface ReturnAddress {
  /** A response_url. */
  readonly url?: string | undefined;
  /** With which one modal may be opened. */
  readonly trigger?: string | undefined;
  /** The submission of a modal that waits for its answer (`submissions.ts`). */
  readonly submission?: string | undefined;
  /** A form of a message was sent, so the answer takes the message's place. */
  readonly inPlace?: boolean | undefined;
  /** Where it was asked, for what is asked further there. Without a channel: on the Home tab. */
  readonly asked?: AskedIn | undefined;
  /** When Slack gave it, in milliseconds of the epoch. */
  readonly received: number;
}

interface AskedIn {
  readonly channel?: string;
  readonly direct: boolean;
  readonly thread?: string;
}

/**
 * A trigger_id "expires 3 seconds after it's sent to you" (docs.slack.dev/interactivity/handling-user-interaction); the
 * call needs some of them.
 */
const triggerMs = 2500;

const none = "-";

/** `Invocation.returnTo` of Slack: with when it was received, so that the ends of its parts are known without asking. */
export function makeReturnTo(address: Omit<ReturnAddress, "received">, received: Date): string | undefined {
  const { url, trigger, submission, inPlace, asked } = address;
  const web = url !== undefined && isWebAddress(url) ? url : undefined;
  const parts = [
    ...(trigger === undefined ? [] : [`t=${encodeURIComponent(trigger)}`]),
    ...(submission === undefined ? [] : [`s=${encodeURIComponent(submission)}`]),
    ...(inPlace ? ["p"] : []),
    ...(asked === undefined ? [] : [`a=${asked.channel ?? ""},${asked.direct ? 1 : 0},${asked.thread ?? ""}`]),
  ];
  if (web === undefined && trigger === undefined && submission === undefined) return undefined;
  return [received.getTime(), web ?? none, ...parts].join(" ");
}

/** What of it can still be used; undefined when it is none. */
export function openReturnTo(returnTo: string, now: Date): ReturnAddress | undefined {
  const [received = "", url = "", ...parts] = returnTo.split(" ");
  if (!/^\d{1,16}$/.test(received) || (url !== none && !isWebAddress(url))) return undefined;
  const age = now.getTime() - Number(received);
  const part = (name: string): string | undefined => {
    const found = parts.find((one) => one.startsWith(`${name}=`));
    return found === undefined ? undefined : decodeURIComponent(found.slice(name.length + 1));
  };
  return {
    url: url !== none && age < answerWindowMs ? url : undefined,
    trigger: age < triggerMs ? part("t") : undefined,
    submission: part("s"),
    inPlace: parts.includes("p"),
    asked: readAsked(part("a")),
    received: Number(received),
  };
}

function readAsked(text: string | undefined): AskedIn | undefined {
  if (text === undefined) return undefined;
  const [channel = "", direct = "", thread = ""] = text.split(",");
  return { ...(channel ? { channel } : {}), direct: direct === "1", ...(thread ? { thread } : {}) };
}

function isWebAddress(url: string): boolean {
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
}
