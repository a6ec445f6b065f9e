const factor = Number(process.env["XIANFENG_TEST_RUNS"] ?? 1);
if (!(factor >= 1)) throw new Error("XIANFENG_TEST_RUNS is a number of at least 1");

/**
 * How often something is left to chance: runs of a property, kills of a process. The numbers in the tests are what `npm
 * test` has minutes for; they find what breaks a rule in general, and chance goes on looking for the rare case in every
 * run. XIANFENG_TEST_RUNS=5 makes each five times as many, and such a night may need `--testTimeout` too.
 */
export function runs(count: number): number {
  return Math.round(count * factor);
}
