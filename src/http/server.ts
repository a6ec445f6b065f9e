import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { PassThrough } from "node:stream";
import { fastify, type FastifyReply, type FastifyRequest } from "fastify";
import type { Logger } from "../log.ts";
import type { Route, RouteRequest, RouteResponse } from "../route.ts";

export interface HttpServer {
  /** Resolves with the port really bound, which matters when 0 was asked for. */
  listen(port: number, host: string): Promise<{ readonly port: number }>;
  /** Refuses new requests, ends streams, lets requests in hand finish, then closes every socket. */
  close(): Promise<void>;
}

/** Larger than any webhook (Slack's and Lark's stay under 1 MiB) and than a spreadsheet of some thousand projects. */
const bodyLimit = 4 * 1024 * 1024;

/** Every page of ours brings its own script and style files, so nothing inline is ever needed. */
const securityHeaders = {
  "content-security-policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
} as const;

/**
 * The one HTTP server. Bodies reach routes as the bytes that arrived, whatever their content type, because platforms
 * sign bytes. A route may override a security header by naming it.
 */
export function createHttpServer(deps: {
  readonly logger: Logger;
  readonly routes: readonly Route[];
  /** What stands before every path for those outside, `/xianfeng`, where a proxy may hand it on or take it away. */
  readonly basePath?: string;
}): HttpServer {
  const { logger, basePath = "" } = deps;
  const closing = new AbortController();
  const app = fastify({
    bodyLimit,
    logger: false,
    // Routes are the same under the prefix and without it: both kinds of proxy are common, and neither grants anything.
    rewriteUrl: ({ url = "/" }) => (url.startsWith(`${basePath}/`) ? url.slice(basePath.length) : url),
    routerOptions: { querystringParser: (text) => Object.fromEntries(new URLSearchParams(text)) },
  });

  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body));
  // Node's own close waits for every socket, also for one that a browser opened in advance and never used, and a socket
  // busy when closing begins then stays for its keep-alive time. So they are closed once nothing is in hand any more.
  let inHand = 0;
  const closeWhenDone = (): void => {
    if (closing.signal.aborted && inHand === 0) setImmediate(() => app.server.closeAllConnections());
  };
  app.server.on("request", (_request, response) => {
    inHand += 1;
    response.once("close", () => {
      inHand -= 1;
      closeWhenDone();
    });
  });
  app.addHook("preClose", (done) => {
    closing.abort();
    closeWhenDone();
    done();
  });
  app.setNotFoundHandler((_request, reply) =>
    reply.headers(securityHeaders).code(404).type("text/plain").send("not found\n"),
  );
  app.setErrorHandler((error, request, reply) => {
    const status = statusOf(error);
    if (status < 500) return sendText(reply, status, "request refused\n");
    const reference = randomBytes(3).toString("hex");
    logger.error({ error, reference, method: request.method, route: request.routeOptions.url }, "request failed");
    return sendText(reply, 500, `something went wrong (ref ${reference})\n`);
  });

  // Pages name their files from where they are, which is wrong by one step without the slash at the end.
  if (basePath !== "")
    app.get(basePath, (_request, reply) => reply.headers(securityHeaders).redirect(`${basePath}/`, 308));
  for (const route of deps.routes) {
    app.route({
      method: route.method,
      url: route.path,
      ...(route.bodyLimit === undefined ? {} : { bodyLimit: route.bodyLimit }),
      handler: async (request, reply) =>
        respond(reply, await route.handle(toRouteRequest(request, reply)), closing.signal),
    });
  }

  return {
    async listen(port, host) {
      await app.listen({ port, host });
      const address = app.server.address();
      return { port: typeof address === "object" && address !== null ? address.port : port };
    },
    close: () => app.close(),
  };
}

const noBody = new Uint8Array(0);

function toRouteRequest(request: FastifyRequest, reply: FastifyReply): RouteRequest {
  let signal: AbortSignal | undefined;
  return {
    headers: request.headers,
    peer: request.socket.remoteAddress,
    // Both are made by the parsers above and by the router: string values only.
    query: request.query as Record<string, string>,
    params: request.params as Record<string, string>,
    body: request.body instanceof Uint8Array ? request.body : noBody,
    // Made when asked for: most requests never look at it.
    get signal() {
      signal ??= goneSignal(reply);
      return signal;
    },
  };
}

function goneSignal(reply: FastifyReply): AbortSignal {
  const controller = new AbortController();
  if (reply.raw.destroyed) controller.abort();
  reply.raw.once("close", () => controller.abort());
  return controller.signal;
}

function respond(reply: FastifyReply, response: RouteResponse, closing: AbortSignal): FastifyReply {
  reply.headers(securityHeaders).code(response.status);
  if (response.headers) reply.headers(response.headers);
  const { body } = response;
  if (body === undefined) return reply.send();
  if (typeof body === "string" || body instanceof Uint8Array) {
    return reply.send(typeof body === "string" ? body : Buffer.from(body.buffer, body.byteOffset, body.byteLength));
  }
  // nginx would otherwise hold a stream back until its buffer is full.
  reply.header("x-accel-buffering", "no");
  return reply.send(streamOf(body, AbortSignal.any([closing, goneSignal(reply)])));
}

/** The chunks as a stream that ends at `signal`, even while the next chunk is still being waited for. */
function streamOf(chunks: AsyncIterable<string>, signal: AbortSignal): PassThrough {
  const stream = new PassThrough();
  const iterator = chunks[Symbol.asyncIterator]();
  const pump = async (): Promise<void> => {
    for (let next = await iterator.next(); !next.done && !stream.writableEnded; next = await iterator.next()) {
      if (!stream.write(next.value)) await once(stream, "drain", { signal });
    }
    stream.end();
  };
  const end = (): void => {
    stream.end();
    void iterator.return?.();
  };
  if (signal.aborted) end();
  else signal.addEventListener("abort", end, { once: true });
  // An error in the middle of an answer can only cut it off: its status has been sent. After `signal` nobody listens.
  void pump().catch((error: Error) => (signal.aborted ? stream.end() : stream.destroy(error)));
  return stream;
}

function statusOf(error: unknown): number {
  const status = error instanceof Error && "statusCode" in error ? error.statusCode : undefined;
  return typeof status === "number" && status >= 400 && status < 500 ? status : 500;
}

function sendText(reply: FastifyReply, status: number, text: string): FastifyReply {
  return reply.headers(securityHeaders).code(status).type("text/plain").send(text);
}
