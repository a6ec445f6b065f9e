import type { Catalogue } from "../locales/index.ts";

/** One thing that was looked at, and what to do about it. */
export interface Diagnosis {
  readonly ok: boolean;
  readonly subject: string;
  readonly advice?: string;
  /** The page on which it is done. */
  readonly where?: string;
}

export type DoctorWords = Catalogue["doctor"];

/** One line: what is wrong → what to do → where. */
export function diagnosisLine({ ok, subject, advice, where }: Diagnosis, { marks, arrow }: DoctorWords): string {
  const mark = ok ? (advice === undefined ? marks.ok : marks.note) : marks.fix;
  const parts = [subject, advice, where].filter((part) => part !== undefined);
  return `${mark.padEnd(4)} ${parts.join(arrow)}`;
}

/** What an error says of itself, in one line; a platform's own words among it, never a token. */
export function whyOf(error: unknown): string {
  return error instanceof Error ? (error.message.split("\n")[0] ?? error.name) : "unknown";
}
