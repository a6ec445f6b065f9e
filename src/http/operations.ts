import type { Registry } from "prom-client";
import type { Route, RouteResponse } from "../route.ts";

/** One thing the process needs to do its work. `detail` is for operators: no secrets, no message text. */
export interface Check {
  readonly name: string;
  readonly ok: boolean;
  readonly detail?: string;
}

/**
 * What operators and their tools ask: `/healthz` (the process answers), `/readyz` (everything it needs works; 503 when
 * something does not, with the list), `/metrics` (Prometheus text).
 */
export function operationRoutes(deps: {
  readonly checks: () => Promise<readonly Check[]>;
  readonly metrics: Registry;
}): readonly Route[] {
  return [
    { method: "GET", path: "/healthz", handle: async () => json(200, { ok: true }) },
    {
      method: "GET",
      path: "/readyz",
      async handle() {
        const checks = await deps.checks();
        const ok = checks.every((check) => check.ok);
        return json(ok ? 200 : 503, { ok, checks });
      },
    },
    {
      method: "GET",
      path: "/metrics",
      async handle() {
        const { metrics } = deps;
        return {
          status: 200,
          headers: { "content-type": metrics.contentType, "cache-control": "no-store" },
          body: await metrics.metrics(),
        };
      },
    },
  ];
}

function json(status: number, value: object): RouteResponse {
  return {
    status,
    headers: { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" },
    body: `${JSON.stringify(value)}\n`,
  };
}
