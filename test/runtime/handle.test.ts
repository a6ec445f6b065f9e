import { expect, test } from "vitest";
import { z } from "zod";
import type { AnyCommand } from "../../commands/context.ts";
import { commands } from "../../commands/index.ts";
import { defineCommand } from "../../src/chat/command.ts";
import { serializeInvocation } from "../../src/chat/intake.ts";
import type { Invocation } from "../../src/chat/port.ts";
import { createRegistry } from "../../src/chat/registry.ts";
import { decode } from "../../src/delivery/delivery.ts";
import { createLogger } from "../../src/log.ts";
import { createHandler } from "../../src/runtime/handle.ts";
import { openStore } from "../../src/store/open.ts";
import { makeDatabase } from "../fakes/database.ts";

const broken: AnyCommand = defineCommand({
  name: "break",
  aliases: [],
  summary: { "zh-CN": "坏", en: "break" },
  args: z.object({}),
  positional: [],
  examples: { "zh-CN": ["/break"], en: ["/break"] },
  access: "anyone",
  run: () => Promise.reject(new TypeError("a bug")),
});

const now = new Date("2026-11-23T02:00:00Z");
const invocation: Invocation = {
  id: "1",
  source: "command",
  line: "/break",
  caller: { platform: "console", workspace: "main", id: "ada" },
  place: { platform: "console", workspace: "main", id: "dm:ada", direct: true },
  at: now,
};

test("a bug is tried once more, then answered with a reference that the log has too, and nothing is written", async () => {
  const database = await makeDatabase("sqlite", "migrated");
  const lines: string[] = [];
  const logger = createLogger("info", { write: (line: string) => void lines.push(line) });
  const store = await openStore(database.url, { logger });
  try {
    const handle = createHandler({
      store,
      registry: createRegistry([...commands, broken]),
      commands,
      defaults: { pack: "cn-government", locale: "zh-CN", timezone: "Asia/Shanghai", admins: [] },
      site: { url: "http://localhost:3000", reachable: false, console: "open" },
      outbox: { lease: () => ({ owner: "one", until: now }), submit: () => undefined },
      clock: { now: () => now },
      logger,
      observe: () => undefined,
    });
    const row = { key: "console:1", body: serializeInvocation(invocation), receivedAt: now };
    await store.inbox.accept(row, { owner: "one", until: now });

    await expect(handle({ ...row, attempts: 0 }, { final: false })).rejects.toThrow("a bug");
    expect(await store.inbox.pending()).toBe(1);
    expect(await store.outbox.pending()).toBe(0);

    await handle({ ...row, attempts: 1 }, { final: false });
    expect(await store.inbox.pending()).toBe(0);
    const [owed] = await store.outbox.takeOver(now, { owner: "two", until: now }, 10);
    const reference = /编号 ([0-9a-f]{6})/.exec(decode(owed?.body ?? "").message.summary)?.[1];
    expect(reference).toBeDefined();
    expect(lines.join("")).toContain(`"reference":"${reference}"`);
    expect(lines.join("")).not.toContain("/break ");
    const org = await store.read((tx) => tx.organizations.byKey("main"));
    expect(org && (await store.read((tx) => tx.people.list(org.id, { offset: 0, limit: 10 })))).toEqual([]);
  } finally {
    await store.close();
    await database.drop();
  }
});
