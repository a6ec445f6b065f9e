import type { Work } from "../work.ts";

export function exchangeServices(_work: Work) {
  return {};
}
