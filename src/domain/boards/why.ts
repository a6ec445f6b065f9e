import type { Metric } from "../../packs/pack.ts";
import { dayOf } from "../day.ts";
import { contributions, keptPerShown } from "../figures.ts";
import type { Day, Project, Unit } from "../model.ts";
import type { BoardPeriod, Fact } from "../models/board.ts";
import type { Page } from "../ports.ts";
import { show, type ShownProject } from "../secrecy.ts";
import type { Work } from "../work.ts";
import { makeBoard, type Board, type BoardLine } from "./board.ts";
import { boardOrigin, firstDay } from "./data.ts";

/** Why something counts for nothing in a figure. */
export type NotCounted =
  | "void"
  | "merged"
  | "excluded"
  | "other_origin"
  | "waiting"
  | "rejected"
  | "source"
  | "currency"
  | "size"
  | "credit"
  | "rule";

export interface WhyLine {
  readonly project: ShownProject;
  readonly fact: Fact;
  /** In what people read: projects, or minor units; undefined where the reader may not know the project's amounts. */
  readonly counted: number | undefined;
  /** Undefined for what counts. */
  readonly reason: NotCounted | undefined;
}

export interface Why {
  readonly unit: Unit;
  readonly board: Board;
  /** The unit's own line; undefined where it is not on the board. */
  readonly line: BoardLine | undefined;
  readonly entries: readonly WhyLine[];
  readonly more: boolean;
}

/**
 * What a line of a board was counted from: every stage and payment of the unit's projects in the period that the metric looks
 * at, those that count and those that do not with the reason, the newest first. Found by unit and day, never by looking
 * through all projects.
 */
export async function whyOf(
  work: Work,
  question: {
    readonly unit: Unit;
    readonly period: BoardPeriod;
    readonly metric: Metric;
    readonly origin?: string | undefined;
  },
  page: Page,
): Promise<Why> {
  const { tx, org, pack, actor, now } = work;
  const { unit, period, metric, origin = boardOrigin(pack, metric) } = question;
  const board = await makeBoard(work, { period, group: unit.group, metric, origin });
  const range = { from: firstDay(period, board.day), to: dayOf(now, org.timezone) };
  const facts = await tx.facts.ofUnit(
    org.id,
    { unitId: unit.id, kinds: kindsOf(metric), ...range },
    { offset: page.offset, limit: page.limit + 1 },
  );
  const shown = facts.slice(0, page.limit);
  const records = await tx.projects.byNumbers(org.id, [...new Set(shown.map(({ project }) => project))]);
  const projects = new Map(records.map(({ project }) => [project.number, project]));
  const entries = shown.flatMap((fact): readonly WhyLine[] => {
    const project = projects.get(fact.project);
    if (!project) return [];
    const own = alone(project, fact);
    const value = own ? valueOf(own, { unit, metric, origin, ...range }, work) : 0;
    const seen = show(project, { reader: actor });
    return [
      {
        project: seen,
        fact,
        counted: seen.named || metric.value === "count" ? value : undefined,
        reason: value === 0 ? reasonFor(project, fact, metric, origin) : undefined,
      },
    ];
  });
  const line = board.lines.find(({ unitId }) => unitId === unit.id);
  return { unit, board, line, entries, more: facts.length > page.limit };
}

function kindsOf(metric: Metric): readonly string[] {
  return metric.funds === undefined ? (metric.stage === undefined ? [] : [metric.stage]) : ["funds"];
}

/** The project as if this were all there is of it, so that its worth is this fact's. */
function alone(project: Project, { name }: Fact): Project | undefined {
  const [kind, key = ""] = name.split(":");
  if (kind !== "funds") return { ...project, funds: {} };
  const claim = project.funds[key];
  return claim && { ...project, reached: {}, funds: { [key]: claim } };
}

function valueOf(
  project: Project,
  range: {
    readonly unit: Unit;
    readonly metric: Metric;
    readonly origin: string;
    readonly from: Day;
    readonly to: Day;
  },
  { pack }: Work,
): number {
  const { unit, metric, origin, from, to } = range;
  const kept = contributions(project, pack)
    .filter((cell) => cell.scale === "D" && cell.metric === metric.code && cell.unitId === unit.id)
    .filter((cell) => cell.origin === origin && cell.period >= from && cell.period <= to)
    .reduce((sum, { value }) => sum + value, 0);
  return kept / keptPerShown(metric);
}

function reasonFor(project: Project, { name, unitId }: Fact, metric: Metric, origin: string): NotCounted {
  if (project.voided) return "void";
  if (project.mergedInto !== null) return "merged";
  if (project.exclusion !== null) return "excluded";
  if (project.origin !== origin) return "other_origin";
  const claim = project.funds[name.split(":")[1] ?? ""];
  if (metric.funds !== undefined && claim) {
    if (claim.state === "claimed") return "waiting";
    if (claim.state !== "verified" || claim.verifiedMinor === 0) return "rejected";
    if (claim.amount.currency !== metric.currency) return "currency";
    if (metric.sources && !metric.sources.includes(claim.source)) return "source";
  }
  if (metric.value === "amount" && project.amount?.currency !== metric.currency) return "currency";
  if (metric.atLeast) return "size";
  if (unitId !== project.unitId && metric.credit === "landing") return "credit";
  return "rule";
}
