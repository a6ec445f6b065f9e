#!/usr/bin/env node
import { runCli } from "./cli.ts";

// The one place that reads the environment, and the one that ends the process.
process.exitCode = await runCli(process.argv.slice(2), process.env);
