import { describe, expect, it } from "vitest";
import type { Fault } from "../fakes/chat.ts";
import { makeHall, type Hall } from "./hall.ts";

const project = (hall: Hall) => hall.does(hall.ben, ({ leads }) => leads.log({ name: "储能电站项目", amount }));
const amount = { currency: "CNY", minor: 80_000_000_000 };
const call = (text: string) => ({ kind: "call", text }) as const;

describe("a card that stands in a channel", () => {
  it("follows the project, whoever changes it wherever, and says what was done by whom", async () => {
    const hall = await makeHall();
    await project(hall);
    const id = await hall.show(1, hall.here);
    expect(hall.reads(id).text).not.toContain("谈妥用地");
    await hall.does(hall.ada, ({ leads }) => leads.progress(1, call("谈妥用地")));
    await hall.settle();
    expect(hall.reads(id).text).toContain("电话：谈妥用地  ada");
    await hall.does(hall.ada, ({ leads }) => leads.assign(1, { name: "ada" }));
    await hall.settle();
    expect(hall.reads(id).text).toContain("更换负责人  ada");
    expect(hall.reads(id).buttons).not.toContain("撤销");
    // Nothing more is due, and what says the same is not sent again.
    const updates = hall.updates();
    await hall.settle();
    expect(hall.updates()).toBe(updates);
  });

  it("shows the last of a hundred changes, and is changed a few times only", async () => {
    const hall = await makeHall();
    await project(hall);
    const id = await hall.show(1, hall.here);
    const before = hall.updates();
    for (let at = 1; at <= 100; at += 1) {
      await hall.does(hall.ben, ({ leads }) => leads.progress(1, call(`第${at}次`)));
      hall.keeper.wake();
    }
    await hall.settle();
    expect(hall.reads(id).text).toContain("第100次");
    expect(hall.updates() - before).toBeLessThanOrEqual(3);
  });

  it("waits where the platform says so, and then shows the last state", async () => {
    const faults: Fault[] = [
      { code: "rate_limited", retryAfterMs: 1 },
      { code: "rate_limited", retryAfterMs: 1 },
    ];
    const hall = await makeHall({ fault: (kind) => (kind === "update" ? faults.shift() : undefined) });
    await project(hall);
    const id = await hall.show(1, hall.here);
    await hall.does(hall.ben, ({ leads }) => leads.progress(1, call("一")));
    const first = hall.settle();
    await hall.does(hall.ben, ({ leads }) => leads.progress(1, call("二")));
    await first;
    await hall.settle();
    expect(faults).toEqual([]);
    expect(hall.reads(id).text).toContain("电话：二");
  });

  it("gives way to a newer one, and keeps who did what without a name or anybody's words", async () => {
    const hall = await makeHall();
    await project(hall);
    await hall.does(hall.ben, ({ leads }) => leads.progress(1, call("谈妥用地")));
    const first = await hall.show(1, hall.here);
    const second = await hall.show(1, hall.here);
    expect(second).not.toBe(first);
    const { text, buttons } = hall.reads(first);
    expect(text).toContain("#1 的新卡片在下方");
    expect(text).toContain("#1 电话  ben");
    expect(text).not.toMatch(/储能|谈妥用地|8亿/);
    expect(buttons).toEqual([]);
    expect((await hall.cards(1)).map(({ postedId }) => postedId)).toEqual([second]);
    // Elsewhere it is another spot.
    await hall.show(1, hall.direct(hall.ben), hall.ben);
    expect(await hall.cards(1)).toHaveLength(2);
  });

  it("is kept up to date in twenty places, and ends in the oldest", async () => {
    const hall = await makeHall();
    await project(hall);
    const oldest = await hall.show(1, { ...hall.here, thread: "t0" });
    for (let at = 1; at <= 20; at += 1) await hall.show(1, { ...hall.here, thread: `t${at}` });
    expect(await hall.cards(1)).toHaveLength(20);
    expect(hall.reads(oldest)).toMatchObject({ buttons: ["看 #1"] });
    expect(hall.reads(oldest).text).not.toContain("储能");
  });

  it("changes its lamp with the days, without an entry", async () => {
    const hall = await makeHall();
    await project(hall);
    const id = await hall.show(1, hall.here);
    await hall.does(hall.ben, ({ leads }) => leads.progress(1, call("谈妥用地")));
    await hall.settle();
    expect(hall.reads(id).text).toContain("🟢");
    for (let day = 0; day < 75; day += 1) {
      hall.world.after(24 * 60);
      await hall.settle();
    }
    expect(hall.reads(id).text).toContain("🟡");
    expect(hall.updates()).toBe(2);
  });
});

