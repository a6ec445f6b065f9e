import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createClient } from "../../../src/adapters/slack/client.ts";
import { createHomes, makeHomeAddress, openHomeAddress, type Homes } from "../../../src/adapters/slack/publish-home.ts";
import type { Message } from "../../../src/chat/message.ts";
import { createLogger } from "../../../src/log.ts";
import { createFakeSlack, type FakeSlack } from "../../fakes/slack-api.ts";
import { readBlocks } from "../../fakes/slack-reading.ts";

const logger = createLogger("silent");
const user = "U0000ADA";
const page = (text: string): Message => ({ summary: text, locale: "zh-CN", blocks: [{ kind: "text", text }] });

let slack: FakeSlack;

beforeEach(async () => {
  slack = await createFakeSlack();
});
afterEach(() => slack.close());

function homesEvery(everyMs: number): Homes {
  const { apiUrl, botToken } = slack.config("http");
  return createHomes({ client: createClient(botToken, { apiUrl, timeoutMs: 1500, logger }), logger, everyMs });
}

const shown = (): readonly string[] =>
  slack.state.homes.map(({ user: who, home }) => `${who} ${readBlocks(home.blocks).text}`);

describe("an address", () => {
  it("is a person's Home and nothing else", () => {
    expect(openHomeAddress(makeHomeAddress(user))).toBe(user);
    for (const other of ["1764038700123 https://hooks.slack.com/x", "home ", "home <!channel>", "home u1", ""])
      expect(openHomeAddress(other)).toBeUndefined();
  });
});

describe("showing", () => {
  it("shows the first at once and of several in the pause the newest alone, each person for themselves", async () => {
    const homes = homesEvery(60_000);
    for (const text of ["一", "二", "三"]) await homes.publish(user, page(text));
    await homes.publish("U0000LI", page("李"));
    expect(shown()).toEqual([`${user} 一`, "U0000LI 李"]);
    await homes.stop();
    expect(shown()).toEqual([`${user} 一`, "U0000LI 李", `${user} 三`]);
    await homes.publish(user, page("四"));
    expect(shown().at(-1)).toBe(`${user} 四`);
  });

  it("shows what was kept when the pause is over", async () => {
    const homes = homesEvery(20);
    await homes.publish(user, page("一"));
    await homes.publish(user, page("二"));
    await expect.poll(shown).toEqual([`${user} 一`, `${user} 二`]);
    await homes.stop();
  });

  it("is quiet where there is no Home tab or nobody to look at it", async () => {
    const homes = homesEvery(60_000);
    slack.state.homeEnabled = false;
    await homes.publish(user, page("一"));
    slack.state.homeEnabled = true;
    await homes.publish("U0000NOBODY", page("一"));
    expect(shown()).toEqual([]);
    // Nothing was shown, so nothing waits.
    await homes.publish(user, page("二"));
    expect(shown()).toEqual([`${user} 二`]);
    await homes.stop();
  });

  it("is tried again where it may have been shown, and is not where it is refused", async () => {
    const homes = homesEvery(60_000);
    slack.failNext({ kind: "dropAfter" }, "views.publish");
    await expect(homes.publish(user, page("一"))).rejects.toMatchObject({ code: "unavailable" });
    slack.failNext({ kind: "error", error: "invalid_arguments" }, "views.publish");
    await expect(homes.publish(user, page("一"))).rejects.toMatchObject({ code: "rejected" });
    await homes.publish(user, page("二"));
    expect(shown().at(-1)).toBe(`${user} 二`);
    await homes.stop();
  });

  it("waits by itself where Slack has no room, and then shows the newest", async () => {
    const homes = homesEvery(60_000);
    slack.failNext({ kind: "status", status: 429, retryAfter: "600" }, "views.publish");
    await homes.publish(user, page("一"));
    await homes.publish(user, page("二"));
    await homes.publish("U0000LI", page("李"));
    expect(shown()).toEqual(["U0000LI 李"]);
    await homes.stop();
    expect(shown()).toEqual(["U0000LI 李", `${user} 二`]);
  });
});
