/** One thing that was looked at, and what to do about it. */
export interface Diagnosis {
  readonly ok: boolean;
  readonly subject: string;
  readonly advice?: string;
}
