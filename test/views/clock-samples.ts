import type { Message } from "../../src/chat/message.ts";
import { withPolicy } from "../../src/domain/policy.ts";
import { clocksCard } from "../../src/views/clocks.ts";
import type { View } from "../../src/views/view.ts";

/** By which clocks an organisation works: the pack's own, and each published measure. */
export function clockSamples(view: View): Readonly<Record<string, Message>> {
  const { pack } = view;
  const card = (code: string | null, changed?: "changed") => {
    const policy = pack.clockPolicies.find((one) => one.code === code);
    const others = pack.clockPolicies.filter((one) => one !== policy);
    return clocksCard(view, { pack: withPolicy(pack, code), policy, others }, changed);
  };
  return {
    usual: card(null),
    "usual again": card(null, "changed"),
    ...Object.fromEntries(pack.clockPolicies.map(({ code }) => [code, card(code, "changed")])),
  };
}
