import { corpus, score } from "../test/fixtures/sentences/judge.ts";

/**
 * `npm run corpus`: how well sentences are read, per language, and each that was not read exactly. `wrong` are silent
 * misreadings: there must be none, and this ends with 1 where there is one.
 */
const scores = corpus.map(score);
const percent = (part: number, of: number): string => `${((100 * part) / of).toFixed(1)} %`;

for (const { name, sentences, exact, partial, wrong, quiet, verdicts } of scores) {
  process.stdout.write(
    `${name}: ${sentences} sentences, exact ${exact} (${percent(exact, sentences)}), partial ${partial}, wrong ${wrong}; ` +
      `no draft where none was meant ${quiet[0]} of ${quiet[1]}\n`,
  );
  for (const { result, sentence, differences } of verdicts)
    if (result !== "exact") process.stdout.write(`  ${result}: ${sentence}\n    ${differences.join("; ")}\n`);
}
process.exitCode = scores.some(({ wrong }) => wrong > 0) ? 1 : 0;
