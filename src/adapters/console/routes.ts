import type { Clock } from "../../clock.ts";
import type { Locale } from "../../chat/command.ts";
import type { Accept, Suggest } from "../../chat/port.ts";
import type { Logger } from "../../log.ts";
import type { Route, RouteRequest, RouteResponse } from "../../route.ts";
import type { ConsoleDirectory, ConsolePerson } from "./directory.ts";
import { refuse, sameOriginRead, sameOriginWrite } from "../../guard.ts";
import { actingAs, isRefusal, type Gate } from "./access.ts";
import { parseSay, toInvocation } from "./inbound.ts";
import type { Journal } from "./journal.ts";
import { audienceOf, directId, sees, toPerson, toPlace } from "./places.ts";
import { renderMessage } from "./render.ts";
import { eventStream } from "./stream.ts";
import type { WireBoard, WireChoices, WirePage, WirePlace, WireState } from "./wire.ts";

export interface ConsoleRouteDeps {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly directory: ConsoleDirectory;
  readonly suggest: Suggest;
  readonly locale: Locale;
  readonly workspace: string;
  readonly journal: Journal;
  readonly gate: Gate;
  /** Where an invocation goes; undefined while none is taken. */
  readonly taking: () => Accept | undefined;
  /** Ends every stream. */
  readonly ended: AbortSignal;
}

const assistantName = { "zh-CN": "先锋助手", en: "Xianfeng" } as const satisfies Record<Locale, string>;

/**
 * What the page's script asks. Where nobody signs in, a path takes `as=<person>`; without it, or with one unknown, it is the
 * first person. With a session it is that person, and any other is refused.
 */
export function consoleRoutes(deps: ConsoleRouteDeps): readonly Route[] {
  const { gate, directory } = deps;
  const get = (path: string, handle: (request: RouteRequest, me: ConsolePerson) => Promise<RouteResponse>): Route => ({
    method: "GET",
    path,
    async handle(request) {
      const refused = gate.host(request) ?? sameOriginRead(request);
      if (refused) return refused;
      const { as } = request.query;
      const me = await actingAs(gate, request, as, async () => {
        const people = await directory.people();
        return people.find((person) => person.id === as) ?? people[0];
      });
      return isRefusal(me) ? me : handle(request, me);
    },
  });
  return [
    get("/console/state", async (_request, me) => json(200, await stateFor(deps, me))),
    get("/console/earlier", async ({ query }, me) => json(200, await earlier(deps, me, query))),
    get("/console/board", async () => json(200, await boardOf(deps))),
    get("/console/suggest", async ({ query }, me) => {
      const { workspace, suggest } = deps;
      const place = toPlace(workspace, directId(me.id));
      const choices = await suggest({ caller: toPerson(workspace, me), place, typed: query["typed"] ?? "" });
      return json(200, { choices } satisfies WireChoices);
    }),
    get("/console/events", async (request, me) => ({
      status: 200,
      headers: { "content-type": "text/event-stream; charset=utf-8", "cache-control": "no-store" },
      body: streamFor(deps, request, me),
    })),
    {
      method: "POST",
      path: "/console/say",
      handle: async (request) => gate.host(request) ?? sameOriginWrite(gate.ownHosts)(request) ?? say(deps, request),
    },
  ];
}

/** Ends with the session too: here at once, on another instance at its next beat. */
function streamFor(deps: ConsoleRouteDeps, request: RouteRequest, me: ConsolePerson): AsyncGenerator<string> {
  const { gate, journal, ended } = deps;
  const allowed = async (): Promise<boolean> => !gate.signer || (await gate.visitor(request))?.person.id === me.id;
  return eventStream(journal, me.id, cursorOf(request), AbortSignal.any([request.signal, ended]), allowed);
}

async function stateFor(deps: ConsoleRouteDeps, me: ConsolePerson): Promise<WireState> {
  const { directory, journal, locale } = deps;
  const [organisation, people, channels, commands, { board }] = await Promise.all([
    directory.organisation(),
    directory.people(),
    directory.channels(),
    directory.commands(),
    boardOf(deps),
  ]);
  const places: readonly Omit<WirePlace, "more">[] = [
    ...channels
      .filter((channel) => sees(me.id, channel.members))
      .map(({ id, name, unit }) => ({ id, name, unit, direct: false })),
    { id: directId(me.id), name: assistantName[locale], unit: undefined, direct: true },
  ];
  // The cursor is taken with the entries, without waiting in between: no change can fall into a gap.
  const pages = places.map(({ id }) => journal.page(me.id, id));
  const state = { locale, organisation, signedIn: deps.gate.signer !== undefined, me, people, commands, board };
  return {
    ...state,
    places: places.map((place, index) => ({ ...place, more: pages[index]?.more ?? false })),
    entries: pages.flatMap(({ entries }) => entries).toSorted((a, b) => a.order - b.order),
    cursor: journal.cursor(),
  };
}

/** What stands before an entry of a place, by its order. */
async function earlier(
  { directory, journal }: ConsoleRouteDeps,
  me: ConsolePerson,
  { place = "", before = "" }: Readonly<Record<string, string>>,
): Promise<WirePage> {
  const audience = await audienceOf(place, directory);
  return audience && sees(me.id, audience)
    ? journal.page(me.id, place, Number(before) || 0)
    : { entries: [], more: false };
}

async function boardOf({ directory }: ConsoleRouteDeps): Promise<WireBoard> {
  const board = await directory.board();
  return { board: board && renderMessage(board) };
}

async function say(deps: ConsoleRouteDeps, request: RouteRequest): Promise<RouteResponse> {
  const { directory, journal, clock, workspace, logger, gate } = deps;
  const said = parseSay(request.body);
  if (!said) return refuse(400, "malformed");
  const caller = await actingAs(gate, request, said.person, () => directory.person(said.person));
  if (isRefusal(caller)) return caller;
  const [people, audience] = await Promise.all([directory.people(), audienceOf(said.place, directory)]);
  if (!audience || !sees(caller.id, audience)) return refuse(404, "nowhere");
  // Nothing is waited for between asking and handing over, so that `stop` sees every delivery in hand.
  const accept = deps.taking();
  if (!accept) return refuse(503, "unavailable");
  const at = clock.now();
  // The answer may be posted before `accept` has returned, and belongs below its question all the same.
  const order = journal.reserve();
  try {
    await accept(toInvocation(said, { workspace, caller, people, at }));
  } catch (error) {
    logger.error({ error, delivery: said.id }, "console delivery not stored");
    return refuse(503, "unavailable");
  }
  if (said.kind === "line") {
    journal.add(
      {
        kind: "said",
        id: `s-${said.id}`,
        place: said.place,
        at,
        person: caller.id,
        name: caller.name,
        line: said.line,
      },
      audience,
      order,
    );
  }
  return json(202, { id: said.id });
}

/** The browser's own `Last-Event-ID` is newer than the address, which the page wrote when it first connected. */
function cursorOf(request: RouteRequest): string {
  const last = request.headers["last-event-id"];
  return typeof last === "string" && last !== "" ? last : (request.query["after"] ?? "");
}

function json(status: number, value: object): RouteResponse {
  return {
    status,
    headers: { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" },
    body: JSON.stringify(value),
  };
}
