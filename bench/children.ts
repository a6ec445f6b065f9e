import { execFile, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { freePort } from "./ports.ts";

/** A system under test, in a process of its own. */
export interface Subject {
  readonly name: string;
  readonly url: string;
  /** Resident memory in bytes. */
  memory(): Promise<number>;
  stop(): Promise<void>;
}

export interface SubjectOptions {
  readonly name: string;
  /** Relative to the compiled `bench` folder. */
  readonly script: string;
  readonly args?: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Answers 200 once the subject serves. */
  readonly readyPath: string;
}

const deadlineMs = 30_000;
/** `BENCH_VERBOSE=1`: what the subjects write, for finding out why one fails. */
const verbose = process.env["BENCH_VERBOSE"] !== undefined;

/** Starts it; resolves once it is ready, with the milliseconds from spawn to then. */
export async function startSubject(options: SubjectOptions): Promise<Subject & { readonly readyMs: number }> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const script = fileURLToPath(new URL(options.script, import.meta.url));
  const began = performance.now();
  const child = spawn(process.execPath, [...profiling(options.name), script, ...(options.args ?? [])], {
    env: { PATH: process.env["PATH"] ?? "", ...options.env, PORT: String(port) },
    // The log goes where a quiet terminal's would, and is still written: that is part of the work.
    stdio: verbose ? ["ignore", 2, 2] : "ignore",
  });
  try {
    await ready(child, `${url}${options.readyPath}`);
  } catch (error) {
    child.kill("SIGKILL");
    throw new Error(`${options.name} did not start`, { cause: error });
  }
  const readyMs = performance.now() - began;
  process.once("exit", () => child.kill("SIGKILL"));
  return { name: options.name, url, readyMs, memory: () => residentBytes(child), stop: () => stop(child) };
}

/** `BENCH_PROFILE=<folder>`: a CPU profile of each subject, for Chrome's developer tools. */
function profiling(name: string): readonly string[] {
  const folder = process.env["BENCH_PROFILE"];
  return folder
    ? [
        "--cpu-prof",
        `--cpu-prof-dir=${folder}`,
        `--cpu-prof-name=${name.replace(/\W+/g, "-")}-${Date.now()}.cpuprofile`,
      ]
    : [];
}

async function ready(child: ChildProcess, url: string): Promise<void> {
  const until = performance.now() + deadlineMs;
  while (performance.now() < until) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`ended with ${child.exitCode ?? child.signalCode}`);
    const status = await fetch(url).then(
      async (response) => {
        await response.arrayBuffer();
        return response.status;
      },
      () => 0,
    );
    if (status === 200) return;
    await sleep(5);
  }
  throw new Error("not ready in time");
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  const late = setTimeout(() => child.kill("SIGKILL"), 10_000);
  await ended;
  clearTimeout(late);
}

async function residentBytes(child: ChildProcess): Promise<number> {
  const { stdout } = await promisify(execFile)("ps", ["-o", "rss=", "-p", String(child.pid)]);
  return Number(stdout.trim()) * 1024;
}
