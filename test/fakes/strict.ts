import { rateLimits as larkLimits } from "../../src/adapters/lark/limits.ts";
import { rateLimits as slackLimits } from "../../src/adapters/slack/limits.ts";
import type { RateLimits } from "../../src/chat/port.ts";
import { startLarkApi } from "./lark-api.ts";
import type { Office } from "./office.ts";
import { createFakeSlack } from "./slack-api.ts";

/** A platform on the loopback interface that refuses what the real one would, and counts. */
export interface Strict {
  readonly env: Readonly<Record<string, string>>;
  readonly limits: RateLimits;
  arrived(): { readonly channels: number; readonly people: number };
  refused(): number;
  close(): Promise<void>;
}

export async function strictSlack(office: Office): Promise<Strict> {
  const slack = await createFakeSlack();
  const { state } = slack;
  for (const id of office.channels) state.channels.add(id);
  for (const id of office.people) state.users.add(id);
  state.allowance.limit(slackLimits.perApp);
  state.setPace(1000);
  const { botToken, apiUrl, signingSecret = "" } = slack.config("http");
  return {
    env: { SLACK_BOT_TOKEN: botToken, SLACK_SIGNING_SECRET: signingSecret, SLACK_API_URL: apiUrl },
    limits: slackLimits,
    arrived: () => countOf(new Set(state.messages.map(({ channel }) => channel)), "D"),
    refused: () => state.allowance.refused() + state.paced,
    close: () => slack.close(),
  };
}

export async function strictLark(): Promise<Strict> {
  const lark = await startLarkApi("webhook");
  const { messages, config } = lark;
  messages.limitPlaces();
  messages.allowance.limit(larkLimits.perApp);
  return {
    env: {
      LARK_APP_ID: config.appId,
      LARK_APP_SECRET: config.appSecret,
      LARK_DOMAIN: config.domain,
      LARK_MODE: "webhook",
      LARK_ENCRYPT_KEY: config.encryptKey ?? "",
      LARK_VERIFICATION_TOKEN: config.verificationToken ?? "",
    },
    limits: larkLimits,
    arrived: () => countOf(new Set(messages.held.map(({ receiveId }) => receiveId)), "ou_"),
    refused: () => messages.allowance.refused() + messages.paced,
    close: () => lark.close(),
  };
}

function countOf(places: ReadonlySet<string>, personal: string) {
  const people = [...places].filter((place) => place.startsWith(personal)).length;
  return { people, channels: places.size - people };
}
