import { stringify } from "yaml";
import { commands } from "../commands/index.ts";
import { createApp } from "./app.ts";
import { consoleAsks, readConfig, type Config } from "./config.ts";
import { ConfigError } from "./errors.ts";
import { catalogueOf } from "./locales/index.ts";
import { createLogger, type Logger } from "./log.ts";
import { copyTo, copyUsage } from "./runtime/copy-cli.ts";
import { diagnosisLine } from "./runtime/diagnosis.ts";
import { diagnose } from "./runtime/doctor.ts";
import { exportFile, exportUsage, importFile, importUsage } from "./runtime/exchange-cli.ts";
import { loadEnvFile } from "./runtime/env-file.ts";
import { loginUsage, printLogin } from "./runtime/console-login.ts";
import { larkImportText, larkManifestText } from "./runtime/lark-manifest.ts";
import { forgetPerson, removalUsage } from "./runtime/removal-cli.ts";
import { proveRecord } from "./runtime/proof-cli.ts";
import { checkRuleFile, rulesUsage } from "./runtime/rules-cli.ts";
import { makeSlackManifest } from "./runtime/slack-commands.ts";
import { systemClock } from "./clock.ts";
import { migrateStore, openStore } from "./store/open.ts";

const usage = `xianfeng start                 serve the platforms that are configured, and the console
xianfeng migrate               bring the database up to date and stop
xianfeng tick --at <instant>   run what is due at an instant, for example 2026-11-23T08:50:00+08:00
xianfeng verify                prove the ledger and that every figure equals a rebuild
${copyUsage}
                               copy the whole store into an empty database, SQLite or PostgreSQL, and prove it there
${removalUsage}
                               remove what is kept of a person: name, accounts, messages; what the office did stays
${importUsage}
                               bring a file in, acting as that person; --dry-run only looks through it
${exportUsage}
                               write what that person (else the first admin) may see
${rulesUsage}
                               check a rule set (考核办法): each problem by line and column
${loginUsage}       print a link into the console, for example for slack:T1/U1
xianfeng manifest slack [--yaml] [--http]
                               print the Slack app manifest; --http for events sent to PUBLIC_URL
xianfeng manifest lark [--json]
                               say what to set in the developer console of Feishu or Lark; --json prints the permissions to import
xianfeng doctor                check the configuration and what it reaches, and say what to fix
`;

type Env = Readonly<Record<string, string | undefined>>;

/** Runs one sub-command; resolves with the exit code: 0 done, 1 something is wrong, 2 not understood. */
export async function runCli(argv: readonly string[], env: Env): Promise<number> {
  const [name = "start", ...rest] = argv;
  if (name === "help" || name === "--help" || name === "-h") return say(usage);
  const given = { ...loadEnvFile(), ...env };
  try {
    const config = readConfig(given);
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
      case "copy":
        return await copyTo(config, rest, atTerminal(logger));
      case "forget":
        return await forgetPerson(config, rest, atTerminal(logger));
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
        return manifest(config, rest);
      case "doctor":
        // Its lines are the output; what the log adds is for debugging.
        return await doctor(config, createLogger(config.logLevel === "debug" ? "debug" : "error"));
      default:
        return complain(usage);
    }
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    // The settings could not be read, its language may be among them.
    const { settings } = catalogueOf(given["XIANFENG_LOCALE"] === "en" ? "en" : "zh-CN");
    const lines = error.problems.map((problem) => {
      const [, key, message] = /^([A-Z_]+): (.*)$/s.exec(problem) ?? [];
      return key === undefined || message === undefined ? problem : settings.problem(key, message);
    });
    process.stderr.write(`${[settings.title, ...lines.map((line) => `  ${line}`)].join("\n")}\n`);
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
  try {
    return (await proveRecord((work) => store.read(work), atTerminal(logger).out)) ? 0 : 1;
  } finally {
    await store.close();
  }
}

function manifest(config: Config, [platform, ...flags]: readonly string[]): number {
  const known: Readonly<Record<string, readonly string[]>> = { slack: ["--yaml", "--http"], lark: ["--json"] };
  const allowed = known[platform ?? ""];
  if (!allowed || flags.some((flag) => !allowed.includes(flag))) return complain(usage);
  if (platform === "lark") return say(flags.includes("--json") ? `${larkImportText()}\n` : larkManifestText(config));
  const made = makeSlackManifest(config, commands, flags.includes("--http") ? "http" : undefined);
  return say(flags.includes("--yaml") ? stringify(made) : `${JSON.stringify(made, null, 2)}\n`);
}

async function doctor(config: Config, logger: Logger): Promise<number> {
  const findings = await diagnose(config, { clock: systemClock, logger });
  const words = catalogueOf(config.locale).doctor;
  for (const finding of findings) say(`${diagnosisLine(finding, words)}\n`);
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
