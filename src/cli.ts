import { commands } from "../commands/index.ts";
import { createApp } from "./app.ts";
import { consoleAsks, readConfig, type Config } from "./config.ts";
import { recomputeIssues, type Recomputed } from "./domain/boards/recompute.ts";
import type { Organization } from "./domain/model.ts";
import { verifyOrganization } from "./domain/verify.ts";
import { ConfigError } from "./errors.ts";
import { createLogger, type Logger } from "./log.ts";
import { diagnose } from "./runtime/doctor.ts";
import { exportFile, exportUsage, importFile, importUsage } from "./runtime/exchange-cli.ts";
import { loadEnvFile } from "./runtime/env-file.ts";
import { settingOf } from "./domain/setting.ts";
import { loginUsage, printLogin } from "./runtime/console-login.ts";
import { checkRuleFile, rulesUsage } from "./runtime/rules-cli.ts";
import { makeSlackManifest } from "./runtime/slack-commands.ts";
import { systemClock } from "./clock.ts";
import { migrateStore, openStore } from "./store/open.ts";

const usage = `xianfeng start                 serve the platforms that are configured, and the console
xianfeng migrate               bring the database up to date and stop
xianfeng tick --at <instant>   run what is due at an instant, for example 2026-11-23T08:50:00+08:00
xianfeng verify                prove the ledger and that every figure equals a rebuild
${importUsage}
                               bring a file in, acting as that person; --dry-run only looks through it
${exportUsage}
                               write what that person (else the first admin) may see
${rulesUsage}
                               check a rule set (考核办法): each problem by line and column
${loginUsage}       print a link into the console, for example for slack:T1/U1
xianfeng manifest slack        print the Slack app manifest
xianfeng doctor                check the configuration and what it reaches, and say what to fix
`;

type Env = Readonly<Record<string, string | undefined>>;

/** Runs one sub-command; resolves with the exit code: 0 done, 1 something is wrong, 2 not understood. */
export async function runCli(argv: readonly string[], env: Env): Promise<number> {
  const [name = "start", ...rest] = argv;
  if (name === "help" || name === "--help" || name === "-h") return say(usage);
  try {
    const config = readConfig({ ...loadEnvFile(), ...env });
    const logger = createLogger(config.logLevel);
    switch (name) {
      case "start":
        return await start(config, logger);
      case "migrate":
        return say(`${(await migrateStore(config.databaseUrl, { logger })).join("\n") || "up to date"}\n`);
      case "tick":
        return await tick(config, logger, rest);
      case "verify":
        return await verify(config, logger);
      case "import":
        return await importFile(config, rest, atTerminal(logger));
      case "export":
        return await exportFile(config, rest, atTerminal(logger));
      case "login":
        return rest[0] === undefined ? complain(usage) : await printLogin(config, rest[0], atTerminal(logger));
      case "rules":
        return rest[0] === "check" && rest[1] !== undefined
          ? await checkRuleFile(config, rest[1], atTerminal(logger))
          : complain(usage);
      case "manifest":
        return rest[0] === "slack"
          ? say(`${JSON.stringify(makeSlackManifest(config, commands), null, 2)}\n`)
          : complain(usage);
      case "doctor":
        return await doctor(config, logger);
      default:
        return complain(usage);
    }
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(
      `Please correct these settings (see .env.example):\n${error.problems.map((problem) => `  ${problem}\n`).join("")}`,
    );
    return 1;
  }
}

async function start(config: Config, logger: Logger): Promise<number> {
  const app = await createApp(config, commands, { logger });
  const ended = new Promise<NodeJS.Signals>((resolve) => {
    process.once("SIGTERM", resolve);
    process.once("SIGINT", resolve);
  });
  const { port } = await app.start();
  logger.info({ port, host: config.host, pid: process.pid }, "ready");
  if (config.console) {
    const here = `http://${config.host === "127.0.0.1" ? "localhost" : config.host}:${port}`;
    // What the first admin does, who has no chat to ask for a link in yet.
    const how = consoleAsks(config) ? `     (npx ${loginUsage})` : "";
    process.stderr.write(`\n  先锋 Xianfeng  →  ${config.publicUrl ?? here}${how}\n\n`);
  }
  const signal = await ended;
  logger.info({ signal }, "stopping");
  await app.stop();
  return 0;
}

