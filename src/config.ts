import { z } from "zod";
import { parseAddress, type Address } from "./address.ts";
import { ConfigError } from "./errors.ts";
import { isLoopback } from "./guard.ts";
import type { LogLevel } from "./log.ts";

export interface SlackConfig {
  readonly botToken: string;
  /** HTTP mode when set alone. */
  readonly signingSecret: string | undefined;
  /** Socket Mode when set. */
  readonly appToken: string | undefined;
  readonly apiUrl: string;
}

export interface LarkConfig {
  readonly appId: string;
  readonly appSecret: string;
  /** Base URL without a trailing slash. */
  readonly domain: string;
  readonly mode: "ws" | "webhook";
  readonly verificationToken: string | undefined;
  readonly encryptKey: string | undefined;
}

export interface Config {
  readonly databaseUrl: string;
  readonly port: number;
  readonly host: string;
  readonly publicUrl: string | undefined;
  readonly logLevel: LogLevel;
  readonly pack: "cn-government" | "edo";
  readonly locale: "zh-CN" | "en";
  /** IANA name. */
  readonly timezone: string;
  readonly admins: readonly Address[];
  readonly console: boolean;
  /** Signs links into the console and the sessions they open. Always there where the console asks who comes. */
  readonly secret: string | undefined;
  /** What a screen is asked for on which the wall is to be shown; without one it is shown on this machine alone. */
  readonly wallToken: string | undefined;
  readonly slack: SlackConfig | undefined;
  readonly lark: LarkConfig | undefined;
  /** Of the API and the developer console, whether or not there is an app yet. Without a trailing slash. */
  readonly larkDomain: string;
}

const secretRecipe = "for example from `openssl rand -base64 32`";

const text = z.string().trim().min(1).optional();

