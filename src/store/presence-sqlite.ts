import { existsSync } from "node:fs";
import Database from "better-sqlite3";
import type { Presence } from "./presence.ts";

/**
 * A file beside the database, locked by the operating system for as long as its holder lives, with the holder's name in
 * it. Whoever gets the lock knows that the others named there are gone: each held the lock to its end. A second process
 * on the same database gets no lock and leaves no name; its rows wait for their leases.
 * @param endLeases what is written in the database itself
 */
export function makeSqlitePresence(
  path: string,
  endLeases: (owners: readonly string[], now: Date) => Promise<number>,
): Presence & { close(): void } {
  let me: string | undefined;
  let lock: Database.Database | undefined;
  let gone: readonly string[] = [];

  function tryLock(): void {
    if (lock !== undefined || me === undefined) return;
    const file = new Database(lockOf(path), { timeout: 0 });
    try {
      // Kept after the commit, until the connection closes.
      file.pragma("locking_mode = EXCLUSIVE");
      file.exec("BEGIN EXCLUSIVE; CREATE TABLE IF NOT EXISTS holder (owner TEXT PRIMARY KEY)");
      gone = file.prepare("SELECT owner FROM holder WHERE owner <> ?").pluck().all(me).map(String);
      file.prepare("INSERT OR IGNORE INTO holder (owner) VALUES (?)").run(me);
      file.exec("COMMIT");
      lock = file;
    } catch (error) {
      file.close();
      if (!isLocked(error)) throw error;
    }
  }

  return {
    async enter(owner) {
      me = owner;
      tryLock();
    },
    async endLeasesOfGone(now) {
      tryLock();
      if (lock === undefined || gone.length === 0) return 0;
      const ended = await endLeases(gone, now);
      // Last: a process that is killed before this leaves the names for the next one.
      const forget = lock.prepare("DELETE FROM holder WHERE owner = ?");
      for (const owner of gone) forget.run(owner);
      gone = [];
      return ended;
    },
    close() {
      lock?.close();
    },
  };
}

/** Whether a process that runs now has entered at this database. */
export function isServedSqlite(path: string): boolean {
  if (!existsSync(lockOf(path))) return false;
  const file = new Database(lockOf(path), { timeout: 0 });
  try {
    file.exec("BEGIN EXCLUSIVE; ROLLBACK");
    return false;
  } catch (error) {
    if (!isLocked(error)) throw error;
    return true;
  } finally {
    file.close();
  }
}

function lockOf(path: string): string {
  return `${path}-lock`;
}

function isLocked(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code.startsWith("SQLITE_BUSY");
}
