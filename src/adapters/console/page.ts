import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import type { Locale } from "../../chat/command.ts";
import { packageRoot } from "../../paths.ts";
import type { Route, RouteResponse } from "../../route.ts";
import type { Guard } from "./guard.ts";

/** The page's files are served as they are written: no build step stands between the source and the browser. */
const folder = join(packageRoot, "src/adapters/console/page");

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
};

/** `GET /` and `GET /console/<file>` for every file of the page's folder, read once. */
export function pageRoutes(locale: Locale, guard: Guard): readonly Route[] {
  return readdirSync(folder).flatMap((name): readonly Route[] => {
    const type = types[extname(name)];
    if (type === undefined) return [];
    const source = readFileSync(join(folder, name), "utf8");
    const index = name === "index.html";
    return [
      fileRoute(
        index ? "/" : `/console/${name}`,
        type,
        index ? source.replace('lang="zh-CN"', `lang="${locale}"`) : source,
        guard,
      ),
    ];
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
