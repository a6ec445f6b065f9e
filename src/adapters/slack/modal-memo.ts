import { z } from "zod";
import { limits } from "./limits.ts";

/** What a modal carries in its `private_metadata`, and brings back when it is sent. */
export interface ModalMemo {
  readonly line: string;
  readonly form?: string | undefined;
  /** Where it was opened: what comes of it belongs there. Absent on the Home tab. */
  readonly channel?: string | undefined;
  readonly direct: boolean;
  readonly thread?: string | undefined;
  /** The response_url of what opened it, and when that was received (milliseconds of the epoch). */
  readonly url?: string | undefined;
  readonly received: number;
}

const schema = z.object({
  l: z.string().min(1),
  f: z.string().optional(),
  c: z.string().optional(),
  d: z.boolean(),
  t: z.string().optional(),
  u: z.string().optional(),
  r: z.number(),
});

/** Undefined when it is longer than Slack takes: the form is then shown in a message. */
export function writeMemo(memo: ModalMemo): string | undefined {
  const text = JSON.stringify({
    l: memo.line,
    f: memo.form,
    c: memo.channel,
    d: memo.direct,
    t: memo.thread,
    u: memo.url,
    r: memo.received,
  });
  return text.length <= limits.metadata ? text : undefined;
}

export function readMemo(metadata: string): ModalMemo | undefined {
  try {
    const { l, f, c, d, t, u, r } = schema.parse(JSON.parse(metadata));
    return { line: l, form: f, channel: c, direct: d, thread: t, url: u, received: r };
  } catch {
    return undefined;
  }
}
