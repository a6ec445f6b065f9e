import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Invocation } from "../../src/chat/port.ts";
import { decode, deliveryKey, draft, encode, laneOf, replyTo, type Target } from "../../src/delivery/delivery.ts";
import { samples } from "../fixtures/messages.ts";
import { answer, channel, post, say, someone } from "./rig.ts";

const now = new Date("2026-12-01T00:50:00Z");

describe("a delivery", () => {
  const targets: readonly Target[] = [
    { kind: "post", place: { ...channel("C1"), thread: "17.1" } },
    { kind: "answer", returnTo: "https://a.example/1", person: someone("U1"), place: channel("C") },
    { kind: "direct", person: { ...someone("U1"), name: "李雷" } },
    { kind: "update", posted: { place: channel("C1"), id: "17.2" } },
  ];

  it.each(samples)("comes back from the store as it went in: $name", ({ message }) => {
    for (const target of targets) {
      expect(decode(encode({ target, message }))).toEqual({ target, message });
    }
  });

  it("is refused when it is something else", () => {
    expect(() => decode("no json")).toThrow(SyntaxError);
    expect(() => decode(JSON.stringify({ target: { kind: "shout" } }))).toThrow(/target/);
    const target = { kind: "post", place: channel("C1") };
    const message = { ...say("x"), blocks: [{ kind: "marquee" }] };
    expect(() => decode(JSON.stringify({ target, message }))).toThrow(/blocks/);
  });

  it("has a key that is the same for the same work, and another for another", () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(99), fc.string(), fc.nat(99), (one, i, two, j) => {
        expect(deliveryKey(one, i)).toMatch(/^[A-Za-z0-9_-]{27}$/);
        expect(deliveryKey(one, i) === deliveryKey(two, j)).toBe(one === two && i === j);
      }),
    );
    expect(deliveryKey("slack:1", 12)).not.toBe(deliveryKey("slack:11", 2));
  });

  it("becomes a draft with its lane, its times and nothing secret in the lane", () => {
    const made = draft(
      { target: post("C1"), message: say("x") },
      { source: "s", index: 0, now, expiresAt: new Date(1) },
    );
    expect(made).toMatchObject({
      key: deliveryKey("s", 0),
      kind: "post",
      platform: "slack",
      lane: "slack:T1/C1",
      createdAt: now,
      notBefore: now,
      expiresAt: new Date(1),
    });
    expect(draft({ target: post("C1"), message: say("x") }, { source: "s", index: 0, now })).not.toHaveProperty(
      "expiresAt",
    );
    expect(targets.map(laneOf).map((lane) => lane.replace(/^answer:.*/, "answer"))).toEqual([
      "slack:T1/C1",
      "answer",
      "slack:T1/U1",
      expect.stringMatching(/^slack:T1\/C1 \S+$/u),
    ]);
    expect(laneOf(answer("https://a.example/secret"))).not.toContain("example");
    expect(laneOf(answer("https://a.example/1"))).not.toBe(laneOf(answer("https://a.example/2")));
  });

  it("of a reply goes where its audience is", () => {
    const invocation: Invocation = {
      id: "1",
      source: "command",
      line: "/mine",
      caller: someone("U1"),
      place: channel("C1"),
      at: now,
    };
    const dm = { ...channel("D1"), direct: true };
    const message = say("x");
    const kind = (asked: Invocation, audience: "caller" | "place"): string =>
      replyTo(asked, { message, audience }).target.kind;
    expect(kind(invocation, "place")).toBe("post");
    expect(kind(invocation, "caller")).toBe("direct");
    expect(kind({ ...invocation, returnTo: "r" }, "caller")).toBe("answer");
    expect(kind({ ...invocation, returnTo: "r" }, "place")).toBe("post");
    expect(replyTo({ ...invocation, place: dm }, { message, audience: "caller" }).target).toEqual({
      kind: "post",
      place: dm,
    });
  });
});
