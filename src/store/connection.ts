import {
  ColumnTypeEnum,
  type ArgType,
  type ColumnType,
  type SqlDriverAdapter,
  type SqlDriverAdapterFactory,
  type SqlQueryable,
  type SqlResultSet,
} from "@prisma/driver-adapter-utils";
import type { Client, Dialect, Models } from "./client.ts";
import type { Sql } from "./sql.ts";

/** A client whose statements go wherever it is pointed: a connection, or one transaction after another. */
export interface Connection {
  readonly client: Client;
  /** Undefined: nowhere; a statement then rejects, as it comes after the end of its transaction. */
  pointTo(target: SqlQueryable | undefined): void;
  /** The first statement that failed since the last `pointTo`: PostgreSQL takes nothing more after it. */
  failure(): unknown;
}

/**
 * One connection reached in two ways: models through Prisma's client, SQL straight through the driver adapter. Through the
 * client a raw statement costs 60 to 300 µs, most of it spent on describing its values to the query engine; the adapter
 * beneath needs a quarter of that, and this decides how many commands a second there are.
 * @param makeModels makes the dialect's client on the given adapter
 */
export function makeConnection(dialect: Dialect, makeModels: (factory: SqlDriverAdapterFactory) => Models): Connection {
  let target: SqlQueryable | undefined;
  let failed: unknown;

  async function through<T>(call: (target: SqlQueryable) => Promise<T>): Promise<T> {
    if (!target) throw new Error("a statement came after the end of its transaction");
    try {
      return await call(target);
    } catch (error) {
      failed ??= error;
      throw error;
    }
  }

  const adapter: SqlDriverAdapter = {
    provider: dialect === "sqlite" ? "sqlite" : "postgres",
    adapterName: "xianfeng",
    queryRaw: (query) => through((to) => to.queryRaw(query)),
    executeRaw: (query) => through((to) => to.executeRaw(query)),
    executeScript: () => Promise.reject(new Error("not through the client")),
    startTransaction: () => Promise.reject(new Error("the store opens the transactions")),
    getConnectionInfo: () => ({ supportsRelationJoins: false }),
    dispose: () => Promise.resolve(),
  };
  const models = makeModels({ ...adapter, connect: () => Promise.resolve(adapter) });
  const {
    boardIssue,
    channel,
    claim,
    identity,
    inbox,
    organization,
    outbox,
    person,
    role,
    rollup,
    target: targets,
    unit,
  } = models;
  return {
    client: {
      boardIssue,
      channel,
      claim,
      identity,
      inbox,
      organization,
      outbox,
      person,
      role,
      rollup,
      target: targets,
      unit,
      async $queryRaw<Rows>(statement: Sql) {
        // As with Prisma's own $queryRaw, the caller knows the columns it asked for.
        return toObjects(await adapter.queryRaw(bind(statement, dialect))) as Rows;
      },
      $executeRaw: (statement) => adapter.executeRaw(bind(statement, dialect)),
    },
    pointTo(next) {
      target = next;
      failed = undefined;
    },
    failure: () => failed,
  };
}

const plain: ArgType = { scalarType: "unknown", arity: "scalar" };
const list: ArgType = { scalarType: "unknown", arity: "list" };
const instant: ArgType = { scalarType: "datetime", arity: "scalar" };

function bind(statement: Sql, dialect: Dialect) {
  return {
    sql: dialect === "sqlite" ? statement.sql : statement.text,
    args: statement.values,
    argTypes: statement.values.map((value) => (value instanceof Date ? instant : Array.isArray(value) ? list : plain)),
  };
}

function toObjects({ columnNames, columnTypes, rows }: SqlResultSet): readonly Readonly<Record<string, unknown>>[] {
  return rows.map((row) => {
    const object: Record<string, unknown> = {};
    for (const [index, name] of columnNames.entries()) object[name] = decode(row[index], columnTypes[index]);
    return object;
  });
}

/** As Prisma's client reads the same column. */
function decode(value: unknown, type: ColumnType | undefined): unknown {
  if (value === null) return null;
  switch (type) {
    case ColumnTypeEnum.DateTime:
      return new Date(text(value));
    case ColumnTypeEnum.Boolean:
      return Boolean(value);
    case ColumnTypeEnum.Int64:
      return BigInt(text(value));
    case ColumnTypeEnum.Json:
      return JSON.parse(text(value));
    default:
      return value;
  }
}

/** The adapters give these types as text, or as numbers where they fit. */
function text(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
