import type { Work } from "../work.ts";

export function investorsServices(_work: Work) {
  return {};
}
