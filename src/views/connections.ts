import type { Platform } from "../address.ts";
import type { Message } from "../chat/message.ts";
import type { View } from "./view.ts";

/** To the admins: what people send on this platform does not arrive. */
export function connectionLost(view: View, platform: Platform, from: Date): Message {
  const { connections: say, linking } = view.words;
  const name = linking.platform[platform];
  const text = say.lost(name, timeText(view, from));
  return {
    summary: text,
    tone: "warning",
    locale: view.locale,
    blocks: [
      { kind: "text", text: { strong: text } },
      { kind: "text", text: say.lostText(name) },
      { kind: "note", text: say.lostNote },
    ],
  };
}

export interface PastOutage {
  readonly from: Date;
  readonly to: Date;
  /** How far back the platform delivers again. */
  readonly redeliveredMs: number;
}

/** To the same: it is over, and what becomes of what was sent meanwhile. */
export function connectionBack(view: View, platform: Platform, { from, to, redeliveredMs }: PastOutage): Message {
  const { connections: say, linking } = view.words;
  const name = linking.platform[platform];
  const text = say.back(name);
  const whole = to.getTime() - from.getTime() <= redeliveredMs;
  return {
    summary: text,
    tone: "good",
    locale: view.locale,
    blocks: [
      { kind: "text", text: { strong: text } },
      { kind: "text", text: say.backText(timeText(view, from), timeText(view, to)) },
      { kind: "text", text: whole ? say.allAgain(name) : say.someAgain(name, Math.floor(redeliveredMs / 60_000)) },
      { kind: "note", text: say.notAgain[platform] },
    ],
  };
}

/** Day and time: an outage may go on over midnight. */
function timeText({ locale, timezone }: View, at: Date): string {
  return new Intl.DateTimeFormat(locale, {
    month: "short",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone: timezone,
  }).format(at);
}
