import { describe, expect, test } from "vitest";
import { commands } from "../../commands/index.ts";
import type { CommandContext } from "../../commands/context.ts";
import type { Message, Reply } from "../../src/chat/message.ts";
import { readArguments } from "../../src/chat/read-arguments.ts";
import { createRegistry } from "../../src/chat/registry.ts";
import type { Actor, Channel } from "../../src/domain/model.ts";
import { UserError } from "../../src/errors.ts";
import { catalogueOf } from "../../src/locales/index.ts";
import { loadPack } from "../../src/packs/index.ts";
import { makeWorld, type DomainWorld } from "../domain/world.ts";

/** Who hears what a command answers. */

const registry = createRegistry(commands);

async function setUp() {
  const world = await makeWorld();
  const unit = await world.unit("KFQ");
  const people = {
    ada: await world.person("张三", unit, ["member", "leader"]),
    bo: await world.person("李四", unit),
    admin: await world.person("吴十", undefined, ["admin"]),
  };
  const channel = await world.channel(unit);
  const other = await world.channel(await world.unit("GXQ"));
  return { world, people, channel, other };
}

/** The line, said by somebody in a channel, or (undefined) to the assistant alone. */
function say(world: DomainWorld, actor: Actor, channel: Channel | undefined, line: string): Promise<Reply> {
  const place = { ...(channel?.address ?? actor.identity), direct: channel === undefined };
  const { command, rest } = registry.find(line);
  return world.by(actor, async (services) => {
    const view = {
      words: catalogueOf("zh-CN"),
      locale: "zh-CN",
      pack: loadPack("cn-government"),
      timezone: "Asia/Shanghai",
      demo: false,
    } as const;
    const context: CommandContext = {
      caller: actor.identity,
      place,
      source: "command",
      fields: {},
      files: [],
      actor,
      org: world.org,
      channel,
      now: world.now,
      view,
      site: { url: "https://xianfeng.example.org", reachable: true, console: "open" },
      services,
      commands,
      offers: async () => ({}),
    };
    // What this very command's schema read.
    return command.run(
      readArguments(command, rest, { now: world.now, timezone: "Asia/Shanghai", locale: "zh-CN" }) as never,
      context,
    );
  });
}

const buttons = ({ blocks }: Message) =>
  blocks.flatMap((block) => (block.kind === "buttons" ? block.buttons.map(({ label }) => label) : []));

describe("a card", () => {
  test("is for the unit's own channel, unless the project is not; elsewhere for the one who asked", async () => {
    const { world, people, channel, other } = await setUp();
    expect((await say(world, people.ada, channel, "/线索 电池项目")).audience).toBe("place");
    expect((await say(world, people.ada, other, "/线索 #1")).audience).toBe("caller");
    expect((await say(world, people.ada, { ...channel, active: false }, "/线索 #1")).audience).toBe("caller");
    expect((await say(world, people.ada, undefined, "/线索 #1")).audience).toBe("place");
    expect((await say(world, people.ada, channel, "/线索 麒麟 密级:L2")).audience).toBe("caller");
  });

  test("that hands over goes to the new owner too, without the undo that is not theirs", async () => {
    const { world, people, channel } = await setUp();
    await say(world, people.ada, channel, "/线索 电池项目");
    const reply = await say(world, people.ada, channel, "/指派 #1 李四");
    expect(buttons(reply.message)).toContain("撤销");
    const [also] = reply.also ?? [];
    if (!also || !("person" in also)) throw new Error("nobody was told");
    expect(also.person).toEqual(people.bo.identity);
    expect(buttons(also.message)).toContain("记进展");
    expect(buttons(also.message)).not.toContain("撤销");
    // Taking it oneself tells nobody else.
    expect((await say(world, people.bo, channel, "/指派 #1 张三")).also).toHaveLength(1);
    expect((await say(world, people.ada, channel, "/线索 改 #1 备注:改")).also).toBeUndefined();
  });
});

describe("a board", () => {
  test("is the asker's own; posted, it is the channel's, by those who lead its unit", async () => {
    const { world, people, channel, other } = await setUp();
    expect((await say(world, people.bo, channel, "/榜 本年")).audience).toBe("caller");
    const posted = await say(world, people.ada, channel, "/榜 发布 本月");
    expect(posted).toMatchObject({ audience: "caller", also: [{ place: { id: "c-KFQ" } }] });
    await expect(say(world, people.ada, other, "/榜 发布")).rejects.toThrow("not_allowed");
    await expect(say(world, people.admin, undefined, "/榜 发布")).rejects.toThrow("not_bound");
    expect((await say(world, people.admin, other, "/榜 发布")).also).toHaveLength(1);
  });
});

describe("administration", () => {
  test("says a unit only of a role that is held in one", async () => {
    const { world, people, channel } = await setUp();
    expect((await say(world, people.admin, channel, "/角色 授予 李四 招商办 KFQ")).message.summary).toBe(
      "李四 现在是招商办",
    );
    expect((await say(world, people.admin, channel, "/角色 授予 李四 负责人 KFQ")).message.summary).toBe(
      "李四 现在是KFQ负责人",
    );
  });

  test("a list of people that is cut says so", async () => {
    const { world, people, channel } = await setUp();
    expect((await say(world, people.bo, channel, "/角色")).message.title).toBe("人员 3 位");
    await world.store.write(async (tx) => {
      for (let index = 0; index < 50; index++)
        await tx.people.create(
          world.org.id,
          { name: `人${index}`, unitId: undefined },
          { platform: "slack", workspace: "T1", id: `U${index}` },
        );
    });
    expect((await say(world, people.bo, channel, "/角色")).message.title).toBe("人员（先列 50 位）");
  });

  test("a channel that was never bound cannot be unbound, and none is bound in a direct conversation", async () => {
    const { world, people, channel } = await setUp();
    await expect(say(world, people.admin, undefined, "/频道 绑定 KFQ")).rejects.toThrow(UserError);
    await say(world, people.admin, channel, "/频道 解绑");
    await expect(say(world, people.admin, channel, "/频道 解绑")).rejects.toThrow("not_bound");
  });
});
