import { describe, expect, it } from "vitest";
import { rateLimits as larkLimits } from "../../src/adapters/lark/limits.ts";
import { rateLimits as slackLimits } from "../../src/adapters/slack/limits.ts";
import type { RateLimits } from "../../src/chat/port.ts";
import { makeRandom } from "../fakes/random.ts";
import { createRig, post, someone } from "./rig.ts";

/** When the last of so many messages to different places may begin, by the windows of the app. */
function leastMs({ perApp }: RateLimits, count: number): number {
  const starts: number[] = [];
  for (let index = 0; index < count; index++)
    starts.push(perApp.reduce((at, { count: most, ms }) => Math.max(at, (starts[index - most] ?? -Infinity) + ms), 0));
  return starts.at(-1) ?? 0;
}

const each = 1_000;

describe("a thousand channels and a thousand people at one instant", () => {
  it.each([
    ["Slack", slackLimits],
    ["Lark", larkLimits],
  ] as const)(
    "are through on %s within a tenth more than the least its limits allow",
    async (_, limits) => {
      const random = makeRandom(20_260_911);
      // In the clock's own time: a call takes 40 to 240 milliseconds there and back.
      const rig = createRig({ limits, latency: () => 20 + random.below(100) });
      const start = rig.clock.ms();
      const drafts = Array.from({ length: each }, (__, index) => [
        rig.draft(post(`C${index}`), "board"),
        rig.draft({ kind: "direct", person: someone(`U${index}`) }, "digest"),
      ]);
      await rig.owe(...drafts.flat());
      await rig.idle();
      expect(rig.chat.shown).toHaveLength(2 * each);
      expect(rig.chat.violations()).toBe(0);
      expect(rig.dead).toEqual([]);
      const took = Math.max(...rig.chat.shown.map(({ at }) => at)) - start;
      expect(took / leastMs(limits, 2 * each)).toBeLessThanOrEqual(1.1);
    },
    120_000,
  );
});
