import { afterEach, describe } from "vitest";
import { testAcknowledgement } from "./adapter-acknowledgement.ts";
import { testFiles } from "./adapter-files.ts";
import { testInbound } from "./adapter-inbound.ts";
import { testOutbound } from "./adapter-outbound.ts";
import { testRendering } from "./adapter-rendering.ts";
import type { Harness, Started } from "./harness.ts";
import { createInbox } from "./inbox.ts";

/**
 * What every platform must do, whatever its transport. `make` gives a fresh, not yet started adapter together with its
 * fake platform; each platform's own tests add only what is its own.
 */
export function testAdapter(name: string, make: () => Promise<Harness>): void {
  const open: { readonly harness: Harness; stopped: boolean }[] = [];

  async function started(): Promise<Started> {
    const harness = await make();
    const entry = { harness, stopped: false };
    open.push(entry);
    const inbox = createInbox();
    await harness.adapter.start(inbox.accept);
    return {
      harness,
      adapter: harness.adapter,
      inbox,
      async stop() {
        entry.stopped = true;
        await harness.adapter.stop();
      },
    };
  }

  describe(`adapter contract: ${name}`, () => {
    afterEach(async () => {
      for (const entry of open.splice(0)) {
        if (!entry.stopped) await entry.harness.adapter.stop();
        await entry.harness.close();
      }
    });
    describe("what comes in", () => testInbound(started));
    describe("acknowledgement", () => testAcknowledgement(started));
    describe("what goes out", () => testOutbound(started));
    describe("files", () => testFiles(started));
    describe("rendering", () => testRendering(started));
  });
}
