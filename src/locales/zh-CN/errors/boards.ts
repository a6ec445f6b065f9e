import type { BoardsReasons } from "../../../reasons/boards.ts";
import type { Sentences } from "../../sentences.ts";

export const boardsErrors: Sentences<BoardsReasons> = {
  no_issue: ({ number }) => `本频道没有第 ${number} 期。`,
  whose_board: () => "请说明是哪个单位。",
};
