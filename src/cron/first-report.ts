import { makeSecret } from "../chance.ts";
import { lapseHolds, toLapseSince } from "../domain/first-report/clock.ts";
import { fourHours } from "../domain/schedule.ts";
import { assistant } from "../domain/work.ts";
import type { Job } from "./job.ts";

/**
 * Holds whose days are over are noted as lapsed; the coordinator's digest tells of them. That nobody is kept out any more
 * goes by the day itself and waits for no job.
 */
export const holdEndJob: Job = {
  name: "hold-end",
  missed: "once",
  window: fourHours,
  async targets(tx, scene) {
    const since = await toLapseSince({ tx, ...scene });
    if (since === undefined) return [];
    const { org, pack } = scene;
    return [
      {
        name: "holds",
        schedule: { at: pack.times.owner, timezone: org.timezone },
        since,
        async compose(inner, { slot }) {
          const delivery = `${org.key}:hold-end:holds:${slot}`;
          const own = { actor: assistant, locale: org.locale, delivery, secret: makeSecret };
          await lapseHolds({ ...scene, ...own, tx: inner });
          return undefined;
        },
      },
    ];
  },
};
