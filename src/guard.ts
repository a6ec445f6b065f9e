import type { RouteRequest, RouteResponse } from "./route.ts";

/** Why a request is turned away; undefined when it may pass. */
export type Guard = (request: RouteRequest) => RouteResponse | undefined;

const loopback = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** Whether an address to listen on, or at the other end of a connection, is this machine's own. */
export function isLoopback(address: string): boolean {
  return /^(localhost|\[?::1\]?|(::ffff:)?127\.\d+\.\d+\.\d+)$/i.test(address);
}

/** What stands before every path of a public address, without a slash at its end: `/xianfeng`, or nothing. */
export function basePath(publicUrl: string | undefined): string {
  return publicUrl === undefined ? "" : new URL(publicUrl).pathname.replace(/\/+$/, "");
}

/** What a proxy adds. Nothing is granted for what they say: that one is there means that somebody else asked. */
const proxyHeaders = ["forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip"];

/** Whether a request comes from this machine itself, as far as can be told: by name, by connection, by no proxy. */
export function fromThisMachine(request: RouteRequest): boolean {
  const { headers, peer } = request;
  if (peer !== undefined && !isLoopback(peer)) return false;
  return thisMachine(request) === undefined && proxyHeaders.every((name) => headers[name] === undefined);
}

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

const thisMachine = hostGuard([]);

/** Data is read by the page's own script only; another site's script or frame says so in `Sec-Fetch-Site`. */
export const sameOriginRead: Guard = (request) => {
  const site = single(request.headers["sec-fetch-site"]);
  return site === "" || site === "same-origin" || site === "none" ? undefined : refuse(403, "origin");
};

/**
 * A change needs proof that the page itself sent it: the browser's `Origin` (or, where it sends none, `Sec-Fetch-Site`),
 * and a kind of content that no foreign form can send.
 * @param hosts under which the page is reached besides the request's own `Host`, where a proxy stands between
 */
export function sameOriginWrite(hosts: readonly string[]): Guard {
  return writing("application/json", hosts);
}

/** The same for a file's bytes. */
export function sameOriginFile(hosts: readonly string[]): Guard {
  return writing("application/octet-stream", hosts);
}

/** The same for a form without a script, which any site could send: only the browser's word tells whose it was. */
export function sameOriginForm(hosts: readonly string[]): Guard {
  return writing("application/x-www-form-urlencoded", hosts);
}

function writing(contentType: string, hosts: readonly string[]): Guard {
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
