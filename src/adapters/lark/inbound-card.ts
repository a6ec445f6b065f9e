import { z } from "zod";
import { readFormValue, readName, readValue } from "./action.ts";
import { cardAddress } from "./return-to.ts";
import type { Inbound, InboundContext } from "./inbound.ts";
import { readTime } from "./time.ts";

/** feishu-cards/card-callback-communication. `token` is not read: after flattening it is the card's, not the app's. */
const cardAction = z.object({
  event_id: z.string().min(1),
  tenant_key: z.string().min(1),
  create_time: z.string().optional(),
  operator: z.object({ open_id: z.string().min(1) }),
  action: z.object({
    value: z.unknown().optional(),
    name: z.string().nullish(),
    form_value: z.record(z.string(), z.unknown()).nullish(),
  }),
  context: z.object({ open_chat_id: z.string().min(1), open_message_id: z.string().min(1).optional() }),
});

/** A pressed button or a submitted form of a card that we sent. */
export function parseCardAction(payload: unknown, context: InboundContext): Inbound {
  const parsed = cardAction.safeParse(payload);
  if (!parsed.success) return { kind: "unsupported", reason: "card action of another shape" };
  const { event_id: id, tenant_key: workspace, operator, action } = parsed.data;
  const carried = readValue(action.value) ?? readName(action.name);
  if (!carried) return { kind: "unsupported", reason: "card action without a line" };
  const fields = action.form_value ? readFormValue(action.form_value) : undefined;
  const { open_chat_id: chat, open_message_id: message } = parsed.data.context;
  // A form that only its person sees is answered where it stands: with what is wrong, or that it is done.
  const inPlace = fields !== undefined && carried.direct && message !== undefined;
  return {
    kind: "invocation",
    invocation: {
      id,
      source: fields ? "form" : "button",
      line: carried.line,
      ...(fields ? { fields } : {}),
      ...(fields && carried.form !== undefined ? { form: carried.form } : {}),
      caller: { platform: "lark", workspace, id: operator.open_id },
      place: {
        platform: "lark",
        workspace,
        id: chat,
        direct: carried.direct,
      },
      at: readTime(parsed.data.create_time) ?? context.receivedAt,
      ...(inPlace ? { returnTo: cardAddress(message) } : {}),
    },
  };
}
