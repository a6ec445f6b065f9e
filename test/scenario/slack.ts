import { commands } from "../../commands/index.ts";
import type { Clock } from "../../src/clock.ts";
import { slackCommandNames } from "../../src/runtime/slack-commands.ts";
import { createFakeSlack } from "../fakes/slack-api.ts";
import { checkMessage, list, str, type Json } from "../fakes/slack-blocks.ts";
import {
  commandPayload,
  directEvent,
  eventPayload,
  fileObject,
  findButton,
  labelOf,
  mentionEvent,
  pressPayload,
  type Who,
} from "../fakes/slack-payloads.ts";
import { readBlocks, readMrkdwn } from "../fakes/slack-reading.ts";
import type { SlackMessage } from "../fakes/slack-state.ts";
import { nameOf, type Doing, type Heard, type TestPlatform } from "./platform.ts";

const channels: Readonly<Record<string, string>> = { hall: "C0000GENERAL", kfq: "C0000UNIT1", gxq: "C0000UNIT2" };

/** Slack, over HTTP or Socket Mode. */
export async function slackTransport(transport: "slack-http" | "slack-socket", clock: Clock): Promise<TestPlatform> {
  const slack = await createFakeSlack();
  const { state } = slack;
  const { botToken, signingSecret, appToken, apiUrl } = slack.config(transport === "slack-http" ? "http" : "socket");
  const registered = new Set(slackCommandNames(commands));
  let port = 0;

  const personId = (name: string): string => {
    const id = `U0000${name.toUpperCase()}`;
    state.users.add(id);
    slack.people.profiles.set(id, { real_name: nameOf(name) });
    return id;
  };
  const who = ({ person, channel }: Doing): Who & { readonly user: string; readonly channel: string } => {
    const user = personId(person);
    return { user, name: person, channel: channel === undefined ? state.directChannel(user) : channelId(channel) };
  };
  const channelId = (name: string): string => {
    const id = channels[name] ?? `C0000${name.toUpperCase()}`;
    state.channels.add(id);
    return id;
  };

  async function deliver(payload: Json): Promise<void> {
    if (transport === "slack-socket") {
      const type = "command" in payload ? "slash_commands" : "event" in payload ? "events_api" : "interactive";
      const { acknowledged } = await slack.socket.send(type, payload);
      if (!acknowledged) throw new Error("not acknowledged");
      return;
    }
    const { headers, body } = slack.sign(payload, clock.now());
    const response = await fetch(`http://127.0.0.1:${port}/slack/events`, { method: "POST", headers, body });
    if (response.status !== 200) throw new Error(`HTTP ${response.status}`);
  }

  const messageOf = (heard: Heard): SlackMessage => {
    const found = state.messages.find(({ ts }) => ts === heard.id);
    if (!found) throw new Error(`no message ${heard.id}`);
    return found;
  };

  async function say(doing: Doing, line: string): Promise<void> {
    const { user, channel } = who(doing);
    const text = line.replaceAll(/@\{(\w+)\}/g, (_, name: string) => `<@${personId(name)}|${name}>`);
    await deliver(
      eventPayload(
        state,
        doing.channel === undefined ? directEvent(state, text, { user }) : mentionEvent(state, text, { user, channel }),
      ),
    );
  }

  return {
    transport,
    env: {
      SLACK_BOT_TOKEN: botToken,
      SLACK_API_URL: apiUrl,
      ...(signingSecret === undefined ? {} : { SLACK_SIGNING_SECRET: signingSecret }),
      ...(appToken === undefined ? {} : { SLACK_APP_TOKEN: appToken }),
    },
    personId,
    channelId,
    address: (name) => `slack:${state.team}/${personId(name)}`,
    reach(given) {
      port = given;
    },
    async type(doing, line) {
      const [, name = ""] = /^\/(\S+)/.exec(line) ?? [];
      if (name !== "" && !registered.has(name)) throw new Error(`Slack: /${name} is not a valid command`);
      // What is no command is a message, and reaches the assistant where it is mentioned or alone with the person.
      if (name === "") return say(doing, line);
      const { user, channel } = who(doing);
      const text = line.replaceAll(/@\{(\w+)\}/g, (_, person: string) => `<@${personId(person)}|${person}>`);
      await deliver(commandPayload(state, text, slack.responseUrl(user, channel), { ...who(doing) }));
    },
    mention: say,
    async send(doing, { name, bytes }, words) {
      const { user, channel } = who(doing);
      const id = `F${state.files.size + 1}`;
      state.files.set(id, { id, name, length: bytes.length, bytes });
      const files = [fileObject(state, id, slack.url)];
      const event =
        doing.channel === undefined
          ? { ...directEvent(state, words, { user }), subtype: "file_share", files }
          : { ...mentionEvent(state, words, { user, channel }), files };
      await deliver(eventPayload(state, event));
    },
    async press(doing, heard, label) {
      const message = messageOf(heard);
      const button = findButton(message, (candidate) => labelOf(candidate) === label);
      const { user, name } = who(doing);
      await deliver(
        pressPayload(
          state,
          message,
          button,
          slack.responseUrl(user, message.channel),
          {},
          { user, ...(name === undefined ? {} : { name }) },
        ),
      );
    },
    async submit(doing, heard, values) {
      const message = messageOf(heard);
      const button = findButton(message, (candidate) => str(candidate["action_id"]).startsWith("submit"));
      const { user } = who(doing);
      await deliver(
        pressPayload(state, message, button, slack.responseUrl(user, message.channel), values, {
          user,
          name: doing.person,
        }),
      );
    },
    heard: async () =>
      state.messages.map((message) => {
        const file = state.files.get(message.files?.[0] ?? "");
        return {
          ...read(message, transport),
          ...(file?.bytes ? { file: { name: file.name, bytes: file.bytes } } : {}),
        };
      }),
    slack: { fake: slack, deliver },
    close: () => slack.close(),
  };
}

function read(message: SlackMessage, transport: "slack-http" | "slack-socket"): Heard {
  const { ts, channel, user, text, blocks } = message;
  const problems = checkMessage(text, blocks);
  if (problems.length > 0) throw new Error(problems.join("\n"));
  const summary = readMrkdwn(text);
  const body = readBlocks(blocks);
  const to = user ?? (channel.startsWith("D") ? `U${channel.slice(1)}` : undefined);
  return {
    id: ts,
    transport,
    channel: to === undefined ? channel : undefined,
    to,
    text: `${summary.text}\n${body.text}`,
    live: [...summary.live, ...body.live],
    buttons: blocks
      .filter((block) => block["type"] === "actions")
      .flatMap((block) => list(block["elements"]).map(labelOf)),
    hasForm: blocks.some((block) => block["type"] === "input"),
    wire: JSON.stringify([text, blocks]),
  };
}
