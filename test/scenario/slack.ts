import { createHash } from "node:crypto";
import { commands } from "../../commands/index.ts";
import type { Clock } from "../../src/clock.ts";
import { slackCommandNames } from "../../src/runtime/slack-commands.ts";
import { createFakeSlack } from "../fakes/slack-api.ts";
import { isJson, list, str, type Json } from "../fakes/json.ts";
import { checkMessage } from "../fakes/slack-blocks.ts";
import { checkView } from "../fakes/slack-views.ts";
import {
  commandPayload,
  directEvent,
  eventPayload,
  fileObject,
  findButton,
  labelOf,
  mentionEvent,
  pressPayload,
  submissionPayload,
  type Who,
} from "../fakes/slack-payloads.ts";
import { readBlocks, readMrkdwn } from "../fakes/slack-reading.ts";
import type { SlackMessage, SlackView } from "../fakes/slack-state.ts";
import { messageId, nameOf, revised, type Doing, type Heard, type TestPlatform } from "./platform.ts";

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

  /** What it was acknowledged with. */
  async function deliver(payload: Json): Promise<Json> {
    if (transport === "slack-socket") {
      const type = "command" in payload ? "slash_commands" : "event" in payload ? "events_api" : "interactive";
      const { acknowledged, payload: answer } = await slack.socket.send(type, payload);
      if (!acknowledged) throw new Error("not acknowledged");
      return answer ?? {};
    }
    const { headers, body } = slack.sign(payload, clock.now());
    const response = await fetch(`http://127.0.0.1:${port}/slack/events`, { method: "POST", headers, body });
    if (response.status !== 200) throw new Error(`HTTP ${response.status}`);
    const answer: unknown = JSON.parse((await response.text()) || "{}");
    return isJson(answer) ? answer : {};
  }

  /** As a client does: says what is wrong at the fields, shows the next step, or closes the modal. */
  async function send(view: SlackView, values: Readonly<Record<string, string>>, name: string): Promise<void> {
    const answer = await deliver(submissionPayload(state, view, values, name));
    view.errors = isErrors(answer) ? answer.errors : {};
    if (answer["response_action"] === "errors") {
      const inputs = list(view.view["blocks"]).map((block) => block["block_id"]);
      if (Object.keys(view.errors).some((id) => !inputs.includes(id))) throw new Error("an error at no input");
      // What was typed stays.
      view.view = { ...view.view, blocks: filled(list(view.view["blocks"]), values) };
    } else if (answer["response_action"] === "update" && isJson(answer["view"])) {
      const problems = checkView(answer["view"]);
      if (problems.length > 0) throw new Error(problems.join("\n"));
      view.view = answer["view"];
    } else view.open = false;
  }

  const messageOf = (heard: Heard): SlackMessage => {
    const found = state.messages.find(({ ts }) => ts === messageId(heard));
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
          slack.responseUrl(user, message.channel, message.ts),
          {},
          { user, ...(name === undefined ? {} : { name }) },
        ),
      );
    },
    async submit(doing, heard, values) {
      const modal = state.views.find(({ id }) => id === messageId(heard));
      if (modal) return send(modal, values, doing.person);
      const message = messageOf(heard);
      const button = findButton(message, (candidate) => str(candidate["action_id"]).startsWith("submit"));
      const { user } = who(doing);
      await deliver(
        pressPayload(state, message, button, slack.responseUrl(user, message.channel, message.ts), values, {
          user,
          name: doing.person,
        }),
      );
    },
    edits: {
      closed: (heard) => void state.closed.add(messageId(heard)),
      deleted: (heard) => state.remove(messageId(heard)),
    },
    heard: async () => [
      ...state.messages.map((message) => {
        const file = state.files.get(message.files?.[0] ?? "");
        return {
          ...read(message, transport),
          ...(file?.bytes ? { file: { name: file.name, bytes: file.bytes } } : {}),
        };
      }),
      ...state.views.filter(({ open }) => open).map((view) => readView(view, transport)),
    ],
    slack: { fake: slack, deliver },
    close: () => slack.close(),
  };
}

/** One modal shows one thing after the other: each is news. */
function readView(view: SlackView, transport: "slack-http" | "slack-socket"): Heard {
  const blocks = list(view.view["blocks"]);
  const title = isJson(view.view["title"]) ? str(view.view["title"]["text"]) : "";
  const body = readBlocks(blocks);
  const shown = [title, body.text, ...Object.values(view.errors)].join("\n");
  return {
    id: `${view.id} ${createHash("sha256").update(shown).digest("base64url").slice(0, 10)}`,
    transport,
    channel: undefined,
    to: view.user,
    text: shown,
    live: body.live,
    buttons: [],
    hasForm: true,
    wire: JSON.stringify(view.view),
  };
}

function isErrors(answer: Json): answer is Json & { readonly errors: Readonly<Record<string, string>> } {
  return isJson(answer["errors"]);
}

/** Inputs with what was typed into them. */
function filled(blocks: readonly Json[], values: Readonly<Record<string, string>>): readonly Json[] {
  return blocks.map((block) => {
    const value = values[str(block["block_id"]).split(":").at(-1) ?? ""];
    const element = block["element"];
    if (value === undefined || !isJson(element) || element["type"] !== "plain_text_input") return block;
    return { ...block, element: { ...element, initial_value: value } };
  });
}

/** A message that is changed is another one: what was read once is not read again at every step of a conversation. */
const known = new WeakMap<SlackMessage, Heard>();

function read(message: SlackMessage, transport: "slack-http" | "slack-socket"): Heard {
  const heard = known.get(message) ?? readAnew(message, transport);
  known.set(message, heard);
  return heard;
}

function readAnew(message: SlackMessage, transport: "slack-http" | "slack-socket"): Heard {
  const { ts, channel, user, text, blocks, edits } = message;
  const problems = checkMessage(text, blocks);
  if (problems.length > 0) throw new Error(problems.join("\n"));
  const summary = readMrkdwn(text);
  const body = readBlocks(blocks);
  const to = user ?? (channel.startsWith("D") ? `U${channel.slice(1)}` : undefined);
  return {
    id: revised(ts, edits),
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
