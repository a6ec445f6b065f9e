import type { PromisesReasons } from "../../../reasons/promises.ts";
import type { Sentences } from "../../sentences.ts";

export const promisesErrors: Sentences<PromisesReasons> = {
  unknown_promise: ({ number }) => `There is no promise P${number}; check the number.`,
  promise_settled: ({ number, state }) => `P${number} is ${state === "kept" ? "kept" : "withdrawn"} already.`,
};