const environment = z.object({
  DATABASE_URL: z
    .string()
    .regex(/^(file:.+|postgres(ql)?:\/\/.+)$/, "expected file:./path.db or postgresql://…")
    .default("file:./data/xianfeng.db"),
  PORT: z.coerce.number("expected a port number").int().min(0).max(65535).default(3000),
  HOST: z.string().default("127.0.0.1"),
  PUBLIC_URL: z
    .url("expected a URL such as https://xianfeng.example.org")
    .refine((url) => !/[?#]/.test(url), "expected a URL without ? or #, such as https://example.org/xianfeng")
    .optional(),
  LOG_LEVEL: z
    .enum(["debug", "info", "warn", "error", "silent"], "expected debug, info, warn, error or silent")
    .default("info"),
  XIANFENG_PACK: z.enum(["cn-government", "edo"], "expected cn-government or edo").default("cn-government"),
  XIANFENG_LOCALE: z.enum(["zh-CN", "en"], "expected zh-CN or en").default("zh-CN"),
  XIANFENG_TIMEZONE: z
    .string()
    .refine(isTimezone, "expected an IANA time zone such as Asia/Shanghai")
    .default("Asia/Shanghai"),
  XIANFENG_ADMINS: z.string().default(""),
  XIANFENG_CONSOLE: z.enum(["on", "off"], "expected on or off").optional(),
  XIANFENG_SECRET: z.string().trim().min(32, `expected 32 characters or more, ${secretRecipe}`).optional(),
  XIANFENG_WALL_TOKEN: z.string().trim().min(24, "expected 24 characters or more").optional(),
  SLACK_BOT_TOKEN: text,
  SLACK_SIGNING_SECRET: text,
  SLACK_APP_TOKEN: text,
  SLACK_API_URL: z.url("expected a URL").default("https://slack.com/api/"),
  LARK_APP_ID: z
    .string()
    .regex(/^cli_[0-9a-fA-F]{16}$/, "expected cli_ and 16 hexadecimal digits")
    .optional(),
  LARK_APP_SECRET: text,
  LARK_DOMAIN: z
    .string()
    .regex(/^(feishu|lark|https?:\/\/.+)$/, "expected feishu, lark or a URL")
    .default("feishu"),
  LARK_MODE: z.enum(["ws", "webhook"], "expected ws or webhook").default("ws"),
  LARK_VERIFICATION_TOKEN: text,
  LARK_ENCRYPT_KEY: text,
});

/** The names in the order of `.env.example`; a test compares. */
export const environmentKeys: readonly string[] = Object.keys(environment.shape);

/**
 * Reads the whole configuration. An empty value counts as absent, as `.env` files write it.
 * @throws ConfigError with every problem at once, by name and expectation, never with a value.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ""),
  );
  const parsed = environment.safeParse(given);
  const problems = [
    ...(parsed.error?.issues ?? []).map((issue) => `${issue.path.join(".")}: ${issue.message}`),
    ...incompatible(given),
  ];
  if (!parsed.success || problems.length > 0) throw new ConfigError(problems);
  const e = parsed.data;
  const slack = e.SLACK_BOT_TOKEN
    ? {
        botToken: e.SLACK_BOT_TOKEN,
        signingSecret: e.SLACK_SIGNING_SECRET,
        appToken: e.SLACK_APP_TOKEN,
        apiUrl: e.SLACK_API_URL.endsWith("/") ? e.SLACK_API_URL : `${e.SLACK_API_URL}/`,
      }
    : undefined;
  const lark =
    e.LARK_APP_ID && e.LARK_APP_SECRET
      ? {
          appId: e.LARK_APP_ID,
          appSecret: e.LARK_APP_SECRET,
          domain: larkDomain(e.LARK_DOMAIN),
          mode: e.LARK_MODE,
          verificationToken: e.LARK_VERIFICATION_TOKEN,
          encryptKey: e.LARK_ENCRYPT_KEY,
        }
      : undefined;
  return {
    databaseUrl: e.DATABASE_URL,
    port: e.PORT,
    host: e.HOST,
    publicUrl: e.PUBLIC_URL,
    logLevel: e.LOG_LEVEL,
    pack: e.XIANFENG_PACK,
    locale: e.XIANFENG_LOCALE,
    timezone: e.XIANFENG_TIMEZONE,
    admins: entriesOf(e.XIANFENG_ADMINS).flatMap((entry) => parseAddress(entry) ?? []),
    console: e.XIANFENG_CONSOLE ? e.XIANFENG_CONSOLE === "on" : !slack && !lark,
    secret: e.XIANFENG_SECRET,
    wallToken: e.XIANFENG_WALL_TOKEN,
    slack,
    lark,
    larkDomain: larkDomain(e.LARK_DOMAIN),
  };
}

/**
 * Whether whoever opens the console must have signed in. Not where only this machine itself can reach it: there one chooses
 * whom to act as.
 */
export function consoleAsks({ host, publicUrl }: Pick<Config, "host" | "publicUrl">): boolean {
  return !isLoopback(host) || (publicUrl !== undefined && !isLoopback(new URL(publicUrl).hostname));
}

/** What is wrong between settings, or inside one that zod takes as a text. */
function incompatible(given: Readonly<Record<string, string | undefined>>): readonly string[] {
  const problems = entriesOf(given["XIANFENG_ADMINS"] ?? "").flatMap((entry, index) =>
    parseAddress(entry)
      ? []
      : [`XIANFENG_ADMINS: entry ${index + 1} is not like slack:T1/U1, lark:<tenant>/ou_1 or console:demo/admin`],
  );
  const { SLACK_BOT_TOKEN: bot, SLACK_SIGNING_SECRET: secret, SLACK_APP_TOKEN: app } = given;
  if (bot && !secret && !app) {
    problems.push("SLACK_BOT_TOKEN: needs SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP mode) beside it");
  }
  // The first letters of a token say what it is (docs.slack.dev/authentication/tokens).
  if (bot?.startsWith("xapp-"))
    problems.push(
      "SLACK_BOT_TOKEN: holds an app-level token (xapp-…), which belongs into SLACK_APP_TOKEN; it begins with xoxb-",
    );
  if (app && /^xox[a-z]-/.test(app))
    problems.push(
      "SLACK_APP_TOKEN: holds another kind of token (xox…-), such as SLACK_BOT_TOKEN's; it begins with xapp-",
    );
  if (!bot && (secret || app)) problems.push("SLACK_BOT_TOKEN: missing, although other SLACK_ settings are present");
  const { LARK_APP_ID: id, LARK_APP_SECRET: larkSecret, LARK_MODE: mode, LARK_ENCRYPT_KEY: key } = given;
  if (Boolean(id) !== Boolean(larkSecret))
    problems.push(`${id ? "LARK_APP_SECRET" : "LARK_APP_ID"}: missing; both or neither`);
  if (id && mode === "webhook" && !key) {
    problems.push("LARK_ENCRYPT_KEY: needed with LARK_MODE=webhook, or requests could not be told from forged ones");
  }
  const {
    HOST: host = "127.0.0.1",
    PUBLIC_URL: publicUrl,
    XIANFENG_CONSOLE: console,
    XIANFENG_SECRET: signing,
  } = given;
  const shown = console === undefined ? !bot && !id : console === "on";
  if (shown && !signing && (publicUrl === undefined || URL.canParse(publicUrl)) && consoleAsks({ host, publicUrl })) {
    problems.push(
      `XIANFENG_SECRET: needed where others reach the console (HOST, PUBLIC_URL): 32 characters or more, ${secretRecipe}; or set XIANFENG_CONSOLE=off`,
    );
  }
  return problems;
}

function entriesOf(list: string): readonly string[] {
  return list.split(/[,，\s]+/).filter((entry) => entry !== "");
}

function larkDomain(value: string): string {
  if (value === "feishu") return "https://open.feishu.cn";
  if (value === "lark") return "https://open.larksuite.com";
  return value.replace(/\/+$/, "");
}

function isTimezone(value: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: value });
    return true;
  } catch {
    return false;
  }
}
