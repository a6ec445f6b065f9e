import type { Invocation } from "../chat/port.ts";
import { fold, normalizeLine } from "../chat/normalize.ts";
import type { Organization } from "../domain/model.ts";
import { assistant } from "../domain/work.ts";
import type { Actor } from "../domain/model.ts";
import type { StoreTx } from "../store/port.ts";

/** The lines that adapters and the runtime type for people. */
export const homeLine = "/mine";
export const greetingLine = "/help about";

/** Whoever says no more than this wants to know who is there. */
const salutation = /^(?:你好|您好|大家好|在吗|hi|hello|hey)?[!！。.~～]*$/u;

/** A mention of the assistant alone, or a greeting: neither a command nor the beginning of one. */
export function isSalutation({ line, source, files = [] }: Invocation): boolean {
  if (source !== "mention" || files.length > 0 || /^\s*[/／]/u.test(line)) return false;
  return salutation.test(fold(normalizeLine(line).slice(1)).trim());
}

/**
 * Whether there is nothing to say: somebody we have met opened the conversation again. Being met is being in the directory,
 * where recognising the person puts them in the same transaction, so that a stranger is greeted once.
 */
export async function isOldFriend(
  tx: StoreTx,
  org: Organization,
  { source, caller: { platform, workspace, id } }: Invocation,
): Promise<boolean> {
  return source === "opened" && (await tx.people.byIdentity(org.id, { platform, workspace, id })) !== undefined;
}

/** Who brought the assistant into a channel asked for nothing: it speaks for itself, and takes nobody into a unit. */
export function speaker({ source, caller: { platform, workspace, id } }: Invocation): Actor | undefined {
  return source === "joined" ? { ...assistant, identity: { platform, workspace, id } } : undefined;
}
