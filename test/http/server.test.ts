import { Agent, get as httpGet, request as httpRequest, type IncomingMessage } from "node:http";
import { once } from "node:events";
import { Registry, Counter } from "prom-client";
import { afterEach, describe, expect, it } from "vitest";
import { createHttpServer, type HttpServer } from "../../src/http/server.ts";
import { operationRoutes, type Check } from "../../src/http/operations.ts";
import type { Logger } from "../../src/log.ts";
import type { Route } from "../../src/route.ts";
import { deferred } from "../fakes/console-deferred.ts";

const servers: HttpServer[] = [];

afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

interface Line {
  readonly level: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

function recorder(): { readonly logger: Logger; readonly lines: Line[] } {
  const lines: Line[] = [];
  const at = (level: string) => (fields: object) => void lines.push({ level, fields: { ...fields } });
  const logger: Logger = {
    debug: at("debug"),
    info: at("info"),
    warn: at("warn"),
    error: at("error"),
    child: () => logger,
  };
  return { logger, lines };
}

async function serve(
  routes: readonly Route[],
  logger = recorder().logger,
): Promise<{ readonly url: string; readonly server: HttpServer }> {
  const server = createHttpServer({ logger, routes });
  servers.push(server);
  const { port } = await server.listen(0, "127.0.0.1");
  return { url: `http://127.0.0.1:${port}`, server };
}

const echo: Route = {
  method: "POST",
  path: "/echo/:name",
  handle: async (request) => ({
    status: 201,
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      params: request.params,
      query: request.query,
      length: request.body.length,
      bytes: Array.from(request.body.subarray(0, 4)),
    }),
  }),
};

