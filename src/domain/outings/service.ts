import type { Work } from "../work.ts";

export function outingsServices(_work: Work) {
  return {};
}
