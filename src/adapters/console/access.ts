import { basePath, fromThisMachine, hostGuard, refuse, type Guard } from "../../guard.ts";
import type { RouteRequest, RouteResponse } from "../../route.ts";
import type { ConsolePerson } from "./directory.ts";
import type { ConsoleSessions } from "./sessions.ts";
import type { SignInWords } from "./sign-in-page.ts";
import { createSigner, type Session, type Signer } from "./signed.ts";

/** How a console that asks who comes knows its visitors. */
export interface ConsoleSignIn {
  /** `XIANFENG_SECRET`. */
  readonly secret: string;
  readonly sessions: ConsoleSessions;
  /** Sentences of the pages before the console. */
  readonly words: SignInWords;
  /** The address that the server listens on. */
  readonly host: string;
  readonly publicUrl: string | undefined;
}

/** A person who has signed in, in one browser. */
export interface SignedIn {
  readonly person: ConsolePerson;
  readonly session: Session;
}

/** Who may come, and as whom. */
export interface Gate {
  /** What every request is asked first. */
  readonly host: Guard;
  /** Names besides the request's own `Host` under which the page's own requests come: a proxy may change the `Host`. */
  readonly ownHosts: readonly string[];
  /** Of a console that asks; undefined where one chooses whom to act as. */
  readonly signer: Signer | undefined;
  /** Whoever has signed in; undefined for anybody else, and where nobody is asked. */
  visitor(request: RouteRequest): Promise<SignedIn | undefined>;
  /** Sets the browser's cookie, or ends it. */
  cookie(session: Session | undefined): string;
}

const cookieName = "xianfeng_console";

/**
 * Where nobody is asked, this machine alone may come: a `Host` of another name (DNS rebinding), a connection from elsewhere
 * or a proxy's header says that somebody else could. Everywhere else a signed cookie is asked for, whatever headers say.
 */
export function createGate(
  signIn: ConsoleSignIn | undefined,
  { workspace, now }: { readonly workspace: string; readonly now: () => Date },
): Gate {
  if (!signIn) {
    const host: Guard = (request) => (fromThisMachine(request) ? undefined : refuse(403, "host"));
    return { host, ownHosts: [], signer: undefined, visitor: async () => undefined, cookie: () => "" };
  }
  const { secret, sessions, publicUrl } = signIn;
  const signer = createSigner(secret, workspace);
  const at = publicUrl === undefined ? undefined : new URL(publicUrl);
  const named = hostGuard([signIn.host, ...(at ? [at.hostname] : [])]);
  const attributes = `Path=${basePath(publicUrl)}/; HttpOnly; SameSite=Lax${at?.protocol === "https:" ? "; Secure" : ""}`;
  return {
    // Without a name to go by, an address in figures will do: rebinding takes a name.
    host: (request) => (at === undefined && isAddress(request.headers["host"]) ? undefined : named(request)),
    ownHosts: at ? [at.host] : [],
    signer,
    async visitor({ headers }) {
      const session = signer.readSession(cookieIn(headers["cookie"]), now());
      const person = session && (await sessions.person(session.id));
      return session && person && { session, person };
    },
    cookie(session) {
      if (!session) return `${cookieName}=; Max-Age=0; ${attributes}`;
      const seconds = Math.max(0, Math.ceil((session.expiresAt.getTime() - now().getTime()) / 1000));
      return `${cookieName}=${signer.session(session)}; Max-Age=${seconds}; ${attributes}`;
    },
  };
}

/**
 * The person a request acts as: with a session its own, whatever the request says; without one whoever was chosen.
 * @param chosen the id that the request names, if it does
 */
export async function actingAs(
  gate: Gate,
  request: RouteRequest,
  chosen: string | undefined,
  choose: () => Promise<ConsolePerson | undefined>,
): Promise<ConsolePerson | RouteResponse> {
  if (!gate.signer) return (await choose()) ?? refuse(404, "nobody");
  const visitor = await gate.visitor(request);
  if (!visitor) return refuse(403, "session");
  return chosen === undefined || chosen === visitor.person.id ? visitor.person : refuse(403, "person");
}

export function isRefusal(answer: ConsolePerson | RouteResponse): answer is RouteResponse {
  return "status" in answer;
}

function cookieIn(header: string | readonly string[] | undefined): string {
  const pairs = typeof header === "string" ? header.split(/; */) : [];
  return pairs.find((pair) => pair.startsWith(`${cookieName}=`))?.slice(cookieName.length + 1) ?? "";
}

function isAddress(host: string | readonly string[] | undefined): boolean {
  return typeof host === "string" && /^(\d+\.\d+\.\d+\.\d+|\[[\da-f:]+\])(:\d+)?$/i.test(host);
}
