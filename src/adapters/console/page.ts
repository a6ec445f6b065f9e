import type { Locale } from "../../chat/command.ts";
import type { Guard } from "../../guard.ts";
import { pageFiles } from "../../page-files.ts";
import type { Route } from "../../route.ts";

/** `GET /` and `GET /console/<file>` for every file of the page's folder. */
export function pageRoutes(locale: Locale, guard: Guard): readonly Route[] {
  return pageFiles("src/adapters/console/page", guard, (name, source) =>
    name === "index.html"
      ? { path: "/", body: source.replace('lang="zh-CN"', `lang="${locale}"`) }
      : { path: `/console/${name}`, body: source },
  );
}
