import type { Server } from "node:http";
import { WebSocketServer, type WebSocket } from "ws";
import { createIce } from "./ice.ts";
import { decodeFrame, encodeFrame } from "./lark-frame.ts";

/** How the client acknowledged a delivery: `code` 200 or 500, `data` what it answers to a callback. */
export interface Ack {
  readonly code: number;
  readonly data: unknown;
}

export interface SocketTiming {
  /** Seconds, as `ClientConfig` gives them. */
  readonly pingInterval: number;
  readonly reconnectInterval: number;
}

export interface LarkSocket {
  /** Sends an event to one connection and resolves with its acknowledgement. `shards` cuts the payload into so many frames. */
  deliver(payload: unknown, shards?: number): Promise<Ack>;
  /** Connections that have pinged, which is when the client surely listens. */
  ready(count: number): Promise<void>;
  /** How many connections were ever opened. */
  opened(): number;
  /** Breaks every connection without a word. */
  drop(): void;
  /** Cut without a close: connections stay open, but nothing is read or sent any more, pings included. */
  freeze(): void;
  /** What was sent over frozen connections goes out, if the other side still has them. */
  thaw(): void;
  /** New connections are taken, and nothing is ever said over them, pongs included. */
  mute(on: boolean): void;
  /** Connections that are open now. */
  open(): number;
  close(): Promise<void>;
}

interface Waiter {
  readonly webSocket: WebSocket;
  readonly resolve: (ack: Ack) => void;
  readonly reject: (error: Error) => void;
}

export function createLarkSocket(server: Server, timing: SocketTiming): LarkSocket {
  const sockets = new WebSocketServer({ noServer: true });
  const live: WebSocket[] = [];
  /** An acknowledgement counts only on the connection its event went to. */
  const waiting = new Map<string, Waiter>();
  const waiters: { readonly count: number; readonly resolve: () => void }[] = [];
  let opened = 0;
  let pinged = 0;
  const ice = createIce();
  let muted = false;
  let delivered = 0;

  server.on("upgrade", (request, socket, head) => {
    ice.add(socket);
    sockets.handleUpgrade(request, socket, head, (webSocket) => accept(webSocket));
  });

  function accept(webSocket: WebSocket): void {
    opened += 1;
    let first = true;
    const dumb = muted;
    webSocket.on("close", () => {
      const index = live.indexOf(webSocket);
      if (index >= 0) live.splice(index, 1);
      for (const [id, { webSocket: target, reject }] of waiting) {
        if (target !== webSocket) continue;
        waiting.delete(id);
        reject(new Error("the connection closed before the acknowledgement"));
      }
    });
    webSocket.on("error", () => webSocket.terminate());
    webSocket.on("message", (bytes: Buffer) => {
      if (dumb) return;
      const frame = decodeFrame(bytes);
      if (frame.method === 0 && frame.headers["type"] === "ping") {
        webSocket.send(
          encodeFrame({
            method: 0,
            headers: { type: "pong" },
            payload: Buffer.from(JSON.stringify(clientConfig(timing))),
          }),
        );
        if (first) becomeReady(webSocket);
        first = false;
        return;
      }
      const waiter = waiting.get(frame.headers["message_id"] ?? "");
      if (frame.method !== 1 || waiter?.webSocket !== webSocket) return;
      waiting.delete(frame.headers["message_id"] ?? "");
      const { code, data } = JSON.parse(frame.payload.toString("utf8")) as {
        code: number;
        data?: string;
      };
      waiter.resolve({
        code,
        data: data === undefined ? undefined : JSON.parse(Buffer.from(data, "base64").toString("utf8")),
      });
    });
  }

  function becomeReady(webSocket: WebSocket): void {
    live.push(webSocket);
    pinged += 1;
    for (const waiter of waiters.filter(({ count }) => count <= pinged)) waiter.resolve();
  }

  function ready(count: number): Promise<void> {
    if (pinged >= count) return Promise.resolve();
    return new Promise((resolve) => waiters.push({ count, resolve }));
  }

  return {
    async deliver(payload, shards = 1) {
      if (live.length === 0) await ready(pinged + 1);
      const target = live[live.length - 1];
      if (!target) throw new Error("no connection to deliver to");
      const id = `delivery-${(delivered += 1)}`;
      const bytes = Buffer.from(JSON.stringify(payload));
      const size = Math.ceil(bytes.length / shards);
      const acknowledged = new Promise<Ack>((resolve, reject) =>
        waiting.set(id, { webSocket: target, resolve, reject }),
      );
      // Shards may come in any order: the last one first.
      for (let seq = shards - 1; seq >= 0; seq -= 1) {
        const headers = {
          type: "event",
          message_id: id,
          sum: String(shards),
          seq: String(seq),
          trace_id: `trace-${id}`,
          timestamp: "0",
        };
        target.send(
          encodeFrame({
            method: 1,
            headers,
            payload: bytes.subarray(seq * size, (seq + 1) * size),
          }),
        );
      }
      return acknowledged;
    },
    ready,
    opened: () => opened,
    drop() {
      for (const webSocket of sockets.clients) webSocket.terminate();
    },
    freeze: () => ice.freeze(),
    thaw: () => ice.thaw(),
    mute(on) {
      muted = on;
    },
    open: () => sockets.clients.size,
    close() {
      for (const webSocket of sockets.clients) webSocket.terminate();
      return new Promise((resolve) => sockets.close(() => resolve()));
    },
  };
}

export function clientConfig({ pingInterval, reconnectInterval }: SocketTiming): object {
  return {
    ReconnectCount: -1,
    ReconnectInterval: reconnectInterval,
    ReconnectNonce: 0,
    PingInterval: pingInterval,
  };
}
