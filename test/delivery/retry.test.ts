import { describe, expect, it } from "vitest";
import { decide } from "../../src/delivery/retry.ts";
import type { OutboxKind } from "../../src/delivery/ports.ts";
import type { PlatformErrorCode } from "../../src/errors.ts";

const kinds = ["post", "answer", "direct", "update"] as const satisfies readonly OutboxKind[];

function after(kind: OutboxKind, code: PlatformErrorCode, attempts: number, retryAfterMs?: number): string | number {
  const verdict = decide({ kind, code, attempts, retryAfterMs });
  if (verdict.kind !== "again") return verdict.kind;
  return verdict.mayRepeat ? `${verdict.afterMs} may repeat` : verdict.afterMs;
}

describe("the retry table", () => {
  it.each(kinds)("what the platform refused or could not do is tried again: %s", (kind) => {
    expect(after(kind, "rate_limited", 1, 2_500)).toBe(2_500);
    expect(after(kind, "rate_limited", 10, 2_500)).toBe(2_500);
    expect(after(kind, "unavailable", 1)).toBe(1_000);
    expect(after(kind, "unavailable", 3)).toBe(5_000);
    expect(after(kind, "unavailable", 299)).toBe(300_000);
    expect(after(kind, "unavailable", 1, 20_000)).toBe(20_000);
    expect(after(kind, "unavailable", 300)).toBe("dead");
  });

  it("a platform's wait is believed within reason", () => {
    expect(after("post", "rate_limited", 1, 0)).toBe(100);
    expect(after("post", "rate_limited", 1)).toBe(1_000);
    expect(after("post", "rate_limited", 1, 10 * 3_600_000)).toBe(3_600_000);
    expect(after("post", "rate_limited", 14, 1_000)).toBe(15_000);
    expect(after("post", "rate_limited", 299, 1_000)).toBe(300_000);
    expect(after("post", "rate_limited", 300, 1_000)).toBe("dead");
  });

  it.each(kinds)("what may have arrived is tried few times, and says so: %s", (kind) => {
    for (const code of ["timeout", "unknown"] as const) {
      expect([1, 2, 3, 4].map((attempts) => after(kind, code, attempts))).toEqual([
        "2000 may repeat",
        "10000 may repeat",
        "60000 may repeat",
        "300000 may repeat",
      ]);
      expect(after(kind, code, 5)).toBe(kind === "answer" ? "fallback" : "dead");
    }
  });

  it.each(kinds)("what cannot change is not tried again: %s", (kind) => {
    expect(after(kind, "rejected", 1)).toBe("dead");
    expect(after(kind, "gone", 1)).toBe(kind === "answer" ? "fallback" : "dead");
    expect(after(kind, "forbidden", 1)).toBe(kind === "answer" ? "fallback" : "dead");
  });
});
