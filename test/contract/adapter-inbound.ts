import { expect, it } from "vitest";
import { leadForm, pressable } from "../fixtures/messages.ts";
import { address, type Start } from "./harness.ts";

export function testInbound(started: Start): void {
  it("is connected from start to stop", async () => {
    const { adapter, stop } = await started();
    expect(adapter.health().connected).toBe(true);
    await stop();
    expect(adapter.health().connected).toBe(false);
  });

  it("reads a command with its caller and place", async () => {
    const { harness, inbox } = await started();
    const line = '/lead 比亚迪电池项目 投资：50亿 note:"a & b <c>"';
    expect(await harness.does.command(line).outcome).toBe("acknowledged");
    const invocation = await inbox.next();
    expect(invocation).toMatchObject({ source: "command", line });
    expect(address(invocation.caller)).toEqual(address(harness.person));
    expect(address(invocation.place)).toEqual(address(harness.place));
    expect(invocation.place.direct).toBe(false);
    expect(invocation.id).not.toBe("");
    expect(Number.isNaN(invocation.at.getTime())).toBe(false);
  });

  it("reads a mention without the assistant's own name", async () => {
    const { harness, inbox } = await started();
    expect(await harness.does.mention("lead 电池项目 a&b <c>").outcome).toBe("acknowledged");
    const invocation = await inbox.next();
    expect(invocation).toMatchObject({ source: "mention", line: "lead 电池项目 a&b <c>" });
    expect(address(invocation.place)).toEqual(address(harness.place));
    expect(invocation.place.direct).toBe(false);
  });

  it("reads a direct message", async () => {
    const { harness, inbox } = await started();
    expect(await harness.does.direct("/我的").outcome).toBe("acknowledged");
    const invocation = await inbox.next();
    expect(invocation.line).toBe("/我的");
    expect(invocation.place.direct).toBe(true);
    expect(address(invocation.caller)).toEqual(address(harness.person));
  });

  it("writes other people's mentions as <@id>", async () => {
    const { harness, inbox } = await started();
    await harness.does.naming("/assign #12").outcome;
    const { line } = await inbox.next();
    expect(line).toMatch(/^\/assign #12 <@[^|>\s]+(\|[^>]*)?>$/);
    expect(line).toContain(`<@${harness.other.id}`);
  });

  it("reads a pressed button as the line it carries", async () => {
    const { harness, adapter, inbox } = await started();
    const posted = await adapter.post(harness.place, pressable, "k_buttons", false);
    expect(await harness.does.press(posted, "进展").outcome).toBe("acknowledged");
    const invocation = await inbox.next();
    expect(invocation).toMatchObject({
      source: "button",
      line: "/progress #12 call 已通话：“下周”",
    });
    expect(address(invocation.caller)).toEqual(address(harness.person));
    expect(address(invocation.place)).toEqual(address(harness.place));
  });

  it("reads a submitted form as its command and fields", async () => {
    const { harness, adapter, inbox } = await started();
    const posted = await adapter.post(harness.place, leadForm, "k_form", false);
    const values = {
      name: "电池 <项目> & 二期",
      note: "第一行\n第二行",
      stage: "talk",
      next: "2026-12-03",
      about: "#12",
    };
    expect(await harness.does.submit(posted, values).outcome).toBe("acknowledged");
    const form = "form-of-this-suite";
    expect(await inbox.next()).toMatchObject({ source: "form", line: "/lead", fields: values, form });
  });

  it("leaves a form's empty fields out or empty", async () => {
    const { harness, adapter, inbox } = await started();
    const posted = await adapter.post(harness.place, leadForm, "k_form", false);
    await harness.does.submit(posted, { name: "x", stage: "lead" }).outcome;
    const invocation = await inbox.next();
    const filled = Object.entries(invocation.fields ?? {}).filter(([, value]) => value !== "");
    expect(Object.fromEntries(filled)).toEqual({ name: "x", stage: "lead" });
  });

  it("ignores what the assistant itself wrote", async () => {
    const { harness, inbox } = await started();
    expect(await harness.does.own("/lead 自言自语").outcome).toBe("acknowledged");
    await harness.does.command("/help").outcome;
    expect((await inbox.next()).line).toBe("/help");
    expect(inbox.stored).toHaveLength(1);
  });
}
