import chromium from "@sparticuz/chromium";
import { chromium as playwright, type Browser } from "playwright-core";

/** A real Chromium out of the package registry: unpacked to the temporary folder at its first use, nothing downloaded. */
export async function launchChromium(): Promise<Browser> {
  const executablePath = await chromium.executablePath();
  // The sandbox needs rights that a container, or root, does not have; the pages are our own.
  const args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars"];
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await playwright.launch({ executablePath, args, headless: true });
    } catch (error) {
      // Another test file is still unpacking it: the file is there, and not to be run until it has been written.
      if (attempt === 100 || !String(error).includes("ETXTBSY")) throw error;
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
  }
}
