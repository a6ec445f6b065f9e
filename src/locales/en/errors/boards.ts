import type { BoardsReasons } from "../../../reasons/boards.ts";
import type { Sentences } from "../../sentences.ts";

export const boardsErrors: Sentences<BoardsReasons> = {
  no_issue: ({ number }) => `There is no issue ${number} in this channel.`,
  whose_board: () => "Please say which unit.",
};
