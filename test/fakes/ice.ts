import type { Duplex } from "node:stream";

/** Connections that can be cut without being closed. */
export interface Ice {
  add(wire: Duplex): void;
  /** From now on nothing is read from any of them and nothing sent over them, while they stay open. */
  freeze(): void;
  /** What was sent meanwhile goes out, and what came is read: as late as it is. */
  thaw(): void;
}

export function createIce(): Ice {
  const wires = new Set<Duplex>();
  const frozen = new Set<Duplex>();
  return {
    add(wire) {
      wires.add(wire);
      wire.once("close", () => {
        wires.delete(wire);
        frozen.delete(wire);
      });
    },
    freeze() {
      for (const wire of wires) {
        frozen.add(wire);
        wire.pause();
        wire.cork();
      }
    },
    thaw() {
      for (const wire of frozen) {
        wire.uncork();
        wire.resume();
      }
      frozen.clear();
    },
  };
}
