import type { Work } from "../work.ts";

export function requestsServices(_work: Work) {
  return {};
}
