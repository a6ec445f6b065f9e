import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { LarkConfig } from "../../src/config.ts";
import { clientConfig, createLarkSocket, type LarkSocket, type SocketTiming } from "./lark-socket.ts";
import { createMessageStore, failure, type Answer, type MessageStore } from "./lark-messages.ts";
import { createContacts, type Contacts } from "./lark-contacts.ts";
import { createGrants, type LarkGrants } from "./lark-scopes.ts";
import { createFileStore, type LarkFileStore } from "./lark-files.ts";

/** How the next call about a message goes wrong. */
export type Fault =
  | { readonly kind: "answer"; readonly answer: Answer }
  /** The connection breaks before anything was done. */
  | { readonly kind: "drop" }
  /** Done, and then the connection breaks. */
  | { readonly kind: "lose_answer" }
  /** Done and answered after `until` resolves. */
  | { readonly kind: "wait"; readonly until: Promise<void> };

/** Feishu on the loopback interface: what `Client` and `WSClient` of the official SDK talk to. */
export interface LarkApi {
  readonly config: LarkConfig;
  readonly messages: MessageStore;
  readonly contacts: Contacts;
  readonly files: LarkFileStore;
  readonly grants: LarkGrants;
  readonly socket: LarkSocket;
  /** Method and path of every request, in order. */
  readonly requests: readonly string[];
  /** Queued: each is used up by one call. */
  failNext(...faults: readonly Fault[]): void;
  /** Discovery of the long connection answers this from now on; undefined for the address. */
  refuseConnections(answer: Answer | undefined): void;
  /** Every token handed out so far stops being valid. */
  revokeTokens(): void;
  close(): Promise<void>;
}

export const bot = "ou_bot0000000000000000000000000001";
export const tenant = "tenant0000000001";
export const appId = "cli_a0123456789abcde";
const appSecret = "secret-of-the-app";
export const encryptKey = "key-for-encryption";
export const verificationToken = "token-of-the-app";

export async function startLarkApi(
  mode: LarkConfig["mode"] = "ws",
  timing: SocketTiming = { pingInterval: 120, reconnectInterval: 0.05 },
): Promise<LarkApi> {
  const server = createServer((request, response) => void serve(request, response));
  const socket = createLarkSocket(server, timing);
  const messages = createMessageStore(() => Date.now());
  const contacts = createContacts();
  const files = createFileStore();
  const grants = createGrants(appId, mode);
  const requests: string[] = [];
  const faults: Fault[] = [];
  let token = 0;
  let validFrom = 1;
  let refusal: Answer | undefined;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? "", "http://localhost");
    requests.push(`${request.method} ${pathname}`);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const raw = Buffer.concat(chunks);
    const form = (request.headers["content-type"] ?? "").startsWith("multipart/");
    const body = (raw.length === 0 || form ? {} : JSON.parse(raw.toString("utf8"))) as Record<string, unknown>;
    const authorized = Number(/^Bearer t-(\d+)$/.exec(request.headers.authorization ?? "")?.[1] ?? 0) >= validFrom;

    if (pathname === "/open-apis/auth/v3/tenant_access_token/internal") return send(response, tokenAnswer(body));
    if (pathname === "/callback/ws/endpoint") return send(response, refusal ?? discovery());
    if (!authorized)
      return send(
        response,
        failure(request.headers.authorization ? 99991663 : 99991661, "Invalid access token for authorization"),
      );
    const granted = grants.answer(request.method ?? "", pathname);
    if (granted) return send(response, granted);
    if (pathname === "/open-apis/bot/v3/info")
      return send(response, {
        status: 200,
        body: { code: 0, msg: "ok", bot: { app_name: "先锋", open_id: bot, activate_status: 2 } },
      });
    const [, openId] = /^\/open-apis\/contact\/v3\/users\/([^/]+)$/.exec(pathname) ?? [];
    if (openId !== undefined && request.method === "GET")
      return send(response, await contacts.user(openId, searchParams));

    const [, messageId, key] = /^\/open-apis\/im\/v1\/messages\/([^/]+)\/resources\/([^/]+)$/.exec(pathname) ?? [];
    if (messageId !== undefined && key !== undefined) {
      const found = files.download(messageId, key, searchParams);
      if (!(found instanceof Uint8Array)) return send(response, found);
      response.writeHead(200, { "content-type": "application/octet-stream" });
      return void response.end(found);
    }
    if (pathname === "/open-apis/im/v1/files")
      return send(response, await files.upload(request.headers["content-type"] ?? "", raw));

    const perform = (): Answer => {
      const [, id] = /^\/open-apis\/im\/v1\/messages\/([^/]+)$/.exec(pathname) ?? [];
      if (pathname === "/open-apis/im/v1/messages" && request.method === "POST")
        return messages.create(searchParams, body, raw.length);
      if (id !== undefined && request.method === "PATCH") return messages.patch(id, body, raw.length);
      return failure(404, "no such method", 404);
    };
    const fault = faults.shift();
    switch (fault?.kind) {
      case "answer":
        return send(response, fault.answer);
      case "drop":
        return void request.socket.destroy();
      case "lose_answer":
        perform();
        return void request.socket.destroy();
      case "wait": {
        const answer = perform();
        await fault.until;
        return send(response, answer);
      }
      case undefined:
        return send(response, perform());
    }
  }

  function tokenAnswer(body: Readonly<Record<string, unknown>>): Answer {
    if (body["app_id"] !== appId) return failure(10003, "invalid param");
    if (body["app_secret"] !== appSecret) return failure(10014, "app secret invalid");
    token += 1;
    return {
      status: 200,
      body: { code: 0, msg: "ok", tenant_access_token: `t-${token}`, expire: 7200 },
    };
  }

  function discovery(): Answer {
    // The SDK reads the whole address as a query, so these two may not come first in it.
    const url = `ws://127.0.0.1:${port}/ws/v2?fpid=1&aid=2&device_id=3&service_id=4&ticket=secret-ticket`;
    return {
      status: 200,
      body: { code: 0, msg: "", data: { URL: url, ClientConfig: clientConfig(timing) } },
    };
  }

  return {
    config: {
      appId,
      appSecret,
      domain: `http://127.0.0.1:${port}`,
      mode,
      verificationToken,
      encryptKey,
    },
    messages,
    contacts,
    files,
    grants,
    socket,
    requests,
    failNext(...next) {
      faults.push(...next);
    },
    refuseConnections(answer) {
      refusal = answer;
    },
    revokeTokens() {
      validFrom = token + 1;
    },
    async close() {
      await socket.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function send(response: ServerResponse, { status, headers, body }: Answer): void {
  response.writeHead(status, { "content-type": "application/json; charset=utf-8", ...headers });
  response.end(typeof body === "string" ? body : JSON.stringify(body));
}
