import type { Board, BoardPeriod } from "../../src/domain/board.ts";
import type { CommandContext } from "../context.ts";

export interface BoardQuestion {
  readonly period?: BoardPeriod | undefined;
  readonly group?: string | undefined;
  readonly metric?: string | undefined;
}

/** The board asked for; what is not said is the year, the group of the channel or of the asker's unit, the pack's metric. */
export async function readBoard(context: CommandContext, { period, group, metric }: BoardQuestion): Promise<Board> {
  const { services, view, channel, actor } = context;
  // One word may be a group or a metric: `/榜 开工`.
  const metricOnly = metric === undefined && group !== undefined && services.boards.isMetric(group);
  const unitId = channel?.unitId ?? actor.unitId;
  const unit = unitId === undefined ? undefined : await services.units.byId(unitId);
  return services.boards.make({
    period: period ?? "year",
    group:
      group === undefined || metricOnly
        ? (unit?.group ?? view.pack.groups[0]?.code ?? "")
        : services.boards.group(group).code,
    metric: services.boards.metric(metricOnly ? group : (metric ?? view.pack.defaultMetric)),
  });
}
