/** Where people and places live. Ids are opaque outside the adapter that made them. */
export type Platform = "slack" | "lark" | "console";

export const platforms = ["slack", "lark", "console"] as const satisfies readonly Platform[];

export interface Address {
  readonly platform: Platform;
  /** Slack team id, Lark tenant key, or the console's organisation key. */
  readonly workspace: string;
  readonly id: string;
}

export interface Person extends Address {
  readonly name?: string;
}

export interface Place extends Address {
  /** A thread inside the place, when the platform has them and the message sits in one. */
  readonly thread?: string;
  /** True for a conversation between the assistant and one person. */
  readonly direct: boolean;
}

/** A file somebody sent: enough for the adapter it came through to fetch it. */
export interface FileRef {
  readonly platform: Platform;
  readonly workspace: string;
  /** As its sender called it. */
  readonly name: string;
  /** In bytes, where the platform says. */
  readonly size?: number;
  /** Opaque outside that adapter. */
  readonly ref: string;
}

/** `slack:T1/U1`: the form used in XIANFENG_ADMINS, in keys and in logs. */
export function formatAddress(address: Address): string {
  return `${address.platform}:${address.workspace}/${address.id}`;
}

/** Reads `slack:T1/U1`; undefined when the text has another shape. */
export function parseAddress(text: string): Address | undefined {
  const match = /^(slack|lark|console):([^/\s]+)\/(\S+)$/.exec(text.trim());
  if (!match) return undefined;
  const [, platform, workspace, id] = match;
  if (workspace === undefined || id === undefined) return undefined;
  // The expression above admits these three words only.
  return { platform: platform as Platform, workspace, id };
}
