import type { Member, ProjectRecord, Unit } from "../model.ts";
import { countOutings, type OutingCounts } from "../outings/count.ts";
import type { Audience } from "../secrecy.ts";
import type { Work } from "../work.ts";
import { describeProject, type DescribedProject } from "./describe.ts";
import { kinOf, type Kin } from "./kin.ts";

/** Everything a project's card says to one audience: a person, or everybody who reads in a channel. */
export interface CardFacts extends DescribedProject {
  readonly unit: Unit | undefined;
  /** All of them, where credit is shared or waits for words; else none, as no other unit is named. */
  readonly units: readonly Unit[];
  readonly owner: Member | undefined;
  readonly kin: Kin;
  /** Visits and errands so far, for those who may know. */
  readonly outings: OutingCounts | undefined;
}

/** What the project's card says to this audience, whoever asks for it. */
export async function cardFacts(work: Work, record: ProjectRecord, audience: Audience): Promise<CardFacts> {
  const { tx, org } = work;
  const described = describeProject(work, record, audience);
  const { project } = described;
  const [owner] = await tx.people.byIds(org.id, [project.ownerId]);
  // Only what is shared or waits needs other units' names.
  const others = project.shares.length > 0 || project.transfer || project.split;
  return {
    ...described,
    unit: await tx.units.byId(org.id, project.unitId),
    units: others ? await tx.units.list(org.id) : [],
    owner,
    kin: await kinOf(work, record, audience),
    outings: project.named ? countOutings(await tx.outings.ofProject(org.id, project.number)) : undefined,
  };
}
