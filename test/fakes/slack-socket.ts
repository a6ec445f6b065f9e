import { randomUUID } from "node:crypto";
import type { Server } from "node:http";
import { WebSocketServer, type WebSocket } from "ws";
import { createIce } from "./ice.ts";
import { isJson, str, type Json } from "./slack-blocks.ts";

export type FrameType = "slash_commands" | "interactive" | "events_api";

export interface FrameAnswer {
  /** False when no acknowledgement came within the deadline: Slack would deliver an event again. */
  readonly acknowledged: boolean;
  readonly payload: Json | undefined;
}

/** The far end of Socket Mode. */
export interface SlackSocket {
  readonly connections: number;
  /** How often a socket was opened so far. */
  readonly opened: number;
  /** Resolves when the next socket has said hello. */
  nextConnection(): Promise<void>;
  /** Sends an envelope to one connection and waits for its acknowledgement. */
  send(type: FrameType, payload: Json, retryAttempt?: number): Promise<FrameAnswer>;
  /** Tells clients to connect again, as Slack does when it moves a connection. */
  refresh(reason?: "refresh_requested" | "warning"): void;
  /** Cuts every connection without a word. */
  cut(): void;
  /** Cut without a close: connections stay open, but nothing is read or sent any more, pings included. */
  freeze(): void;
  /** What was sent over frozen connections goes out, if the other side still has them. */
  thaw(): void;
  /** New connections get no hello. */
  mute(on: boolean): void;
  issueTicket(): string;
  close(): Promise<void>;
}

export function attachSocket(server: Server, options: { readonly ackDeadlineMs: number }): SlackSocket {
  const sockets = new WebSocketServer({ noServer: true, clientTracking: true });
  const tickets = new Set<string>();
  /** An acknowledgement counts only on the connection its envelope went to. */
  const pending = new Map<string, { readonly connection: WebSocket; readonly settle: (answer: FrameAnswer) => void }>();
  const arrivals: (() => void)[] = [];
  const ice = createIce();
  let muted = false;
  let opened = 0;

  server.on("upgrade", (request, socket, head) => {
    const url = new URL(request.url ?? "/", "http://localhost");
    // A ticket is good for one connection.
    if (url.pathname !== "/socket" || !tickets.delete(url.searchParams.get("ticket") ?? ""))
      return void socket.destroy();
    ice.add(socket);
    sockets.handleUpgrade(request, socket, head, (connection) => welcome(connection));
  });

  function welcome(connection: WebSocket): void {
    opened += 1;
    connection.on("message", (data: Buffer) => {
      const frame: unknown = JSON.parse(data.toString("utf8"));
      if (!isJson(frame)) return;
      const waiting = pending.get(str(frame["envelope_id"]));
      if (waiting?.connection !== connection) return;
      waiting.settle({
        acknowledged: true,
        payload: isJson(frame["payload"]) ? frame["payload"] : undefined,
      });
    });
    connection.on("close", () => {
      for (const waiting of pending.values())
        if (waiting.connection === connection) waiting.settle({ acknowledged: false, payload: undefined });
    });
    connection.on("error", () => undefined);
    if (muted) return;
    connection.send(
      JSON.stringify({
        type: "hello",
        num_connections: sockets.clients.size,
        connection_info: { app_id: "A0000APP" },
        debug_info: { approximate_connection_time: 18_060 },
      }),
    );
    for (const arrived of arrivals.splice(0)) arrived();
  }

  return {
    get connections() {
      return sockets.clients.size;
    },
    get opened() {
      return opened;
    },
    nextConnection: () => new Promise((resolve) => arrivals.push(resolve)),
    send(type, payload, retryAttempt = 0) {
      const connection = [...sockets.clients].findLast((candidate) => candidate.readyState === candidate.OPEN);
      if (connection === undefined) return Promise.resolve({ acknowledged: false, payload: undefined });
      const envelope = randomUUID();
      return new Promise((resolve) => {
        const settle = (answer: FrameAnswer): void => {
          clearTimeout(timer);
          pending.delete(envelope);
          resolve(answer);
        };
        const timer = setTimeout(() => settle({ acknowledged: false, payload: undefined }), options.ackDeadlineMs);
        pending.set(envelope, { connection, settle });
        const retry =
          type === "events_api" ? { retry_attempt: retryAttempt, retry_reason: retryAttempt > 0 ? "timeout" : "" } : {};
        connection.send(
          JSON.stringify({
            envelope_id: envelope,
            type,
            payload,
            accepts_response_payload: type !== "events_api",
            ...retry,
          }),
        );
      });
    },
    refresh(reason = "refresh_requested") {
      for (const connection of sockets.clients) connection.send(JSON.stringify({ type: "disconnect", reason }));
    },
    cut() {
      for (const connection of sockets.clients) connection.terminate();
    },
    freeze: () => ice.freeze(),
    thaw: () => ice.thaw(),
    mute(on) {
      muted = on;
    },
    issueTicket() {
      const ticket = randomUUID();
      tickets.add(ticket);
      return ticket;
    },
    async close() {
      for (const connection of sockets.clients) connection.terminate();
      await new Promise((resolve) => sockets.close(resolve));
    },
  };
}
