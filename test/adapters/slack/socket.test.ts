import { afterEach, describe, expect, it } from "vitest";
import { createInbox, type Inbox } from "../../contract/inbox.ts";
import { commandPayload, directEvent, eventPayload } from "../../fakes/slack-payloads.ts";
import { makeSlack, type SlackHarness } from "./harness.ts";

const open: SlackHarness[] = [];
afterEach(async () => {
  for (const harness of open.splice(0)) {
    await harness.adapter.stop();
    await harness.close();
  }
});

async function made(): Promise<SlackHarness> {
  const harness = await makeSlack("socket");
  open.push(harness);
  return harness;
}

async function started(): Promise<{ harness: SlackHarness; inbox: Inbox }> {
  const harness = await made();
  const inbox = createInbox();
  await harness.adapter.start(inbox.accept);
  return { harness, inbox };
}

/** The socket is up for the adapter a moment after the server has said hello. */
async function connected(harness: SlackHarness): Promise<void> {
  while (!harness.adapter.health().connected) await new Promise((resolve) => setTimeout(resolve, 5));
}

/** Slack has one open connection to us and no more. */
async function alone(harness: SlackHarness): Promise<void> {
  while (harness.slack.socket.connections !== 1) await new Promise((resolve) => setTimeout(resolve, 5));
}

