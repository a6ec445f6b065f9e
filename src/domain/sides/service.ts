import { bindTo } from "../bind.ts";
import { dayOf } from "../day.ts";
import type { ProjectRecord } from "../model.ts";
import { listPool } from "../projects/list.ts";
import type { Work } from "../work.ts";
import { decidersOf } from "../deciders.ts";
import { exitProject, loseProject, moveRevisit } from "./lose.ts";
import { decidePause, pauseProject } from "./pause.ts";
import { reviveProject } from "./revive.ts";
import { stageTimes, timesAway, type StageTime } from "./times.ts";

export function sidesServices(work: Work) {
  const bind = bindTo(work);
  return {
    pause: bind(pauseProject),
    decide: bind(decidePause),
    lose: bind(loseProject),
    later: bind(moveRevisit),
    exit: bind(exitProject),
    revive: bind(reviveProject),
    pool: bind(listPool),
    times: (record: ProjectRecord) => timesOf(work, record),
    deciders: (unitId: number) => decidersOf(work, unitId),
  };
}

/** Entries of one project that are read to know when it was off the line: many years of them. */
const mostEntries = 500;

async function timesOf(work: Work, { project, seq }: ProjectRecord): Promise<readonly StageTime[]> {
  const { tx, org, pack, now } = work;
  const entries = await tx.ledger.ofStream(org.id, "project", project.number, Math.min(seq, mostEntries));
  const away = timesAway(entries.toReversed(), org.timezone);
  return stageTimes(project, pack, away, dayOf(now, org.timezone));
}