describe("what a card says is for those who read it where it stands", () => {
  it("the code name at once when the project becomes secret, without a button", async () => {
    const hall = await makeHall();
    const { project: made } = await project(hall);
    const old = await hall.show(1, hall.here);
    const id = await hall.show(1, hall.here);
    const owner = await hall.show(1, hall.direct(hall.ben), hall.ben);
    const leader = await hall.show(1, hall.direct(hall.ada), hall.ada);
    await hall.does(hall.ben, ({ leads }) => leads.assign(1, { name: "ada" }));
    await hall.does(hall.ada, ({ leads }) => leads.edit(1, { secrecy: "L2" }));
    await hall.settle();
    for (const one of [old, id, owner]) expect(hall.reads(one).text).not.toMatch(/储能|8亿/);
    for (const one of [id, owner]) {
      expect(hall.reads(one).text).toContain(made.codeName);
      expect(hall.reads(one).buttons).toEqual([]);
    }
    expect(hall.reads(leader).text).toContain("储能电站项目");
    expect(hall.reads(leader).buttons).toContain("记进展");
    await hall.does(hall.ada, ({ leads }) => leads.edit(1, { secrecy: "L1" }));
    await hall.settle();
    expect(hall.reads(id).text).toContain("储能电站项目");
  });

  it("so is what another's card says of it", async () => {
    const hall = await makeHall();
    await project(hall);
    await hall.does(hall.ben, ({ leads }) => leads.log({ name: "电池配套项目", introducedBy: 1 }));
    const [first, second] = [await hall.show(1, hall.here), await hall.show(2, hall.here)];
    expect(hall.reads(first).text).toContain("电池配套");
    expect(hall.reads(second).text).toContain("储能");
    await hall.does(hall.ada, ({ leads }) => leads.edit(2, { secrecy: "L2" }));
    await hall.settle();
    expect(hall.reads(first).text).not.toContain("电池配套");
    await hall.does(hall.ada, ({ leads }) => leads.edit(2, { secrecy: "L1" }));
    await hall.does(hall.ada, ({ leads }) => leads.edit(1, { secrecy: "L2" }));
    await hall.settle();
    expect(hall.reads(first).text).not.toContain("储能");
    expect(hall.reads(second).text).not.toContain("储能");
  });

  it("who gave a project away reads on and has no button; whose channel it no longer is reads nothing", async () => {
    const hall = await makeHall();
    await project(hall);
    const id = await hall.show(1, hall.here);
    await hall.does(hall.ada, ({ credit }) => credit.ask(1, { unit: "GXQ" }));
    await hall.settle();
    expect(hall.reads(id).text).toContain("GXQ");
    await hall.does(hall.eve, ({ credit }) => credit.accept(1, undefined));
    await hall.settle();
    expect(hall.reads(id).text).toContain("储能电站项目");
    expect(hall.reads(id).buttons).toEqual([]);
    const theirs = await hall.show(1, hall.there);
    expect(hall.reads(theirs).buttons).toContain("记进展");
    // The channel becomes another unit's.
    const other = await hall.world.unit("JCQ");
    await hall.does(hall.office, ({ channels }) => channels.bind(hall.here, { unit: other.code }));
    await hall.settle();
    expect(hall.reads(id).text).toContain("#1 现由「GXQ」跟进");
    expect(hall.reads(id).text).not.toContain("储能");
    expect((await hall.cards(1)).map(({ postedId }) => postedId)).toEqual([theirs]);
  });

  it("a channel that is no longer bound, and a person who has left", async () => {
    const hall = await makeHall();
    await project(hall);
    const id = await hall.show(1, hall.here);
    const own = await hall.show(1, hall.direct(hall.ben), hall.ben);
    await hall.does(hall.office, ({ channels }) => channels.unbind(hall.here));
    await hall.world.store.write((tx) => tx.people.save(hall.world.org.id, { ...hall.ben, active: false }));
    await hall.does(hall.ada, ({ leads }) => leads.progress(1, call("谈妥用地")));
    await hall.settle();
    for (const one of [id, own]) expect(hall.reads(one).text).not.toMatch(/储能|谈妥/);
    expect(await hall.cards(1)).toEqual([]);
  });

  it("a void project says so, a merged one where it went on", async () => {
    const hall = await makeHall();
    await project(hall);
    await hall.does(hall.ben, ({ leads }) => leads.log({ name: "储能电站二期" }));
    await hall.does(hall.ben, ({ leads }) => leads.log({ name: "写错的" }));
    const [second, third] = [await hall.show(2, hall.here), await hall.show(3, hall.here)];
    await hall.does(hall.ben, ({ leads }) => leads.undo(undefined));
    await hall.does(hall.office, ({ investors }) => investors.merge("#1", "#2", undefined));
    await hall.settle();
    expect(hall.reads(third)).toMatchObject({ buttons: [] });
    expect(hall.reads(third).text).toContain("线索 #3 已作废");
    expect(hall.reads(second)).toMatchObject({ buttons: ["看 #1"] });
    expect(hall.reads(second).text).toContain("已并入 #1");
    await hall.does(hall.office, ({ investors }) => investors.undoMerge("#2"));
    await hall.settle();
    expect(hall.reads(second).buttons).toContain("记进展");
  });
});

