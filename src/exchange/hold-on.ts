import { systemTimers } from "../delivery/timers.ts";
import type { Lease } from "../delivery/ports.ts";
import type { Store } from "../store/port.ts";

/** Held on while it is worked on; after a kill the next start frees it at once, see `store/presence.ts`. */
export const leaseMs = 30_000;

/** Renews what is held until it is told to stop. A renewal that fails is tried again: two more fit into the lease. */
export function holdOn({ exchanges }: Pick<Store, "exchanges">, id: number, lease: () => Lease): () => void {
  let cancel: () => void = () => undefined;
  let stopped = false;
  const again = (): void => {
    if (stopped) return;
    cancel = systemTimers.after(leaseMs / 3, () => void exchanges.renew(id, lease()).then(again, again));
  };
  again();
  return () => {
    stopped = true;
    cancel();
  };
}
