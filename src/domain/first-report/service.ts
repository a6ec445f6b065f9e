import type { Work } from "../work.ts";

export function firstReportServices(_work: Work) {
  return {};
}
