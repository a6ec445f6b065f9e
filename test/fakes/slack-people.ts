import { str, type Json } from "./slack-blocks.ts";
import type { MethodAnswer } from "./slack-methods.ts";

export interface Profile {
  readonly real_name?: string;
  readonly display_name?: string;
  /** The account was closed. */
  readonly deleted?: boolean;
}

/** users.info. Nobody has a profile until a test gives one. */
export interface SlackPeople {
  /** By user id. */
  readonly profiles: Map<string, Profile>;
  /** Whose names were asked for, in order. */
  readonly asked: readonly string[];
  /** The token lacks `users:read`, or has it again. */
  refuse(refused: boolean): void;
  /** Answers from now on wait for this. */
  hold(until: Promise<void>): void;
  info(args: Json): Promise<MethodAnswer>;
}

export function createPeople(): SlackPeople {
  const profiles = new Map<string, Profile>();
  const asked: string[] = [];
  let refused = false;
  let held: Promise<void> = Promise.resolve();

  return {
    profiles,
    asked,
    refuse(now) {
      refused = now;
    },
    hold(until) {
      held = until;
    },
    async info(args) {
      const id = str(args["user"]);
      asked.push(id);
      await held;
      if (refused) return { error: "missing_scope", needed: "users:read", provided: "chat:write,commands" };
      const profile = profiles.get(id);
      if (profile === undefined) return { error: "user_not_found" };
      // As Slack does: what is not filled in is there and empty.
      const { real_name = "", display_name = "", deleted = false } = profile;
      return {
        user: {
          id,
          name: "handle",
          deleted,
          ...(real_name === "" ? {} : { real_name }),
          profile: { real_name, display_name },
        },
      };
    },
  };
}
