import type { Locale } from "../../chat/command.ts";

/** The renderer's own few words. */
interface Words {
  readonly moreRows: (count: number) => string;
  readonly moreColumns: (count: number) => string;
  readonly moreBars: (count: number) => string;
  readonly moreButtons: (count: number) => string;
  readonly moreParts: (count: number) => string;
  readonly moreCharacters: (count: number) => string;
  readonly none: string;
  readonly send: string;
  readonly open: string;
  readonly form: string;
  readonly cancel: string;
}

export const words: Readonly<Record<Locale, Words>> = {
  "zh-CN": {
    moreRows: (count) => `… 还有 ${count} 行`,
    moreColumns: (count) => `… 还有 ${count} 列`,
    moreBars: (count) => `… 还有 ${count} 项`,
    moreButtons: (count) => `… 还有 ${count} 个操作，请直接输入命令`,
    moreParts: (count) => `… 还有 ${count} 部分内容，这里放不下`,
    moreCharacters: (count) => `…（还有 ${count} 字）`,
    none: "（无）",
    send: "提交",
    open: "打开",
    form: "填写",
    cancel: "取消",
  },
  en: {
    moreRows: (count) => `… and ${count} more rows`,
    moreColumns: (count) => `… and ${count} more columns`,
    moreBars: (count) => `… and ${count} more`,
    moreButtons: (count) => `… and ${count} more actions; type the command instead`,
    moreParts: (count) => `… and ${count} more parts that do not fit here`,
    moreCharacters: (count) => `… (${count} more characters)`,
    none: "(none)",
    send: "Send",
    open: "Open",
    form: "Form",
    cancel: "Cancel",
  },
};

/** For a person whose command could not be stored, before any locale is known. */
export const pleaseRetry = "没有记下，请稍后再发一次。 Not saved, please send it again in a moment.";
