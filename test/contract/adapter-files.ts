import { expect, it } from "vitest";
import type { Message } from "../../src/chat/message.ts";
import { rejection, type Start } from "./harness.ts";

const bytes = new Uint8Array(Array.from({ length: 300_000 }, (_, index) => (index * 7) % 256));
const file = { name: "招商项目台账 2026-11-23 E5.xlsx", bytes };
const beside: Message = {
  summary: "台账 <!channel> & 附件",
  locale: "zh-CN",
  blocks: [{ kind: "text", text: "台账" }],
};

export function testFiles(started: Start): void {
  it("reads a file sent to the assistant alone, and fetches it as it was sent", async () => {
    const { harness, adapter, inbox } = await started();
    expect(await harness.does.file(file).outcome).toBe("acknowledged");
    const { line, files = [], place } = await inbox.next();
    expect([line, place.direct, files.map(({ name }) => name)]).toEqual(["", true, [file.name]]);
    const [sent] = files;
    if (!sent) throw new Error("no file");
    const chunks: Uint8Array[] = [];
    for await (const chunk of await adapter.fetchFile(sent)) chunks.push(chunk);
    expect(Buffer.concat(chunks).equals(Buffer.from(bytes))).toBe(true);
  });

  it("sends a file to one person, once however often it is tried", async () => {
    const { harness, adapter } = await started();
    const place = await adapter.direct(harness.person);
    await adapter.sendFile(place, file, beside, "k_file", false);
    await adapter.sendFile(place, file, beside, "k_file", true);
    const shown = harness.seen().filter((message) => message.file !== undefined);
    expect(shown).toHaveLength(1);
    const [message] = shown;
    expect(message).toMatchObject({ audience: "caller", live: [] });
    expect(message?.file?.name).toBe(file.name);
    expect(Buffer.from(message?.file?.bytes ?? []).equals(Buffer.from(bytes))).toBe(true);
  });

  it("says with a PlatformError that a file is no longer there", async () => {
    const { harness, adapter, inbox } = await started();
    await harness.does.file(file).outcome;
    const [sent] = (await inbox.next()).files ?? [];
    if (!sent) throw new Error("no file");
    const read = async (): Promise<number> => {
      let size = 0;
      for await (const chunk of await adapter.fetchFile({ ...sent, ref: harness.lostRef(sent.ref) }))
        size += chunk.byteLength;
      return size;
    };
    expect(await rejection(read())).toMatchObject({ name: "PlatformError" });
  });
}
