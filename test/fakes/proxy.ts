import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/** A reverse proxy as offices have one in front: adds a prefix and headers, and sends on what comes as it comes. */
export interface Proxy {
  readonly port: number;
  /**
   * To which port; `strips` takes the prefix off and calls the server by its own name (nginx with a path), `keeps` hands the
   * path and the `Host` on (Caddy's `handle`).
   */
  to(port: number, how: "strips" | "keeps"): void;
  close(): Promise<void>;
}

export async function startProxy(prefix: string): Promise<Proxy> {
  let target = 0;
  let mode: "strips" | "keeps" = "strips";
  const server: Server = createServer((incoming, outgoing) => {
    const { url = "/", method, headers } = incoming;
    const within = url === prefix || url.startsWith(`${prefix}/`);
    if (!within) return void outgoing.writeHead(404).end("not under the prefix");
    // As nginx does where a location ends in a slash.
    if (mode === "strips" && url === prefix) return void outgoing.writeHead(301, { location: `${prefix}/` }).end();
    const sent = request(
      {
        port: target,
        method,
        path: mode === "strips" ? url.slice(prefix.length) : url,
        headers: {
          ...headers,
          ...(mode === "strips" ? { host: `127.0.0.1:${target}` } : {}),
          "x-forwarded-for": incoming.socket.remoteAddress ?? "",
          "x-forwarded-proto": "http",
        },
      },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      },
    );
    sent.on("error", () => outgoing.destroy());
    outgoing.on("close", () => sent.destroy());
    incoming.pipe(sent);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    // A server that listens on TCP has such an address.
    port: (server.address() as AddressInfo).port,
    to(port, how) {
      target = port;
      mode = how;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
