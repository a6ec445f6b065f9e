import { formatAddress, parseAddress } from "../address.ts";
import type { Config } from "../config.ts";
import { isRefused, removePerson, type NotRemoved, type Removal } from "../domain/removal/remove.ts";
import { ConfigError } from "../errors.ts";
import { catalogueOf } from "../locales/index.ts";
import { actAs, withStore, type CliDeps } from "./acting.ts";

export const removalUsage = "xianfeng forget <address> [--to <address>] [--as <address>] [--dry-run]";

/** Ends the transaction of a dry run, with what it would have done. */
class DryRun extends Error {
  readonly outcome: Removal | NotRemoved;

  constructor(outcome: Removal | NotRemoved) {
    super("dry run");
    this.outcome = outcome;
  }
}

/**
 * Removes what is kept of a person, acting as the admin of `--as`, else as the first of XIANFENG_ADMINS.
 * @returns the exit code: 0 done (or could be done), 1 nothing changed, and why has been said
 */
export async function forgetPerson(config: Config, argv: readonly string[], deps: CliDeps): Promise<number> {
  const given = readArgv(argv);
  const [account, heir] = [address(given.account), given.to === undefined ? undefined : address(given.to)];
  const admin = given.as ?? (config.admins[0] && formatAddress(config.admins[0]));
  if (admin === undefined) throw new ConfigError([`--as is missing: ${removalUsage}`]);
  if (config.admins.some((one) => formatAddress(one) === formatAddress(account)))
    throw new ConfigError([`XIANFENG_ADMINS names ${given.account}: take it out first, or it comes back as an admin`]);
  return withStore(config, deps, async (store) => {
    const work = await actAs(store, config, admin, deps.clock);
    const outcome = await work(async (inside) => {
      const { removedPerson } = catalogueOf(inside.org.locale).admin;
      const removal = await removePerson(inside, account, heir, removedPerson);
      // Nothing of it is kept: it is the same work, so what it counts is what would be done.
      if (given.dryRun) throw new DryRun(removal);
      return removal;
    }).catch((error: unknown) => {
      if (error instanceof DryRun) return error.outcome;
      throw error;
    });
    if (isRefused(outcome)) {
      deps.tell(refusal(outcome, given.account));
      return 1;
    }
    for (const line of report(outcome, given.dryRun)) deps.out(line);
    return 0;
  });
}

interface Argv {
  readonly account: string;
  readonly to: string | undefined;
  readonly as: string | undefined;
  readonly dryRun: boolean;
}

/** @throws ConfigError for anything that is not understood: what this does cannot be undone. */
function readArgv(argv: readonly string[]): Argv {
  const values = new Map<string, string>();
  const [account = "", ...rest] = argv;
  let dryRun = false;
  for (let at = 0; at < rest.length; at++) {
    const [flag = "", value] = [rest[at], rest[at + 1]];
    if (flag === "--dry-run") dryRun = true;
    else if ((flag === "--to" || flag === "--as") && value !== undefined) values.set(flag, rest[++at] ?? "");
    else throw new ConfigError([`${flag}: ${removalUsage}`]);
  }
  return { account, to: values.get("--to"), as: values.get("--as"), dryRun };
}

function address(given: string) {
  const read = parseAddress(given);
  if (!read)
    throw new ConfigError([`"${given}" is no account; for example: xianfeng forget slack:T0123/U0456 --dry-run`]);
  return read;
}

function refusal(outcome: NotRemoved, account: string): string {
  switch (outcome.refused) {
    case "unknown":
      return `nothing removed: nobody acts as ${account}`;
    case "unknown_heir":
      return "nothing removed: nobody else acts with the account of --to";
    case "self":
      return "nothing removed: an admin is removed by another one; name one with --as";
    case "owns":
      return `nothing removed: ${account} has open work (${workOf(outcome)}); name who takes it with --to <address>`;
    case "heir":
      return `nothing removed: the person of --to does not work for the unit of ${workOf(outcome)}; hand these over first (/assign, /transfer)`;
  }
}

function workOf({
  projects,
  requests,
}: {
  readonly projects: readonly number[];
  readonly requests: readonly number[];
}) {
  const named = [...projects.map((number) => `#${number}`), ...requests.map((number) => `R${number}`)];
  return named.length > 20 ? `${named.slice(0, 20).join(", ")} and ${named.length - 20} more` : named.join(", ");
}

function report(removal: Removal, dryRun: boolean): readonly string[] {
  const { projects, requests } = removal;
  const went: readonly (readonly [string, number])[] = [
    ["accounts of the person", removal.identities],
    ["entries of the ledger that named the person or the account", removal.entries],
    ["deliveries", removal.deliveries],
    ["messages", removal.messages],
    ["files", removal.files],
    ["reminders and own settings", removal.reminders],
    ["projects handed over", projects.length],
    ["requests handed over", requests.length],
  ];
  return [
    `${dryRun ? "would become" : "is now"} "${removal.pseudonym}" (person ${removal.number})`,
    ...went.map(([what, count]) => `  ${String(count).padStart(6)}  ${what}`),
    `${String(removal.texts).padStart(8)}  entries stay that say the name or the account in words somebody typed`,
    ...(dryRun
      ? ["nothing changed: this was a dry run"]
      : ["copies elsewhere are yours to look after: backups, exported files, the platform's own messages"]),
  ];
}
