import type { ExchangeReasons } from "../../../reasons/exchange.ts";
import type { Sentences } from "../../sentences.ts";

export const exchangeErrors: Sentences<ExchangeReasons> = {
  not_your_unit: ({ unit }) => `「${unit}」的项目要由该单位负责人或招商办导入。`,
  no_owner: ({ unit }) => `「${unit}」还没有负责人，请在表里写明项目负责人。`,
  no_header: ({ rows }) => `前 ${rows} 行里没有找到表头，表头至少要有「项目名称」。`,
  unreadable_file: ({ name }) => `《${name}》读不出来，请存成 .xlsx 或 .csv（不加密码）再发。`,
  file_too_large: ({ name, megabytes }) => `《${name}》超过 ${megabytes} MB，请分成几份再发。`,
  file_gone: ({ name }) => `没有取到《${name}》，请再发一次；仍不行请管理员检查文件权限。`,
  cell_error: ({ given }) => `公式出错「${given}」。`,
  no_rows: ({ name }) => `《${name}》里没有项目。`,
  unknown_exchange: ({ number }) => `没有编号为 ${number} 的文件，或不是您发来的。`,
  exchange_over: ({ number }) => `文件 ${number} 已处理过或已取消，请重新发送文件。`,
  no_file: () => "请把 .xlsx 或 .csv 文件和这条命令一起发给我。",
};
