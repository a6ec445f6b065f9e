import { UserError } from "../../errors.ts";
import type { EntryKind, Project } from "../model.ts";
import { inWords, type Work } from "../work.ts";
import { decides } from "./decides.ts";
import { isAway } from "./side.ts";

/** What is done with a project that is being worked on, and with no other. */
const onLineOnly: ReadonlySet<EntryKind> = new Set<EntryKind>(["stage", "funds", "pause", "lost", "exit"]);

/**
 * Asked at the one place where projects change, so that no way of changing one forgets it. What is lost or has exited
 * comes back first; calls to an old friend, hand-overs and corrections need not wait for that.
 * @throws UserError saying how it comes back
 */
export function requireOnLine(work: Pick<Work, "locale" | "actor">, before: Project, kind: EntryKind): void {
  if (!isAway(before.side) || !onLineOnly.has(kind)) return;
  const { number } = before;
  const { state } = before.side;
  const line =
    state === "lost" || decides(work, before)
      ? inWords(work, `/重启 #${number}`, `/revive #${number}`)
      : inWords(work, `/线索 #${number}`, `/lead #${number}`);
  throw new UserError("conflict", state === "lost" ? "is_lost" : "is_exited", { number }, line, [{ line }]);
}
