import type { Work } from "../work.ts";

export function linkingServices(_work: Work) {
  return {};
}
