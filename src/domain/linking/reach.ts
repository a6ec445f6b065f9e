import type { Address } from "../../address.ts";
import type { Tx } from "../ports.ts";

/**
 * Where a person is reached directly: at the account with which they last wrote into the record, of those they still have;
 * else at the first. Undefined for somebody without any.
 */
export async function reachOf(tx: Tx, orgId: number, personId: number): Promise<Address | undefined> {
  const [first] = await tx.people.identities(orgId, [personId]);
  return first?.identity;
}
