import { App, LogLevel, type Receiver } from "@slack/bolt";
import { z } from "zod";
import type { WithName } from "../../chat/names.ts";
import type { Accept, Invocation, Suggest, SuggestQuery } from "../../chat/port.ts";
import type { Clock } from "../../clock.ts";
import { unreachable } from "../../errors.ts";
import { clientOptions, type ClientSettings } from "./client.ts";
import { parseArrival } from "./parse-arrival.ts";
import { parseCommand } from "./parse-command.ts";
import type { Bot, Parsed } from "./parsed.ts";
import { parseEvent } from "./parse-event.ts";
import { parseInteraction } from "./parse-interaction.ts";
import { limits } from "./limits.ts";
import { optionOf } from "./render-form.ts";
import { createSdkLogger } from "./sdk-logger.ts";
import type { Submission, Submissions } from "./submissions.ts";

/** What a transport hands over: one payload, its signature or socket already trusted. */
export interface Intake {
  open(accept: Accept, bot: Bot): void;
  /** From here on the transports turn deliveries away; those in hand are finished. */
  close(): void;
  readonly isOpen: () => boolean;
  /**
   * Resolves once what the payload says is stored, or nothing in it is for us: only then may the transport acknowledge,
   * with what it resolves with. Rejects when it could not be stored, and then it must not.
   */
  deliver(body: unknown, at: Date): Promise<object | undefined>;
  /** Resolves when no delivery is in hand, its acknowledgement included. */
  idle(): Promise<void>;
  /** Keeps `idle` waiting while `work` runs: a delivery together with its acknowledgement. */
  inHand<Result>(work: () => Promise<Result>): Promise<Result>;
}

export interface IntakeDeps extends ClientSettings {
  readonly withName: WithName;
  /** The same for the channel that the assistant came into. */
  readonly withChannelName: WithName;
  readonly clock: Clock;
  /** Slash commands of the manifest, without the slash. */
  readonly commandNames: readonly string[];
  /** A command must be answered within three seconds: slower storing than this is logged. */
  readonly slowAcceptMs: number;
  readonly submissions: Submissions;
  readonly suggest: Suggest;
}

/** A payload Bolt can look into without stumbling. */
const deliverable = z.looseObject({
  event: z.looseObject({}).optional(),
  authorizations: z.array(z.looseObject({})).nullish(),
});

/** Not a payload of Slack's: the sender is told so (400) instead of being asked to repeat it. */
export class MalformedError extends Error {
  override readonly name = "MalformedError";
}

/**
 * Bolt between a transport of ours and the parsers. Bolt acknowledges events before their listeners run, so that what a
 * crash loses is never redelivered; its acknowledgements are therefore held back here, and the transport sends its own
 * when `deliver` resolves, which is after every listener has finished and `accept` has stored the invocation.
 */
