import type { Work } from "./work.ts";

/** Gives a domain function its work, leaving the rest of its arguments to the caller. */
export function bindTo(work: Work) {
  return <Rest extends readonly unknown[], Result>(action: (work: Work, ...rest: Rest) => Result) =>
    (...rest: Rest): Result =>
      action(work, ...rest);
}