describe("slack in Socket Mode", () => {
  it("serves no HTTP route", async () => {
    expect((await made()).routes).toEqual([]);
  });

  it.each([
    ["cut without a word", (harness: SlackHarness) => harness.slack.socket.cut()],
    ["asked to connect again", (harness: SlackHarness) => harness.slack.socket.refresh()],
    ["warned that it will be cut", (harness: SlackHarness) => harness.slack.socket.refresh("warning")],
    ["frozen: open, and answering no ping", (harness: SlackHarness) => harness.slack.socket.freeze()],
  ])(
    "comes back when %s, and says so meanwhile",
    async (_what, disturb) => {
      const { harness, inbox } = await started();
      const back = harness.slack.socket.nextConnection();
      const lost = new Promise<string>((resolve) => {
        const look = setInterval(() => {
          const { connected: up, detail } = harness.adapter.health();
          if (up) return;
          clearInterval(look);
          resolve(detail ?? "");
        }, 1);
      });
      disturb(harness);
      await back;
      await connected(harness);
      expect(await lost).toMatch(/since \d{4}-/);
      expect(await harness.does.command("/lead 之后").outcome).toBe("acknowledged");
      expect((await inbox.next()).line).toBe("/lead 之后");
    },
    60_000,
  );

  it("keeps trying while Slack refuses connections, whatever the reason", async () => {
    const { harness } = await started();
    const back = harness.slack.socket.nextConnection();
    harness.slack.failNext({ kind: "drop" }, "apps.connections.open");
    harness.slack.failNext({ kind: "status", status: 503 }, "apps.connections.open");
    harness.slack.failNext({ kind: "error", error: "invalid_auth" }, "apps.connections.open");
    harness.slack.failNext({ kind: "error", error: "internal_error" }, "apps.connections.open");
    harness.slack.socket.cut();
    await back;
    await connected(harness);
    expect(harness.slack.calls.filter((method) => method === "apps.connections.open")).toHaveLength(6);
    expect(await harness.does.command("/help").outcome).toBe("acknowledged");
  });

  it("breaking as soon as it stands, again and again, is one outage", async () => {
    const { harness } = await started();
    const state = () => harness.adapter.health().connection;
    for (let breaks = 0; breaks < 5; breaks += 1) {
      await connected(harness);
      const back = harness.slack.socket.nextConnection();
      harness.slack.socket.cut();
      await back;
    }
    await connected(harness);
    const { outage, reconnects, silences } = state() ?? {};
    expect({ reconnects, silences }).toEqual({ reconnects: 5, silences: 0 });
    expect(outage?.from.getTime()).toBeLessThan(state()?.since.getTime() ?? 0);
  });

  it("cut without a close is given up, and what lay in it is taken once, when Slack sends it again", async () => {
    const { harness, inbox } = await started();
    const back = harness.slack.socket.nextConnection();
    harness.slack.socket.freeze();
    const delivery = harness.does.direct("/lead 断线");
    await back;
    await connected(harness);
    expect(harness.adapter.health().connection).toMatchObject({ reconnects: 1, silences: 1 });
    harness.slack.socket.thaw();
    expect(await delivery.outcome).toBe("failed");
    await alone(harness);
    expect(inbox.stored).toEqual([]);
    expect(await delivery.redeliver().outcome).toBe("acknowledged");
    expect(inbox.stored).toHaveLength(1);
  });

  it("leaves nothing behind of a socket that never said hello, and then lets go late", async () => {
    const { harness, inbox } = await started();
    const { socket } = harness.slack;
    socket.mute(true);
    const before = socket.opened;
    socket.cut();
    while (socket.opened === before) await new Promise((resolve) => setTimeout(resolve, 5));
    // Taken, silent, and from now on cut without a close.
    socket.freeze();
    socket.mute(false);
    await socket.nextConnection();
    await connected(harness);
    socket.thaw();
    await alone(harness);
    expect(harness.adapter.health().connection).toMatchObject({ connected: true, reconnects: 1 });
    expect(await harness.does.command("/help").outcome).toBe("acknowledged");
    expect(inbox.stored).toHaveLength(1);
  });

  it("hears pings and pongs as signs of life", async () => {
    const { harness } = await started();
    const heard = () => harness.adapter.health().connection?.heardAt?.getTime() ?? Number.NaN;
    const first = heard();
    while (!(heard() > first + 600)) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(harness.adapter.health().connection).toMatchObject({ connected: true, reconnects: 0 });
  });

  it("what was not acknowledged when the socket broke comes again under the same id", async () => {
    const { harness, inbox } = await started();
    const gate = inbox.hold();
    const delivery = harness.does.direct("/lead 断线");
    await gate.reached;
    const back = harness.slack.socket.nextConnection();
    harness.slack.socket.cut();
    await back;
    await connected(harness);
    gate.open();
    // Stored, but the acknowledgement had no socket to go through.
    const first = await inbox.next();
    expect(await delivery.outcome).toBe("failed");
    expect(await delivery.redeliver().outcome).toBe("acknowledged");
    expect((await inbox.next()).id).toBe(first.id);
  });

  it("tells a person when their command could not be stored", async () => {
    const { harness, inbox } = await started();
    inbox.failNext();
    const answer = await harness.slack.socket.send(
      "slash_commands",
      commandPayload(harness.slack.state, "/lead 电池", harness.slack.responseUrl()),
    );
    expect(answer).toMatchObject({
      acknowledged: true,
      payload: { response_type: "ephemeral", text: expect.stringMatching(/请稍后.*again/s) },
    });
  });

  it("leaves an event it could not store to be delivered again", async () => {
    const { harness, inbox } = await started();
    const payload = eventPayload(harness.slack.state, directEvent(harness.slack.state, "/lead 电池"));
    inbox.failNext();
    expect(await harness.slack.socket.send("events_api", payload)).toMatchObject({
      acknowledged: false,
    });
    expect(await harness.slack.socket.send("events_api", payload, 1)).toMatchObject({
      acknowledged: true,
    });
    expect(inbox.stored).toHaveLength(1);
  });

  it("survives frames of unknown shapes", async () => {
    const { harness, inbox } = await started();
    expect(await harness.slack.socket.send("interactive", { type: "something_new" })).toMatchObject({
      acknowledged: true,
    });
    expect(await harness.slack.socket.send("slash_commands", {})).toMatchObject({
      acknowledged: true,
    });
    expect(await harness.does.command("/help").outcome).toBe("acknowledged");
    expect(inbox.stored).toHaveLength(1);
  });

  it("start fails when the app token is wrong, when Slack is away, and when nobody says hello", async () => {
    const wrong = await made();
    wrong.slack.failNext({ kind: "error", error: "invalid_auth" }, "apps.connections.open");
    await expect(wrong.adapter.start(createInbox().accept)).rejects.toMatchObject({
      name: "PlatformError",
      code: "forbidden",
    });
    const away = await made();
    away.slack.failNext({ kind: "drop" }, "apps.connections.open");
    await expect(away.adapter.start(createInbox().accept)).rejects.toMatchObject({
      name: "PlatformError",
      code: "timeout",
    });
    const mute = await made();
    mute.slack.socket.mute(true);
    await expect(mute.adapter.start(createInbox().accept)).rejects.toMatchObject({
      name: "PlatformError",
      code: "timeout",
    });
    for (const { adapter } of [wrong, away, mute]) expect(adapter.health().connected).toBe(false);
  });

  it("takes nothing more once it is stopping", async () => {
    const { harness, inbox } = await started();
    await harness.adapter.stop();
    expect(await harness.does.direct("/lead 太晚").outcome).toBe("failed");
    expect(inbox.stored).toEqual([]);
  });
});
