import { UserError } from "../../errors.ts";
import type { Money } from "../../money.ts";
import type { Pack } from "../../packs/pack.ts";
import { dayOf } from "../day.ts";
import { lineOf, stageIndex, type Line } from "../line.ts";
import type { Day, Project, ProjectRecord } from "../model.ts";
import type { FundsClaim } from "../models/funds.ts";
import { stageExample } from "../projects/gate.ts";
import { loadForChange } from "../projects/load.ts";
import { foldText, recordProject } from "../record.ts";
import { findChoice } from "../words.ts";
import { inWords, type Work } from "../work.ts";
import { bookedOn } from "./booking.ts";
import { findClaim } from "./load.ts";
import { mayWithdraw } from "./rights.ts";
import { closedMonth } from "./shown.ts";

export interface ClaimInput {
  readonly amount: Money;
  /** The day the money came; today where nobody says. */
  readonly date?: Day | undefined;
  readonly source?: string | undefined;
  readonly evidence: string;
  /** Why it comes after the month was closed. */
  readonly reason?: string | undefined;
}

export interface Claimed {
  readonly record: ProjectRecord;
  readonly claim: FundsClaim;
}

/**
 * Claims arrived funds for a project. Money can come from the contract on: not before the day it was signed. What is
 * claimed for a closed month needs a reason and counts today (see `booking.ts`).
 * @throws UserError conflict: too early; invalid_input: a day, source, reason or proof that cannot be
 */
export async function claimFunds(work: Work, number: number, input: ClaimInput): Promise<Claimed> {
  const { tx, org, pack, actor, now } = work;
  const before = await loadForChange(work, number);
  const { project } = before;
  const today = dayOf(now, org.timezone);
  const on = input.date ?? today;
  requireDay(work, project, on, today);
  requireNoName(work, project, input);
  const booked = bookedOn(on, today, pack.funds.lockDay);
  const { reason = null } = input;
  if (booked !== on && reason === null)
    throw new UserError(
      "invalid_input",
      "month_closed",
      { month: on.slice(0, 7), lockDay: pack.funds.lockDay },
      lateExample(work, number, on),
    );
  const claim: FundsClaim = {
    number: await tx.sequences.next(org.id, "funds"),
    amount: input.amount,
    on,
    bookedOn: booked,
    late: booked === on ? null : reason,
    source: sourceOf(work, project, input.source),
    evidence: input.evidence,
    unitId: project.unitId,
    byId: actor.id,
    at: now.toISOString(),
    state: "claimed",
    verifiedMinor: 0,
    decidedById: null,
    decidedAt: null,
    reason: null,
    over: null,
  };
  const after = { ...project, funds: { ...project.funds, [claim.number]: claim } };
  // A reason that was not needed is kept with the entry all the same.
  const details = { claim: claim.number, ...(reason === null ? {} : { text: reason }) };
  return { record: await recordProject(work, before, after, "funds", details), claim };
}

/**
 * Takes a claim back that nobody has decided on.
 * @throws UserError conflict where it was decided or withdrawn; forbidden
 */
export async function withdrawClaim(work: Work, number: number, reason: string): Promise<Claimed> {
  const { record, claim } = await findClaim(work, number);
  const { project } = record;
  if (!mayWithdraw(work.actor, project, claim))
    throw new UserError("forbidden", "not_your_project", { number: project.number }, inWords(work, "/我的", "/mine"));
  const line = inWords(work, `/到资 #${project.number}`, `/funds #${project.number}`);
  if (claim.state !== "claimed")
    throw new UserError("conflict", "claim_settled", { claim: number, state: claim.state }, line, [{ line }]);
  const withdrawn: FundsClaim = { ...claim, state: "withdrawn", reason };
  const month = closedMonth(work, claim);
  const details = { claim: number, text: reason, ...(month === undefined ? {} : { closed: month }) };
  const after = { ...project, funds: { ...project.funds, [number]: withdrawn } };
  return { record: await recordProject(work, record, after, "funds", details), claim: withdrawn };
}

/** The day from which money can come: the first that the project reached of the stages in which it can. */
export function fundedSince(project: Pick<Project, "reached" | "stage" | "kind">, pack: Pack): Day | undefined {
  const line = lineOf(pack, project.kind);
  const first = fundedFrom(line, pack);
  if (stageIndex(line, project.stage) < first) return undefined;
  const days = line.stages.slice(first).flatMap(({ code }) => project.reached[code] ?? []);
  return days.toSorted()[0];
}

/** On a line without the pack's stage (an upgrade has no contract) money comes once the project is past its first. */
function fundedFrom(line: Line, pack: Pack): number {
  const from = stageIndex(line, pack.funds.from);
  return from === -1 ? 1 : from;
}

function requireDay(work: Work, project: Project, on: Day, today: Day): void {
  const { pack, locale } = work;
  const since = fundedSince(project, pack);
  const line = lineOf(pack, project.kind);
  const stage = line.stages[fundedFrom(line, pack)] ?? line.stages[0];
  if (since === undefined)
    throw new UserError(
      "conflict",
      "funds_too_early",
      { number: project.number, stage: stage.name[locale] },
      stageExample(stage, locale, project.number, today),
    );
  const example = claimExample(work, project.number);
  if (on > today) throw new UserError("invalid_input", "future_date", { given: on }, example);
  if (on < since)
    throw new UserError(
      "invalid_input",
      "funds_before_contract",
      { given: on, since, stage: stage.name[locale] },
      example,
    );
}

/** Verifiers of other units read proof and reason, so neither may say what the project's secrecy keeps from them. */
function requireNoName(work: Work, project: Project, input: ClaimInput): void {
  if (project.secrecy === "L0") return;
  const names = [project.name, project.company, project.contact].flatMap((name) => (name ? [foldText(name)] : []));
  for (const [key, given] of [
    [inWords(work, "凭证", "evidence"), input.evidence],
    [inWords(work, "事由", "reason"), input.reason ?? ""],
  ] as const)
    if (names.some((name) => foldText(given).includes(name)))
      throw new UserError("invalid_input", "names_investor", { key }, claimExample(work, project.number));
}

/** For what was attracted from outside the pack's first source is meant; what grew here says where its money is from. */
function sourceOf(work: Work, project: Project, given: string | undefined): string {
  const { pack, locale } = work;
  const { sources } = pack.funds;
  const key = inWords(work, "来源", "source");
  const example = claimExample(work, project.number);
  if (given !== undefined) return findChoice(sources, key, given, locale, example).code;
  const [first] = sources;
  if (first && project.origin === pack.origins[0]?.code) return first.code;
  throw new UserError("invalid_input", "missing_argument", { key }, example);
}

function claimExample(work: Work, number: number): string {
  const source = work.pack.funds.sources[0];
  return inWords(
    work,
    `/到资 #${number} 3000万 来源:${source?.name["zh-CN"] ?? ""} 凭证:回单2026-18`,
    `/funds #${number} US$30m source:${source?.code ?? ""} evidence:R-2026-18`,
  );
}

function lateExample(work: Work, number: number, on: Day): string {
  const text = claimExample(work, number);
  return inWords(work, `${text} 日期:${on} 事由:回单次月才到`, `${text} date:${on} reason:the receipt came late`);
}
