import type { Exchange, ExchangeState } from "../models/exchange.ts";

/** Files on their way in and out, with their contents in parts. */
export interface Exchanges {
  create(draft: Omit<Exchange, "id">): Promise<Exchange>;
  byId(orgId: number, id: number): Promise<Exchange | undefined>;
  /** Writes state and details where it is still in the state given; false when it is not. Free for any process. */
  move(exchange: Exchange, from: ExchangeState, now: Date): Promise<boolean>;
  /** Writes state and details of what this process holds, and holds it on; false when it is another's by now. */
  keep(exchange: Exchange, lease: { readonly owner: string; readonly until: Date }, now: Date): Promise<boolean>;
  putPart(exchange: number, part: number, content: Uint8Array): Promise<void>;
  part(exchange: number, part: number): Promise<Uint8Array | undefined>;
  dropParts(exchange: number): Promise<void>;
}
