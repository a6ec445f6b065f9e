import { UserError } from "../../src/errors.ts";
import type { Unit } from "../../src/domain/model.ts";
import type { Board } from "../../src/domain/boards/board.ts";
import type { BoardPeriod } from "../../src/domain/models/board.ts";
import type { CommandContext } from "../context.ts";

export interface BoardQuestion {
  readonly period?: BoardPeriod | undefined;
  readonly group?: string | undefined;
  readonly metric?: string | undefined;
  readonly origin?: string | undefined;
}

/** The question in the pack's words: what is not said is the year, the group of the channel or of the asker's unit, its headline. */
export async function boardQuestion(context: CommandContext, question: BoardQuestion) {
  const { services, view, channel, actor } = context;
  const { group, metric, origin } = sorted(context, question);
  const unitId = channel?.unitId ?? actor.unitId;
  const unit = unitId === undefined ? undefined : await services.units.byId(unitId);
  const ranked =
    group === undefined ? (unit?.group ?? view.pack.groups[0]?.code ?? "") : services.boards.group(group).code;
  return {
    period: question.period ?? "year",
    group: ranked,
    metric: metric === undefined ? await services.boards.headline(ranked) : services.boards.metric(metric),
    origin: origin === undefined ? undefined : services.boards.origin(origin).code,
  };
}

/** The boards asked for, one for each ledger that has results. */
export async function readBoards(context: CommandContext, question: BoardQuestion): Promise<readonly Board[]> {
  return context.services.boards.each(await boardQuestion(context, question));
}

/** The asker's own unit, else the channel's. */
export async function ownUnit({ services, channel, actor }: CommandContext): Promise<Unit> {
  const id = actor.unitId ?? channel?.unitId;
  const unit = id === undefined ? undefined : await services.units.byId(id);
  if (!unit) throw new UserError("invalid_input", "whose_board", {});
  return unit;
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
