import { describe, expect, it } from "vitest";
import { readText } from "../../../src/adapters/slack/line.ts";

const bot = { userId: "U0LAN0Z89" };

describe("text", () => {
  it.each([
    ["<@U0LAN0Z89> lead x", "lead x"],
    ["lead <@U0LAN0Z89>", "lead"],
    ["<@U0LAN0Z89|先锋> lead", "lead"],
    ["<@U2>", "<@U2>"],
    ["<@U2|王|强>", "<@U2|王|强>"],
    ["<#C1|general> <#C2>", "#general #C2"],
    ["<!here> <!channel|channel> <!subteam^S1|@ops>", "@here @channel @ops"],
    ["<!date^1392734382^{date}|Feb 18, 2014>", "Feb 18, 2014"],
    ["<https://example.org>", "https://example.org"],
    ["<http://example.org|example.org>", "example.org"],
    ["<mailto:a@b.org|a@b.org>", "a@b.org"],
    ["<tel:+861012345678>", "+861012345678"],
    ["&lt;!channel&gt; &amp;lt;", "<!channel> &lt;"],
    ["a < b", "a < b"],
    ["  全角　blank\u00A0here ", "全角　blank here"],
  ])("%j is %j", (given, expected) => {
    expect(readText(given, bot.userId)).toBe(expected);
  });
});
