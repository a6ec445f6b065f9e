import { formatAddress, type Address } from "../address.ts";
import type { Clock } from "../clock.ts";
import type { Delivery } from "../delivery/delivery.ts";
import type { Dead } from "../delivery/outcomes.ts";
import type { Logger } from "../log.ts";
import type { Store, StoreTx } from "../store/port.ts";

/** Who cannot be reached: what the dispatcher finds out, told to the record. */
export interface Reach {
  /** A scheduled message has died. What somebody asked for tells them by itself, and they are there. */
  dead(dead: Dead): Promise<void>;
  /** A message has arrived: its place or person can be reached again. Costs nothing unless they could not. */
  sent(delivery: Delivery): Promise<void>;
  /** Learns what other processes have found out. */
  refresh(): Promise<void>;
}

interface Mark {
  readonly orgId: number;
  /** `channel:3`, `person:7` */
  readonly target: string;
}

/** Of one organisation; more than these are cleared by their next scheduled post, when they have come up in the list. */
const most = 10_000;

export function createReach(deps: { readonly store: Store; readonly clock: Clock; readonly logger: Logger }): Reach {
  const { store, clock, logger } = deps;
  /** By address, those that are marked: looked into for every message. */
  let marked: ReadonlyMap<string, Mark> = new Map();

  return {
    async dead({ delivery, unreachable }) {
      const address = delivery?.scheduled === true ? addressOf(delivery) : undefined;
      if (unreachable === undefined || address === undefined) return;
      const mark = await store.write(async (tx) => {
        const found = await findMark(tx, address);
        if (found) await tx.unreachables.mark(found.orgId, found.target, unreachable, clock.now());
        return found;
      });
      if (!mark) return;
      marked = new Map(marked).set(formatAddress(address.address), mark);
      logger.warn({ organization: mark.orgId, target: mark.target, code: unreachable }, "cannot be reached");
    },
    async sent(delivery) {
      const address = addressOf(delivery);
      const key = address && formatAddress(address.address);
      const mark = key === undefined ? undefined : marked.get(key);
      if (!mark || key === undefined) return;
      const rest = new Map(marked);
      rest.delete(key);
      marked = rest;
      if (await store.write((tx) => tx.unreachables.clear(mark.orgId, mark.target)))
        logger.info({ organization: mark.orgId, target: mark.target }, "can be reached again");
    },
    async refresh() {
      marked = await store.read(allMarks);
    },
  };
}

interface Reached {
  readonly kind: "channel" | "person";
  readonly address: Address;
}

/** The place or the person that a message shows can be reached. A private answer goes to an address of its own and shows nothing. */
function addressOf({ target }: Delivery): Reached | undefined {
  switch (target.kind) {
    case "post":
      return { kind: target.place.direct ? "person" : "channel", address: target.place };
    case "direct":
      return { kind: "person", address: target.person };
    case "answer":
    case "update":
      return undefined;
  }
}

async function findMark(tx: StoreTx, { kind, address }: Reached): Promise<Mark | undefined> {
  const { platform, workspace, id } = address;
  const org = await tx.organizations.byWorkspace(platform, workspace);
  if (!org) return undefined;
  const found =
    kind === "channel"
      ? await tx.channels.byAddress(org.id, { platform, workspace, id })
      : await tx.people.byIdentity(org.id, { platform, workspace, id });
  return found && { orgId: org.id, target: `${kind}:${found.id}` };
}

async function allMarks(tx: StoreTx): Promise<ReadonlyMap<string, Mark>> {
  const marks = new Map<string, Mark>();
  for (const { id: orgId } of await tx.organizations.all()) {
    const targets = (await tx.unreachables.list(orgId, most)).map(({ target }) => target);
    const ids = (kind: string) =>
      targets.filter((target) => target.startsWith(`${kind}:`)).map((target) => Number(target.slice(kind.length + 1)));
    const [channels, people] = [new Set(ids("channel")), ids("person")];
    if (channels.size > 0)
      for (const { id, address } of await tx.channels.list(orgId))
        if (channels.has(id)) marks.set(formatAddress(address), { orgId, target: `channel:${id}` });
    if (people.length > 0)
      for (const { memberId, identity } of await tx.people.identities(orgId, people))
        marks.set(formatAddress(identity), { orgId, target: `person:${memberId}` });
  }
  return marks;
}
