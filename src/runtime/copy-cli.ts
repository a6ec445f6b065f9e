import type { Config } from "../config.ts";
import { ConfigError, unreachable } from "../errors.ts";
import { copyStore, type CopiedTable, type Copy } from "../store/copy/copy.ts";
import type { CliDeps } from "./acting.ts";
import { proveRecord } from "./proof-cli.ts";

export const copyUsage = "xianfeng copy --to <database-url>";

/**
 * Copies the store of DATABASE_URL into an empty one, proves it there, and says what was copied.
 * @returns the exit code: 0 copied, 1 the target is as it was, and why has been said
 */
export async function copyTo(
  { databaseUrl }: Pick<Config, "databaseUrl">,
  argv: readonly string[],
  { clock, logger, out, tell }: CliDeps,
): Promise<number> {
  const [flag, target, ...rest] = argv;
  if (flag !== "--to" || target === undefined || rest.length > 0 || !/^(file:.|postgres(ql)?:\/\/)/.test(target))
    throw new ConfigError([
      `${copyUsage}: for example --to postgresql://xianfeng:secret@db.example.org:5432/xianfeng, or --to file:./data/copy.db`,
    ]);
  const copy = await copyStore(databaseUrl, target, {
    logger,
    now: clock.now(),
    prove: (tx) => proveRecord((work) => work(tx), out),
    tell: ({ name, rows }) => logger.debug({ table: name, rows }, "table copied"),
  });
  if (copy.outcome !== "copied") {
    tell(refusal(copy));
    return 1;
  }
  for (const line of listed(copy.tables)) out(line);
  out(`copied and proved; now start with DATABASE_URL set to the target, and the source no more`);
  return 0;
}

function refusal(copy: Exclude<Copy, { readonly outcome: "copied" }>): string {
  switch (copy.outcome) {
    case "same":
      return "nothing copied: source and target are the same database";
    case "empty":
      return "nothing copied: the source is empty; is DATABASE_URL the right one?";
    case "served":
      return `nothing copied: a running process works on the ${copy.which}; stop it first, so that nothing is written there meanwhile`;
    case "filled":
      return `nothing copied: the target is not empty (${copy.tables.map(({ name, rows }) => `${name} ${rows}`).join(", ")}); give it a new database`;
    case "changed":
      return `nothing kept: read back from the target, these tables say something else: ${copy.tables.map(({ name }) => name).join(", ")}`;
    case "unsound":
      return "nothing kept: the record does not add up (above); run `xianfeng verify` on the source, which says the same";
    default:
      return unreachable(copy);
  }
}

/** Tables with rows, a line each, the numbers under each other. */
function listed(tables: readonly CopiedTable[]): readonly string[] {
  const shown = tables.filter(({ rows }) => rows > 0);
  const wide = Math.max(...shown.map(({ name }) => name.length), "all tables".length);
  const total = shown.reduce((sum, { rows }) => sum + rows, 0);
  const digits = Math.max(String(total).length, 4);
  return [
    ...shown.map(({ name, rows }) => `${name.padEnd(wide)}  ${String(rows).padStart(digits)}`),
    `${"all tables".padEnd(wide)}  ${String(total).padStart(digits)}`,
  ];
}
