import { canonicalJson } from "../domain/canonical.ts";
import { plain, same } from "../domain/fold.ts";
import type { Project, ProjectRecord } from "../domain/model.ts";
import type { Derived } from "../domain/ports.ts";
import type { Project as Row } from "./generated/sqlite/client.ts";

/** Column by column, in one order for INSERT and UPDATE. Json columns take text. */
export function columnsOf(
  { project, seq, head }: ProjectRecord,
  derived: Derived,
): readonly (readonly [name: keyof Row, value: unknown])[] {
  return [
    ["number", project.number],
    ["name", project.name],
    ["codeName", project.codeName],
    ["company", project.company],
    ["currency", project.amount?.currency ?? null],
    ["amountMinor", project.amount === null ? null : BigInt(project.amount.minor)],
    ["chain", project.chain],
    ["chainRole", project.chainRole],
    ["stage", project.stage],
    ["reached", JSON.stringify(project.reached)],
    ["evidence", JSON.stringify(project.evidence)],
    ["origin", project.origin],
    ["kind", project.kind],
    ["contact", project.contact],
    ["via", project.via],
    ["referrer", project.referrer],
    ["secrecy", project.secrecy],
    ["unitId", project.unitId],
    ["ownerId", project.ownerId],
    ["next", project.next === null ? null : JSON.stringify(project.next)],
    ["needs", project.needs],
    ["creditCode", project.creditCode],
    ["country", project.country],
    ["note", project.note],
    ["loggedAt", new Date(project.loggedAt)],
    ["progressAt", new Date(project.progressAt)],
    ["voided", project.voided],
    ["seq", seq],
    ["head", head],
    ["dueAt", derived.dueAt],
    ["searchText", derived.searchText],
    ["investor", project.investor],
    ["sideState", sideOf(project)],
    ["introducedBy", project.introducedBy],
    ["partners", project.partners.length === 0 ? null : `,${project.partners.join(",")},`],
    ["extra", extraOf(project)],
  ];
}

/** An excuse that nobody has accepted leaves a project on the main line. */
function sideOf({ side }: Project): string | null {
  return side === null || (side.state === "paused" && !side.accepted) ? null : side.state;
}

/** What differs from nothing, for one column: most projects have none of it, and a new field of this kind needs no migration. */
function extraOf(project: Project): string | null {
  const said = Object.entries(plain).flatMap(([field, nothing]) => {
    // The keys of `plain` are fields of a project.
    const value = project[field as keyof typeof plain];
    return same(value, nothing) ? [] : [[field, value] as const];
  });
  return said.length === 0 ? null : canonicalJson(Object.fromEntries(said));
}

export function toRecord(row: Row): ProjectRecord {
  const project: Project = {
    number: row.number,
    name: row.name,
    codeName: row.codeName,
    company: row.company,
    amount:
      row.currency === null || row.amountMinor === null
        ? null
        : { currency: row.currency, minor: Number(row.amountMinor) },
    chain: row.chain,
    chainRole: row.chainRole,
    stage: row.stage,
    // The Json columns hold what `columnsOf` wrote, and nobody else writes them.
    reached: row.reached as Project["reached"],
    evidence: row.evidence as Project["evidence"],
    origin: row.origin,
    kind: row.kind,
    contact: row.contact,
    via: row.via,
    referrer: row.referrer,
    secrecy: row.secrecy as Project["secrecy"],
    unitId: row.unitId,
    ownerId: row.ownerId,
    next: row.next as Project["next"],
    needs: row.needs,
    creditCode: row.creditCode,
    country: row.country,
    note: row.note,
    loggedAt: row.loggedAt.toISOString(),
    progressAt: row.progressAt.toISOString(),
    voided: row.voided,
    ...plain,
    // The columns "investor", "sideState", "introducedBy" and "partners" are for finding; the values are here.
    ...(row.extra as Partial<Project> | null),
  };
  return { project, seq: row.seq, head: row.head };
}
