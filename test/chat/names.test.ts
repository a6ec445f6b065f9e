import { Writable } from "node:stream";
import { describe, expect, it } from "vitest";
import type { Person } from "../../src/address.ts";
import { createNames, nameLimits } from "../../src/chat/names.ts";
import type { Invocation } from "../../src/chat/port.ts";
import { PlatformError, type PlatformErrorCode } from "../../src/errors.ts";
import { createLogger } from "../../src/log.ts";
import { createManualClock, settled } from "../fakes/clock.ts";

const ada = { platform: "lark", workspace: "t1", id: "ou_ada" } as const;

function said(caller: Person): Invocation {
  const place = { platform: "lark", workspace: "t1", id: "oc_1", direct: false } as const;
  return { id: "e1", source: "mention", line: "/mine", caller, place, at: new Date(0) };
}

type Answer = string | PlatformError | undefined;

/** A platform whose answers a test gives one by one, or which answers `now` at once. */
function setUp(now?: () => Answer) {
  const clock = createManualClock();
  const asked: string[] = [];
  const open: ((answer: Answer) => void)[] = [];
  let log = "";
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      log += chunk.toString("utf8");
      done();
    },
  });
  const withName = createNames({
    async ask({ id }) {
      asked.push(id);
      const answer = now ? now() : await new Promise<Answer>((resolve) => open.push(resolve));
      if (answer instanceof PlatformError) throw answer;
      return answer;
    },
    scope: "names:read",
    clock,
    logger: createLogger("debug", sink),
    after: (ms, run) => clock.after(ms, run),
  });
  return {
    clock,
    withName,
    asked,
    log: () => log,
    /** Answers the oldest open question. */
    async answer(answer: Answer) {
      open.shift()?.(answer);
      await settled();
    },
    /** The invocation on its way: what it went on with, once it did. */
    speak(person: Person = ada) {
      const passed: { name: string | undefined }[] = [];
      void withName(said(person)).then(({ caller }) => passed.push({ name: caller.name }));
      return passed;
    },
    nameOf: async (person: Person = ada) => (await withName(said(person))).caller.name,
  };
}

const failing = (code: PlatformErrorCode, retryAfterMs?: number) => () =>
  new PlatformError(code, "refused", { retryAfterMs });

