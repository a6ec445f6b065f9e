import { formatAddress, type Address } from "../../address.ts";
import { canonicalJson } from "../canonical.ts";
import { hashEntry } from "../hash-chain.ts";
import type { Changes, Entry, Subject } from "../model.ts";
import type { Work } from "../work.ts";

/** Whom a removal is about, as the record knows them. */
export interface Removed {
  /** The person's number, and those of persons that were joined with it. */
  readonly ids: ReadonlySet<number>;
  readonly names: ReadonlySet<string>;
  /** `slack:T1/U1`, every one that ever was the person's. */
  readonly addresses: ReadonlySet<string>;
}

const subjects: readonly Subject[] = ["organization", "project", "investor", "request"];
const batch = 1000;

/** Every entry of the organisation, a batch at a time. */
async function* allEntries({ tx, org }: Pick<Work, "tx" | "org">, only = subjects): AsyncGenerator<readonly Entry[]> {
  for (const subject of only) {
    let cursor = { stream: -1, seq: 0 };
    for (;;) {
      const page = await tx.ledger.scan(org.id, subject, cursor, batch);
      if (page.length > 0) yield page;
      const last = page.at(-1);
      if (!last || page.length < batch) break;
      cursor = { stream: last.stream, seq: last.seq };
    }
  }
}

/** Names and accounts that a person had in the course of time, and the persons that were joined with them. */
export async function knownAs(work: Work, id: number, identities: readonly Address[]): Promise<Removed> {
  const ids = new Set([id]);
  const names = new Set<string>();
  const addresses = new Set(identities.map(formatAddress));
  const entries: Entry[] = [];
  for await (const page of allEntries(work, ["organization"]))
    entries.push(...page.filter(({ kind }) => kind === "person" || kind === "role" || kind === "link"));
  // The newest first: a person who was joined with one who was joined is found by one walk.
  for (const { body } of entries.toReversed())
    for (const [path, [, after]] of Object.entries(body.changes)) {
      const { linkedTo } = fieldsOf(after);
      if (typeof linkedTo === "number" && ids.has(linkedTo)) ids.add(Number(path.slice("person:".length)));
    }
  for (const { body } of entries)
    for (const [path, pair] of Object.entries(body.changes)) {
      if (isPerson(path, ids)) for (const { name } of pair.map(fieldsOf)) if (typeof name === "string") names.add(name);
      if (path.startsWith("identity:") && pair.some((one) => typeof one === "number" && ids.has(one)))
        addresses.add(path.slice("identity:".length));
    }
  for await (const page of allEntries(work))
    for (const { actorId, via } of page) if (ids.has(actorId)) addresses.add(via);
  return { ids, names, addresses };
}

/** How an entry is found: `project/12/3`. */
export function entryKey({ subject, stream, seq }: Pick<Entry, "subject" | "stream" | "seq">): string {
  return `${subject}/${stream}/${seq}`;
}

export interface Redaction {
  /** The hash of what an entry says now, by its key. Its own hash, of what it said before, stays in the chain. */
  readonly hashes: readonly (readonly [key: string, hash: string])[];
  /** Entries in whose words the name or an account stands: somebody typed it, and it stays. */
  readonly texts: number;
}

/**
 * Takes the person out of the entries: the account that acted, and the name where the record describes the person. What
 * people typed stays, as do the hashes, so that the chain of the others holds; what each entry says now has a hash too,
 * which the removal's own entry keeps (`verify.ts`).
 */
export async function redactEntries(
  work: Work,
  removed: Removed,
  pseudonym: (id: number) => string,
): Promise<Redaction> {
  const { tx, org } = work;
  const hashes: (readonly [string, string])[] = [];
  let texts = 0;
  const words = [...removed.names, ...[...removed.addresses].map(idOf)].map((word) =>
    JSON.stringify(word).slice(1, -1),
  );
  for await (const page of allEntries(work)) {
    const changed: Entry[] = [];
    for (const entry of page) {
      const now = redacted(entry, removed, pseudonym);
      const body = canonicalJson(now.body);
      if (words.some((word) => body.includes(word))) texts += 1;
      if (now.via === entry.via && now.delivery === entry.delivery && body === canonicalJson(entry.body)) continue;
      changed.push(now);
      hashes.push([entryKey(entry), hashEntry(org.id, now)]);
    }
    await tx.ledger.redact(org.id, changed);
  }
  return { hashes, texts };
}

function redacted(entry: Entry, { ids, addresses }: Removed, pseudonym: (id: number) => string): Entry {
  const { actorId, body } = entry;
  let { delivery } = entry;
  for (const address of addresses)
    delivery = delivery
      .split(/([\w-]+)/u)
      .map((part) => (part === idOf(address) ? "removed" : part))
      .join("");
  const via = ids.has(actorId) ? `removed:${actorId}` : entry.via;
  if (entry.subject !== "organization") return { ...entry, via, delivery };
  const changes: Record<string, Changes[string]> = {};
  let serial = 0;
  for (const [path, [before, after]] of Object.entries(body.changes)) {
    if (isPerson(path, ids)) {
      const name = pseudonym(Number(path.slice("person:".length)));
      const without = (value: unknown): unknown => ("name" in fieldsOf(value) ? { ...fieldsOf(value), name } : value);
      changes[path] = [without(before), without(after)];
    } else if (path.startsWith("identity:") && addresses.has(path.slice("identity:".length)))
      changes[`identity:removed:${entry.seq}/${++serial}`] = [before, after];
    else changes[path] = [before, after];
  }
  return { ...entry, via, delivery, body: { ...body, changes } };
}

function isPerson(path: string, ids: ReadonlySet<number>): boolean {
  return path.startsWith("person:") && ids.has(Number(path.slice("person:".length)));
}

/** The platform's id: `U1` of `slack:T1/U1`. */
export function idOf(address: string): string {
  return address.slice(address.indexOf("/") + 1);
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
