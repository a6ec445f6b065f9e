import type { Work } from "../work.ts";

export function promisesServices(_work: Work) {
  return {};
}
