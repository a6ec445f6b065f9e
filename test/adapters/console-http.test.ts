import { get } from "node:http";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createConsoleAdapter } from "../../src/adapters/console/adapter.ts";
import { createHttpServer, type HttpServer } from "../../src/http/server.ts";
import { createLogger } from "../../src/log.ts";
import { directoryOf, known } from "../fakes/console-directory.ts";

let server: HttpServer;
let url: string;

async function start(): Promise<void> {
  const logger = createLogger("silent");
  const { routes } = createConsoleAdapter({
    clock: { now: () => new Date("2026-11-23T01:00:00Z") },
    logger,
    directory: directoryOf(known()),
    suggest: async () => [],
    locale: "zh-CN",
    workspace: "demo",
  });
  server = createHttpServer({ logger, routes });
  const { port } = await server.listen(0, "127.0.0.1");
  url = `http://127.0.0.1:${port}`;
}

beforeEach(() => start());
afterEach(() => server.close());

/** A GET whose Host says something else than where it goes, as after DNS rebinding; fetch would not send it. */
function statusFor(path: string, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    get(`${url}${path}`, { headers: { host } }, (response) => resolve(response.resume().statusCode)).on(
      "error",
      reject,
    );
  });
}

async function scriptOf(at: string): Promise<string> {
  return /src="(console\/[^"]+\/app\.js)"/.exec(await (await fetch(at)).text())?.[1] ?? "";
}

describe("who may ask", () => {
  it("is this machine alone, by whatever name it calls itself", async () => {
    for (const host of ["localhost", "localhost:3000", "127.0.0.1:3000", "[::1]:3000", "LOCALHOST"]) {
      expect(await statusFor("/", host), host).toBe(200);
    }
    for (const path of ["/", "/console/x/app.js", "/console/state", "/console/board", "/console/events"]) {
      for (const host of [
        "evil.example",
        "evil.example:3000",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "localhost:3000:1",
      ]) {
        expect(await statusFor(path, host), `${path} ${host}`).toBe(403);
      }
    }
  });

  it("is nobody who comes through a proxy, whatever name it uses", async () => {
    for (const name of ["x-forwarded-for", "forwarded", "x-real-ip", "via"])
      expect((await fetch(`${url}/console/state`, { headers: { [name]: "127.0.0.1" } })).status, name).toBe(403);
  });

  it("is no other site, not even to read", async () => {
    for (const [site, status] of [
      ["cross-site", 403],
      ["same-site", 403],
      ["same-origin", 200],
      ["none", 200],
    ] as const) {
      expect((await fetch(`${url}/console/state`, { headers: { "sec-fetch-site": site } })).status, site).toBe(status);
    }
  });
});

describe("the page's files", () => {
  it("come with their types, and are not sent again unchanged", async () => {
    const page = await fetch(url);
    expect(page.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(await page.text()).toContain('<html lang="zh-CN">');
    const script = await fetch(`${url}/${await scriptOf(url)}`);
    expect(script.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
    expect(script.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    const again = await fetch(script.url, {
      headers: { "if-none-match": script.headers.get("etag") ?? "" },
    });
    expect(again.status).toBe(304);
    // What another version of the server has told a browser to ask for.
    const other = await fetch(`${url}/console/other/app.js`);
    expect(other.headers.get("cache-control")).toBe("no-cache");
    expect(await other.text()).toBe(await script.text());
  });

  it("are only those: nothing else of the folder or above it", async () => {
    for (const path of [
      "/console/x/tsconfig.json",
      "/console/x/..%2F..%2Fadapter.ts",
      "/console/x/%2e%2e/adapter.ts",
    ]) {
      expect((await fetch(`${url}${path}`)).status, path).toBe(404);
    }
  });

  it("have neither inline script nor inline style, which the policy would block", async () => {
    const page = await (await fetch(url)).text();
    expect(page).not.toMatch(/<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)/);
  });
});
