import { Writable } from "node:stream";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createLarkAdapter } from "../../../src/adapters/lark/adapter.ts";
import { createLogger } from "../../../src/log.ts";
import { createInbox } from "../../contract/inbox.ts";
import { sample } from "../../fixtures/messages.ts";
import { createManualClock } from "../../fakes/clock.ts";
import { startLarkApi, tenant } from "../../fakes/lark-api.ts";
import { group, messageEvent, other, person, pressEvent } from "../../fakes/lark-events.ts";

const cleanups: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).toReversed()) await cleanup();
});

async function start() {
  const api = await startLarkApi("ws");
  const clock = createManualClock();
  let log = "";
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      log += chunk.toString("utf8");
      done();
    },
  });
  const { adapter } = createLarkAdapter(api.config, { clock, logger: createLogger("debug", sink) });
  const inbox = createInbox();
  await adapter.start(inbox.accept);
  cleanups.push(async () => {
    await adapter.stop();
    await api.close();
  });
  return {
    api,
    clock,
    adapter,
    log: () => log,
    /** The code of the acknowledgement, and the caller that was stored before it. */
    async says(text = "/help", from: string = person.openId) {
      const { code } = await api.socket.deliver(messageEvent({ text, from }));
      return { code, caller: (await inbox.next()).caller };
    },
    next: () => inbox.next(),
  };
}

const caller = { platform: "lark", workspace: tenant, id: person.openId };
const named = { ...caller, name: person.name };

describe("names of people in lark", () => {
  it("come with messages and presses, and are asked for once", async () => {
    const { api, adapter, says, next } = await start();
    api.contacts.people.set(person.openId, person.name);
    expect(await says()).toEqual({ code: 200, caller: named });
    const place = { platform: "lark", workspace: tenant, id: group, direct: false } as const;
    const posted = await adapter.post(place, sample("card"), "k", false);
    await api.socket.deliver(pressEvent(api.messages.held[0]?.content, posted.id, "撤销", group));
    expect((await next()).caller).toEqual(named);
    expect(api.contacts.asked).toEqual([person.openId]);
  });

  it("come with a press of somebody who never wrote", async () => {
    const { api, adapter, next } = await start();
    api.contacts.people.set(other.openId, other.name);
    const place = { platform: "lark", workspace: tenant, id: group, direct: false } as const;
    const posted = await adapter.post(place, sample("card"), "k", false);
    await api.socket.deliver(pressEvent(api.messages.held[0]?.content, posted.id, "撤销", group, other.openId));
    expect((await next()).caller).toEqual({ ...caller, id: other.openId, name: other.name });
  });

  it("hold no acknowledgement up when they do not come, and are there once they did", async () => {
    const { api, says } = await start();
    api.contacts.people.set(person.openId, person.name);
    let release: () => void = () => undefined;
    api.contacts.hold(new Promise((resolve) => (release = resolve)));
    expect(await says()).toEqual({ code: 200, caller });
    expect(await says()).toEqual({ code: 200, caller });
    release();
    await vi.waitFor(async () => expect(await says()).toEqual({ code: 200, caller: named }));
    expect(api.contacts.asked).toEqual([person.openId]);
  });

  it("are not asked for again soon when the person is out of the app's range", async () => {
    const { api, says, log } = await start();
    expect(await says()).toEqual({ code: 200, caller });
    expect(await says()).toEqual({ code: 200, caller });
    expect(api.contacts.asked).toEqual([person.openId]);
    api.contacts.people.set(other.openId, other.name);
    expect((await says("/help", other.openId)).caller.name).toBe(other.name);
    expect(log()).toContain("lark 41050");
  });

  it.each(["nothing", "no_names"] as const)(
    "are left alone for ten minutes when the app was granted %s",
    async (grant) => {
      const { api, clock, says, log } = await start();
      api.contacts.people.set(person.openId, person.name);
      api.contacts.grant(grant);
      expect(await says()).toEqual({ code: 200, caller });
      await says("/help", other.openId);
      expect(api.contacts.asked).toEqual([person.openId]);
      expect(log().split("contact:user.base:readonly")).toHaveLength(2);
      api.contacts.grant("names");
      await clock.advance(10 * 60 * 1000);
      expect((await says()).caller).toEqual(named);
      for (const written of [person.name, person.openId]) expect(log(), written).not.toContain(written);
    },
  );

  it("of people who are mentioned stay as the message has them", async () => {
    const { api, next } = await start();
    await api.socket.deliver(messageEvent({ text: "/assign #12 @_user_1", mentions: [other] }));
    expect((await next()).line).toBe(`/assign #12 <@${other.openId}|${other.name}>`);
    expect(api.contacts.asked).toEqual([person.openId]);
  });
});
