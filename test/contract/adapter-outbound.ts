import { expect, it } from "vitest";
import type { PlatformErrorCode } from "../../src/errors.ts";
import { sample } from "../fixtures/messages.ts";
import { find, rejection, type Harness, type Start } from "./harness.ts";

/** What the `rateLimited` fault asks for, in milliseconds. */
const wait = 2000;

export function testOutbound(started: Start): void {
  it("posts where it is told, threads included", async () => {
    const { harness, adapter } = await started();
    const posted = await adapter.post(harness.place, sample("card"), "k_card", false);
    expect(posted.place).toEqual(harness.place);
    const message = find(harness, posted);
    expect(message).toMatchObject({
      place: harness.place.id,
      audience: "place",
      summary: sample("card").summary,
    });
    expect(message.text).toContain("比亚迪电池项目");
    expect(message.text).toContain("50亿元");
    if (!harness.thread) return;
    const reply = await adapter.post(harness.thread, sample("card"), "k_thread", false);
    expect(find(harness, reply)).toMatchObject({
      place: harness.thread.id,
      thread: harness.thread.thread,
    });
  });

  it("updates the message itself", async () => {
    const { harness, adapter } = await started();
    const posted = await adapter.post(harness.place, sample("card"), "k_before", false);
    const before = harness.seen().length;
    await adapter.update(posted, {
      summary: "changed",
      locale: "en",
      blocks: [{ kind: "text", text: "now at screening" }],
    });
    expect(harness.seen()).toHaveLength(before);
    expect(find(harness, posted).text).toContain("now at screening");
    expect(find(harness, posted).text).not.toContain("比亚迪电池项目");
  });

  it("opens a direct conversation that only the person sees", async () => {
    const { harness, adapter } = await started();
    const place = await adapter.direct(harness.person);
    expect(place.direct).toBe(true);
    const posted = await adapter.post(place, sample("card"), "k_direct", false);
    expect(find(harness, posted).audience).toBe("caller");
    expect(await adapter.direct(harness.person)).toEqual(place);
  });

  it("answers a caller privately, or says that the address is gone", async () => {
    const { harness, adapter, inbox } = await started();
    await harness.does.command("/mine").outcome;
    const { returnTo } = await inbox.next();
    if (returnTo === undefined) {
      // No such address on this platform: the core then writes to the person directly.
      await expect(adapter.answer("nowhere", sample("card"), "k_answer", false)).rejects.toMatchObject({
        name: "PlatformError",
        code: "gone",
      });
      return;
    }
    const before = harness.seen().length;
    await adapter.answer(returnTo, sample("card"), "k_answer", false);
    const added = harness.seen().slice(before);
    expect(added).toHaveLength(1);
    expect(added[0]).toMatchObject({ audience: "caller" });
    expect(added[0]?.text).toContain("比亚迪电池项目");
    await adapter.answer(returnTo, sample("every-kind"), "k_answer2", false);
    expect(
      harness
        .seen()
        .slice(before)
        .map((message) => message.audience),
    ).toEqual(["caller", "caller"]);
    if (typeof harness.expireAnswers !== "function") return;
    harness.expireAnswers();
    await expect(adapter.answer(returnTo, sample("card"), "k_late", false)).rejects.toMatchObject({
      name: "PlatformError",
      code: "gone",
    });
  });

  it("refuses an answer address it did not make", async () => {
    const { harness, adapter } = await started();
    const before = harness.seen().length;
    for (const address of ["", "nonsense", "{}", "file:///etc/passwd", "javascript:alert(1)"]) {
      await expect(adapter.answer(address, sample("card"), "k_bad", false), address).rejects.toMatchObject({
        name: "PlatformError",
        code: "gone",
      });
    }
    expect(harness.seen()).toHaveLength(before);
  });

  it("a post repeated under its key after a lost answer is there once", async () => {
    const { harness, adapter } = await started();
    if (typeof harness.faults.lostAnswer !== "function") return expect(harness.faults.lostAnswer.cannot).not.toBe("");
    const before = harness.seen().length;
    harness.faults.lostAnswer();
    const lost = await rejection(adapter.post(harness.place, sample("card"), "k_once", false));
    expect(["timeout", "unknown"]).toContain(lost["code"]);
    const posted = await adapter.post(harness.place, sample("card"), "k_once", true);
    expect(harness.seen()).toHaveLength(before + 1);
    expect(find(harness, posted).text).toContain("比亚迪电池项目");
    // Another key is another message, however alike.
    await adapter.post(harness.place, sample("card"), "k_other", false);
    expect(harness.seen()).toHaveLength(before + 2);
  });

  const mapped: readonly (readonly [keyof Harness["faults"], readonly PlatformErrorCode[]])[] = [
    ["rateLimited", ["rate_limited"]],
    ["forbidden", ["forbidden"]],
    ["gone", ["gone"]],
    ["timeout", ["timeout"]],
    ["unavailable", ["unavailable"]],
  ];
  for (const [fault, codes] of mapped) {
    it(`reports ${fault} as a PlatformError, and recovers`, async () => {
      const { harness, adapter } = await started();
      const cause = harness.faults[fault];
      if (typeof cause !== "function") return expect(cause.cannot).not.toBe("");
      const before = harness.seen().length;
      cause();
      const error = await rejection(adapter.post(harness.place, sample("card"), "k_fault", false));
      expect(error["name"]).toBe("PlatformError");
      expect(codes).toContain(error["code"]);
      expect(error["retryAfterMs"]).toBe(fault === "rateLimited" ? wait : undefined);
      expect(harness.seen()).toHaveLength(before);
      await adapter.post(harness.place, sample("card"), "k_fault", false);
      expect(harness.seen()).toHaveLength(before + 1);
    });
  }
}
