import { chinaGovernment } from "./cn-government/pack.ts";
import { economicDevelopment } from "./edo/pack.ts";
import { packSchema, type Pack } from "./pack.ts";

export type PackId = "cn-government" | "edo";

export const packIds: readonly PackId[] = ["cn-government", "edo"];

// Checked when the program is loaded, so that a wrong pack stops the start and not the first board.
const packs: Readonly<Record<PackId, Pack>> = {
  "cn-government": packSchema.parse(chinaGovernment),
  edo: packSchema.parse(economicDevelopment),
};

/** The pack, checked once and frozen: the same object at every call. */
export function loadPack(id: PackId): Pack {
  return packs[id];
}
