import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { packageRoot } from "../../src/paths.ts";

const run = promisify(execFile);

/**
 * Compiles the program when a source is newer than what was compiled last: a test of the built program must never run an
 * old one.
 */
export async function buildProgram(): Promise<void> {
  const sources = (await Promise.all(["src", "commands"].map(writtenIn))).flat();
  // The compiler writes every file again, whether it has changed or not.
  const built = await stat(join(packageRoot, "dist/src/main.js")).catch(() => undefined);
  if (built && Math.max(...sources) < built.mtimeMs) return;
  const compiler = join(packageRoot, "node_modules/typescript/bin/tsc");
  await run(process.execPath, [compiler, "-p", "tsconfig.build.json"], { cwd: packageRoot });
}

/** When each source of a folder was written, in milliseconds. */
async function writtenIn(folder: string): Promise<readonly number[]> {
  const files = (await readdir(join(packageRoot, folder), { recursive: true })).filter((name) => name.endsWith(".ts"));
  return Promise.all(files.map(async (name) => (await stat(join(packageRoot, folder, name))).mtimeMs));
}

export interface ProgramEnd {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** One process of the built program, loaded and waiting for the word to begin. */
export interface Program {
  /** Resolves once it has loaded its modules. */
  readonly loaded: Promise<void>;
  /** Begins. Resolves with the port once it serves; rejects when it ends before. */
  begin(): Promise<number>;
  /** Begins something that ends by itself, with these further arguments; resolves with its end. */
  run(...argv: readonly string[]): Promise<ProgramEnd>;
  /** SIGKILL; resolves when it is gone. */
  kill(): Promise<void>;
  /** SIGTERM; resolves with its end. */
  stop(): Promise<ProgramEnd>;
  readonly ended: Promise<ProgramEnd>;
  /** What it wrote, for the message of a failed test. */
  output(): string;
}

/** `xianfeng <argv>` with this environment and nothing of our own. */
export function loadProgram(argv: readonly string[], env: Readonly<Record<string, string>>): Program {
  const child = spawn(process.execPath, [join(packageRoot, "test/faults/launch.mjs"), ...argv], {
    cwd: "/",
    env: { PATH: process.env["PATH"] ?? "", ...env },
    stdio: ["pipe", "pipe", "pipe"],
  });
  let output = "";
  const heard = (pattern: RegExp): Promise<RegExpExecArray> =>
    new Promise((resolve) => {
      const listen = (): void => {
        const found = pattern.exec(output);
        if (found === null) return;
        child.stdout.off("data", listen);
        child.stderr.off("data", listen);
        resolve(found);
      };
      child.stdout.on("data", listen);
      child.stderr.on("data", listen);
      listen();
    });
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8");
    stream.on("data", (text: string) => {
      output += text;
    });
  }
  // A process that is killed while it is written to breaks the pipe.
  child.stdin.on("error", () => undefined);
  const ended = once(child, "exit").then(([code, signal]): ProgramEnd => ({
    code: code as number | null,
    signal: signal as NodeJS.Signals | null,
  }));
  const early = async (): Promise<never> => {
    const { code, signal } = await ended;
    throw new Error(`the program ended early (${code ?? signal}):\n${output}`);
  };
  const loaded = Promise.race([heard(/loaded\n/).then(() => undefined), early()]);
  // Whoever never asks has killed it before.
  loaded.catch(() => undefined);
  return {
    loaded,
    async begin() {
      child.stdin.write("\n");
      const ready = await Promise.race([heard(/"port":(\d+)[^\n]*"msg":"ready"/), early()]);
      return Number(ready[1]);
    },
    async run(...more) {
      child.stdin.write(`${more.join(" ")}\n`);
      return ended;
    },
    async kill() {
      child.kill("SIGKILL");
      await ended;
    },
    async stop() {
      child.kill("SIGTERM");
      return ended;
    },
    ended,
    output: () => output,
  };
}