export function createIntake(deps: IntakeDeps): Intake {
  const { clock, logger } = deps;
  const working = new Set<Promise<unknown>>();
  const known = new Set(deps.commandNames);
  let taking = false;
  let state: { readonly accept: Accept; readonly bot: Bot } | undefined;
  const app = createApp(deps, () => state?.bot);

  /** What the acknowledgement says, where it says anything. */
  async function take(parsed: Parsed): Promise<object | undefined> {
    if (state === undefined) throw new Error("slack: not taking deliveries");
    const { accept } = state;
    switch (parsed.kind) {
      case "invocation":
        return parsed.submission === undefined
          ? await store(accept, parsed.invocation)
          : await submit(accept, parsed.invocation, parsed.submission);
      case "suggest":
        return { options: await optionsFor(parsed.query) };
      case "ignored":
        logger.debug({ why: parsed.why }, "slack: nothing for us");
        return undefined;
      case "unsupported":
        logger.warn({ what: parsed.what }, "slack: payload of an unknown shape");
        return undefined;
      default:
        return unreachable(parsed);
    }
  }

  async function store(accept: Accept, invocation: Invocation): Promise<undefined> {
    const began = clock.now().getTime();
    const named = invocation.source === "joined" ? deps.withChannelName : deps.withName;
    await accept(await named(invocation));
    const ms = clock.now().getTime() - began;
    if (ms > deps.slowAcceptMs)
      logger.warn({ id: invocation.id, ms }, "slack: stored late, the person may have seen a timeout");
    return undefined;
  }

  async function submit(accept: Accept, invocation: Invocation, submission: Submission): Promise<object> {
    const expected = deps.submissions.expect(submission);
    try {
      await store(accept, invocation);
    } catch (error) {
      expected.forget();
      throw error;
    }
    return expected.answered();
  }

  /** No list is better than an error in a list: the number can still be typed. */
  async function optionsFor(query: SuggestQuery): Promise<readonly object[]> {
    try {
      const choices = await deps.suggest(query);
      return choices.slice(0, limits.options).map(optionOf);
    } catch (error) {
      logger.warn({ error }, "slack: nothing could be suggested");
      return [];
    }
  }

  // Any command: one the manifest forgot is answered by the core, not by a timeout.
  app.command(/^/, async ({ command, context }) => {
    if (!known.has(command.command.replace(/^\//, "")))
      logger.warn({}, "slack: a slash command which is not in our list");
    await take(parseCommand(command, receivedAt(context)));
  });
  const interaction = async ({ body, context }: { readonly body: unknown; readonly context: Context }): Promise<void> =>
    answerWith(context, await take(parseInteraction(body, receivedAt(context))));
  app.action({ type: "block_actions" }, interaction);
  app.view({ type: "view_submission" }, interaction);
  app.options({ type: "block_suggestion" }, interaction);
  const parsers = {
    message: parseEvent,
    app_mention: parseEvent,
    app_home_opened: parseArrival,
    member_joined_channel: parseArrival,
  } as const;
  for (const [type, parse] of Object.entries(parsers)) {
    app.event(type, async ({ body }) => {
      if (!state) throw new Error("slack: not started");
      await take(parse(body, state.bot));
    });
  }

  return {
    open(accept, bot) {
      state = { accept, bot };
      taking = true;
    },
    close() {
      taking = false;
    },
    isOpen: () => taking,
    async deliver(body, at) {
      const parsed = deliverable.safeParse(body);
      if (!parsed.success) throw new MalformedError("slack: malformed payload");
      const delivery: DeliveryContext = { receivedAt: at, answer: undefined };
      await app.processEvent({
        body: parsed.data,
        ack: async () => undefined,
        customProperties: { delivery },
      });
      return delivery.answer;
    },
    async idle() {
      while (working.size > 0) await Promise.allSettled(working);
    },
    async inHand(work) {
      const running = work();
      working.add(running);
      try {
        return await running;
      } finally {
        working.delete(running);
      }
    },
  };
}

function createApp(deps: IntakeDeps, bot: () => Bot | undefined): App {
  // The transports are ours: Bolt is only asked to dispatch.
  const receiver: Receiver = {
    init() {},
    start: async () => undefined,
    stop: async () => undefined,
  };
  const app = new App({
    receiver,
    logger: createSdkLogger(deps.logger),
    logLevel: LogLevel.WARN,
    clientOptions: clientOptions(deps),
    // No token for listeners: none of them sends, and Bolt keeps a client for each team that has one.
    authorize: async () => ({
      botUserId: bot()?.userId ?? "",
      ...(bot()?.botId === undefined ? {} : { botId: bot()?.botId ?? "" }),
    }),
    // The parsers drop our own messages, and those of other bots.
    ignoreSelf: false,
    convoStore: false,
    attachFunctionToken: false,
  });
  // Bolt logs listener errors and carries on; here they must reach the transport.
  app.error(async (error) => {
    throw error;
  });
  return app;
}

type Context = Readonly<Record<string, unknown>>;

/** What goes through Bolt with a delivery and comes back from its listener: listeners can return nothing. */
interface DeliveryContext {
  readonly receivedAt: Date;
  answer: object | undefined;
}

function deliveryOf(context: Context): DeliveryContext {
  // Put there by `deliver`, which is the only way in.
  return context["delivery"] as DeliveryContext;
}

function receivedAt(context: Context): Date {
  return deliveryOf(context).receivedAt;
}

function answerWith(context: Context, answer: object | undefined): void {
  deliveryOf(context).answer = answer;
}