describe("the HTTP server", () => {
  it("hands every body over as the bytes that arrived, with params and query", async () => {
    const { url } = await serve([echo]);
    for (const type of [
      "application/json",
      "application/x-www-form-urlencoded",
      "text/plain",
      "application/octet-stream",
    ]) {
      const response = await fetch(`${url}/echo/a%2Fb?x=1&x=2&y=%E5%85%88`, {
        method: "POST",
        headers: { "content-type": type },
        body: "{bad",
      });
      expect(response.status).toBe(201);
      expect(await response.json()).toEqual({
        params: { name: "a/b" },
        query: { x: "2", y: "先" },
        length: 4,
        bytes: [0x7b, 0x62, 0x61, 0x64],
      });
    }
    const bare = await fetch(`${url}/echo/n`, { method: "POST", body: new Uint8Array([0, 255]) });
    expect(await bare.json()).toMatchObject({ length: 2, bytes: [0, 255] });
    const empty = await fetch(`${url}/echo/n`, { method: "POST" });
    expect(await empty.json()).toMatchObject({ length: 0 });
  });

  it("takes 4 MiB and refuses one byte more with 413", async () => {
    const { url } = await serve([echo]);
    const most = await fetch(`${url}/echo/n`, {
      method: "POST",
      body: new Uint8Array(4 * 1024 * 1024),
    });
    expect(await most.json()).toMatchObject({ length: 4 * 1024 * 1024 });
    const more = await fetch(`${url}/echo/n`, {
      method: "POST",
      body: new Uint8Array(4 * 1024 * 1024 + 1),
    });
    expect(more.status).toBe(413);
  });

  it("answers an unknown path with 404 and every answer with security headers", async () => {
    const { url } = await serve([echo]);
    const missing = await fetch(`${url}/nothing`);
    expect(missing.status).toBe(404);
    const found = await fetch(`${url}/echo/n`, { method: "POST" });
    for (const { headers } of [missing, found]) {
      const policy = headers.get("content-security-policy") ?? "";
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toContain("unsafe");
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("referrer-policy")).toBe("no-referrer");
    }
  });

  it("turns a throw into 500 with a reference that the log has too, and no body in it", async () => {
    const { logger, lines } = recorder();
    const broken: Route = {
      method: "POST",
      path: "/broken",
      handle: async () => Promise.reject(new Error("no such thing")),
    };
    const { url } = await serve([broken], logger);
    const response = await fetch(`${url}/broken?token=geheim`, { method: "POST", body: "秘密" });
    expect(response.status).toBe(500);
    const reference = /ref ([0-9a-f]{6})/.exec(await response.text())?.[1];
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({
      level: "error",
      fields: { reference, route: "/broken", method: "POST" },
    });
    expect(JSON.stringify(lines)).not.toMatch(/秘密|geheim/);
  });

  it("streams chunk by chunk and tells the route when the client goes away", async () => {
    const gone = deferred<string>();
    const next = deferred<undefined>();
    const stream: Route = {
      method: "GET",
      path: "/stream",
      async handle(request) {
        request.signal.addEventListener("abort", () => gone.resolve("gone"));
        async function* chunks(): AsyncGenerator<string> {
          yield "one";
          await next.promise;
          yield "two";
          await gone.promise;
        }
        return { status: 200, headers: { "content-type": "text/event-stream" }, body: chunks() };
      },
    };
    const { url } = await serve([stream]);
    const response = await fetch(`${url}/stream`);
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader?.read())?.value).toBe("one");
    next.resolve(undefined);
    expect((await reader?.read())?.value).toBe("two");
    await reader?.cancel();
    expect(await gone.promise).toBe("gone");
  });

  it("ends open streams on close, even one whose next chunk never comes", async () => {
    const stream: Route = {
      method: "GET",
      path: "/stream",
      async handle() {
        async function* chunks(): AsyncGenerator<string> {
          yield "hello";
          await new Promise(() => undefined);
        }
        return { status: 200, body: chunks() };
      },
    };
    const { url, server } = await serve([stream]);
    const reader = (await fetch(`${url}/stream`)).body?.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader?.read())?.value).toBe("hello");
    const closed = server.close();
    expect(await reader?.read()).toEqual({ done: true, value: undefined });
    await closed;
  });

  it("lets a request in hand finish on close, then drops its kept-alive socket", async () => {
    const arrived = deferred<undefined>();
    const go = deferred<undefined>();
    const slow: Route = {
      method: "GET",
      path: "/slow",
      async handle() {
        arrived.resolve(undefined);
        await go.promise;
        return { status: 200, body: "done" };
      },
    };
    const { url, server } = await serve([slow]);
    const agent = new Agent({ keepAlive: true });
    const answer = new Promise<IncomingMessage>((resolve, reject) =>
      httpGet(`${url}/slow`, { agent }, resolve).on("error", reject),
    );
    await arrived.promise;
    const closed = server.close();
    go.resolve(undefined);
    const message = await answer;
    expect(message.statusCode).toBe(200);
    expect((await message.toArray()).join("")).toBe("done");
    // Fastify would keep the socket for 72 seconds, far beyond this test's time.
    await closed;
    agent.destroy();
    const refused = httpRequest(`${url}/slow`).end();
    const [error] = await once(refused, "error");
    expect(error).toMatchObject({ code: "ECONNREFUSED" });
  });
});

describe("the operations routes", () => {
  const metrics = new Registry();
  new Counter({ name: "xianfeng_test_total", help: "counted", registers: [metrics] }).inc(3);
  const routes = (checks: () => Promise<readonly Check[]>) => operationRoutes({ checks, metrics });

  it("answers healthz whatever the checks say, and readyz by them", async () => {
    let ok = true;
    const { url } = await serve(
      routes(async () => [
        { name: "store", ok: true },
        { name: "slack", ok, detail: "socket closed" },
      ]),
    );
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    ok = false;
    const failing = await fetch(`${url}/readyz`);
    expect(failing.status).toBe(503);
    expect(await failing.json()).toEqual({
      ok: false,
      checks: [
        { name: "store", ok: true },
        { name: "slack", ok: false, detail: "socket closed" },
      ],
    });
    expect(await (await fetch(`${url}/healthz`)).json()).toEqual({ ok: true });
  });

  it("writes the registry in the Prometheus text format", async () => {
    const { url } = await serve(routes(async () => []));
    const response = await fetch(`${url}/metrics`);
    expect(response.headers.get("content-type")).toContain("text/plain");
    expect(await response.text()).toContain("xianfeng_test_total 3");
  });
});
