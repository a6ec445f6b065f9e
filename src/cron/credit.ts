import { overduePending } from "../domain/credit/pending.ts";
import { addDays, instantOf } from "../domain/day.ts";
import { pendingList } from "../views/hand-over.ts";
import { fourHours } from "../domain/schedule.ts";
import { viewOf } from "../views/view.ts";
import { reachOf } from "../domain/linking/reach.ts";
import type { Job, Scene } from "./job.ts";

/** As far back as a slot may be made up for. */
const reachDays = 5;

/**
 * One reminder for whoever is asked for a hand-over or a split and has not answered in the pack's time: privately, all of one day in one
 * message, and once, since each runs out on one day alone.
 */
export const creditJob: Job = {
  name: "hand-over",
  missed: "once",
  window: fourHours,
  async targets(tx, scene) {
    const { org, pack, now } = scene;
    const people = await overduePending({ tx, org }, new Date(now.getTime() - reachDays * 86_400_000), now);
    return [...people.keys()].map((id) => ({
      name: `person:${id}`,
      schedule: { at: pack.times.owner, timezone: org.timezone },
      since: undefined,
      async compose(inner, { slot }) {
        const person = await reachOf(inner, org.id, id);
        const until = instantOf(slot, "00:00", org.timezone);
        const pending = (await overduePending({ tx: inner, org }, sinceThe(slot, scene), until)).get(id);
        if (!pending || !person) return undefined;
        const view = viewOf(scene, org.locale);
        const { remind, remindNote } = view.words.credit;
        return {
          target: { kind: "direct", person },
          message: pendingList(view, pending, await inner.units.list(org.id), {
            title: remind(pending.length),
            note: remindNote(pack.credit.remindAfterWorkingDays),
          }),
        };
      },
    }));
  },
};

/** The beginning of the working day before: what ran out on it was that day's. */
function sinceThe(slot: string, { org, calendar }: Scene): Date {
  let day = addDays(slot, -1);
  for (let back = 0; back < 14 && !calendar.isWorkday(day); back++) day = addDays(day, -1);
  return instantOf(day, "00:00", org.timezone);
}