async function tick(config: Config, logger: Logger, [flag, value]: readonly string[]): Promise<number> {
  const at = flag === "--at" && value !== undefined ? new Date(value) : undefined;
  if (!at || Number.isNaN(at.getTime())) return complain("xianfeng tick --at 2026-11-23T08:50:00+08:00\n");
  const app = await createApp({ ...config, port: 0, console: false }, commands, { logger });
  try {
    const results = await app.tick(at);
    for (const { organization, job, target, slot, outcome } of results)
      say(`${organization}\t${job}\t${target}\t${slot}\t${outcome}\n`);
    if (results.length === 0) say("nothing due\n");
    return results.some(({ outcome }) => outcome === "failed") ? 1 : 0;
  } finally {
    await app.stop();
  }
}

async function verify(config: Config, logger: Logger): Promise<number> {
  const store = await openStore(config.databaseUrl, { logger });
  let sound = true;
  try {
    const organizations = await store.read((tx) => tx.organizations.all());
    for (const org of organizations) {
      const { pack } = settingOf(org);
      const result = await store.read((tx) => verifyOrganization(tx, org, pack));
      for (const { subject, stream, seq, what, detail } of result.findings)
        say(`${org.key} ${subject} ${stream} entry ${seq}: ${what}: ${detail}\n`);
      say(
        `${org.key}: ${result.entries} entries, ${result.projects} projects, ${result.cells} figures: ${result.findings.length === 0 ? "sound" : `${result.findings.length} findings`}\n`,
      );
      sound &&= result.findings.length === 0;
      // A ledger that does not add up has no figures to make boards from.
      if (result.findings.length === 0)
        sound &&= reportBoards(org, await store.read((tx) => recomputeIssues(tx, org, pack)));
    }
    return sound ? 0 : 1;
  } finally {
    await store.close();
  }
}

/** Posted boards made again from the ledger; true where each that can be says the same. */
function reportBoards(org: Organization, boards: readonly Recomputed[]): boolean {
  const of = (outcome: Recomputed["outcome"]) => boards.filter((one) => one.outcome === outcome);
  for (const { issue } of of("different"))
    say(
      `${org.key} channel ${issue.channelId} ${issue.kind} ${issue.number}/${issue.revision}: board: the ledger says something else\n`,
    );
  const parts = [
    `${of("equal").length} equal`,
    ...(["different", "other_pack", "not_kept"] as const)
      .filter((outcome) => of(outcome).length > 0)
      .map((outcome) => `${of(outcome).length} ${words[outcome]}`),
  ];
  if (boards.length > 0)
    say(`${org.key}: ${boards.length} posted boards made again from the ledger: ${parts.join(", ")}\n`);
  return of("different").length === 0;
}

const words = {
  different: "different",
  other_pack: "made under another version of the pack",
  not_kept: "posted before boards were kept",
} as const;

async function doctor(config: Config, logger: Logger): Promise<number> {
  const findings = await diagnose(config, { clock: systemClock, logger, commands });
  for (const { ok, subject, advice } of findings)
    say(`${ok ? "ok  " : "fix "} ${subject}${advice === undefined ? "" : `: ${advice}`}\n`);
  return findings.every((finding) => finding.ok) ? 0 : 1;
}

function atTerminal(logger: Logger) {
  return {
    clock: systemClock,
    logger,
    out: (line: string) => void process.stdout.write(`${line}\n`),
    tell: (line: string) => void process.stderr.write(`${line}\n`),
  };
}

function say(text: string): number {
  process.stdout.write(text);
  return 0;
}

function complain(text: string): number {
  process.stderr.write(text);
  return 2;
}
