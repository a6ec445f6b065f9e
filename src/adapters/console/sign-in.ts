import type { Locale } from "../../chat/command.ts";
import { sameOriginForm, sameOriginRead, sameOriginWrite } from "../../guard.ts";
import type { Logger } from "../../log.ts";
import type { Clock } from "../../clock.ts";
import type { Route, RouteRequest, RouteResponse } from "../../route.ts";
import type { Gate } from "./access.ts";
import { closedPage, enterPage, pageHeaders, type SignInWords } from "./sign-in-page.ts";
import type { ConsoleSessions } from "./sessions.ts";

export interface SignInDeps {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly locale: Locale;
  readonly words: SignInWords;
  /** Of the page's files. */
  readonly build: string;
  readonly gate: Gate;
  readonly sessions: ConsoleSessions;
  /** Called when a session was closed: its streams end. */
  readonly closed: () => void;
}

/** A ticket in a form, each sign in three characters at most. */
const bodyLimit = 4 * 1024;

/**
 * The way into a console that asks who comes. Looking at a link shows whose it is and changes nothing, so that the previews
 * of chat apps use nothing up; pressing the button does. The server logs routes, not addresses: a ticket is in no log.
 */
export function signInRoutes(deps: SignInDeps): readonly Route[] {
  const { gate, sessions, clock, locale, words, build } = deps;
  return [
    {
      method: "GET",
      path: "/sign-in",
      async handle(request) {
        const refused = gate.host(request);
        if (refused) return refused;
        const text = request.query["t"] ?? "";
        const ticket = gate.signer?.readTicket(text, clock.now());
        const name = ticket && (await sessions.holder(ticket.nonce));
        if (name !== undefined) return html(200, enterPage(locale, words, build, name, text));
        // The same link once more, from the browser that it let in.
        if (await gate.visitor(request))
          return { status: 303, headers: { location: "./", "cache-control": "no-store" } };
        return html(410, closedPage(locale, words, build));
      },
    },
    {
      method: "POST",
      path: "/sign-in",
      bodyLimit,
      handle: async (request) => gate.host(request) ?? sameOriginForm(gate.ownHosts)(request) ?? enter(deps, request),
    },
    {
      method: "GET",
      path: "/console/session",
      async handle(request) {
        const refused = gate.host(request) ?? sameOriginRead(request);
        return refused ?? json(200, { signedIn: (await gate.visitor(request)) !== undefined });
      },
    },
    {
      method: "POST",
      path: "/console/sign-out",
      handle: async (request) => gate.host(request) ?? sameOriginWrite(gate.ownHosts)(request) ?? leave(deps, request),
    },
  ];
}

async function enter({ gate, sessions, clock, logger, locale, words, build }: SignInDeps, request: RouteRequest) {
  const text = new URLSearchParams(new TextDecoder().decode(request.body)).get("t") ?? "";
  const ticket = gate.signer?.readTicket(text, clock.now());
  const session = ticket && (await sessions.open(ticket.nonce));
  if (!ticket || !session) {
    logger.warn({ route: "/sign-in" }, "console: a link that is of no use");
    return html(410, closedPage(locale, words, build));
  }
  logger.info({ route: "/sign-in", person: ticket.person }, "console: signed in");
  const headers = { location: "./", "cache-control": "no-store", "set-cookie": gate.cookie(session) };
  return { status: 303, headers };
}

async function leave({ gate, sessions, logger, closed }: SignInDeps, request: RouteRequest): Promise<RouteResponse> {
  const visitor = await gate.visitor(request);
  if (visitor) {
    await sessions.close(visitor.session.id);
    closed();
    logger.info({ route: "/console/sign-out" }, "console: signed out");
  }
  const answer = json(200, { signedIn: false });
  return { ...answer, headers: { ...answer.headers, "set-cookie": gate.cookie(undefined) } };
}

function html(status: number, body: string): RouteResponse {
  return { status, headers: pageHeaders, body };
}

function json(status: number, value: object): RouteResponse {
  return {
    status,
    headers: { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" },
    body: JSON.stringify(value),
  };
}
