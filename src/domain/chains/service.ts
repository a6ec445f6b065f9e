import type { Work } from "../work.ts";

export function chainsServices(_work: Work) {
  return {};
}
