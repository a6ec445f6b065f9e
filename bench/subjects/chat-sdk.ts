import { createServer } from "node:http";
import { createMemoryState } from "@chat-adapter/state-memory";
import { createSlackAdapter } from "@chat-adapter/slack";
import { Chat, ConsoleLogger, type Adapter, type StateAdapter } from "chat";

/** The Chat SDK with nothing behind it: state in memory, one answer to the channel, nothing stored. */
const { PORT, SLACK_API_URL, SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET } = process.env;
if (!PORT || !SLACK_API_URL || !SLACK_BOT_TOKEN || !SLACK_SIGNING_SECRET) throw new Error("started by bench/main.ts");

const logger = new ConsoleLogger("error");
// These packages do not type-check against each other under exactOptionalPropertyTypes; they are made for each other.
const slack = createSlackAdapter({
  botToken: SLACK_BOT_TOKEN,
  signingSecret: SLACK_SIGNING_SECRET,
  apiUrl: SLACK_API_URL,
  logger,
}) as unknown as Adapter;
const state = createMemoryState() as unknown as StateAdapter;
const chat = new Chat({ userName: "bench", adapters: { slack }, state, logger });

chat.onSlashCommand("/lead", async (event) => {
  // What was asked is known again by its trigger.
  await event.channel.post(`Logged ${event.triggerId}: ${event.text}`);
});

await chat.initialize();
const server = createServer((request, response) => {
  if (request.method === "GET") return void response.end();
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    const headers = new Headers();
    for (const [name, value] of Object.entries(request.headers))
      if (typeof value === "string") headers.set(name, value);
    const asked = new Request(`http://127.0.0.1:${PORT}${request.url}`, {
      method: "POST",
      headers,
      body: Buffer.concat(chunks),
    });
    void chat.webhooks.slack(asked, { waitUntil: (task) => void task }).then(async (answer) => {
      response.statusCode = answer.status;
      response.end(await answer.text());
    });
  });
});
server.listen(Number(PORT), "127.0.0.1");
process.once("SIGTERM", () => process.exit(0));
