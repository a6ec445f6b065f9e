import { setTimeout as sleep } from "node:timers/promises";
import type { App } from "../../src/app.ts";
import type { Json } from "../fakes/slack-blocks.ts";
import { commandPayload, signPayload } from "../fakes/slack-payloads.ts";
import { ada, channel, deliver, readable, type World } from "./world.ts";

export interface Load {
  /** No new commands; resolves when every one was acknowledged. */
  finish(): Promise<void>;
  /** Names of the leads sent so far. */
  readonly leads: readonly string[];
  /** What else was asked so far, by the words that its answer repeats. */
  readonly questions: readonly string[];
}

/** Enough that one message a second in each conversation is enough. */
const people = Array.from({ length: 40 }, (_, index) => `U${String(index + 1).padStart(7, "0")}`);

/** Everybody speaks once in the unit's channel, and so belongs to the unit. */
export async function join(app: App, port: number, { slack }: World): Promise<void> {
  await Promise.all(people.map((user) => deliver(port, slack.signedCommand("/mine", { user, channel }))));
  await app.idle();
}

/**
 * People who talk with the assistant at a steady pace, each in a conversation of their own. Every fifth command logs a
 * lead, which is answered by a post (of which Slack takes 300 a minute); the others ask for a lead that does not exist, which is answered privately at the
 * command's own address. What was not acknowledged is sent again: the same delivery, as a proxy in front of the
 * application would. While `most` are unanswered, nobody else asks.
 * @param port where the application listens now; undefined while it does not
 */
export function startLoad(world: World, port: () => number | undefined, everyMs: number, most = 7): Load {
  const { slack } = world;
  const leads: string[] = [];
  const questions: string[] = [];
  const open = new Set<Promise<void>>();
  let going = true;

  async function say(serial: number): Promise<void> {
    const user = people[serial % people.length] ?? ada;
    const payload = commandPayload(slack.state, lineOf(serial), slack.responseUrl(user), {
      user,
      channel: slack.state.directChannel(user),
    });
    // Slower than new ones come: a start must not be greeted by everybody at once.
    while (!(await send(payload))) await sleep(4 * everyMs);
  }

  function lineOf(serial: number): string {
    if (serial % 5 === 0) {
      const name = `项目${String(serial).padStart(5, "0")}`;
      leads.push(name);
      return `/lead ${name} 投资:1亿`;
    }
    const number = `#${500_000 + serial}`;
    questions.push(number);
    return `/lead ${number}`;
  }

  async function send(payload: Json): Promise<boolean> {
    const to = port();
    if (to === undefined) return false;
    try {
      const { status, text } = await deliver(to, signPayload(payload, slack.signingSecret, new Date()));
      return status === 200 && text === "";
    } catch {
      // Refused or reset: the process is dead or dying.
      return false;
    }
  }

  const running = (async () => {
    const { messages } = slack.state;
    const answered = new Set<string>();
    let read = messages.length;
    const unanswered = (serial: number): number => {
      for (; read < messages.length; read += 1) {
        const message = messages[read];
        if (message) answered.add(nameIn(readable(message)));
      }
      return serial - answered.size;
    };
    for (let serial = 0; going; serial += 1) {
      while (going && unanswered(serial) >= most) await sleep(5);
      if (!going) break;
      const said = say(serial).finally(() => open.delete(said));
      open.add(said);
      await sleep(everyMs);
    }
  })();

  return {
    leads,
    questions,
    async finish() {
      going = false;
      await running;
      await Promise.all(open);
    },
  };
}

/** What a message answers: the lead's name or the number asked for; anything else counts under its own text. */
export function nameIn(text: string): string {
  return /项目\d{5}|#5\d{5}/.exec(text)?.[0] ?? text;
}
