import { formatAddress, type Address } from "../../address.ts";
import type { Tx } from "../ports.ts";

/**
 * Where a person is reached directly: at the account with which they last wrote into the record, of those they still have;
 * else at the first. Undefined for somebody without any.
 */
export async function reachOf(tx: Tx, orgId: number, personId: number): Promise<Address | undefined> {
  const identities = (await tx.people.identities(orgId, [personId])).map(({ identity }) => identity);
  const [first, second] = identities;
  if (!second) return first;
  const [last] = await tx.ledger.byActor(orgId, personId, new Date(0), 1);
  return identities.find((identity) => formatAddress(identity) === last?.via) ?? first;
}
