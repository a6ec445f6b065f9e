#!/usr/bin/env node
import { runCli } from "./cli.ts";

// The one place that reads the environment, and the one that ends the process: libraries may leave timers behind.
process.exit(await runCli(process.argv.slice(2), process.env));
