import { instantOf } from "../domain/day.ts";
import { findBursts, periodJustClosed } from "../domain/funds/burst.ts";
import { waitingFor } from "../domain/funds/queue.ts";
import { mostLines } from "../domain/nudge.ts";
import { burstNotice, verifyReminder } from "../views/funds-reminders.ts";
import { fourHours } from "../domain/schedule.ts";
import { viewOf } from "../views/view.ts";
import { reachOf } from "../domain/linking/reach.ts";
import type { Job } from "./job.ts";

/** One private reminder for each verifier for whom claims have waited longer than a working day. */
export const verifyJob: Job = {
  name: "verify-reminder",
  missed: "once",
  window: fourHours,
  async targets(tx, scene) {
    const { org, pack, now } = scene;
    const [due] = await tx.dues.between(org.id, "verify", new Date(0), now, 1);
    if (!due) return [];
    const verifiers = await tx.people.inRoles(org.id, ["verifier", "coordinator"]);
    return verifiers.map(({ id }) => ({
      name: `person:${id}`,
      schedule: { at: pack.times.owner, timezone: org.timezone },
      // Before the oldest of them was due there was nothing to be reminded of.
      since: new Date(due.at),
      async compose(inner) {
        const all = (await inner.people.inRoles(org.id, ["verifier", "coordinator"])).filter(({ active }) => active);
        const member = all.find((one) => one.id === id);
        const person = await reachOf(inner, org.id, id);
        if (!member || !person) return undefined;
        const claims = await waitingFor({ tx: inner, ...scene }, member, all);
        if (claims.length === 0) return undefined;
        const units = await inner.units.list(org.id);
        const message = verifyReminder(viewOf(scene, org.locale), claims, { units, most: mostLines });
        return { target: { kind: "direct", person }, message };
      },
    }));
  },
};

/** Once, on the first working day after an assessed period was closed: claims in a heap, to the coordinators alone. */
export const burstJob: Job = {
  name: "funds-burst",
  missed: "once",
  window: fourHours,
  async targets(tx, scene) {
    const { org, pack } = scene;
    const period = periodJustClosed(scene);
    if (!period) return [];
    const coordinators = (await tx.people.inRoles(org.id, ["coordinator"])).filter(({ active }) => active);
    return coordinators.map(({ id }) => ({
      name: `person:${id}`,
      schedule: { at: pack.times.owner, timezone: org.timezone },
      since: instantOf(period.told, "00:00", org.timezone),
      async compose(inner) {
        const person = await reachOf(inner, org.id, id);
        const bursts = person ? await findBursts({ tx: inner, ...scene }, period.end) : [];
        if (!person || bursts.length === 0) return undefined;
        const message = burstNotice(viewOf(scene, org.locale), bursts, period.end.slice(0, 7));
        return { target: { kind: "direct", person }, message };
      },
    }));
  },
};
