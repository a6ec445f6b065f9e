export type Locale = "zh-CN" | "en";

/** Words that are data (stages, metrics, command summaries), in every language we speak. */
export type LocalizedText = Readonly<Record<Locale, string>>;