describe("a card that the platform does not change any more", () => {
  const frozen: Fault = { code: "gone", unchangeable: true };

  it("is posted anew for a step of the project, with that as its title, and not for a correction", async () => {
    const hall = await makeHall({ fault: (kind, key) => (kind === "update" && key === "m1" ? frozen : undefined) });
    await project(hall);
    const old = await hall.show(1, hall.here);
    await hall.does(hall.ben, ({ leads }) => leads.edit(1, { needs: "用地 300 亩" }));
    await hall.settle();
    expect(hall.chat.held.size).toBe(1);
    await hall.does(hall.ben, ({ leads }) => leads.progress(1, call("谈妥用地")));
    await hall.settle();
    expect([...hall.chat.held.keys()]).toEqual([old, "m2"]);
    expect(hall.reads("m2").text).toContain('"title":"#1 电话：谈妥用地"');
    // Asked once: after that it is known to stay as it is.
    expect(hall.updates()).toBe(1);
    await hall.does(hall.ben, ({ leads }) => leads.progress(1, call("再谈")));
    await hall.settle();
    expect(hall.chat.held.size).toBe(2);
    expect(hall.reads("m2").text).toContain("电话：再谈");
    expect((await hall.cards(1)).map(({ postedId }) => postedId)).toEqual(["m2"]);
  });

  it("too old by the platform's own rule, is not asked for", async () => {
    const hall = await makeHall({ editableMs: 14 * 86_400_000 });
    await project(hall);
    await hall.show(1, hall.here);
    hall.world.after(14 * 24 * 60 + 1);
    await hall.settle();
    await hall.does(hall.ben, ({ leads }) => leads.progress(1, call("谈妥用地")));
    await hall.settle();
    expect(hall.updates()).toBe(0);
    expect(hall.reads("m2").text).toContain('"title":"#1 电话：谈妥用地"');
    expect((await hall.cards(1)).map(({ postedId }) => postedId)).toEqual(["m2"]);
  });

  it("is posted anew in a channel alone: nobody is written to because others have worked", async () => {
    const hall = await makeHall({ fault: (kind) => (kind === "update" ? frozen : undefined) });
    await project(hall);
    await hall.show(1, hall.direct(hall.ben), hall.ben);
    await hall.does(hall.ada, ({ leads }) => leads.progress(1, call("谈妥用地")));
    await hall.settle();
    expect(hall.chat.held.size).toBe(1);
    expect(await hall.cards(1)).toEqual([]);
  });

  it("deleted by a person, is forgotten and not posted again", async () => {
    const hall = await makeHall({ fault: (kind) => (kind === "update" ? { code: "gone" } : undefined) });
    await project(hall);
    await hall.show(1, hall.here);
    await hall.does(hall.ben, ({ leads }) => leads.progress(1, call("谈妥用地")));
    await hall.settle();
    expect(await hall.cards(1)).toEqual([]);
    expect(hall.chat.held.size).toBe(1);
  });

  it("refused for another reason, is tried at the next change", async () => {
    const faults: Fault[] = [{ code: "forbidden" }, { code: "rejected" }];
    const hall = await makeHall({ fault: (kind) => (kind === "update" ? faults.shift() : undefined) });
    await project(hall);
    const id = await hall.show(1, hall.here);
    for (const text of ["一", "二", "三"]) {
      await hall.does(hall.ben, ({ leads }) => leads.progress(1, call(text)));
      await hall.settle();
    }
    expect(hall.updates()).toBe(3);
    expect(hall.reads(id).text).toContain("电话：三");
  });
});

it("two instances on PostgreSQL tell each change once", async () => {
  const hall = await makeHall({ dialect: "postgresql", instances: 2 });
  await project(hall);
  const ids = [
    await hall.show(1, hall.here),
    await hall.show(1, hall.there),
    await hall.show(1, hall.direct(hall.ada), hall.ada),
  ];
  await hall.settle();
  const before = hall.updates();
  await hall.does(hall.ben, ({ leads }) => leads.progress(1, call("谈妥用地")));
  await hall.settle();
  expect(hall.updates() - before).toBe(ids.length);
  expect(hall.reads(ids[0] ?? "").text).toContain("谈妥用地");
});
