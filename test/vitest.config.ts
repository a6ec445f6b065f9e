import { defineConfig } from "vitest/config";
import { LongestFirst } from "./longest-first.ts";

export default defineConfig({
  test: {
    root: new URL("..", import.meta.url).pathname,
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/global-setup.ts"],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    pool: "forks",
    // Workers keep their modules from file to file: nothing in src keeps state in one.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    maxWorkers: 2,
  },
});
