import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Script } from "node:vm";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { environmentKeys } from "../src/config.ts";
import { packageRoot } from "../src/paths.ts";

const read = (path: string): string => readFileSync(join(packageRoot, path), "utf8");

/** As much of a compose file as is used here (github.com/compose-spec/compose-spec). Other keys are mistakes. */
const service = z.strictObject({
  build: z.string().optional(),
  image: z.string(),
  restart: z.enum(["no", "always", "on-failure", "unless-stopped"]),
  env_file: z.string().optional(),
  environment: z.record(z.string(), z.string()),
  depends_on: z.record(z.string(), z.strictObject({ condition: z.literal("service_healthy") })).optional(),
  stop_grace_period: z
    .string()
    .regex(/^\d+s$/)
    .optional(),
  read_only: z.boolean().optional(),
  tmpfs: z.array(z.string()).optional(),
  cap_drop: z.array(z.string()).optional(),
  security_opt: z.array(z.string()).optional(),
  ports: z.array(z.string()).optional(),
  volumes: z.array(z.string()).optional(),
  healthcheck: z
    .strictObject({ test: z.array(z.string()), interval: z.string(), timeout: z.string(), retries: z.number() })
    .optional(),
});
const compose = z.strictObject({
  services: z.record(z.string(), service),
  volumes: z.record(z.string(), z.null()),
});

describe("compose.yaml", () => {
  const file = compose.parse(parse(read("compose.yaml")));
  test("names volumes and services that it has, opens no port and holds no password", () => {
    for (const { depends_on = {}, volumes = [], ports, environment } of Object.values(file.services)) {
      for (const name of Object.keys(depends_on)) expect(file.services[name]?.healthcheck, name).toBeDefined();
      for (const volume of volumes) expect(Object.keys(file.volumes)).toContain(volume.split(":")[0]);
      expect(ports).toBeUndefined();
      for (const [name, value] of Object.entries(environment)) {
        const left = value.replaceAll(/\$\{[^}]*\}/g, "$");
        expect(left, name).not.toMatch(/:[^:/@$]+@/);
        if (name.endsWith("PASSWORD")) expect(left, name).toBe("$");
      }
    }
    const own = Object.keys(file.services["xianfeng"]?.environment ?? {});
    expect(own.filter((name) => !environmentKeys.includes(name))).toEqual([]);
  });
});

describe("Dockerfile", () => {
  const text = read("Dockerfile");
  const copied = [...text.matchAll(/^COPY (?:--from=build )?(.+) \S+$/gm)].flatMap(([, paths]) =>
    (paths ?? "").split(" "),
  );

  test("copies what there is, and what the builder is given", () => {
    const given = [...read(".dockerignore").matchAll(/^!(.+)$/gm)].map(([, path]) => path);
    for (const path of copied) {
      if (path.startsWith("/app/")) continue;
      expect(existsSync(join(packageRoot, path)), path).toBe(true);
      expect(given).toContain(path);
    }
    // Neither settings nor data.
    for (const path of given) expect(path).not.toMatch(/^\.env|^data/);
  });

  test("runs everything that the package ships to run, not as root and not through npm", () => {
    const shipped = (JSON.parse(read("package.json")) as { readonly files: readonly string[] }).files;
    const run = shipped.filter((path) => !/^!|^docs|^deploy|\.md$|^\.env/.test(path));
    for (const path of run) expect(copied).toContain(`/app/${path}`);
    expect(text).toMatch(/^USER node$/m);
    expect(text).toMatch(/^STOPSIGNAL SIGTERM$/m);
    expect(text).toMatch(/^CMD \["node", "dist\/src\/main\.js", "start"\]$/m);
    const health = /^HEALTHCHECK .*CMD (\[.*\])$/m.exec(text)?.[1] ?? "[]";
    const [node, flag, program = ""] = JSON.parse(health) as readonly string[];
    expect([node, flag]).toEqual(["node", "-e"]);
    // It compiles, and asks the address that there is.
    expect(() => new Script(program)).not.toThrow();
    expect(program).toContain("/healthz");
  });
});

test("the service runs node itself and writes nowhere but its own folder", () => {
  const unit = read("deploy/xianfeng.service");
  expect(unit).toMatch(/^ExecStart=\/usr\/bin\/node dist\/src\/main\.js start$/m);
  for (const line of ["DynamicUser=yes", "StateDirectory=xianfeng", "ProtectSystem=strict", "NoNewPrivileges=yes"])
    expect(unit).toContain(`\n${line}\n`);
  const [, page = ""] = /^Documentation=file:\/opt\/xianfeng\/(.+)$/m.exec(unit) ?? [];
  expect(existsSync(join(packageRoot, page))).toBe(true);
});
