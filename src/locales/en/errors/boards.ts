import type { BoardsReasons } from "../../../reasons/boards.ts";
import type { Sentences } from "../../sentences.ts";

export const boardsErrors: Sentences<BoardsReasons> = {
  no_issue: ({ number }) => `There is no issue ${number} in this channel.`,
  whose_board: () => "Please say which unit.",
  persons_never: () => "Units are ranked here, never persons.",
  persons_off: ({ group }) =>
    `Results by person are not switched on for ${group}: the rule set in force does not say “persons: true”.`,
  no_result: ({ metric }) => `“${metric}” is for information alone and is nobody's result.`,
};
