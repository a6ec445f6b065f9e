import type { Journal } from "./journal.ts";

/** A browser's silence is noticed by the page after two of these. */
const heartbeatMs = 20_000;

/**
 * The server-sent events of one person, from `cursor` on, until `signal`. `entry` carries a WireEntry; `reset` says that
 * the cursor is unknown and everything must be loaded again; `end` that this person is not allowed any more; `beat` that the line is alive. Each `entry` has its cursor
 * as id, which the browser sends back as `Last-Event-ID` when it reconnects.
 */
export async function* eventStream(
  journal: Journal,
  person: string,
  cursor: string,
  signal: AbortSignal,
  allowed: () => Promise<boolean>,
): AsyncGenerator<string> {
  let wake = (): void => undefined;
  const stopListening = journal.listen(() => wake());
  const onAbort = (): void => wake();
  signal.addEventListener("abort", onAbort);
  // What the browser waits before it reconnects by itself.
  yield "retry: 1000\nevent: beat\ndata: {}\n\n";
  let at = cursor;
  try {
    while (!signal.aborted) {
      // Before looking for news: what comes while this is asked would be passed over.
      if (!(await allowed())) {
        yield "event: end\ndata: {}\n\n";
        return;
      }
      const changed = new Promise<"changed">((resolve) => {
        wake = () => resolve("changed");
      });
      const news = journal.since(at, person);
      if (news === undefined) {
        yield "event: reset\ndata: {}\n\n";
        return;
      }
      for (const { cursor: id, entry } of news) {
        at = id;
        yield `id: ${id}\nevent: entry\ndata: ${JSON.stringify(entry)}\n\n`;
      }
      if (news.length > 0) continue;
      // Passing over what others alone may see keeps the place from falling out of the journal.
      at = journal.cursor();
      if (await silent(changed)) yield `id: ${at}\nevent: beat\ndata: {}\n\n`;
    }
  } finally {
    stopListening();
    signal.removeEventListener("abort", onAbort);
  }
}

/** True when nothing changed for a heartbeat's time. */
async function silent(changed: Promise<"changed">): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const beat = new Promise<"beat">((resolve) => {
    timer = setTimeout(() => resolve("beat"), heartbeatMs);
  });
  try {
    return (await Promise.race([changed, beat])) === "beat";
  } finally {
    clearTimeout(timer);
  }
}
