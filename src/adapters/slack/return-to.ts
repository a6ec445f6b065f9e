import { answerWindowMs } from "./limits.ts";

/** `Invocation.returnTo` of Slack: when the response_url was received, so that its end can be known without asking. */
export function makeReturnTo(url: string, received: Date): string | undefined {
  return isWebAddress(url) ? `${received.getTime()} ${url}` : undefined;
}

/** The response_url while it can still be used; undefined when it has expired or is none. */
export function openReturnTo(returnTo: string, now: Date): string | undefined {
  const match = /^(\d{1,16}) (\S+)$/.exec(returnTo);
  if (!match) return undefined;
  const [, received, url] = match;
  if (url === undefined || !isWebAddress(url)) return undefined;
  return now.getTime() - Number(received) < answerWindowMs ? url : undefined;
}

function isWebAddress(url: string): boolean {
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
}