describe("names that payloads leave out", () => {
  it("arrive with the first invocation, which changes in nothing else, and are asked for once", async () => {
    const { withName, asked } = setUp(() => "陈晨");
    for (let times = 0; times < 2; times += 1)
      expect(await withName(said(ada))).toEqual({ ...said(ada), caller: { ...ada, name: "陈晨" } });
    expect(asked).toEqual(["ou_ada"]);
  });

  it("are waited for until the bound and no longer; what comes later is there the next time", async () => {
    const { clock, speak, answer, asked } = setUp();
    const first = speak();
    await clock.advance(nameLimits.waitMs - 1);
    expect(first).toEqual([]);
    await clock.advance(1);
    expect(first).toEqual([{ name: undefined }]);
    await answer("陈晨");
    const next = speak();
    await settled();
    expect(next).toEqual([{ name: "陈晨" }]);
    expect(asked).toEqual(["ou_ada"]);
  });

  it("are asked for once by all who come meanwhile, who wait what is left of the bound", async () => {
    const { clock, speak, asked } = setUp();
    const first = speak();
    await clock.advance(nameLimits.waitMs - 1);
    const second = speak();
    await clock.advance(1);
    expect([first, second]).toEqual([[{ name: undefined }], [{ name: undefined }]]);
    const third = speak();
    await settled();
    expect(third).toEqual([{ name: undefined }]);
    expect(asked).toEqual(["ou_ada"]);
  });

  it("leave no timer behind once they came", async () => {
    const { clock, speak, answer } = setUp();
    speak();
    await answer("陈晨");
    const before = clock.ms();
    await expect(clock.until(new Promise(() => undefined))).rejects.toThrow("nothing is left");
    expect(clock.ms()).toBe(before);
  });

  it("of one workspace are not those of another", async () => {
    let count = 0;
    const { nameOf } = setUp(() => `name ${(count += 1)}`);
    expect(await nameOf()).toBe("name 1");
    expect(await nameOf({ ...ada, workspace: "t2" })).toBe("name 2");
  });

  it("are used while they are asked for anew after a day, and kept when that fails", async () => {
    const { clock, speak, nameOf, answer, asked } = setUp();
    speak();
    await answer("陈晨");
    await clock.advance(nameLimits.keepMs - 1);
    expect(await nameOf()).toBe("陈晨");
    expect(asked).toHaveLength(1);
    await clock.advance(1);
    expect(await nameOf()).toBe("陈晨");
    expect(asked).toHaveLength(2);
    await answer(failing("timeout")());
    await clock.advance(nameLimits.failedMs);
    expect(await nameOf()).toBe("陈晨");
    expect(asked).toHaveLength(3);
    await answer("陈晨晨");
    expect(await nameOf()).toBe("陈晨晨");
  });

  it.each([
    ["gone", nameLimits.refusedMs],
    ["rejected", nameLimits.refusedMs],
    ["timeout", nameLimits.failedMs],
    ["unavailable", nameLimits.failedMs],
    ["unknown", nameLimits.failedMs],
  ] as const)("are not asked for again for a while after %s, of this person alone", async (code, ms) => {
    const { clock, nameOf, asked, log } = setUp(failing(code));
    expect(await nameOf()).toBeUndefined();
    await clock.advance(ms - 1);
    expect(await nameOf()).toBeUndefined();
    expect(asked).toEqual(["ou_ada"]);
    expect(await nameOf({ ...ada, id: "ou_li" })).toBeUndefined();
    expect(asked).toEqual(["ou_ada", "ou_li"]);
    await clock.advance(1);
    expect(await nameOf()).toBeUndefined();
    expect(asked).toEqual(["ou_ada", "ou_li", "ou_ada"]);
    expect(log()).not.toContain('"level":"warn"');
  });

  it("nobody waits twice for somebody who has none", async () => {
    const { clock, speak, answer } = setUp();
    speak();
    await answer(undefined);
    await clock.advance(nameLimits.refusedMs);
    const next = speak();
    await settled();
    expect(next).toEqual([{ name: undefined }]);
    await answer("陈晨");
    const last = speak();
    await settled();
    expect(last).toEqual([{ name: "陈晨" }]);
  });

  it("are asked for nobody for ten minutes after a refusal, of which one warning names the scope", async () => {
    let answer: Answer = failing("forbidden")();
    const { clock, nameOf, asked, log } = setUp(() => answer);
    const warnings = (): number => log().split('"level":"warn"').length - 1;
    expect(await nameOf()).toBeUndefined();
    expect(await nameOf({ ...ada, id: "ou_li" })).toBeUndefined();
    expect(asked).toEqual(["ou_ada"]);
    expect(warnings()).toBe(1);
    expect(log()).toContain("names:read");
    await clock.advance(nameLimits.refusedMs);
    expect(await nameOf()).toBeUndefined();
    expect(asked).toHaveLength(2);
    expect(warnings()).toBe(1);
    await clock.advance(nameLimits.refusedMs);
    answer = "陈晨";
    expect(await nameOf()).toBe("陈晨");
    expect(log()).not.toContain("陈晨");
    expect(log()).not.toContain("ou_ada");
    // Granted once and taken away again: that is news.
    answer = failing("forbidden")();
    await nameOf({ ...ada, id: "ou_li" });
    expect(warnings()).toBe(2);
  });

  it("are asked for nobody as long as a rate limit says", async () => {
    const { clock, nameOf, asked } = setUp(failing("rate_limited", 5000));
    await nameOf();
    await clock.advance(4999);
    await nameOf({ ...ada, id: "ou_li" });
    expect(asked).toHaveLength(1);
    await clock.advance(1);
    await nameOf({ ...ada, id: "ou_li" });
    expect(asked).toHaveLength(2);
  });

  it("that a payload does give are not waited for, and give way to one that is known", async () => {
    const { speak, answer, asked } = setUp();
    const handle = { ...ada, name: "ada" };
    const first = speak(handle);
    await settled();
    expect(first).toEqual([{ name: "ada" }]);
    expect(asked).toEqual([]);
    speak();
    await answer("陈晨");
    const next = speak(handle);
    await settled();
    expect(next).toEqual([{ name: "陈晨" }]);
  });

  it("are asked for a few at a time; who comes beyond that goes on at once", async () => {
    const { speak, answer, asked } = setUp();
    const many = Array.from({ length: nameLimits.asking + 1 }, (_, index) => speak({ ...ada, id: `ou_${index}` }));
    await settled();
    expect(asked).toHaveLength(nameLimits.asking);
    expect(many.map((passed) => passed.length)).toEqual([...Array<number>(nameLimits.asking).fill(0), 1]);
    await answer("陈晨");
    speak({ ...ada, id: `ou_${nameLimits.asking}` });
    expect(asked).toHaveLength(nameLimits.asking + 1);
  });

  it("are kept of so many people, the longest known being forgotten first", async () => {
    const { nameOf, asked } = setUp(() => "陈晨");
    for (let index = 0; index <= nameLimits.people; index += 1) await nameOf({ ...ada, id: `ou_${index}` });
    await nameOf({ ...ada, id: "ou_1" });
    expect(asked).toHaveLength(nameLimits.people + 1);
    await nameOf({ ...ada, id: "ou_0" });
    expect(asked).toHaveLength(nameLimits.people + 2);
  });

  it.each([
    ["  陈\n\u0000晨\t ", "陈 晨"],
    ["🐎".repeat(100), "🐎".repeat(80)],
    [" \n", undefined],
  ])("are one line of moderate length: %j", async (given, kept) => {
    const { nameOf } = setUp(() => given);
    expect(await nameOf()).toBe(kept);
  });
});
