import type Database from "better-sqlite3";

/** The part of a connection and of a statement that Prisma's adapter uses. */
interface Preparing {
  prepare(sql: string): { bind(args: unknown[]): BoundStatement };
}
type BoundStatement = Pick<Database.Statement, "reader" | "run" | "columns"> & {
  raw(): { all(): unknown[] };
};

interface Kept {
  readonly statement: Database.Statement;
  /** As they were when it was prepared: a migration adds columns at the end, and none that this program reads. */
  readonly columns: Database.ColumnDefinition[];
}

/** Texts differ by the number of rows in a batch, so there are more of them than statements in this folder. */
const most = 300;

/**
 * Lets a connection keep its prepared statements. Prisma's adapter prepares each one anew and binds it for good, which for
 * our short statements takes longer than running them.
 */
export function keepStatements(connection: Database.Database): void {
  const prepare = connection.prepare.bind(connection);
  const kept = new Map<string, Kept>();

  function statementFor(sql: string): Kept {
    const known = kept.get(sql);
    if (known !== undefined) return known;
    const statement = prepare(sql);
    const made = { statement, columns: statement.reader ? statement.columns() : [] };
    // The oldest text goes: what is used all the time is soon back.
    const [oldest] = kept.keys();
    if (kept.size >= most && oldest !== undefined) kept.delete(oldest);
    kept.set(sql, made);
    return made;
  }

  const keeping: Preparing = {
    prepare(sql) {
      const { statement, columns } = statementFor(sql);
      return {
        bind: (args) => ({
          reader: statement.reader,
          run: () => statement.run(...args),
          columns: () => columns,
          // Rows as arrays; asked for anew each time, as the statement is shared.
          raw: () => ({ all: () => statement.raw().all(...args) }),
        }),
      };
    },
  };
  Object.assign(connection, keeping);
}
