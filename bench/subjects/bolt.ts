import { App, HTTPReceiver, LogLevel } from "@slack/bolt";
import Database from "better-sqlite3";

/**
 * The least one would write with Bolt alone: one durable insert, the acknowledgement, one answer.
 */
const { PORT, SLACK_API_URL, SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET, DATABASE_FILE } = process.env;
if (!PORT || !SLACK_API_URL || !SLACK_BOT_TOKEN || !SLACK_SIGNING_SECRET || !DATABASE_FILE)
  throw new Error("started by bench/main.ts");

const database = new Database(DATABASE_FILE);
database.pragma("journal_mode = WAL");
database.pragma("synchronous = FULL");
database.exec(
  'CREATE TABLE IF NOT EXISTS "Lead" ("id" INTEGER PRIMARY KEY, "trigger" TEXT UNIQUE, "person" TEXT, "text" TEXT, "at" INTEGER)',
);
const insert = database.prepare('INSERT INTO "Lead" ("trigger", "person", "text", "at") VALUES (?, ?, ?, ?)');

const receiver = new HTTPReceiver({
  signingSecret: SLACK_SIGNING_SECRET,
  endpoints: "/slack/events",
  logLevel: LogLevel.WARN,
  customRoutes: [{ method: "GET", path: "/readyz", handler: (_request, response) => response.end() }],
});
const app = new App({
  token: SLACK_BOT_TOKEN,
  receiver,
  logLevel: LogLevel.WARN,
  clientOptions: { slackApiUrl: SLACK_API_URL },
});

app.command(/^\/lead$/, async ({ command, ack, respond }) => {
  insert.run(command.trigger_id, command.user_id, command.text, Date.now());
  await ack();
  await respond({ response_type: "ephemeral", text: `Logged: ${command.text}` });
});

await app.start(Number(PORT));
process.once("SIGTERM", () => process.exit(0));
