import { describe, expect, it } from "vitest";
import { isFromSlack } from "../../../src/adapters/slack/signature.ts";
import { sign } from "../../fakes/slack-payloads.ts";

const form = "application/x-www-form-urlencoded";

describe("signature", () => {
  const body = Buffer.from("token=x&text=中文");
  const now = new Date("2026-12-01T00:50:00.000Z");
  const signed = (at: Date, secret = "s"): { timestamp: string; signature: string; body: Buffer } => {
    const { headers } = sign(body.toString("utf8"), form, secret, at);
    return {
      timestamp: headers["x-slack-request-timestamp"] ?? "",
      signature: headers["x-slack-signature"] ?? "",
      body,
    };
  };
  const shifted = (seconds: number): Date => new Date(now.getTime() + seconds * 1000);

  it("is good within five minutes either way", () => {
    for (const seconds of [-300, -299, 0, 299, 300])
      expect(isFromSlack(signed(shifted(seconds)), "s", now), String(seconds)).toBe(true);
    for (const seconds of [-301, 301, 86_400])
      expect(isFromSlack(signed(shifted(seconds)), "s", now), String(seconds)).toBe(false);
  });

  it("matches Slack's published example", () => {
    // docs.slack.dev/authentication/verifying-requests-from-slack
    const example =
      "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";
    const given = {
      timestamp: "1531420618",
      signature: "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503",
      body: Buffer.from(example),
    };
    expect(isFromSlack(given, "8f742231b10e8888abcd99yyyzzz85a5", new Date(1531420618000))).toBe(true);
  });

  it("refuses doubled headers, an empty secret and odd stamps", () => {
    const good = signed(now);
    expect(isFromSlack({ ...good, signature: [good.signature, good.signature] }, "s", now)).toBe(false);
    expect(isFromSlack({ ...good, timestamp: [good.timestamp] }, "s", now)).toBe(false);
    expect(isFromSlack(signed(now, ""), "", now)).toBe(false);
    for (const timestamp of ["", " ", "NaN", "1e9", "-1", `${good.timestamp}.0`])
      expect(isFromSlack({ ...good, timestamp }, "s", now), timestamp).toBe(false);
  });
});
