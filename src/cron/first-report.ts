import { makeSecret } from "../chance.ts";
import { lapseHolds, ownersToWarn, toLapseSince, warnOwner } from "../domain/first-report/clock.ts";
import { coordinators } from "../domain/first-report/coordinators.ts";
import { reach } from "../domain/first-report/reach.ts";
import type { Tx } from "../domain/ports.ts";
import { fourHours, type DueSlot } from "../domain/schedule.ts";
import { assistant, type Work } from "../domain/work.ts";
import { endingNotice, lapsedNotice } from "../views/first-report.ts";
import { viewOf } from "../views/view.ts";
import type { Job, JobTarget, Scene } from "./job.ts";

/** Each owner hears privately, twice, that a hold is ending: all of the day's in one message, on a working day. */
export const holdWarningJob: Job = {
  name: "hold-warning",
  missed: "once",
  window: fourHours,
  async targets(tx, scene) {
    const owners = await ownersToWarn({ tx, ...scene });
    return owners.map(({ id, since }) => ({
      name: `person:${id}`,
      ...inTheMorning(scene, since),
      async compose(inner, slot) {
        const [owner] = await inner.people.byIds(scene.org.id, [id]);
        const [person] = await reach({ tx: inner, org: scene.org }, [id]);
        if (!owner || !person) return undefined;
        const holds = await warnOwner(workOf(inner, scene, `hold-warning:person:${id}`, slot), owner);
        if (holds.length === 0) return undefined;
        return { target: { kind: "direct", person }, message: endingNotice(viewOf(scene, scene.org.locale), holds) };
      },
    }));
  },
};

/**
 * Holds whose days are over are noted as lapsed, and the coordinator hears of each once: in one transaction, so that
 * neither is without the other. That nobody is kept out any more goes by the day itself and waits for no job.
 */
export const holdEndJob: Job = {
  name: "hold-end",
  missed: "once",
  window: fourHours,
  async targets(tx, scene) {
    const since = await toLapseSince({ tx, ...scene });
    if (since === undefined) return [];
    return [
      {
        name: "holds",
        ...inTheMorning(scene, since),
        async compose(inner, slot) {
          const work = workOf(inner, scene, "hold-end:holds", slot);
          const lapsed = await lapseHolds(work);
          if (lapsed.length === 0) return undefined;
          const message = lapsedNotice(viewOf(scene, scene.org.locale), lapsed);
          const people = await reach(work, await coordinators(work));
          return people.map((person) => ({ target: { kind: "direct", person }, message }));
        },
      },
    ];
  },
};

function inTheMorning({ pack, org }: Scene, since: Date): Pick<JobTarget, "schedule" | "since"> {
  return { schedule: { at: pack.times.owner, timezone: org.timezone }, since };
}

/** What the assistant does by itself at a slot; its entries name the slot where a person's name their delivery. */
function workOf(tx: Tx, scene: Scene, what: string, slot: DueSlot): Work {
  const { org, pack, calendar, now } = scene;
  const delivery = `${org.key}:${what}:${slot.slot}`;
  return { tx, org, pack, calendar, now, actor: assistant, locale: org.locale, delivery, secret: makeSecret };
}
