import { expect, test } from "vitest";
import { commands } from "../../commands/index.ts";
import { serializeInvocation } from "../../src/chat/intake.ts";
import { createRegistry } from "../../src/chat/registry.ts";
import { decode } from "../../src/delivery/delivery.ts";
import type { OutboxRow } from "../../src/delivery/ports.ts";
import type { Quiet } from "../../src/domain/model.ts";
import { restUntil } from "../../src/domain/reminders/rest.ts";
import { settingOf } from "../../src/domain/setting.ts";
import { createLogger } from "../../src/log.ts";
import { createHandler } from "../../src/runtime/handle.ts";
import { makeWorld } from "../domain/world.ts";

/** What somebody else's work brings to a person, against that person's own quiet hours. */

async function setUp(quiet?: Quiet, timezone: string | null = null) {
  const world = await makeWorld();
  const unit = await world.unit("KFQ", { timezone });
  const ada = await world.person("张三", unit, ["member", "leader"]);
  const eve = await world.person("李四", unit);
  await world.store.write((tx) => tx.people.setQuiet(world.org.id, eve.id, quiet));
  return { world, ada, eve };
}

test.each([
  ["none were set", undefined, "2026-11-23T21:00:00+08:00", undefined],
  ["it is not their time", { from: "20:00", to: "08:00" }, "2026-11-23T19:59:00+08:00", undefined],
  ["it is their end", { from: "20:00", to: "08:00" }, "2026-11-24T08:00:00+08:00", undefined],
  ["evening: until the next morning", { from: "20:00", to: "08:00" }, "2026-11-23T20:00:00+08:00", "24T08:00"],
  ["past midnight: until this morning", { from: "20:00", to: "08:00" }, "2026-11-24T03:00:00+08:00", "24T08:00"],
  ["over noon", { from: "12:00", to: "14:00" }, "2026-11-23T13:00:00+08:00", "23T14:00"],
])("%s", async (_, hours, at, until) => {
  const { world, eve } = await setUp(hours && { hours });
  const found = await world.store.read((tx) => restUntil(tx, settingOf(world.org), eve.identity, new Date(at)));
  expect(found).toEqual(until && new Date(`2026-11-${until}:00+08:00`));
});

test("the unit's own clocks count", async () => {
  const { world, eve } = await setUp({ hours: { from: "20:00", to: "08:00" } }, "Asia/Urumqi");
  const at = (instant: string) =>
    world.store.read((tx) => restUntil(tx, settingOf(world.org), eve.identity, new Date(instant)));
  // Urumqi is two hours behind Shanghai.
  expect(await at("2026-11-23T21:00:00+08:00")).toBeUndefined();
  expect(await at("2026-11-23T22:00:00+08:00")).toEqual(new Date("2026-11-24T10:00:00+08:00"));
});

test("who asked is answered at once, and whom it is about hears in the morning", async () => {
  const { world, ada, eve } = await setUp({ hours: { from: "20:00", to: "08:00" } });
  await world.by(ada, ({ leads }) => leads.log({ name: "电池项目" }));
  const now = new Date("2026-11-23T21:00:00+08:00");
  const rows: OutboxRow[] = [];
  const handle = createHandler({
    store: world.store,
    registry: createRegistry(commands),
    commands,
    defaults: { pack: "cn-government", locale: "zh-CN", timezone: "Asia/Shanghai", admins: [] },
    site: { url: "http://localhost:3000", reachable: false, console: "open" },
    outbox: { lease: () => ({ owner: "one", until: now }), submit: (owed) => void rows.push(...owed) },
    clock: { now: () => now },
    logger: createLogger("silent"),
    observe: () => undefined,
  });
  await world.store.write((tx) => tx.organizations.bindWorkspace(world.org.id, "console", "main"));
  const place = { platform: "console", workspace: "main", id: "dm:张三", direct: true } as const;
  const body = serializeInvocation({
    id: "1",
    source: "command",
    line: "/指派 #1 李四",
    caller: ada.identity,
    place,
    at: now,
  });
  const row = { key: "console:1", body, receivedAt: now };
  await world.store.inbox.accept(row, { owner: "one", until: now });
  await handle({ ...row, attempts: 0 }, { final: false });
  const times = rows.map(({ body: owed, notBefore }) => {
    const { target } = decode(owed);
    return [target.kind === "direct" ? target.person.id : "asked", notBefore.toISOString()];
  });
  expect(times).toEqual([
    ["asked", now.toISOString()],
    [eve.identity.id, "2026-11-24T00:00:00.000Z"],
  ]);
});
