import { resolve } from "node:path";

/** The file of a `file:` URL, which is relative to the working directory. */
export function fileOf(url: string): string {
  return resolve(url.slice("file:".length));
}
