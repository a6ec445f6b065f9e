import type { Person, Place } from "../../address.ts";
import type { ChatAdapter, Suggest } from "../../chat/port.ts";
import type { Clock } from "../../clock.ts";
import type { SlackConfig } from "../../config.ts";
import { PlatformError } from "../../errors.ts";
import type { Logger } from "../../log.ts";
import type { Route } from "../../route.ts";
import { answer } from "./answer.ts";
import { call, createClient } from "./client.ts";
import { fetchFile, sendFile } from "./files.ts";
import { createHttpRoute } from "./http.ts";
import { createIntake } from "./intake.ts";
import { rateLimits } from "./limits.ts";
import { createMemo } from "./memo.ts";
import { createChannelNames, createSlackNames } from "./names.ts";
import { openDirect, post, update } from "./outbound.ts";
import type { Bot } from "./parsed.ts";
import { createPictures, type PictureTimes } from "./pictures.ts";
import { createHomes, openHomeAddress } from "./publish-home.ts";
import { createSubmissions } from "./submissions.ts";
import { createSocket, socketTiming, type SocketTiming } from "./socket.ts";

export interface SlackTimeouts {
  /** Longest wait for one call to Slack. */
  readonly requestMs: number;
  readonly slowAcceptMs: number;
  /** How long a modal that was sent waits for what becomes of it. */
  readonly submissionMs: number;
  readonly socket: SocketTiming;
  readonly pictures: PictureTimes;
  /** Least time between two showings of one person's Home tab. */
  readonly homeMs: number;
}

const defaults: SlackTimeouts = {
  requestMs: 10_000,
  slowAcceptMs: 2500,
  submissionMs: 2000,
  socket: socketTiming,
  pictures: { drawnMs: 15_000, againMs: [1000, 2000, 4000], triesMs: 25_000 },
  homeMs: 3_000,
};

/** Conversations with people that are remembered: opening one is a call of its own, of which Slack allows some fifty a minute. */
const mostOpened = 20_000;

export interface SlackDeps {
  readonly clock: Clock;
  readonly logger: Logger;
  /** Registered slash commands without the slash, `xf` among them. */
  readonly commandNames: readonly string[];
  readonly suggest: Suggest;
  readonly timeouts?: Partial<SlackTimeouts>;
}

/**
 * Slack, in Socket Mode when there is an app token, else over signed HTTP requests to the one route returned here.
 * `start` rejects with PlatformError when the tokens are wrong or Slack cannot be reached.
 */
export function createSlackAdapter(
  options: SlackConfig,
  deps: SlackDeps,
): { readonly adapter: ChatAdapter; readonly routes: readonly Route[] } {
  const { clock, commandNames } = deps;
  const logger = deps.logger.child({ platform: "slack" });
  const timeouts: SlackTimeouts = { ...defaults, ...deps.timeouts };
  const settings = { apiUrl: options.apiUrl, timeoutMs: timeouts.requestMs, logger };
  const client = createClient(options.botToken, settings);
  const sendDrawn = createPictures({ client, logger, clock, times: timeouts.pictures, timeoutMs: timeouts.requestMs });
  const outbound = { client, logger, sendDrawn };
  const opened = createMemo<Place>(mostOpened);
  const submissions = createSubmissions(timeouts.submissionMs);
  const answering = { client, submissions, logger, timeoutMs: timeouts.requestMs };
  const homes = createHomes({ client, logger, everyMs: timeouts.homeMs });
  const intake = createIntake({
    ...settings,
    clock,
    commandNames,
    withName: createSlackNames(client, { clock, logger }),
    withChannelName: createChannelNames(client, { logger }),
    slowAcceptMs: timeouts.slowAcceptMs,
    submissions,
    suggest: deps.suggest,
  });
  const socket =
    options.appToken === undefined
      ? undefined
      : createSocket({ ...settings, timing: timeouts.socket, appToken: options.appToken, intake, clock });
  const routes =
    socket !== undefined || options.signingSecret === undefined
      ? []
      : [createHttpRoute({ intake, signingSecret: options.signingSecret, clock, logger })];

  async function whoAmI(): Promise<Bot> {
    const me = await call("auth.test", () => client.auth.test());
    if (me.user_id === undefined) throw new PlatformError("unknown", "slack auth.test: no user_id");
    logger.info({ team: me.team_id, bot: me.user_id }, "slack: signed in");
    return { userId: me.user_id, botId: me.bot_id };
  }

  const direct = (person: Person): Promise<Place> =>
    opened.get(`${person.workspace} ${person.id}`, () => openDirect(client, person));

  /** On a Home tab and in a modal there is no conversation: the person stands for it, and Slack is asked which it is. */
  async function conversationOf(place: Place): Promise<Place> {
    return place.direct && /^[UW]/.test(place.id) ? direct(place) : place;
  }

  const adapter: ChatAdapter = {
    platform: "slack",
    limits: rateLimits,
    // A workspace may set a window of its own (`edit_window_closed`), which no call tells.
    editableMs: Infinity,
    async start(accept) {
      const bot = await whoAmI();
      // Open before the socket is: its first frame may come with the hello.
      intake.open(accept, bot);
      try {
        await socket?.start();
      } catch (error) {
        intake.close();
        throw error;
      }
    },
    async stop() {
      intake.close();
      if (socket === undefined) await intake.idle();
      else await socket.stop();
      await homes.stop();
    },
    post: async (place, message, key, mayRepeat) =>
      post(outbound, await conversationOf(place), message, key, mayRepeat),
    update: (posted, message) => update(outbound, posted, message),
    answer(returnTo, message, _key, aside) {
      const user = openHomeAddress(returnTo);
      if (user !== undefined) return homes.publish(user, message);
      return answer(answering, returnTo, message, clock.now(), aside);
    },
    sendFile: async (place, file, message, _key, mayRepeat) =>
      sendFile(client, await conversationOf(place), file, message, mayRepeat, timeouts.requestMs),
    fetchFile: (file) =>
      fetchFile(file, { apiUrl: options.apiUrl, botToken: options.botToken, timeoutMs: timeouts.requestMs }),
    direct,
    health() {
      if (socket !== undefined) return socket.health();
      return intake.isOpen() ? { connected: true } : { connected: false, detail: "stopped" };
    },
  };
  return { adapter, routes };
}
