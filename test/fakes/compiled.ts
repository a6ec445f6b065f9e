import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { packageRoot } from "../../src/paths.ts";

/**
 * The part of the program that `entry` (`src/store/open.ts`) needs, compiled as for a release: for tests that start real
 * processes, which Node 20 does not let begin with TypeScript. Inside the package's folder, where `node_modules` is found.
 */
export async function compile(entry: string): Promise<{ readonly url: string; remove(): Promise<void> }> {
  await mkdir(join(packageRoot, "test", ".tmp"), { recursive: true });
  const folder = await mkdtemp(join(packageRoot, "test", ".tmp", "compiled-"));
  const project = join(folder, "tsconfig.json");
  await writeFile(
    project,
    JSON.stringify({
      extends: join(packageRoot, "tsconfig.build.json"),
      compilerOptions: { rootDir: packageRoot, outDir: join(folder, "out"), sourceMap: false, noCheck: true },
      include: [],
      files: [join(packageRoot, entry)],
    }),
  );
  const manifest = createRequire(import.meta.url).resolve("typescript/package.json");
  await run(process.execPath, [join(dirname(manifest), "bin", "tsc"), "-p", project]);
  return {
    url: pathToFileURL(join(folder, "out", entry.replace(/\.ts$/, ".js"))).href,
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Runs a program to its end; its standard output, or a rejection with all it said. */
export function run(file: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(file, args, { cwd: packageRoot }, (error, stdout, stderr) => {
      if (error) reject(new Error(`${stdout}${stderr}`, { cause: error }));
      else resolve(stdout);
    });
  });
}
