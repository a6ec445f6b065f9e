import { Writable } from "node:stream";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createLogger } from "../../../src/log.ts";
import { createInbox } from "../../contract/inbox.ts";
import { pressable } from "../../fixtures/messages.ts";
import { directEvent, eventPayload, mentionEvent, type Who } from "../../fakes/slack-payloads.ts";
import { makeSlack, request, type SlackHarness } from "./harness.ts";

const open: SlackHarness[] = [];

afterEach(async () => {
  for (const harness of open.splice(0)) {
    await harness.adapter.stop();
    await harness.close();
  }
});

async function start() {
  let log = "";
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      log += chunk.toString("utf8");
      done();
    },
  });
  const harness = await makeSlack("http", { logger: createLogger("debug", sink) });
  open.push(harness);
  const { slack, routes } = harness;
  const inbox = createInbox();
  await harness.adapter.start(inbox.accept);
  /** The status of the acknowledgement, and the caller's name that was stored before it. */
  async function send(event: typeof mentionEvent, who: Who = {}) {
    const signed = slack.sign(eventPayload(slack.state, event(slack.state, "/help", who)));
    const { status } = await request(routes, signed);
    return { status, name: (await inbox.next()).caller.name };
  }
  return {
    harness,
    people: slack.people,
    log: () => log,
    mentions: (who?: Who) => send(mentionEvent, who),
    writes: (who?: Who) => send(directEvent, who),
    next: () => inbox.next(),
  };
}

const ada = "U0000ADA";

describe("names of people in slack", () => {
  it("come with mentions and direct messages, and are asked for once", async () => {
    const { people, mentions, writes } = await start();
    people.profiles.set(ada, { real_name: "Ada Wong", display_name: "ada" });
    expect(await mentions()).toEqual({ status: 200, name: "Ada Wong" });
    expect(await writes()).toEqual({ status: 200, name: "Ada Wong" });
    expect(people.asked).toEqual([ada]);
  });

  it("are the displayed ones where there is no real one", async () => {
    const { people, mentions } = await start();
    people.profiles.set(ada, { display_name: "小艾" });
    expect((await mentions()).name).toBe("小艾");
  });

  it("hold no acknowledgement up when they do not come, and are there once they did", async () => {
    const { people, mentions } = await start();
    people.profiles.set(ada, { real_name: "Ada Wong" });
    let release: () => void = () => undefined;
    people.hold(new Promise((resolve) => (release = resolve)));
    expect(await mentions()).toEqual({ status: 200, name: undefined });
    release();
    await vi.waitFor(async () => expect((await mentions()).name).toBe("Ada Wong"));
    expect(people.asked).toEqual([ada]);
  });

  it("are left alone once Slack refused the scope, and the log says which", async () => {
    const { people, mentions, log } = await start();
    people.profiles.set(ada, { real_name: "Ada Wong" });
    people.refuse(true);
    expect(await mentions()).toEqual({ status: 200, name: undefined });
    people.refuse(false);
    expect(await mentions()).toEqual({ status: 200, name: undefined });
    await mentions({ user: "U0000LI" });
    expect(people.asked).toEqual([ada]);
    expect(log().split("users:read")).toHaveLength(2);
  });

  it("that nobody knows are not asked for again soon, and stand in no log", async () => {
    const { people, mentions, log } = await start();
    people.profiles.set("U0000LI", { real_name: "李梅" });
    expect(await mentions()).toEqual({ status: 200, name: undefined });
    expect(await mentions()).toEqual({ status: 200, name: undefined });
    expect((await mentions({ user: "U0000LI" })).name).toBe("李梅");
    expect(people.asked).toEqual([ada, "U0000LI"]);
    expect(log()).toContain("user_not_found");
    expect(log()).not.toContain("李梅");
  });

  it("are not asked for by commands and presses, which have one, and are used there once known", async () => {
    const { harness, people, mentions, next } = await start();
    const { adapter, does, place } = harness;
    people.profiles.set(ada, { real_name: "Ada Wong" });
    const posted = await adapter.post(place, pressable, "k", false);
    for (const name of ["ada", "Ada Wong"]) {
      await does.command("/help").outcome;
      expect((await next()).caller.name).toBe(name);
      await does.press(posted, "Undo").outcome;
      expect((await next()).caller.name).toBe(name);
      if (name === "ada") {
        expect(people.asked).toEqual([]);
        await mentions();
      }
    }
    expect(people.asked).toEqual([ada]);
  });
});
