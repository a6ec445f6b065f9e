import type { Clock } from "../clock.ts";
import { settingOf } from "../domain/setting.ts";
import { refuse, sameOriginForm, sameOriginRead } from "../guard.ts";
import type { Locale } from "../locale.ts";
import type { Logger } from "../log.ts";
import { pageFiles } from "../page-files.ts";
import type { Route, RouteRequest, RouteResponse } from "../route.ts";
import type { Store } from "../store/port.ts";
import { accessOf, cookieFor, isToken, renewalFor, type AccessSettings } from "./access.ts";
import { readWall } from "./data.ts";
import { keptFor } from "./kept.ts";
import { pageHeaders, signInPage, unsetPage, wallPage, type Frame, type Theme } from "./page.ts";
import { createTries } from "./tries.ts";
import type { WallData } from "./wire.ts";

/** What came of a request for the page or its data. */
export type Looked = "shown" | "asked" | "refused" | "failed";

export interface WallDeps {
  readonly store: Pick<Store, "read">;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly access: AccessSettings;
  /** Key of the organisation it shows. */
  readonly organization: string;
  /** Before there is an organisation to ask. */
  readonly locale: Locale;
  readonly observe: (outcome: Looked, ms: number) => void;
}

/** Screens ask every half minute; many that ask at once, or somebody who reloads, cost one reading. */
const keptMs = 5_000;
/** A token and a theme, each sign in twelve characters at most. */
const bodyLimit = 4 * 1024;

const json = { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" };

/**
 * The wall (大屏): a page for the office's screen, its data, and the form that asks for the token. The files of the page hold
 * no data and ask nobody. The token is in no address and in no log: a link may carry it behind `#`, which stays in the browser.
 */
export function wallRoutes(deps: WallDeps): readonly Route[] {
  const { clock, access, locale, observe } = deps;
  const tries = createTries();
  const files = pageFiles({ folder: "src/wall/page", under: "wall", guard: () => undefined });
  const { build } = files;
  const frameOf = (theme: Theme, root: Frame["root"] = ""): Frame => ({ locale, theme, build, root });
  const latest = keptFor(
    keptMs,
    () => clock.now().getTime(),
    () => read(deps),
  );
  const looked = async (work: () => Promise<readonly [RouteResponse, Looked]>): Promise<RouteResponse> => {
    const began = clock.now().getTime();
    const ended = (outcome: Looked) => observe(outcome, clock.now().getTime() - began);
    try {
      const [response, outcome] = await work();
      ended(outcome);
      return response;
    } catch (error) {
      ended("failed");
      throw error;
    }
  };

  return [
    ...files.routes,
    {
      method: "GET",
      path: "/wall",
      handle: (request) =>
        looked(async () => {
          const allowed = accessOf(access, request, clock.now());
          const theme = themeOf(request.query["theme"]);
          if (allowed === "unset") return [html(403, unsetPage(frameOf(theme))), "refused"];
          if (allowed === "ask") return [html(403, signInPage(frameOf(theme))), "asked"];
          // The page comes up while the database is away: it says so, and goes on asking.
          const spoken = await latest().then(
            (data) => data.locale,
            () => locale,
          );
          return [html(200, wallPage({ ...frameOf(theme), locale: spoken })), "shown"];
        }),
    },
    {
      method: "GET",
      path: "/wall/data",
      handle: (request) =>
        looked(async () => {
          const refused = sameOriginRead(request);
          if (refused) return [refused, "refused"];
          const now = clock.now();
          if (accessOf(access, request, now) !== "open") return [refuse(403, "token"), "refused"];
          const cookie = renewalFor(access, request, now);
          const headers = cookie === undefined ? json : { ...json, "set-cookie": cookie };
          return [
            { status: 200, headers, body: JSON.stringify({ build, ...(await latest()) } satisfies WallData) },
            "shown",
          ];
        }),
    },
    {
      method: "POST",
      path: "/wall/sign-in",
      bodyLimit,
      handle: async (request) => signIn(deps, request, tries, (theme) => frameOf(theme, "../")),
    },
  ];
}

async function signIn(
  { access, clock, logger }: WallDeps,
  request: RouteRequest,
  tries: ReturnType<typeof createTries>,
  frameOf: (theme: Theme) => Frame,
): Promise<RouteResponse> {
  const { token, publicUrl } = access;
  const refused = sameOriginForm(publicUrl === undefined ? [] : [new URL(publicUrl).host])(request);
  if (refused) return refused;
  const fields = new URLSearchParams(new TextDecoder().decode(request.body));
  const theme = themeOf(fields.get("theme"));
  if (token === undefined) return html(403, unsetPage(frameOf(theme)));
  const now = clock.now();
  if (tries.tooMany(now))
    return { ...html(429, signInPage(frameOf(theme), "tooMany")), headers: { ...pageHeaders, "retry-after": "60" } };
  if (!isToken(token, (fields.get("token") ?? "").trim())) {
    tries.wrong(now);
    logger.warn({ route: "/wall/sign-in" }, "wall: a wrong token");
    return html(403, signInPage(frameOf(theme), "wrong"));
  }
  logger.info({ route: "/wall/sign-in" }, "wall: a screen has signed in");
  const location = theme === "light" ? "../wall?theme=light" : "../wall";
  return { status: 303, headers: { location, "cache-control": "no-store", "set-cookie": cookieFor(access, now) } };
}

/** All but which page it is for. */
type Reading = Omit<WallData, "build">;

async function read({ store, clock, organization, locale }: WallDeps): Promise<Reading> {
  return store.read(async (tx) => {
    const now = clock.now();
    const org = await tx.organizations.byKey(organization);
    if (org) return readWall(tx, settingOf(org), now);
    const none = { organization: "", demo: undefined, timezone: "UTC", rule: "", slides: [] };
    return { ...none, locale, asOf: now.toISOString() };
  });
}

function themeOf(asked: string | null | undefined): Theme {
  return asked === "light" ? "light" : "dark";
}

function html(status: number, body: string): RouteResponse {
  return { status, headers: pageHeaders, body };
}
