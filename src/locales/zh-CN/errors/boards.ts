import type { BoardsReasons } from "../../../reasons/boards.ts";
import type { Sentences } from "../../sentences.ts";

export const boardsErrors: Sentences<BoardsReasons> = {
  no_issue: ({ number }) => `本频道没有第 ${number} 期。`,
  whose_board: () => "请说明是哪个单位。",
  persons_never: () => "按规定只排单位、不排个人。",
  persons_off: ({ group }) => `「${group}」没有开启按人查看实绩：现行考核规则里没有写 persons: true。`,
  no_result: ({ metric }) => `「${metric}」只列数供参考，不按人统计。`,
};
