import { createHmac, timingSafeEqual } from "node:crypto";
import { basePath, fromThisMachine, isLoopback } from "../guard.ts";
import type { RouteRequest } from "../route.ts";

/** Whether somebody may look: `unset` where others could ask and no token has been set. */
export type Access = "open" | "ask" | "unset";

export interface AccessSettings {
  /** The address that the server listens on. */
  readonly host: string;
  readonly publicUrl: string | undefined;
  readonly token: string | undefined;
}

/** One screen's cookie; its value is made from the token and cannot be turned back into it. */
const cookieName = "xianfeng_wall";
export const cookieDays = 30;
const cookieSeconds = cookieDays * 86_400;
/** A screen in use keeps its cookie fresh; this much of its time must be gone first. */
const renewAfterSeconds = 86_400;

/**
 * On this machine's own address nobody is asked, as long as nothing says that a request came from elsewhere: a public
 * address, a proxy's header, or a `Host` of another name (DNS rebinding). Everybody else needs the token's cookie.
 */
export function accessOf(settings: AccessSettings, request: RouteRequest, now: Date): Access {
  if (isLocal(settings, request)) return "open";
  const { token } = settings;
  if (token === undefined) return "unset";
  return expiryOf(token, request, now) === undefined ? "ask" : "open";
}

/** A new cookie for whoever has given the token. */
export function cookieFor({ token = "", publicUrl }: AccessSettings, now: Date): string {
  const until = Math.floor(now.getTime() / 1000) + cookieSeconds;
  const secure = publicUrl?.startsWith("https:") ? "; Secure" : "";
  return `${cookieName}=${until}.${sign(token, until)}; Path=${basePath(publicUrl)}/wall; Max-Age=${cookieSeconds}; HttpOnly; SameSite=Strict${secure}`;
}

/** The cookie anew for a screen that has had its own for some time: one that is looked at never has to sign in again. */
export function renewalFor(settings: AccessSettings, request: RouteRequest, now: Date): string | undefined {
  const { token } = settings;
  const until = token === undefined ? undefined : expiryOf(token, request, now);
  if (until === undefined || until - now.getTime() / 1000 > cookieSeconds - renewAfterSeconds) return undefined;
  return cookieFor(settings, now);
}

/** Takes as long for any text. */
export function isToken(token: string, given: string): boolean {
  return timingSafeEqual(digest(token, "given", token), digest(token, "given", given));
}

function isLocal({ host, publicUrl }: AccessSettings, request: RouteRequest): boolean {
  return isLoopback(host) && publicUrl === undefined && fromThisMachine(request);
}

/** Seconds since 1970 until which the request's cookie is good; undefined where it is not. */
function expiryOf(token: string, { headers }: RouteRequest, now: Date): number | undefined {
  const header = headers["cookie"];
  for (const pair of typeof header === "string" ? header.split(/; */) : []) {
    const [, until, signature = ""] = /^xianfeng_wall=(\d{1,12})\.([\w-]{43})$/.exec(pair) ?? [];
    const seconds = Number(until);
    if (until === undefined || seconds * 1000 <= now.getTime()) continue;
    if (timingSafeEqual(Buffer.from(sign(token, seconds)), Buffer.from(signature))) return seconds;
  }
  return undefined;
}

function sign(token: string, until: number): string {
  return digest(token, "cookie", String(until)).toString("base64url");
}

function digest(token: string, purpose: string, text: string): Buffer {
  return createHmac("sha256", token).update(`xianfeng wall ${purpose}\n${text}`).digest();
}
