import { UserError } from "../../errors.ts";
import { dayOf } from "../day.ts";
import type { Day, ProjectRecord } from "../model.ts";
import type { PolicyPromise } from "../models/promise.ts";
import { loadForChange, loadProject } from "../projects/load.ts";
import { recordProject } from "../record.ts";
import { inWords, type Work } from "../work.ts";

export interface PromiseInput {
  readonly text: string;
  readonly basis: string;
  readonly due: Day;
  readonly reviewedOn?: Day | undefined;
}

/** Enters what was promised to an investor, with what it rests on: nothing is promised without a basis and a day. */
export async function makePromise(work: Work, number: number, input: PromiseInput): Promise<ProjectRecord> {
  const { tx, org, actor, now } = work;
  const before = await loadForChange(work, number);
  const promise: PolicyPromise = {
    number: await tx.sequences.next(org.id, "promise"),
    text: input.text,
    basis: input.basis,
    reviewedOn: input.reviewedOn ?? null,
    due: input.due,
    unitId: before.project.unitId,
    byId: actor.id,
    at: now.toISOString(),
    state: "open",
    settledOn: null,
    note: null,
  };
  return put(work, before, promise, "made", promise.text);
}

/** It was kept, or taken back, and how. Either is said once. */
export async function settlePromise(
  work: Work,
  number: number,
  state: "kept" | "withdrawn",
  note: string,
): Promise<ProjectRecord> {
  const { before, promise } = await loadPromise(work, number);
  if (promise.state !== "open")
    throw new UserError(
      "conflict",
      "promise_settled",
      { number, state: promise.state },
      inWords(work, `/线索 #${before.project.number}`, `/lead #${before.project.number}`),
    );
  const settledOn = dayOf(work.now, work.org.timezone);
  return put(work, before, { ...promise, state, settledOn, note }, state, note);
}

/** The day of the fair-competition review, where it was made after the promise was entered. */
export async function reviewPromise(work: Work, number: number, reviewedOn: Day): Promise<ProjectRecord> {
  const { before, promise } = await loadPromise(work, number);
  if (promise.reviewedOn === reviewedOn)
    throw new UserError("invalid_input", "nothing_changed", {}, inWords(work, "/承诺列表", "/promises"));
  return put(work, before, { ...promise, reviewedOn }, "reviewed", reviewedOn);
}

/** The project a promise is part of, if the actor may know it. */
export async function projectOfPromise(work: Work, number: number): Promise<ProjectRecord> {
  const part = await work.tx.parts.byNumber(work.org.id, "promise", number);
  if (!part) throw new UserError("not_found", "unknown_promise", { number }, inWords(work, "/承诺列表", "/promises"));
  return loadProject(work, part.project);
}

async function loadPromise(
  work: Work,
  number: number,
): Promise<{ readonly before: ProjectRecord; readonly promise: PolicyPromise }> {
  const { project } = await projectOfPromise(work, number);
  const before = await loadForChange(work, project.number);
  const promise = before.project.promises[number];
  if (!promise) throw new Error(`parts: no promise ${number} in project ${project.number}`);
  return { before, promise };
}

function put(
  work: Work,
  before: ProjectRecord,
  promise: PolicyPromise,
  step: "made" | "reviewed" | "kept" | "withdrawn",
  text: string,
): Promise<ProjectRecord> {
  const promises = { ...before.project.promises, [promise.number]: promise };
  return recordProject(work, before, { ...before.project, promises }, "promise", {
    promise: promise.number,
    step,
    text,
  });
}
