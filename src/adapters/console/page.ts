import type { Locale } from "../../chat/command.ts";
import { pageFiles } from "../../page-files.ts";
import type { Route } from "../../route.ts";
import type { Gate } from "./access.ts";
import { neededPage, pageHeaders, type SignInWords } from "./sign-in-page.ts";

/**
 * `GET /`, the console, or how to sign in to it; and `GET /console/<build>/<file>` for every file of the page's folder. The
 * files hold nothing of anybody and ask nobody.
 */
export function pageRoutes(
  locale: Locale,
  gate: Gate,
  words: SignInWords | undefined,
): { readonly routes: readonly Route[]; readonly build: string } {
  const files = pageFiles({ folder: "src/adapters/console/page", under: "console", guard: gate.host });
  const { routes, build } = files;
  // A browser learns of a module when it has read the one before; told of all at once it need not wait for each.
  const modules = files.names
    .filter((name) => name.endsWith(".js") && !["app.js", "sign-in.js"].includes(name))
    .map((name) => `<link rel="modulepreload" href="console/${build}/${name}" />`);
  const source = files
    .page("index.html")
    .replace("<!-- modules -->", modules.join("\n    "))
    .replace('lang="zh-CN"', `lang="${locale}"${gate.signer ? " data-session" : ""}`);
  const door = words && neededPage(locale, words, build);
  const root: Route = {
    method: "GET",
    path: "/",
    async handle(request) {
      const refused = gate.host(request);
      if (refused) return refused;
      if (door !== undefined && !(await gate.visitor(request)))
        return { status: 403, headers: pageHeaders, body: door };
      return { status: 200, headers: { ...pageHeaders, "referrer-policy": "no-referrer" }, body: source };
    },
  };
  return { routes: [...routes, root], build };
}
