import { UserError } from "../../errors.ts";
import type { ProjectRecord } from "../model.ts";
import { mayKnow } from "../secrecy.ts";
import type { Work } from "../work.ts";

/** What is said of a number under which nothing counts; of a project that was taken back, only to those who may know it. */
export function absentProject(
  work: Pick<Work, "actor">,
  number: number,
  record: ProjectRecord | undefined,
  hint: string,
): UserError {
  return record?.project.voided && mayKnow(record.project, { reader: work.actor })
    ? new UserError("not_found", "voided_project", { number }, hint)
    : new UserError("not_found", "unknown_project", { number }, hint);
}
