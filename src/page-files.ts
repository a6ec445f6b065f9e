import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Guard } from "./guard.ts";
import { packageRoot } from "./paths.ts";
import type { Route, RouteRequest, RouteResponse } from "./route.ts";

const types: Readonly<Record<string, string>> = {
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
};

export interface PageFiles {
  readonly routes: readonly Route[];
  /** Hash over all files: another one means that a browser has others. */
  readonly build: string;
  readonly names: readonly string[];
  /** A page of the folder, with `{build}` in the addresses of its files filled in. */
  page(name: string): string;
}

/**
 * The files of a page's folder, read once and served as they are written: no build step stands between the source and the
 * browser. They are at `/<under>/<build>/<name>`, where they never change and are asked for once; scripts and styles that
 * name each other without a folder stay within their build. Under another build, an instance of before or after this one
 * answers with what it has, to be asked for again. Other kinds of files in the folder are not served.
 * @param folder from the package's root, `src/adapters/console/page`
 * @param guard what every request is asked first
 */
export function pageFiles({
  folder,
  under,
  guard,
}: {
  readonly folder: string;
  readonly under: string;
  readonly guard: Guard;
}): PageFiles {
  const root = join(packageRoot, folder);
  const names = readdirSync(root)
    .filter((name) => types[extname(name)] !== undefined)
    .toSorted();
  const files = names.map((name) => ({ name, body: readFileSync(join(root, name)) }));
  const hash = createHash("sha256");
  for (const { name, body } of files) hash.update(name).update(body);
  const build = hash.digest("base64url").slice(0, 12);
  return {
    routes: files.map(({ name, body }) => fileRoute(`/${under}/:build/${name}`, typeOf(name), body, build, guard)),
    build,
    names,
    page: (name) => readFileSync(join(root, name), "utf8").replaceAll("{build}", build),
  };
}

function typeOf(name: string): string {
  return types[extname(name)] ?? "application/octet-stream";
}

function fileRoute(path: string, type: string, body: Uint8Array, build: string, guard: Guard): Route {
  const etag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
  const packed = gzipSync(body, { level: 9 });
  const always = { "content-type": type, etag, vary: "accept-encoding" };
  return {
    method: "GET",
    path,
    async handle(request): Promise<RouteResponse> {
      const refused = guard(request);
      if (refused) return refused;
      const current = request.params["build"] === build;
      const headers = { ...always, "cache-control": current ? "public, max-age=31536000, immutable" : "no-cache" };
      if (request.headers["if-none-match"] === etag) return { status: 304, headers };
      if (!takesGzip(request)) return { status: 200, headers, body };
      return { status: 200, headers: { ...headers, "content-encoding": "gzip" }, body: packed };
    },
  };
}

function takesGzip({ headers }: RouteRequest): boolean {
  const accepted = headers["accept-encoding"];
  return typeof accepted === "string" && /\bgzip\b(?!\s*;\s*q=0(?:[.,;\s]|$))/i.test(accepted);
}
