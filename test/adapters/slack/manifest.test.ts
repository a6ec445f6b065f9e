import { describe, expect, it } from "vitest";
import { slackManifest, type ManifestOptions } from "../../../src/adapters/slack/manifest.ts";
import { isJson, list, str, type Json } from "../../fakes/slack-blocks.ts";

const commands = [
  { name: "lead", summary: "登记线索", usage: "<name> [key:value …]" },
  { name: "progress", summary: "登记进展", usage: "" },
];

function manifest(options: Partial<ManifestOptions> = {}): {
  readonly whole: Json;
  readonly commands: readonly Json[];
  readonly settings: Json;
} {
  const whole: unknown = JSON.parse(
    JSON.stringify(slackManifest({ commands, mode: "socket", locale: "zh-CN", ...options })),
  );
  if (!isJson(whole) || !isJson(whole["features"]) || !isJson(whole["settings"])) throw new Error("no manifest");
  return {
    whole,
    commands: list(whole["features"]["slash_commands"]),
    settings: whole["settings"],
  };
}

describe("slack manifest", () => {
  it("lists the commands and the umbrella", () => {
    expect(manifest().commands).toEqual([
      {
        command: "/lead",
        description: "登记线索",
        usage_hint: "<name> [key:value …]",
        should_escape: true,
      },
      { command: "/progress", description: "登记进展", should_escape: true },
      {
        command: "/xf",
        description: expect.any(String),
        usage_hint: expect.any(String),
        should_escape: true,
      },
    ]);
  });

  it("needs no address in Socket Mode and one everywhere in HTTP mode", () => {
    expect(JSON.stringify(manifest().whole)).not.toContain("url");
    expect(manifest().settings["socket_mode_enabled"]).toBe(true);
    const http = manifest({ mode: "http", publicUrl: "https://xianfeng.example.org/" });
    const address = "https://xianfeng.example.org/slack/events";
    expect(http.commands.map((command) => command["url"])).toEqual([address, address, address]);
    expect(http.settings).toMatchObject({
      socket_mode_enabled: false,
      interactivity: { request_url: address, message_menu_options_url: address },
      event_subscriptions: { request_url: address },
    });
    expect(() => manifest({ mode: "http" })).toThrow(/PUBLIC_URL/);
  });

  it("keeps to Slack's limits", () => {
    const many = Array.from({ length: 80 }, (_, index) => ({
      name: `command${index}`,
      summary: "长".repeat(3000),
      usage: "u".repeat(3000),
    }));
    const odd = ["", "线索", "Upper", "two words", "x".repeat(32), "xf"].map((name) => ({
      name,
      summary: "s",
      usage: "",
    }));
    const made = manifest({ commands: [...odd, ...many] }).commands;
    expect(made).toHaveLength(50);
    for (const command of made) {
      expect(str(command["command"])).toMatch(/^\/[a-z0-9_-]{1,31}$/);
      expect(str(command["description"]).length).toBeLessThanOrEqual(2000);
      expect(str(command["usage_hint"]).length).toBeLessThanOrEqual(1000);
    }
    expect(made.filter((command) => command["command"] === "/xf")).toHaveLength(1);
  });

  it("asks for what the adapter uses, and no more", () => {
    expect(manifest().whole["oauth_config"]).toEqual({
      scopes: {
        bot: [
          "app_mentions:read",
          "channels:history",
          "channels:read",
          "chat:write",
          "commands",
          "files:read",
          "files:write",
          "groups:history",
          "groups:read",
          "im:history",
          "im:write",
          "users:read",
        ],
      },
    });
    expect(manifest().settings["event_subscriptions"]).toEqual({
      bot_events: ["app_home_opened", "app_mention", "member_joined_channel", "message.im"],
    });
  });
});
