import type { ConsolePerson } from "./directory.ts";

/** What the console's sign-in asks of the store, which every instance shares. */
export interface ConsoleSessions {
  /** Name of the person whose ticket it is, as long as it can be used; looking does not use it up. */
  holder(nonce: string): Promise<string | undefined>;
  /**
   * Uses the ticket up and opens a session under a new id. Nothing where it was used before, is too old, or is of somebody
   * who is no member any more.
   */
  open(nonce: string): Promise<{ readonly id: string; readonly expiresAt: Date } | undefined>;
  /** Who acts in it; nobody once it was closed, is over, or its person is no member any more. */
  person(session: string): Promise<ConsolePerson | undefined>;
  close(session: string): Promise<void>;
}
