import type { PromisesReasons } from "../../../reasons/promises.ts";
import type { Sentences } from "../../sentences.ts";

export const promisesErrors: Sentences<PromisesReasons> = {
  unknown_promise: ({ number }) => `没有 P${number} 这项承诺，请核对编号。`,
  promise_settled: ({ number, state }) => `P${number} ${state === "kept" ? "已经兑现" : "已经撤回"}了。`,
};
