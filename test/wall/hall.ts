import { get, type IncomingHttpHeaders } from "node:http";
import { onTestFinished } from "vitest";
import { createHttpServer } from "../../src/http/server.ts";
import type { Logger } from "../../src/log.ts";
import type { AccessSettings } from "../../src/wall/access.ts";
import { wallRoutes, type Looked } from "../../src/wall/routes.ts";
import type { WallData } from "../../src/wall/wire.ts";
import { makeWorld, type DomainWorld, type WorldOptions } from "../domain/world.ts";

export const token = "vermilion-seal-2026-ridge";

/** The wall on a real server and store. Ends with the test. */
export interface Hall {
  readonly world: DomainWorld;
  readonly url: string;
  readonly data: () => Promise<WallData>;
  /** As sent, which `fetch` would not do with any header. */
  readonly ask: (path: string, headers?: Readonly<Record<string, string>>) => Promise<Answer>;
  readonly signIn: (given: string, headers?: Readonly<Record<string, string>>) => Promise<Response>;
  /** Everything that was logged. */
  readonly logged: () => string;
  /** How often the store was read. */
  readonly reads: () => number;
  readonly looked: readonly Looked[];
  /** Makes every reading fail, or go on again. */
  away(broken: boolean): void;
  /** Ends the server, or starts it again under the same address. */
  stop(): Promise<void>;
  start(): Promise<void>;
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

export async function makeHall(
  options: WorldOptions & { readonly access?: Partial<AccessSettings>; readonly world?: DomainWorld } = {},
): Promise<Hall> {
  const world = options.world ?? (await makeWorld(options));
  const { locale, key } = world.org;
  let log = "";
  let reads = 0;
  let broken = false;
  const write = (fields: object, message: string): void => void (log += `${JSON.stringify(fields)} ${message}\n`);
  const logger: Logger = { debug: write, info: write, warn: write, error: write, child: () => logger };
  const looked: Looked[] = [];
  const routes = wallRoutes({
    store: {
      read: (work) => {
        reads += 1;
        return broken ? Promise.reject(new Error("no database")) : world.store.read(work);
      },
    },
    clock: { now: () => world.now },
    logger,
    access: { host: "127.0.0.1", publicUrl: undefined, token: undefined, ...options.access },
    organization: key,
    locale,
    observe: (outcome) => void looked.push(outcome),
  });
  let server = createHttpServer({ logger, routes });
  const { port } = await server.listen(0, "127.0.0.1");
  onTestFinished(() => server.close());
  const url = `http://127.0.0.1:${port}`;
  return {
    world,
    url,
    looked,
    logged: () => log,
    reads: () => reads,
    data: async () => (await (await fetch(`${url}/wall/data`)).json()) as WallData,
    ask: (path, headers = {}) =>
      new Promise((resolve, reject) => {
        get(`${url}${path}`, { headers }, (response) => {
          let text = "";
          response.setEncoding("utf8");
          response.on("data", (chunk: string) => void (text += chunk));
          response.on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
        }).on("error", reject);
      }),
    signIn: (given, headers = { origin: url }) =>
      fetch(`${url}/wall/sign-in`, {
        method: "POST",
        redirect: "manual",
        body: new URLSearchParams({ token: given, theme: "dark" }),
        headers,
      }),
    away(wanted) {
      broken = wanted;
    },
    stop: () => server.close(),
    async start() {
      server = createHttpServer({ logger, routes });
      await server.listen(port, "127.0.0.1");
    },
  };
}
