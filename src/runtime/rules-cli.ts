import { open } from "node:fs/promises";
import type { Config } from "../config.ts";
import { readRuleSet } from "../domain/scoring/read.ts";
import { catalogueOf } from "../locales/index.ts";
import { loadPack } from "../packs/index.ts";
import { problemText } from "../views/rule-sets.ts";

export const rulesUsage = "xianfeng rules check <file.yaml>";

/** Larger ones are refused by the reader, which is told as much as shows that. */
const most = 256 * 1024 + 1;

/**
 * Checks a rule set against the configured pack, without a database. A line for each problem, `file:line:column: …`, as
 * editors and pipelines understand it.
 * @returns the exit code: 0 sound, 1 something to correct or no such file
 */
export async function checkRuleFile(
  { pack: packId, locale }: Pick<Config, "pack" | "locale">,
  path: string,
  { out, tell }: { readonly out: (line: string) => void; readonly tell: (line: string) => void },
): Promise<number> {
  const text = await readText(path);
  if (text === undefined) {
    tell(`${path}: no such file`);
    return 1;
  }
  const words = catalogueOf(locale);
  const { ruleSet, problems } = readRuleSet(text, loadPack(packId));
  for (const problem of problems) {
    const at = problem.path === "" ? "" : `${problem.path}: `;
    out(`${path}:${problem.line}:${problem.column}: ${at}${problemText(words, problem)}`);
  }
  if (!ruleSet) return 1;
  out(words.rules.fileSound(path, ruleSet.document.title[locale], ruleSet.version));
  return 0;
}

async function readText(path: string): Promise<string | undefined> {
  const file = await open(path).catch(() => undefined);
  if (!file) return undefined;
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(most), 0, most, 0);
    return new TextDecoder().decode(buffer.subarray(0, bytesRead));
  } finally {
    await file.close();
  }
}
