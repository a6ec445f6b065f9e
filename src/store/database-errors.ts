import { ConcurrencyError } from "../domain/ports.ts";

/**
 * What went wrong in the database, as Prisma's driver adapters name it (`MappedError` in @prisma/driver-adapter-utils),
 * for model calls and raw statements alike. Undefined for any other error.
 */
function causeOf(error: unknown): { readonly kind: string; readonly originalCode: string } | undefined {
  // From a call through the client it sits in `meta`; from an adapter that is used directly, in the error itself.
  const cause = at(at(at(error, "meta"), "driverAdapterError"), "cause") ?? at(error, "cause");
  const kind = at(cause, "kind");
  const originalCode = at(cause, "originalCode");
  return typeof kind === "string" ? { kind, originalCode: String(originalCode) } : undefined;
}

function at(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
}

/** Another process holds SQLite's write lock. */
export function isBusy(error: unknown): boolean {
  // From the adapter, or from the driver beneath it.
  const code = causeOf(error)?.originalCode ?? (error instanceof Error && "code" in error ? error.code : undefined);
  return typeof code === "string" && code.startsWith("SQLITE_BUSY");
}

/**
 * Somebody else was faster, and running the work again will see what they wrote: a stream that moved on, a unique value
 * taken at the same moment, a serialization failure or a deadlock (PostgreSQL 40001, 40P01).
 */
export function isConflict(error: unknown): boolean {
  if (error instanceof ConcurrencyError) return true;
  const kind = causeOf(error)?.kind;
  return kind === "TransactionWriteConflict" || kind === "UniqueConstraintViolation";
}
