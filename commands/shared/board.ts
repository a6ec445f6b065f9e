import type { Board } from "../../src/domain/boards/board.ts";
import type { BoardPeriod } from "../../src/domain/models/board.ts";
import type { CommandContext } from "../context.ts";

export interface BoardQuestion {
  readonly period?: BoardPeriod | undefined;
  readonly group?: string | undefined;
  readonly metric?: string | undefined;
  readonly origin?: string | undefined;
}

/**
 * The boards asked for, one for each ledger that has results; what is not said is the year, the group of the channel or of
 * the asker's unit, the pack's metric.
 */
export async function readBoards(context: CommandContext, question: BoardQuestion): Promise<readonly Board[]> {
  const { services, view, channel, actor } = context;
  const { group, metric, origin } = sorted(context, question);
  const unitId = channel?.unitId ?? actor.unitId;
  const unit = unitId === undefined ? undefined : await services.units.byId(unitId);
  return services.boards.each({
    period: question.period ?? "year",
    group: group === undefined ? (unit?.group ?? view.pack.groups[0]?.code ?? "") : services.boards.group(group).code,
    metric: services.boards.metric(metric ?? view.pack.defaultMetric),
    origin: origin === undefined ? undefined : services.boards.origin(origin).code,
  });
}

/** By position, one word may be a group, a metric or an origin (`/榜 开工 本地`): their words never meet in a pack. */
function sorted({ services }: CommandContext, said: BoardQuestion): Omit<BoardQuestion, "period"> {
  let { group, metric, origin } = said;
  if (metric !== undefined && origin === undefined && services.boards.isOrigin(metric))
    [metric, origin] = [undefined, metric];
  if (group !== undefined && origin === undefined && services.boards.isOrigin(group))
    [group, origin] = [undefined, group];
  if (group !== undefined && metric === undefined && services.boards.isMetric(group))
    [group, metric] = [undefined, group];
  return { group, metric, origin };
}
