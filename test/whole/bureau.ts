import { onTestFinished } from "vitest";
import { commands } from "../../commands/index.ts";
import type { Message } from "../../src/chat/message.ts";
import { serializeInvocation } from "../../src/chat/intake.ts";
import { createRegistry } from "../../src/chat/registry.ts";
import { runDue } from "../../src/cron/tick.ts";
import { decode, type Target } from "../../src/delivery/delivery.ts";
import type { OutboxRow } from "../../src/delivery/ports.ts";
import type { Entry, Member, Organization, Subject, Unit } from "../../src/domain/model.ts";
import { settingOf } from "../../src/domain/setting.ts";
import { verifyOrganization, type Verification } from "../../src/domain/verify.ts";
import { createLogger } from "../../src/log.ts";
import { createHandler } from "../../src/runtime/handle.ts";
import { openStore } from "../../src/store/open.ts";
import type { Store } from "../../src/store/port.ts";
import { makeDatabase, type Dialect } from "../fakes/database.ts";

/** Who reads a message: one person, or everybody in a unit's channel. */
export type Reader = { readonly person: string } | { readonly channelOf: string };

export interface Heard {
  readonly to: Reader;
  readonly message: Message;
}

export interface Said {
  readonly outcome: "done" | "refused" | "failed";
  readonly heard: readonly Heard[];
}

/** Everything but the platforms: commands through the real handler on a real store, and what would be sent. */
export interface Bureau {
  readonly store: Store;
  readonly org: Organization;
  say(person: string, line: string, channel?: string): Promise<Said>;
  /** Runs what is due, and says what is sent for it. */
  tick(): Promise<readonly Heard[]>;
  leap(minutes: number): void;
  readonly now: Date;
  members(): Promise<readonly Member[]>;
  units(): Promise<readonly Unit[]>;
  entries(): Promise<readonly Entry[]>;
  verify(): Promise<Verification>;
}

const subjects: readonly Subject[] = ["organization", "project", "investor", "request"];

/** Three units with a channel each; `a1` leads A, `a2` and `a3` work there, and so on; `va` verifies for A; `office` coordinates. */
export async function makeBureau(dialect: Dialect): Promise<Bureau> {
  const database = await makeDatabase(dialect, "migrated");
  const logger = createLogger("silent");
  const store = await openStore(database.url, { logger });
  onTestFinished(async () => {
    await store.close();
    await database.drop();
  });
  let now = new Date("2026-11-23T10:00:00+08:00");
  let outcome: Said["outcome"] = "failed";
  let sent: OutboxRow[] = [];
  let serial = 0;
  const address = (id: string) => ({ platform: "console", workspace: "main", id }) as const;
  const outbox = {
    lease: () => ({ owner: "one", until: new Date(now.getTime() + 60_000) }),
    submit: (rows: readonly OutboxRow[]) => void sent.push(...rows),
  };
  const handle = createHandler({
    store,
    registry: createRegistry(commands),
    commands,
    defaults: { pack: "cn-government", locale: "zh-CN", timezone: "Asia/Shanghai", admins: [address("admin")] },
    outbox,
    clock: { now: () => now },
    site: { url: "http://localhost:3000", reachable: false, console: "open" },
    logger,
    observe: (_, ended) => (outcome = ended),
  });
  const collect = (): readonly Heard[] => {
    const heard = sent.map((row): Heard => {
      const { target, message } = decode(row.body);
      return { to: readerOf(target), message };
    });
    sent = [];
    return heard;
  };
  const organization = async (): Promise<Organization> => {
    const org = await store.read((tx) => tx.organizations.byKey("main"));
    if (!org) throw new Error("no organisation yet");
    return org;
  };

  const bureau: Omit<Bureau, "org"> = {
    store,
    get now() {
      return now;
    },
    leap: (minutes) => (now = new Date(now.getTime() + minutes * 60_000)),
    async say(person, line, channel) {
      now = new Date(now.getTime() + 1_000);
      const key = `console:${++serial}`;
      const place =
        channel === undefined
          ? { ...address(`dm:${person}`), direct: true }
          : { ...address(`c-${channel}`), direct: false };
      const body = serializeInvocation({
        id: String(serial),
        source: "command",
        line,
        caller: { ...address(person), name: person },
        place,
        at: now,
      });
      await store.inbox.accept({ key, body, receivedAt: now }, outbox.lease());
      // A bug must not be hidden by its polite answer: the first try throws it.
      await handle({ key, body, receivedAt: now, attempts: 0 }, { final: false });
      return { outcome, heard: collect() };
    },
    async tick() {
      const results = await runDue({ store, outbox, logger }, now);
      const failed = results.filter((result) => result.outcome === "failed");
      if (failed.length > 0) throw new Error(`scheduled work failed: ${JSON.stringify(failed)}`);
      return collect();
    },
    members: async () => {
      const org = await organization();
      return store.read((tx) => tx.people.list(org.id, { offset: 0, limit: 100 }));
    },
    units: async () => {
      const org = await organization();
      return store.read((tx) => tx.units.list(org.id));
    },
    entries: async () => {
      const org = await organization();
      const all = await store.read((tx) =>
        Promise.all(subjects.map((subject) => tx.ledger.scan(org.id, subject, { stream: -1, seq: 0 }, 100_000))),
      );
      return all.flat();
    },
    verify: async () => {
      const org = await organization();
      return store.read((tx) => verifyOrganization(tx, org, settingOf(org).pack));
    },
  };
  await furnish(bureau.say);
  const org = await organization();
  return Object.defineProperty({ ...bureau, org }, "now", { get: () => now });
}

async function furnish(say: Bureau["say"]): Promise<void> {
  const must = async (person: string, line: string, channel?: string): Promise<void> => {
    const { outcome, heard } = await say(person, line, channel);
    if (outcome !== "done") throw new Error(`${line}: ${heard.map(({ message }) => message.summary).join(" ")}`);
  };
  for (const [index, code] of ["A", "B", "C"].entries()) {
    await must("admin", `/单位 加 第${"一二三"[index]}招商局 简称:${code}局 代码:${code} 组:县区`, "hall");
    await must("admin", `/频道 绑定 ${code}`, code);
    for (const serial of [1, 2, 3]) await must(`${code.toLowerCase()}${serial}`, "/我的", code);
    await must(`v${code.toLowerCase()}`, "/我的", code);
    await must("admin", `/角色 授予 ${code.toLowerCase()}1 负责人 ${code}`, "hall");
    await must("admin", `/角色 授予 v${code.toLowerCase()} 核实人 ${code}`, "hall");
  }
  await must("office", "/帮助");
  await must("admin", "/角色 授予 office 招商办", "hall");
}

function readerOf(target: Target): Reader {
  switch (target.kind) {
    case "answer":
    case "direct":
      return { person: target.person.id };
    case "post":
      return target.place.direct
        ? { person: target.place.id.replace(/^dm:/, "") }
        : { channelOf: target.place.id.replace(/^c-/, "") };
    case "update":
      return { channelOf: target.posted.place.id.replace(/^c-/, "") };
  }
}
