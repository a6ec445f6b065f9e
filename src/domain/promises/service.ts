import { bindTo } from "../bind.ts";
import type { Work } from "../work.ts";
import { listPromises } from "./list.ts";
import { makePromise, projectOfPromise, reviewPromise, settlePromise } from "./promise.ts";

export function promisesServices(work: Work) {
  const bind = bindTo(work);
  return {
    make: bind(makePromise),
    settle: bind(settlePromise),
    review: bind(reviewPromise),
    project: bind(projectOfPromise),
    list: bind(listPromises),
  };
}
