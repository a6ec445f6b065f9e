/** One HTTP request as an adapter needs it: the body raw, because signatures are checked on the bytes that arrived. */
export interface RouteRequest {
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** The address at the other end of the connection: a proxy's, where one stands between. */
  readonly peer?: string | undefined;
  readonly query: Readonly<Record<string, string>>;
  readonly params: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  /** Aborted when the client goes away: ends a stream. */
  readonly signal: AbortSignal;
}

export interface RouteResponse {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** An async iterable is streamed chunk by chunk (server-sent events). */
  readonly body?: string | Uint8Array | AsyncIterable<string>;
}

/** What an adapter or a module asks the one HTTP server to serve. `path` may hold `:names`, given back in `params`. */
export interface Route {
  readonly method: "GET" | "POST";
  readonly path: string;
  /** Bytes of a body, where it is more than the server takes elsewhere. */
  readonly bodyLimit?: number;
  handle(request: RouteRequest): Promise<RouteResponse>;
}
