// Runs the built program as `dist/src/main.js` does, in two steps: everything is loaded first, and the command begins with
// the first byte on standard input. So a test that kills a process can have the next one ready, and the time between is
// spent in our code and not in reading it; what else is in that line are further arguments. Plain JavaScript, because Node 20 does not strip types.
import { once } from "node:events";
import { runCli } from "../../dist/src/cli.js";
await import("../../dist/src/adapters/slack/adapter.js");
await (process.env.DATABASE_URL?.startsWith("file:")
  ? import("../../dist/src/store/sqlite.js")
  : import("../../dist/src/store/postgresql.js"));

process.stderr.write("loaded\n");
// Ends with the test, also when that was killed itself.
process.stdin.once("end", () => process.exit(1));
const [line] = await once(process.stdin, "data");
process.stdin.unref();
const more = String(line)
  .split(/\s+/)
  .filter((word) => word !== "");
process.exitCode = await runCli([...process.argv.slice(2), ...more], process.env);
