import { describe, expect, it } from "vitest";
import { systemTimers } from "../../src/delivery/timers.ts";

/** What keeps this process alive: Node lists timers that are ref'd, and no others. */
function refd(): number {
  return process.getActiveResourcesInfo().filter((kind) => kind === "Timeout").length;
}

describe("system timers", () => {
  it("run, unless cancelled", async () => {
    const ran: string[] = [];
    const cancel = systemTimers.after(0, () => ran.push("cancelled"));
    cancel();
    await new Promise<void>((resolve) => void systemTimers.after(-5, resolve));
    expect(ran).toEqual([]);
  });

  it("keep no process alive, except where somebody waits for the end", () => {
    const before = refd();
    // Longer than Node can wait: it must not run at once either.
    const cancel = systemTimers.after(1e12, () => undefined);
    expect(refd()).toBe(before);
    const release = systemTimers.keepAlive();
    expect(refd()).toBe(before + 1);
    release();
    cancel();
    expect(refd()).toBe(before);
  });
});
