import { failure, type Answer } from "./lark-messages.ts";

/**
 * What the app was granted: the call and its names, the call alone, or nothing. In the middle case Lark answers without the
 * name.
 */
export type Grant = "names" | "no_names" | "nothing";

/** contact/v3/users. Nobody is in the app's range of contacts until a test puts them there. */
export interface Contacts {
  /** Names by open_id. */
  readonly people: Map<string, string>;
  /** Whose names were asked for, in order. */
  readonly asked: readonly string[];
  grant(grant: Grant): void;
  /** Answers from now on wait for this. */
  hold(until: Promise<void>): void;
  user(openId: string, query: URLSearchParams): Promise<Answer>;
}

export function createContacts(): Contacts {
  const people = new Map<string, string>();
  const asked: string[] = [];
  let granted: Grant = "names";
  let held: Promise<void> = Promise.resolve();

  return {
    people,
    asked,
    grant(grant) {
      granted = grant;
    },
    hold(until) {
      held = until;
    },
    async user(openId, query) {
      asked.push(openId);
      await held;
      if (granted === "nothing")
        return failure(
          99991672,
          "Access denied. One of the following scopes is required: [contact:contact.base:readonly]",
        );
      if (query.get("user_id_type") !== "open_id") return failure(99992402, "field validation failed");
      const name = people.get(openId);
      if (name === undefined) return failure(41050, "no user authority error");
      const user = {
        open_id: openId,
        union_id: openId.replace("ou_", "on_"),
        ...(granted === "names" ? { name } : {}),
      };
      return { status: 200, body: { code: 0, msg: "success", data: { user } } };
    },
  };
}
