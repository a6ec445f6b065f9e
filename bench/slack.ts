import { createHmac } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { bureau } from "./bureau.ts";

export const slackSecrets = { botToken: "xoxb-bench", signingSecret: "bench-signing-secret" } as const;

export interface SignedRequest {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The cheapest Slack that these systems run against: it says yes to everything, and knows which answer has come. */
export interface BenchSlack {
  /** For `SLACK_API_URL`. */
  readonly apiUrl: string;
  /** A signed slash command of the next person in turn, and when its answer has arrived here. */
  next(): { readonly request: SignedRequest; readonly answered: Promise<number> };
  /** Commands whose answer has not come. */
  waiting(): number;
  close(): Promise<void>;
}

/** What is answered names its command by this, in the address or in the text. */
const mark = /xf\d{9}/;

export async function createBenchSlack(): Promise<BenchSlack> {
  const waiting = new Map<string, (at: number) => void>();
  const server = createServer(serve);
  server.keepAliveTimeout = 120_000;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const url = `http://127.0.0.1:${port}`;
  let count = 0;

  function serve(request: IncomingMessage, response: ServerResponse): void {
    const path = request.url ?? "";
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const at = performance.now();
      if (path.startsWith("/response/")) {
        response.end("ok");
        arrived(path, at);
      } else {
        response.setHeader("content-type", "application/json");
        response.end(apiAnswer);
        if (path.endsWith("/chat.postMessage")) arrived(Buffer.concat(chunks).toString("latin1"), at);
      }
    });
  }

  function arrived(text: string, at: number): void {
    const [id = ""] = mark.exec(text) ?? [];
    waiting.get(id)?.(at);
    waiting.delete(id);
  }

  return {
    apiUrl: `${url}/api/`,
    next() {
      count += 1;
      const id = `xf${String(count).padStart(9, "0")}`;
      const person = bureau.people[count % bureau.people.length];
      const body = new URLSearchParams({
        token: "deprecated",
        team_id: bureau.workspace,
        team_domain: "bench",
        channel_id: person?.channel ?? "",
        channel_name: "projects",
        user_id: person?.id ?? "",
        user_name: person?.name ?? "",
        command: "/lead",
        text: `Battery plant ${count} amount:US$30m company:Acme ${count} next:friday site visit`,
        api_app_id: "A0BENCH",
        is_enterprise_install: "false",
        response_url: `${url}/response/${id}`,
        trigger_id: id,
      });
      const answered = new Promise<number>((resolve) => waiting.set(id, resolve));
      return { request: sign(body.toString()), answered };
    },
    waiting: () => waiting.size,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function sign(body: string): SignedRequest {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const digest = createHmac("sha256", slackSecrets.signingSecret).update(`v0:${timestamp}:${body}`).digest("hex");
  return {
    headers: {
      "content-type": "application/x-www-form-urlencoded",
      "x-slack-request-timestamp": timestamp,
      "x-slack-signature": `v0=${digest}`,
    },
    body,
  };
}

/** Enough of an answer for `auth.test`, `users.info` and `chat.postMessage`. */
const apiAnswer = JSON.stringify({
  ok: true,
  url: "https://bench.example/",
  team: "bench",
  user: { id: "U000001", name: "ada", real_name: "Ada", profile: { display_name: "ada" } },
  team_id: "T0BENCH",
  user_id: "U0BOT",
  bot_id: "B0BOT",
  channel: "C0BENCH",
  ts: "1790000000.000100",
  message: { ts: "1790000000.000100", text: "" },
});
