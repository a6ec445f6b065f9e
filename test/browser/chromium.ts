import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import chromium, { inflate } from "@sparticuz/chromium";
import { chromium as playwright, type Browser } from "playwright-core";

// The sandbox needs rights that a container, or root, does not have; the pages are our own.
const args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars"];

/**
 * A real Chromium out of the package registry: unpacked to the temporary folder at its first use, nothing downloaded. A
 * machine without the libraries it links to (NSS and its kin) gets those out of the same package.
 */
export async function launchChromium(
  extra: readonly string[] = [],
  settings: Readonly<Record<string, string>> = {},
): Promise<Browser> {
  const executablePath = await chromium.executablePath();
  let libraries: Record<string, string> = {};
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await playwright.launch({
        executablePath,
        args: [...args, ...extra],
        headless: true,
        env: { ...inherited(), ...libraries, ...settings },
      });
    } catch (error) {
      const reason = String(error);
      if (reason.includes("error while loading shared libraries") && !("LD_LIBRARY_PATH" in libraries)) {
        libraries = await bundledLibraries();
        continue;
      }
      // Another test file is still unpacking it: the file is there, and not to be run until it has been written.
      if (attempt === 100 || !reason.includes("ETXTBSY")) throw error;
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
  }
}

/** The package keeps them for Amazon's Linux and unpacks them there alone; they work elsewhere too. */
async function bundledLibraries(): Promise<Record<string, string>> {
  const build = dirname(fileURLToPath(import.meta.resolve("@sparticuz/chromium")));
  await inflate(join(build, "..", "bin", "al2023.tar.br"));
  return { LD_LIBRARY_PATH: join(tmpdir(), "al2023", "lib") };
}

function inherited(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const])),
  );
}
