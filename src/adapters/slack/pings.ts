import { subscribe, unsubscribe } from "node:diagnostics_channel";

/** Where undici says that a ping or a pong came. The SDK reads the same channels, and has no event of its own for them. */
const channels = ["undici:websocket:ping", "undici:websocket:pong"] as const;

/**
 * Calls `heard` at every ping and pong over the WebSocket with this address; an address of Socket Mode holds a ticket, so
 * no other has it. Returns how to listen no more.
 */
export function listenToPings(address: string, heard: () => void): () => void {
  const url = new URL(address).href;
  const listen = (message: unknown): void => {
    if (socketUrlOf(message) === url) heard();
  };
  for (const channel of channels) subscribe(channel, listen);
  return () => {
    for (const channel of channels) unsubscribe(channel, listen);
  };
}

function socketUrlOf(message: unknown): string | undefined {
  if (typeof message !== "object" || message === null || !("websocket" in message)) return undefined;
  const { websocket } = message;
  if (typeof websocket !== "object" || websocket === null || !("url" in websocket)) return undefined;
  return typeof websocket.url === "string" ? websocket.url : undefined;
}
