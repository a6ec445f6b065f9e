import type { Reply } from "../../src/chat/message.ts";
import { claimQueue } from "../../src/views/funds-claims.ts";
import type { CommandContext } from "../context.ts";
import { pageSize } from "./list.ts";

/** A verifier's page, for that verifier alone: it holds other units' money. */
export async function answerWithQueue({ services, view }: CommandContext, page: number): Promise<Reply> {
  const { claims, more } = await services.funds.queue({ offset: (page - 1) * pageSize, limit: pageSize });
  const units = claims.length === 0 ? [] : await services.units.list();
  return { message: claimQueue(view, claims, { units, page, more }), audience: "caller" };
}
