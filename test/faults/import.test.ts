import { setTimeout as sleep } from "node:timers/promises";
import { beforeAll, describe, expect, it } from "vitest";
import { createLogger } from "../../src/log.ts";
import { openStore } from "../../src/store/open.ts";
import type { Store } from "../../src/store/port.ts";
import { buildProgram, loadProgram, type Program } from "../fakes/process.ts";
import { directEvent, eventPayload, fileObject } from "../fakes/slack-payloads.ts";
import { xlsx } from "../fixtures/sheets.ts";
import { ada, channel, deliver, makeApp, makeWorld, readable, readKept, setUp, type World } from "./world.ts";

const rows = 1_000;

beforeAll(buildProgram);

describe("a process that is killed in the middle of an import", () => {
  it.for(["sqlite", "postgresql"] as const)(
    "goes on where it was, and no row is in twice, on %s",
    { timeout: 240_000 },
    async (dialect) => {
      const world = await makeWorld(dialect);
      const programs: Program[] = [];
      const store = await openStore(world.database.url, { logger: createLogger("silent") });
      try {
        const app = await makeApp(world);
        let { port } = await app.start();
        await setUp(app, port, world);
        const grant = world.slack.signedCommand(`/role grant <@${ada}|ada> leader KFQ`, { user: ada, channel });
        expect((await deliver(port, grant)).status).toBe(200);
        await app.idle();
        await app.stop();

        let program = begin(world, programs);
        port = await program.begin();
        await say(world, port, "import", await list());
        await until(() => world.slack.state.messages.some((message) => readable(message).includes("导入预览")));
        await say(world, port, "import 1 start");
        for (const enough of [1, rows / 2]) {
          await until(async () => (await countIn(store)) >= enough);
          await program.kill();
          expect(await countIn(store)).toBeLessThan(rows);
          program = begin(world, programs);
          port = await program.begin();
        }
        const done = () => world.slack.state.messages.filter((message) => readable(message).includes("已从《"));
        await until(() => done().length > 0);
        expect(await program.stop()).toEqual({ code: 0, signal: null });

        expect(done()).toHaveLength(1);
        const kept = await readKept(world);
        expect(kept.leads).toHaveLength(rows);
        expect(new Set(kept.leads.map(({ name }) => name))).toHaveLength(rows);
        expect(new Set(kept.leads.map(({ number }) => number))).toEqual(
          new Set(Array.from({ length: rows }, (_, index) => index + 1)),
        );
        expect(kept.verification.findings).toEqual([]);
      } finally {
        await Promise.all(programs.map((program) => program.kill()));
        await store.close();
        await world.close();
      }
    },
  );
});

function begin(world: World, programs: Program[]): Program {
  const program = loadProgram(["start"], world.env());
  programs.push(program);
  return program;
}

const list = () =>
  xlsx("台账.xlsx", [
    ["项目名称", "投资方", "投资额（万元）", "单位"],
    ...Array.from({ length: rows }, (_, index) => [`第${index}号项目`, `第${index % 700}公司`, index + 1, "开发区"]),
  ]);

async function say(
  { slack }: World,
  port: number,
  text: string,
  file?: { readonly name: string; readonly bytes: Uint8Array },
): Promise<void> {
  const { state } = slack;
  state.directChannel(ada);
  if (file) state.files.set("F1", { id: "F1", name: file.name, length: file.bytes.length, bytes: file.bytes });
  const event = {
    ...directEvent(state, text, { user: ada }),
    ...(file ? { subtype: "file_share", files: [fileObject(state, "F1", slack.url)] } : {}),
  };
  const { status } = await deliver(port, slack.sign(eventPayload(state, event)));
  if (status !== 200) throw new Error(`HTTP ${status}`);
}

/** How many rows are in. */
async function countIn(store: Store): Promise<number> {
  return store.read(async (tx) => {
    const org = await tx.organizations.byKey("main");
    const exchange = org && (await tx.exchanges.byId(org.id, 1));
    return exchange?.details.kind === "import" && exchange.state !== "checked" ? exchange.details.progress.good : 0;
  });
}

async function until(reached: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await reached())) await sleep(20);
}
