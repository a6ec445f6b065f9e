import type { FilePort } from "../delivery/ports.ts";
import type { Exchange, KeptDetails } from "../domain/models/exchange.ts";
import type { Store } from "../store/port.ts";
import { inBytes, partsOf } from "./parts.ts";

/** Files that wait here to be sent, or to be fetched from where they were left. */
export interface KeptFiles extends FilePort {
  /** Resolves with its id once all of it is here. */
  keep(file: Pick<Exchange, "orgId" | "personId" | "via" | "name">, bytes: AsyncIterable<Uint8Array>): Promise<number>;
  open(exchange: number): AsyncIterable<Uint8Array>;
}

export function createKeptFiles(store: Store, now: () => Date): KeptFiles {
  const open = (exchange: number): AsyncIterable<Uint8Array> =>
    partsOf((work) => store.read((tx) => work(tx.exchanges)), exchange);
  return {
    async keep(file, bytes) {
      const details: KeptDetails = { kind: "file" };
      const draft = { ...file, state: "kept", details, createdAt: now() } as const;
      const { id } = await store.write((tx) => tx.exchanges.create(draft));
      let part = 0;
      for await (const content of inBytes(bytes)) {
        const index = part;
        await store.write((tx) => tx.exchanges.putPart(id, index, content));
        part += 1;
      }
      return id;
    },
    open,
    async read(exchange) {
      const parts: Uint8Array[] = [];
      for await (const part of open(exchange)) parts.push(part);
      return parts.length === 0 ? undefined : Buffer.concat(parts);
    },
  };
}
