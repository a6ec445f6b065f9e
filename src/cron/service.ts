import { makeSecret } from "../chance.ts";
import { mostLines } from "../domain/nudge.ts";
import type { Tx } from "../domain/ports.ts";
import { duePromises, promiseLinesFor } from "../domain/promises/remind.ts";
import { dueRequests, linesFor, recordEscalations } from "../domain/requests/lateness.ts";
import { assistant, type Work } from "../domain/work.ts";
import { serviceDigest } from "../views/service.ts";
import { fourHours } from "../domain/schedule.ts";
import { viewOf } from "../views/view.ts";
import { reachOf } from "../domain/linking/reach.ts";
import type { Job, Scene } from "./job.ts";

/**
 * What is due to enterprises, in one private digest for each person: requests to whoever handles them, when late to the
 * unit's leader and then to the coordinator; promises to the project's owner, then to the leader as well.
 */
export const serviceJob: Job = {
  name: "service-digest",
  missed: "once",
  window: fourHours,
  async targets(tx, scene) {
    const { org, pack } = scene;
    const { requests, promises } = await dueOf(tx, scene);
    const ids = new Set([
      ...requests.flatMap(({ hearers }) => [...hearers.keys()]),
      ...promises.flatMap(({ hearers }) => hearers),
    ]);
    return [...ids].map((id) => ({
      name: `person:${id}`,
      schedule: { at: pack.times.owner, timezone: org.timezone },
      since: undefined,
      async compose(inner, { slot }) {
        const [person] = await inner.people.byIds(org.id, [id]);
        const account = await reachOf(inner, org.id, id);
        if (!person?.active || !account) return undefined;
        // Again, inside the transaction that says so: what was done since the minute began is not spoken of.
        const due = await dueOf(inner, scene);
        const lines = {
          requests: linesFor(due.requests, person),
          promises: promiseLinesFor(due.promises, person),
        };
        if (lines.requests.length + lines.promises.length === 0) return undefined;
        await recordEscalations(workOf(inner, scene, `service-digest:${id}:${slot}`), due.requests, person);
        const message = serviceDigest(viewOf(scene, org.locale), lines, mostLines);
        return { target: { kind: "direct", person: account }, message };
      },
    }));
  },
};

async function dueOf(tx: Tx, scene: Scene) {
  const work = { tx, ...scene };
  return { requests: await dueRequests(work), promises: await duePromises(work) };
}

/** The assistant's own work, where nobody asked. */
function workOf(tx: Tx, scene: Scene, delivery: string): Work {
  const { org, pack, calendar, now } = scene;
  return { tx, org, pack, calendar, actor: assistant, now, locale: org.locale, delivery, secret: makeSecret };
}
