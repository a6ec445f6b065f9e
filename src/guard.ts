import type { RouteRequest, RouteResponse } from "./route.ts";

/** Why a request is turned away; undefined when it may pass. */
export type Guard = (request: RouteRequest) => RouteResponse | undefined;

const loopback = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * What asks nobody who they are answers only to the machine it runs on. A `Host` that is not this machine is how DNS
 * rebinding looks: a foreign page whose name was pointed at 127.0.0.1.
 */
export function hostGuard(allowHosts: readonly string[]): Guard {
  const allowed = new Set([...loopback, ...allowHosts.map((host) => host.toLowerCase())]);
  return (request) => {
    const host = single(request.headers["host"]).toLowerCase();
    return allowed.has(host) || allowed.has(host.replace(/:\d+$/, "")) ? undefined : refuse(403, "host");
  };
}

/** Data is read by the page's own script only; another site's script or frame says so in `Sec-Fetch-Site`. */
export const sameOriginRead: Guard = (request) => {
  const site = single(request.headers["sec-fetch-site"]);
  return site === "" || site === "same-origin" || site === "none" ? undefined : refuse(403, "origin");
};

/**
 * A change needs proof that the page itself sent it: the browser's `Origin` (or, where it sends none, `Sec-Fetch-Site`),
 * and a kind of content that no foreign form can send.
 */
export const sameOriginWrite: Guard = writing("application/json");

/** The same for a file's bytes. */
export const sameOriginFile: Guard = writing("application/octet-stream");

/**
 * The same for a form without a script, which any site could send: only the browser's word tells whose it was.
 * @param hosts under which the page is reached besides the request's own `Host`, where a proxy stands between
 */
export function sameOriginForm(hosts: readonly string[]): Guard {
  return writing("application/x-www-form-urlencoded", hosts);
}

function writing(contentType: string, hosts: readonly string[] = []): Guard {
  return (request) => {
    const origin = single(request.headers["origin"]);
    const site = single(request.headers["sec-fetch-site"]);
    const own = [single(request.headers["host"]).toLowerCase(), ...hosts];
    const same = origin === "" ? site === "same-origin" : own.includes(hostOf(origin) ?? "");
    if (!same || (site !== "" && site !== "same-origin")) return refuse(403, "origin");
    const type = single(request.headers["content-type"]).split(";")[0]?.trim().toLowerCase();
    return type === contentType ? undefined : refuse(415, "content type");
  };
}

export function refuse(status: number, error: string): RouteResponse {
  return {
    status,
    headers: { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" },
    body: JSON.stringify({ error }),
  };
}

function single(value: string | readonly string[] | undefined): string {
  return typeof value === "string" ? value : "";
}

function hostOf(origin: string): string | undefined {
  try {
    return new URL(origin).host;
  } catch {
    return undefined;
  }
}
