import type { Message } from "../../chat/message.ts";

/** The renderer's own few words. Everything else in a message was said by the application. */
export interface Words {
  readonly cut: string;
  readonly rows: (count: number) => string;
  readonly columns: (count: number) => string;
  readonly fields: (count: number) => string;
  readonly bars: (count: number) => string;
  readonly buttons: (count: number) => string;
  readonly parts: (count: number) => string;
  readonly empty: string;
  readonly submit: string;
  readonly choose: string;
  readonly other: string;
  readonly between: string;
}

const words: Readonly<Record<Message["locale"], Words>> = {
  "zh-CN": {
    cut: "……（已截断）",
    rows: (count) => `……还有 ${count} 行`,
    columns: (count) => `……还有 ${count} 列`,
    fields: (count) => `……还有 ${count} 项`,
    bars: (count) => `……还有 ${count} 项`,
    buttons: (count) => `……还有 ${count} 个按钮`,
    parts: (count) => `……还有 ${count} 段内容放不下`,
    empty: "暂无数据",
    submit: "提交",
    choose: "请选择",
    other: "不在其中？填编号",
    between: "、",
  },
  en: {
    cut: "… (cut)",
    rows: (count) => `… and ${count} more ${count === 1 ? "row" : "rows"}`,
    columns: (count) => `… and ${count} more ${count === 1 ? "column" : "columns"}`,
    fields: (count) => `… and ${count} more`,
    bars: (count) => `… and ${count} more`,
    buttons: (count) => `… and ${count} more ${count === 1 ? "button" : "buttons"}`,
    parts: (count) => `… and ${count} more ${count === 1 ? "part" : "parts"} that did not fit`,
    empty: "No data",
    submit: "Submit",
    choose: "Choose",
    other: "Not listed? Its number",
    between: ", ",
  },
};

export function wordsFor(locale: Message["locale"]): Words {
  return words[locale];
}
