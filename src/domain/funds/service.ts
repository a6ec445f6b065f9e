import type { Work } from "../work.ts";

export function fundsServices(_work: Work) {
  return {};
}
