import { defineConfig } from "vitest/config";
import { LongestFirst } from "./longest-first.ts";

export default defineConfig({
  test: {
    root: new URL("..", import.meta.url).pathname,
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/global-setup.ts"],
    // Against what hangs, and no measure of speed: a busy machine takes several times as long as a quiet one.
    testTimeout: 60_000,
    hookTimeout: 180_000,
    pool: "forks",
    // Most of what a test makes is gone at once: with room for it, what is young is looked through seldom (megabytes).
    execArgv: ["--min-semi-space-size=64", "--max-semi-space-size=128"],
    // Workers keep their modules from file to file: nothing in src keeps state in one.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    maxWorkers: 2,
  },
});
