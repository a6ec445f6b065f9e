import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import type { Guard } from "./guard.ts";
import { packageRoot } from "./paths.ts";
import type { Route, RouteResponse } from "./route.ts";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
};

/**
 * The files of a page's folder, read once and served as they are written: no build step stands between the source and the
 * browser. Other kinds of files in the folder are not served.
 * @param folder from the package's root, `src/adapters/console/page`
 * @param guard what every request is asked first
 * @param place where a file is served, and what of it
 */
export function pageFiles(
  folder: string,
  guard: Guard,
  place: (name: string, source: string) => { readonly path: string; readonly body: string },
): readonly Route[] {
  const root = join(packageRoot, folder);
  return readdirSync(root)
    .toSorted()
    .flatMap((name): readonly Route[] => {
      const type = types[extname(name)];
      if (type === undefined) return [];
      const { path, body } = place(name, readFileSync(join(root, name), "utf8"));
      return [fileRoute(path, type, body, guard)];
    });
}

function fileRoute(path: string, type: string, body: string, guard: Guard): Route {
  const etag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
  const headers = { "content-type": type, "cache-control": "no-cache", etag };
  return {
    method: "GET",
    path,
    async handle(request): Promise<RouteResponse> {
      const refused = guard(request);
      if (refused) return refused;
      return request.headers["if-none-match"] === etag ? { status: 304, headers } : { status: 200, headers, body };
    },
  };
}
