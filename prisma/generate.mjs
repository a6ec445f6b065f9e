// Makes both clients under src/store/generated. Plain JavaScript, because it runs right after `npm ci` on Node 20, which
// does not strip types; downloads nothing; silent when all is well.
import { spawn } from "node:child_process";
import { readFile, mkdir, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { dialects, pathOf, schemaFor } from "./dialects.mjs";

const prisma = createRequire(import.meta.url).resolve("prisma/build/index.js");
const source = await readFile(pathOf("sqlite", "schema.prisma"), "utf8");
const derived = pathOf("postgresql", "schema.prisma");
await mkdir(pathOf("postgresql"), { recursive: true });
await writeFile(derived, schemaFor(source, "postgresql"));

const outcomes = await Promise.all(dialects.map((dialect) => generate(pathOf(dialect, "schema.prisma"))));
for (const outcome of outcomes) {
  if (outcome.code === 0) continue;
  process.stderr.write(outcome.output);
  process.exitCode = 1;
}

/** @param {string} schema @returns {Promise<{ code: number | null, output: string }>} */
function generate(schema) {
  const child = spawn(process.execPath, [prisma, "generate", "--schema", schema, "--no-hints"], {
    cwd: fileURLToPath(new URL("..", import.meta.url)),
    env: {
      ...process.env,
      // The command line fetches the schema engine before every command; `generate` never runs it. Any executable that
      // exists keeps it from looking.
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: "1",
      CHECKPOINT_DISABLE: "1",
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  child.stdout.on("data", (chunk) => (output += chunk));
  child.stderr.on("data", (chunk) => (output += chunk));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, output }));
  });
}
