import type { Work } from "../work.ts";

export function creditServices(_work: Work) {
  return {};
}
