import type { Work } from "../work.ts";

export function sidesServices(_work: Work) {
  return {};
}
