import type { Person } from "../address.ts";
import type { Actor } from "../domain/model.ts";
import type { StoreTx } from "../store/port.ts";

/** Who speaks, where they are known and have not left; makes nobody known. */
export async function knownActor(tx: StoreTx, orgId: number, person: Person): Promise<Actor | undefined> {
  const identity = { platform: person.platform, workspace: person.workspace, id: person.id };
  const member = await tx.people.byIdentity(orgId, identity);
  return member?.active ? { ...member, identity } : undefined;
}
