import { createHmac, timingSafeEqual } from "node:crypto";

/** A link for one person, to be used once: the store knows its `nonce`, until it has been used. */
export interface Ticket {
  readonly person: number;
  readonly nonce: string;
  readonly expiresAt: Date;
}

/** A browser that has signed in: the store knows it until it signs out, or its time is over. */
export interface Session {
  readonly id: string;
  readonly expiresAt: Date;
}

/**
 * Tickets and sessions as text, signed so that a forged one is refused before the store is asked.
 * @param secret `XIANFENG_SECRET`
 * @param workspace the organisation's key: what is signed for one is of no use in another
 */
export function createSigner(secret: string, workspace: string) {
  const sign = (purpose: "ticket" | "session", ...parts: readonly (string | number)[]): string =>
    createHmac("sha256", secret)
      .update(`xianfeng console ${purpose}\n${workspace}\n${parts.join("\n")}`)
      .digest("base64url");

  return {
    /** `17.1764403200.<nonce>.<signature>`; safe in a URL as it is. */
    ticket({ person, nonce, expiresAt }: Ticket): string {
      const until = seconds(expiresAt);
      return `${person}.${until}.${nonce}.${sign("ticket", person, until, nonce)}`;
    },
    /** Undefined for what was not signed here, or whose time is over. */
    readTicket(text: string, now: Date): Ticket | undefined {
      const [, person = "", until = "", nonce = "", signature = ""] =
        /^(\d{1,12})\.(\d{1,12})\.([\w-]{43})\.([\w-]{43})$/.exec(text) ?? [];
      if (!same(signature, sign("ticket", person, until, nonce))) return undefined;
      const expiresAt = new Date(Number(until) * 1000);
      return expiresAt > now ? { person: Number(person), nonce, expiresAt } : undefined;
    },
    session({ id, expiresAt }: Session): string {
      const until = seconds(expiresAt);
      return `${until}.${id}.${sign("session", until, id)}`;
    },
    readSession(text: string, now: Date): Session | undefined {
      const [, until = "", id = "", signature = ""] = /^(\d{1,12})\.([\w-]{43})\.([\w-]{43})$/.exec(text) ?? [];
      if (!same(signature, sign("session", until, id))) return undefined;
      const expiresAt = new Date(Number(until) * 1000);
      return expiresAt > now ? { id, expiresAt } : undefined;
    },
  };
}

export type Signer = ReturnType<typeof createSigner>;

function seconds(at: Date): number {
  return Math.floor(at.getTime() / 1000);
}

/** Takes as long for any text of the right length; its length is no secret. */
function same(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
