import { get } from "node:http";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createConsoleAdapter } from "../../src/adapters/console/adapter.ts";
import { createHttpServer, type HttpServer } from "../../src/http/server.ts";
import { createLogger } from "../../src/log.ts";
import { directoryOf, known } from "../fakes/console-directory.ts";

let server: HttpServer;
let url: string;

async function start(allowHosts: readonly string[] = []): Promise<void> {
  const logger = createLogger("silent");
  const { routes } = createConsoleAdapter({
    clock: { now: () => new Date("2026-11-23T01:00:00Z") },
    logger,
    directory: directoryOf(known()),
    suggest: async () => [],
    locale: "zh-CN",
    workspace: "demo",
    allowHosts,
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

describe("who may ask", () => {
  it("is this machine alone, by whatever name it calls itself", async () => {
    for (const host of ["localhost", "localhost:3000", "127.0.0.1:3000", "[::1]:3000", "LOCALHOST"]) {
      expect(await statusFor("/", host), host).toBe(200);
    }
    for (const path of ["/", "/console/app.js", "/console/state", "/console/board", "/console/events"]) {
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

  it("is another host where the adapter was told so", async () => {
    await server.close();
    await start(["console.example.org"]);
    expect(await statusFor("/console/state", "console.example.org")).toBe(200);
    expect(await statusFor("/console/state", "other.example.org")).toBe(403);
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
    const script = await fetch(`${url}/console/app.js`);
    expect(script.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
    const again = await fetch(`${url}/console/app.js`, {
      headers: { "if-none-match": script.headers.get("etag") ?? "" },
    });
    expect(again.status).toBe(304);
  });

  it("are only those: nothing else of the folder or above it", async () => {
    for (const path of ["/console/tsconfig.json", "/console/..%2Fadapter.ts", "/console/%2e%2e/adapter.ts"]) {
      expect((await fetch(`${url}${path}`)).status, path).toBe(404);
    }
  });

  it("have neither inline script nor inline style, which the policy would block", async () => {
    const page = await (await fetch(url)).text();
    expect(page).not.toMatch(/<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)/);
  });
});
